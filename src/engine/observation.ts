/** What one seat may see. Everything that plays or draws gets an observation, never the state. */
import { DEALT, ENDING, HIDDEN, LEVELS, OVER, PLACES, ROUND, SEED, SITUATION, STAGE, TABLE, TABLE_UNTIL } from './layout.ts';
import type { Compiled } from './scenario/compiled.ts';
import type { ActorId, GameState, Observation, View } from './types.ts';

/** Copies `state` into `out` with HIDDEN in every place that `actor` does not see, the seed included. */
export type Mask = (state: Int32Array, actor: number, out: Int32Array) => void;

/** Sees what all may see, and nothing that is any actor's own. */
const NOBODY = 31;

export function createMask({ layout, actors, chance }: Compiled): Mask {
  const seats = [...actors.keys(), NOBODY];
  const unseen = seats.map((actor) => [
    ...Array.from({ length: 4 }, (_, i) => [SEED + i, -1] as const),
    ...layout.veiled.filter(({ seenBy }) => ((seenBy >> actor) & 1) === 0).map(({ index, revealedBy }) => [index, revealedBy] as const),
  ]);
  /** What seat `s` does not see goes from `from[s]` to `from[s + 1]`: a slot, and the flag that opens it, or -1. */
  const from = Int32Array.from({ length: seats.length + 1 }, (_, s) => unseen.slice(0, s).reduce((sum, slots) => sum + 2 * slots.length, 0));
  const veils = Int32Array.from(unseen.flat(2));
  const publicMenus = Int32Array.from(actors, ({ publicMenu }) => publicMenu);
  const told = Int32Array.from(seats, (actor) => chance.reduce((mask, { toldTo }, e) => mask | (((toldTo >> actor) & 1) << e), 0));
  const { used, struck } = layout;

  return (state, actor, out) => {
    const seat = actor === NOBODY ? actors.length : actor;
    out.set(state);
    for (let i = from[seat]!; i < from[seat + 1]!; i += 2) {
      const opener = veils[i + 1]!;
      if (opener < 0 || state[opener] !== 1) out[veils[i]!] = HIDDEN;
    }
    for (let a = 0; a < publicMenus.length; a++) if (a !== actor) out[used + a] = out[used + a]! & publicMenus[a]!;
    out[struck] = out[struck]! & told[seat]!;
  };
}

/** What `seat`, the actor at index `actor`, may know of `state`. */
export function observe(rules: Compiled, mask: Mask, state: GameState, seat: ActorId, actor: number): Observation {
  const masked = new Int32Array(rules.layout.size);
  mask(state, actor, masked);
  return observationOf(rules, masked, seat);
}

/** What everybody may know of `state`: for a screen that several look at. */
export function publicView(rules: Compiled, mask: Mask, state: GameState): View {
  const masked = new Int32Array(rules.layout.size);
  mask(state, NOBODY, masked);
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
