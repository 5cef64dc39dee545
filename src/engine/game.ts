/** `createGame`: the rules with a scenario loaded. The whole surface of the engine. */
import { drawAt, hashText, seedWords } from './draw.ts';
import { didYouMean, RulesError, shown } from './errors.ts';
import { createKernel, type Kernel } from './kernel.ts';
import { ENDING, OVER, PLACES, SEED, SITUATION, ROUND } from './layout.ts';
import { maskInto, viewOf } from './observation.ts';
import { pinsOf } from './pins.ts';
import { createJournal, seen } from './record.ts';
import type { Scenario } from './scenario/load.ts';
import type { MeasureData, ScenarioData } from './scenario/schema.ts';
import { mediates } from './signing.ts';
import type { ActionId, ActorId, Applied, GameEvent, GameState, JointAction, Legality, Observation, PinnedChance, Returns, StartOptions, View } from './types.ts';

export interface Game {
  readonly scenario: Scenario;
  /** For loops: the same rules on integers, in place. */
  readonly kernel: Kernel;
  readonly actors: readonly ActorId[];
  initialState(seed: string, options?: StartOptions): GameState;
  /** The seats that choose in this stage, in the scenario's order; empty when the game is over. */
  toMove(state: GameState): readonly ActorId[];
  /** Sorted and unique; empty for a seat that does not choose now. */
  legalActions(state: GameState, seat: ActorId): readonly ActionId[];
  /** A new state and what happened; throws RulesError on an illegal, missing or extra action. */
  apply(state: GameState, joint: JointAction, pinned?: PinnedChance): Applied;
  /** The chance events that may strike after this stage, with their odds in per mille as they stand now. */
  chance(state: GameState): readonly { readonly event: string; readonly permille: number }[];
  observe(state: GameState, seat: ActorId): Observation;
  /** Equal for all states that `seat` can't tell apart by what it sees now. */
  informationState(state: GameState, seat: ActorId): string;
  explain(state: GameState, seat: ActorId, action: ActionId): Legality;
  outcome(state: GameState): string | null;
  returns(state: GameState): Returns | null;
  /** The public scales, 0..100. */
  scales(state: GameState): Readonly<Record<string, number>>;
  describe(state: GameState): View;
  /** For loops: action ids of the bits of a legality mask, in menu order. */
  idsOf(signing: boolean, actor: number, mask: number): ActionId[];
  /** For loops: menu position (or subset) of an action id, -1 if unknown. */
  positionOf(signing: boolean, actor: number, action: ActionId): number;
  /** For loops: wraps a masked array; it is not copied. */
  observationOf(masked: Int32Array, seat: ActorId): Observation;
  hash(state: GameState): string;
}

/** `sign:` and the places on the table that are signed, e.g. `sign:02`; `sign:` alone signs nothing. */
export function signatureId(subset: number): ActionId {
  let places = '';
  for (let place = 0; place < PLACES; place++) if ((subset >> place) & 1) places += String(place);
  return `sign:${places}`;
}
const SIGNATURES = Array.from({ length: 1 << PLACES }, (_, subset) => signatureId(subset));

