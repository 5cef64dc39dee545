/**
 * Stances: XState machines asked once. A transition depends on (stance, event, which predicates hold);
 * the answer is looked up in a table, and a missing cell asks XState's own `transition()` and keeps the answer.
 */
import { getInitialSnapshot, transition, type AnyStateMachine, type AnyStateNode, type StateValue } from 'xstate';

/** The abstract events that any machine may answer to; a scenario says which action is which event for whom. */
export const STANCE_EVENTS = [
  'ousted', 'surprised', 'pressed', 'threatened', 'reasonsGiven', 'offered', 'refused', 'backed', 'defected', 'appointed', 'dealt', 'roundEnded',
] as const;
export type StanceEventName = (typeof STANCE_EVENTS)[number];

/** The truth of a machine's predicates travels with the event; `xstate.init` carries none. */
export interface StanceEvent<Fact extends string = string> {
  readonly type: StanceEventName;
  readonly facts: Readonly<Record<Fact, boolean>>;
}

/** An archetype: a machine and the names of the predicates a scenario must supply. */
export interface Archetype {
  readonly id: string;
  readonly machine: AnyStateMachine;
  readonly predicates: readonly string[];
}

export const MAX_STANCES = 32;
export const MAX_PREDICATES = 5;
/** In place of an answer: not asked yet. */
export const UNASKED = -1;
/** In place of what it needs to know: nothing, for the stance stays. */
export const DEAF = -2;

/** The table of one machine: stances by index in document order, and answers as they are needed. */
export interface StanceTable {
  readonly archetype: Archetype;
  /** Canonical key of each stance: `divided`, or `mood.angry+voice.signed` for parallel regions. */
  readonly keys: readonly string[];
  readonly values: readonly StateValue[];
  readonly tags: readonly ReadonlySet<string>[];
  readonly initial: number;
  /** Where (stance, event, mask of predicates) leads; asks XState where `cells` does not know yet. */
  next(stance: number, event: number, mask: number): number;
  /** Bit per predicate that can change the answer to (stance, event); most need none or one. DEAF where the stance stays whatever they say. */
  relevant(stance: number, event: number): number;
  /** Whether the same question always has the same answer, so that a loop may keep it. */
  readonly lasting: boolean;
  /** Asks every cell, so that an unknown guard is met now and not in a game. Returns the number of cells. */
  fill(): number;
}

/** Builds the table of a machine. Throws where the machine does more than move, or is too large. */
export function stanceTable(archetype: Archetype): StanceTable {
  const { machine, predicates } = archetype;
  refuseMoreThanMoves(machine);
  if (predicates.length > MAX_PREDICATES) throw new Error(`Machine '${machine.id}' has ${predicates.length} predicates; at most ${MAX_PREDICATES}.`);
  const values = configurations(machine.root);
  if (values.length > MAX_STANCES) throw new Error(`Machine '${machine.id}' has ${values.length} stances; at most ${MAX_STANCES}.`);
  const keys = values.map((value) => stanceKey(machine.root, value));
  const cells = new Int8Array((values.length * STANCE_EVENTS.length) << predicates.length).fill(UNASKED);
  const next = (stance: number, event: number, mask: number): number => {
    const cell = ((stance * STANCE_EVENTS.length + event) << predicates.length) | mask;
    if (cells[cell] === UNASKED) {
      const value = nextStance(machine, values[stance]!, { type: STANCE_EVENTS[event]!, facts: factsOf(predicates, mask) });
      cells[cell] = keys.indexOf(stanceKey(machine.root, value));
    }
    return cells[cell]!;
  };
  const needs = new Int8Array(values.length * STANCE_EVENTS.length).fill(UNASKED);
  const relevant = (stance: number, event: number): number => {
    const at = stance * STANCE_EVENTS.length + event;
    if (needs[at] === UNASKED) {
      let bits = 0;
      for (let bit = 0; bit < predicates.length; bit++) {
        for (let mask = 0; mask < 1 << predicates.length; mask++) if (next(stance, event, mask) !== next(stance, event, mask ^ (1 << bit))) bits |= 1 << bit;
      }
      needs[at] = bits === 0 && next(stance, event, 0) === stance ? DEAF : bits;
    }
    return needs[at]!;
  };
  return {
    archetype,
    keys,
    values,
    tags: values.map((value) => machine.resolveState({ value, context: {} }).tags as ReadonlySet<string>),
    initial: keys.indexOf(stanceKey(machine.root, getInitialSnapshot(machine).value as StateValue)),
    next,
    relevant,
    lasting: true,
    fill: () => {
      for (let stance = 0; stance < values.length; stance++) {
        for (let event = 0; event < STANCE_EVENTS.length; event++) {
          for (let mask = 0; mask < 1 << predicates.length; mask++) next(stance, event, mask);
        }
      }
      return cells.length;
    },
  };
}

