/** What a state is worth to an actor: where it is likely to lead, and where the meters stand. */
import { detExp, ENDING, type Game, LEVELS, PLACES } from '../engine/index.ts';
import type { Features, Outlooks } from './outlook.ts';

export interface Prospects {
  readonly endings: number;
  /** Whether anybody signs. */
  readonly signing: boolean;
  /** Actor -> sharpness of its choices, per point of value. */
  readonly lambdas: readonly number[];
  /** Utility of `ending` to `actor` whose private fact stands at `level`, 0..100. */
  utility(actor: number, level: number, ending: number): number;
  /** Weight in points of 100 on the terms of the ending. */
  endingWeight(actor: number): number;
  readonly meters: readonly (readonly { readonly slot: number; readonly name: string; readonly weight: number }[])[];
  /** Probability of every ending from `state`, breakdown risk included; the offers on the table left aside. */
  mix(state: Int32Array, out: Float64Array): void;
  /** Value to `actor` given the probabilities of the endings. */
  value(actor: number, state: Int32Array, probabilities: Float64Array): number;
  /** Like `mix`, with the offers that stand and the chance that all needed sign them. */
  foresee(state: Int32Array, out: Float64Array): void;
  /** Chance that `actor` signs what changes its value by `gain` points. */
  signs(gain: number): number;
}

export interface ProspectOptions {
  /** `noDeal`: nobody ever signs, the outlook without deals alone; `full`: both, weighed by the risk of breakdown. */
  readonly mode: 'noDeal' | 'full';
  readonly signing: boolean;
}

export function createProspects(game: Game, features: Features, outlooks: Outlooks, options: ProspectOptions): Prospects {
  const { scenario, kernel } = game;
  const { layout, endings, actors } = scenario.compiled;
  const E = endings.length;
  const interests = scenario.data.actors.map((a) => scenario.data.interests.find((i) => i.actor === a.id));
  const utilities = interests.map((interest, a) => utilityTable(interest, scenario.data.actors[a]!.type?.levels ?? [], endings.map((e) => e.id)));
  const lambdas = interests.map((i) => i?.lambda ?? 1);
  const weights = interests.map((i) => (i?.endingWeight ?? 0) / 100);
  const meters = interests.map((i) => Object.entries(i?.meters ?? {}).map(([name, weight]) => ({ slot: layout.byName.get(name)!.index, name, weight: weight / 100 })));
  const other = new Float64Array(E);
  const now = new Float64Array(E);
  const dealt = new Int32Array(layout.size);
  const all = new Int32Array(actors.length);
  const { lambda, margin } = features.spec;

  function utility(actor: number, level: number, ending: number): number {
    return utilities[actor]![level * E + ending]!;
  }

  function value(actor: number, state: Int32Array, probabilities: Float64Array): number {
    const level = state[layout.type + actor]!;
    const table = utilities[actor]!;
    let expected = 0;
    for (let e = 0, at = level * E; e < E; e++, at++) expected += probabilities[e]! * table[at]!;
    let total = weights[actor]! * expected;
    const own = meters[actor]!;
    for (let i = 0; i < own.length; i++) {
      const { slot, weight } = own[i]!;
      total += weight >= 0 ? weight * state[slot]! : -weight * (100 - state[slot]!);
    }
    return total;
  }

  function mix(state: Int32Array, out: Float64Array): void {
    const decided = state[ENDING]!;
    if (decided > 0) {
      out.fill(0);
      out[decided - 1] = 1;
      return;
    }
    if (options.mode === 'noDeal') features.probabilities(outlooks.noDeal, state, out);
    else features.blend(outlooks.noDeal, outlooks.withDeals, features.breakdown(state), state, out);
  }

  const signs = (gain: number): number => 1 / (1 + detExp(-lambda * (gain - margin)));

  function foresee(state: Int32Array, out: Float64Array): void {
    mix(state, out);
    if (!options.signing || kernel.stageOf(state)?.kind !== 'sign') return;
    now.set(out);
    let left = 1;
    for (let place = 0; place < PLACES && left > 0; place++) {
      if (kernel.signers(state, place) === 0) continue;
      const chance = left * agreement(state, place, now);
      if (chance <= 0) continue;
      const ending = dealt[ENDING]!;
      if (ending === 0) continue;
      for (let e = 0; e < E; e++) out[e] = out[e]! - chance * now[e]!; // what is left of "no deal" shrinks; deals already counted stay
      out[ending - 1] = out[ending - 1]! + chance;
      left -= chance;
    }
  }

  // Leaves the state after the deal in `dealt`.
  function agreement(state: Int32Array, place: number, without: Float64Array): number {
    const signers = kernel.signers(state, place);
    if (signers === 0) return 0;
    for (let a = 0; a < actors.length; a++) all[a] = (signers >> a) & 1 ? 1 << place : -1;
    dealt.set(state);
    kernel.step(dealt, all);
    const ending = dealt[ENDING]!;
    if (ending === 0) return 0;
    let chance = 1;
    for (let a = 0; a < actors.length; a++) {
      if (!((signers >> a) & 1)) continue;
      other.fill(0);
      other[ending - 1] = 1;
      chance *= signs(value(a, dealt, other) - value(a, state, without));
    }
    return chance;
  }

  return { endings: E, signing: options.signing, lambdas, utility, endingWeight: (actor) => weights[actor]!, meters, mix, value, foresee, signs };
}

type Interest = Game['scenario']['data']['interests'][number] | undefined;

/** level x ending; an actor without a private fact has one level. */
function utilityTable(interest: Interest, levels: readonly string[], endings: readonly string[]): Float64Array {
  const table = new Float64Array(LEVELS * endings.length);
  for (let level = 0; level < LEVELS; level++) {
    const shift = interest?.byType?.[levels[level] ?? ''] ?? {};
    endings.forEach((ending, e) => {
      table[level * endings.length + e] = Math.max(0, Math.min(100, (interest?.endings[ending] ?? 0) + (shift[ending] ?? 0)));
    });
  }
  return table;
}
