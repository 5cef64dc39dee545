/** What one seat may see. Everything that plays or draws gets an observation, never the state. */
import { DEALT, ENDING, HIDDEN, LEVELS, OVER, PLACES, ROUND, SEED, SITUATION, STAGE, TABLE, TABLE_UNTIL } from './layout.ts';
import type { Compiled } from './scenario/compiled.ts';
import type { ActorId, GameState, Observation, View } from './types.ts';

/** What `seat`, the actor at index `actor`, may know of `state`. */
export function observe(rules: Compiled, state: GameState, seat: ActorId, actor: number): Observation {
  const masked = new Int32Array(rules.layout.size);
  maskInto(rules, state, actor, masked);
  return observationOf(rules, masked, seat);
}

/** Sees as an actor what all may see, and nothing that is any actor's own. */
const NOBODY = 31;

/** What everybody may know of `state`: for a screen that several look at. */
export function publicView(rules: Compiled, state: GameState): View {
  const masked = new Int32Array(rules.layout.size);
  maskInto(rules, state, NOBODY, masked);
  return viewOf(rules, masked);
}

/** Wraps a masked array; it is not copied. */
export function observationOf(rules: Compiled, masked: Int32Array, seat: ActorId): Observation {
  return {
    seat,
    masked,
    get view() {
      return viewOf(rules, masked);
    },
  };
}

/** Copies `state` into `out` with HIDDEN in every place that `actor` does not see, the seed included. */
export function maskInto(rules: Compiled, state: Int32Array, actor: number, out: Int32Array): void {
  out.set(state);
  for (let i = 0; i < 4; i++) out[SEED + i] = HIDDEN;
  const { veiled } = rules.layout;
  for (let i = 0; i < veiled.length; i++) {
    const { index, revealedBy, seenBy } = veiled[i]!;
    if (((seenBy >> actor) & 1) === 0 && !(revealedBy >= 0 && state[revealedBy] === 1)) out[index] = HIDDEN;
  }
  const { layout, actors, chance } = rules;
  for (let a = 0; a < actors.length; a++) if (a !== actor) out[layout.used + a] = out[layout.used + a]! & actors[a]!.publicMenu;
  for (let e = 0; e < chance.length; e++) if (((chance[e]!.toldTo >> actor) & 1) === 0) out[layout.struck] = out[layout.struck]! & ~(1 << e);
}

/** What a seat knows of its own private fact: the fact itself, or only a noisy sign of it; nothing if it has none. */
export function ownFact(view: View, seat: ActorId): { readonly kind: 'type' | 'signal'; readonly level: string } | undefined {
  const sign = view.signals[seat];
  if (sign !== undefined) return { kind: 'signal', level: sign };
  const level = view.types[seat];
  return level === undefined ? undefined : { kind: 'type', level };
}

/** Names and values of a state or of a masked copy; what is hidden is absent. */
export function viewOf(rules: Compiled, state: Int32Array): View {
  const { layout, rounds, actors, packages, endings } = rules;
  const round = rounds[state[ROUND]!]!;
  const situation = round.situations[state[SITUATION]!]!;
  const values: Record<string, number | boolean | string> = {};
  for (const slot of layout.slots) {
    const value = state[slot.index]!;
    if (value === HIDDEN) continue;
    if (slot.kind === 'meter' || slot.kind === 'count' || slot.kind === 'likelihood') values[slot.name] = value;
    else if (slot.kind === 'flag') values[slot.name] = value === 1;
    else if (slot.kind === 'status') values[slot.name] = slot.values[value]!;
  }
  const types: Record<string, string> = {};
  const signals: Record<string, string> = {};
  actors.forEach((actor, a) => {
    const level = state[layout.type + a]!;
    const name = layout.slots.find((s) => s.index === layout.type + a)?.values[level];
    if (level !== HIDDEN && level < LEVELS && name !== undefined) types[actor.id] = name;
    const sign = state[layout.signal[a]!] ?? HIDDEN;
    const shown = layout.slots.find((s) => s.index === layout.signal[a])?.values[sign];
    if (sign !== HIDDEN && shown !== undefined) signals[actor.id] = shown;
  });
  return {
    round: round.id,
    roundIndex: state[ROUND]!,
    situation: situation.id,
    stage: state[OVER] === 1 ? 'over' : situation.stages[state[STAGE]!]!.kind,
    values,
    stances: Object.fromEntries(actors.map((actor, a) => [actor.id, actor.stances.keys[state[layout.stance + a]!]!])),
    types,
    signals,
    table: Array.from({ length: PLACES }, (_, place) => place).flatMap((place) => {
      const pack = state[TABLE + place]! - 1;
      return pack < 0 ? [] : [{ place, package: packages[pack]!.id, until: rounds[state[TABLE_UNTIL + place]!]?.id }];
    }),
    dealt: packages[state[DEALT]! - 1]?.id,
    ending: endings[state[ENDING]! - 1]?.id,
  };
}