/** One move of a machine, by XState itself. Loud where the machine asks for anything but a move. */
export function nextStance(machine: AnyStateMachine, stance: StateValue, event: StanceEvent): StateValue {
  const [next, effects] = transition(machine, machine.resolveState({ value: stance, context: {} }), event);
  if (effects.length > 0) {
    throw new Error(`Machine '${machine.id}' asked for ${effects.map((e) => e.type).join(', ')} on '${event.type}'. Engine machines only move.`);
  }
  return next.value as StateValue;
}

/** The predicates as names and truth, from a mask with the first predicate in the lowest bit. */
export function factsOf(predicates: readonly string[], mask: number): Record<string, boolean> {
  return Object.fromEntries(predicates.map((name, bit) => [name, ((mask >> bit) & 1) === 1]));
}

/** A key that does not depend on the order in which XState lists parallel regions. */
export function stanceKey(root: AnyStateNode, value: StateValue): string {
  return leaves(root, value).join('+');
}

function leaves(node: AnyStateNode, value: StateValue): string[] {
  if (typeof value === 'string') return [value];
  return childrenOf(node).flatMap((child) => {
    const inner = value[child.key];
    if (inner === undefined) return [];
    const below = leaves(child, inner);
    return below.length === 0 ? [child.key] : below.map((leaf) => `${child.key}.${leaf}`);
  });
}

/** All configurations of a node by structure alone, in document order. */
function configurations(node: AnyStateNode): StateValue[] {
  const children = childrenOf(node);
  if (node.type === 'parallel') {
    return children.reduce<Record<string, StateValue>[]>(
      (made, child) => made.flatMap((value) => configurations(child).map((inner) => ({ ...value, [child.key]: inner }))),
      [{}],
    );
  }
  return children.flatMap((child): StateValue[] =>
    child.type === 'atomic' || child.type === 'final' ? [child.key] : configurations(child).map((inner) => ({ [child.key]: inner })),
  );
}

export function childrenOf(node: AnyStateNode): AnyStateNode[] {
  return Object.values(node.states).toSorted((a, b) => a.order - b.order);
}

function refuseMoreThanMoves(machine: AnyStateMachine): void {
  const refuse = (node: AnyStateNode, what: string): never => {
    throw new Error(`Machine '${machine.id}', state '${node.key}': ${what} is not allowed. Engine machines only move.`);
  };
  const visit = (node: AnyStateNode): void => {
    if (node.type === 'history') refuse(node, 'history');
    if (node.entry.length + node.exit.length > 0) refuse(node, 'an entry or exit action');
    if ((node.initial?.actions ?? []).length > 0) refuse(node, 'an action on the initial transition');
    if (node.invoke.length > 0) refuse(node, 'invoke');
    if (node.after.length > 0) refuse(node, 'after');
    for (const transitions of node.transitions.values()) {
      if (transitions.some((t) => t.actions.length > 0)) refuse(node, 'an action on a transition');
    }
    if ((node.always ?? []).some((t) => t.actions.length > 0)) refuse(node, 'an action on a transition');
    childrenOf(node).forEach(visit);
  };
  visit(machine.root);
}