export function createGame(scenario: Scenario): Game {
  const rules = scenario.compiled;
  const { layout } = rules;
  const kernel = createKernel(rules);
  const actors = rules.actors.map((a) => a.id);
  const indexOf = (seat: ActorId): number => {
    const index = actors.indexOf(seat);
    if (index < 0) throw new RulesError(`Unknown seat '${seat}'. Seats: ${actors.join(', ')}.${didYouMean(seat, actors)}`);
    return index;
  };
  const idsOf = (signing: boolean, actor: number, mask: number): ActionId[] => {
    const menu = rules.actors[actor]!.menu;
    const ids: ActionId[] = [];
    for (let i = 0; i < 31; i++) if ((mask >> i) & 1) ids.push(signing ? SIGNATURES[i]! : menu[i]!.id);
    return ids;
  };
  const positionOf = (signing: boolean, actor: number, action: ActionId): number =>
    signing ? SIGNATURES.indexOf(action) : rules.actors[actor]!.menu.findIndex((a) => a.id === action);
  const legalActions = (state: GameState, seat: ActorId): ActionId[] =>
    idsOf(kernel.stageOf(state)?.kind === 'sign', indexOf(seat), kernel.legal(state, indexOf(seat))).toSorted((a, b) => (a < b ? -1 : 1));

  function toMove(state: GameState): ActorId[] {
    const mask = kernel.toMove(state);
    return actors.filter((_, a) => (mask >> a) & 1);
  }

  function choiceOf(state: GameState, seat: ActorId, action: ActionId): number {
    const actor = indexOf(seat);
    const at = positionOf(kernel.stageOf(state)?.kind === 'sign', actor, action);
    if (at < 0 || !((kernel.legal(state, actor) >> at) & 1)) {
      const legal = legalActions(state, seat);
      const round = rules.rounds[state[ROUND]!]!.id;
      throw new RulesError(`Action '${action}' is not legal for '${seat}' in round '${round}'. Legal: ${legal.join(', ') || 'none'}.${didYouMean(action, legal)}`);
    }
    return at;
  }

  function jointChoices(state: GameState, joint: JointAction): Int32Array {
    const movers = toMove(state);
    if (movers.length === 0) throw new RulesError('The game is over: nobody has to choose.');
    for (const seat of Object.keys(joint)) {
      if (!movers.includes(seat)) throw new RulesError(`Seat '${seat}' does not choose in this stage. To move: ${movers.join(', ')}.${didYouMean(seat, movers)}`);
    }
    const choices = new Int32Array(actors.length).fill(-1);
    for (const seat of movers) {
      const action = joint[seat];
      if (action === undefined) throw new RulesError(`No action for '${seat}'. Legal: ${legalActions(state, seat).join(', ')}.`);
      choices[indexOf(seat)] = choiceOf(state, seat, action);
    }
    return choices;
  }

  function apply(state: GameState, joint: JointAction, pinned?: PinnedChance): Applied {
    const choices = jointChoices(state, joint);
    const signing = kernel.stageOf(state)?.kind === 'sign';
    const next = state.slice() as GameState;
    const journal = createJournal(rules, state[ROUND]!, mediatorsIn(state));
    const pins = pinned === undefined ? undefined : pinsOf(rules, pinned);
    kernel.step(next, choices, pins, journal);
    const chosen = rules.resolution.flatMap((a): GameEvent[] => {
      if (choices[a]! < 0 || signing) return [];
      const action = rules.actors[a]!.menu[choices[a]!]!;
      const hidden = action.data?.kind === 'hold' ? (kernel.stageOf(state)!.holdsSeenBy | (1 << a)) : action.seenBy;
      return [{ ...seen(rules, hidden), kind: 'chose', actor: actors[a]!, action: action.id }];
    });
    return { state: next, events: [...chosen, ...journal.events(), ...arrival(state, next)] };
  }

  function mediatorsIn(state: GameState): ActorId[] {
    return actors.filter((_, a) => mediates(rules, state, a));
  }

  function arrival(before: GameState, after: GameState): GameEvent[] {
    if (after[OVER] === 1) return [{ kind: 'ended', ending: rules.endings[after[ENDING]! - 1]!.id }];
    if (after[ROUND] === before[ROUND]) return [];
    const round = rules.rounds[after[ROUND]!]!;
    return [{ kind: 'round', round: round.id, situation: round.situations[after[SITUATION]!]!.id }];
  }

  function initialState(seed: string, options: StartOptions = {}): GameState {
    const state = new Int32Array(layout.size) as GameState;
    state.set(seedWords(seed), SEED);
    for (const slot of scenario.data.state) if (slot.start !== undefined) setStart(state, slot.id, slot.start);
    for (const [name, value] of Object.entries(options.start ?? {})) setStart(state, name, value);
    const typed = scenario.data.actors.flatMap((actor) => (actor.type === undefined ? [] : [actor.id]));
    for (const name of Object.keys(options.types ?? {})) {
      if (!typed.includes(name)) throw new RulesError(`'${name}' has no private fact. Actors with one: ${typed.join(', ')}.${didYouMean(name, typed)}`);
    }
    scenario.data.actors.forEach((actor, a) => {
      if (actor.type === undefined) return;
      const given = options.types?.[actor.id];
      const level = given === undefined ? levelBy(drawAt(state, SEED, hashText(`type/${actor.id}`), 0, 0), actor.type.odds) : actor.type.levels.indexOf(given);
      if (level < 0) throw new RulesError(`Unknown level '${given}' of '${actor.id}'. Levels: ${actor.type.levels.join(', ')}.`);
      state[layout.type + a] = level;
    });
    kernel.begin(state);
    return state;
  }

  function setStart(state: GameState, name: string, value: number | boolean | string): void {
    const slot = layout.byName.get(name);
    const at = slot === undefined || !['meter', 'count', 'flag', 'status'].includes(slot.kind) ? undefined : slot;
    const number = typeof value === 'string' ? (at?.values.indexOf(value) ?? -1) : Number(value);
    const fits = at?.kind === 'flag' ? typeof value === 'boolean' : at?.kind === 'status' ? typeof value === 'string' : typeof value === 'number';
    if (at === undefined || !fits || number < 0 || number > at.max || !Number.isInteger(number)) {
      throw new RulesError(`Start condition '${name}': ${shown(value)} is not possible.${at === undefined ? didYouMean(name, scenario.data.state.map((s) => s.id)) : ''}`);
    }
    state[at.index] = number;
  }

  function measure(state: GameState, endings: Readonly<Record<string, number>>, weight: number, meters: Readonly<Record<string, number>>): number {
    const ending = rules.endings[state[ENDING]! - 1]?.id ?? '';
    let total = (weight * (endings[ending] ?? 0)) / 100;
    for (const [name, w] of Object.entries(meters)) {
      const value = state[layout.byName.get(name)!.index]!;
      total += w >= 0 ? (w * value) / 100 : (-w * (100 - value)) / 100;
    }
    return total;
  }

  function returns(state: GameState): Returns | null {
    if (state[OVER] !== 1) return null;
    const entries = scenario.data.interests.map((interest): [string, number] => {
      const level = scenario.data.actors.find((a) => a.id === interest.actor)?.type?.levels[state[layout.type + indexOf(interest.actor)]!];
      const shift = interest.byType?.[level ?? ''] ?? {};
      const endings = Object.fromEntries(Object.entries(interest.endings).map(([e, u]) => [e, Math.max(0, Math.min(100, u + (shift[e] ?? 0)))]));
      const raw = measure(state, endings, interest.endingWeight, interest.meters);
      return [interest.actor, Math.round(10 * (50 + (20 * (raw - interest.par.mean)) / interest.par.sd)) / 10];
    });
    return Object.fromEntries(entries);
  }

  function explain(state: GameState, seat: ActorId, action: ActionId): Legality {
    const actor = indexOf(seat);
    if (state[OVER] === 1) return { legal: false, reason: 'over' };
    if (legalActions(state, seat).includes(action)) return { legal: true, reason: 'legal' };
    if (!toMove(state).includes(seat)) return { legal: false, reason: 'not-your-stage' };
    const it = rules.actors[actor]!.menu.find((a) => a.id === action);
    if (it === undefined) return { legal: false, reason: SIGNATURES.includes(action) ? 'wrong-stage' : 'unknown' };
    if (!(it.stages & kernel.stageOf(state)!.kindBit)) return { legal: false, reason: 'wrong-stage' };
    if ((state[layout.used + actor]! >> it.bit) & 1) return { legal: false, reason: 'used' };
    const condition = it.data?.when ?? scenario.data.packages[it.offers]?.proposers[seat];
    return { legal: false, reason: 'condition', ...(condition === undefined ? {} : { condition }) };
  }

  return {
    scenario,
    kernel,
    actors,
    initialState,
    toMove,
    legalActions,
    apply,
    chance: (state) => rules.chance.flatMap((it, e) => (kernel.odds(state, e) > 0 ? [{ event: it.id, permille: kernel.odds(state, e) }] : [])),
    observe: (state, seat) => observation(state, seat, indexOf(seat)),
    informationState: (state, seat) => {
      const masked = new Int32Array(layout.size);
      maskInto(rules, state, indexOf(seat), masked);
      return masked.join(',');
    },
    explain,
    outcome: (state) => (state[OVER] === 1 ? rules.endings[state[ENDING]! - 1]!.id : null),
    returns,
    scales: (state) => Object.fromEntries(scenario.data.scales.map((s: MeasureData) => [s.id, Math.round(measure(state, s.endings, s.endingWeight, s.meters))])),
    describe: (state) => viewOf(rules, state),
    idsOf,
    positionOf,
    observationOf,
    hash: stateHash,
  };

  function observation(state: GameState, seat: ActorId, actor: number): Observation {
    const masked = new Int32Array(layout.size);
    maskInto(rules, state, actor, masked);
    return observationOf(masked, seat);
  }

  function observationOf(masked: Int32Array, seat: ActorId): Observation {
    return {
      seat,
      masked,
      get view() {
        return viewOf(rules, masked);
      },
    };
  }
}

/** Every private fact as the record has it, for `StartOptions.types`. */
export function recordedTypes(data: ScenarioData): Readonly<Record<ActorId, string>> {
  return Object.fromEntries(data.actors.flatMap((actor) => (actor.type === undefined ? [] : [[actor.id, actor.type.recorded]])));
}

/** 64 bits over every integer of the state, as 16 hexadecimal digits. */
export function stateHash(state: Int32Array): string {
  let a = 0x811c9dc5;
  let b = 0x9747b28c;
  for (const value of state) {
    a = Math.imul(a ^ value, 0x01000193);
    a = (a << 13) | (a >>> 19);
    b = Math.imul(b ^ Math.imul(value, 0x85ebca6b), 0xc2b2ae35);
    b ^= b >>> 15;
  }
  return (a >>> 0).toString(16).padStart(8, '0') + (b >>> 0).toString(16).padStart(8, '0');
}

function levelBy(u: number, odds: readonly number[]): number {
  if (u < odds[0]!) return 0;
  return u < odds[0]! + odds[1]! ? 1 : 2;
}
