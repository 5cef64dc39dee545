/** What a state is worth to an actor: where it is likely to lead, and where the meters stand. */
import { detExp, ENDING, type Game, LEVELS, PLACES } from '../engine/index.ts';
import { createMixture, type Reading } from './mixture.ts';
import type { Features, Outlooks } from './outlook.ts';

export interface Prospects {
  readonly endings: number;
  /** Whether anybody signs. */
  readonly signing: boolean;
  /** Actor -> sharpness of its choices, per point of value. */
  readonly lambdas: readonly number[];
  /** Utility of `ending` to `actor` whose private fact stands at `level`, 0..100. */
  utility(actor: number, level: number, ending: number): number;
  /** The same in points of the actor's value, and its mean over `probabilities`. */
  worth(actor: number, level: number, ending: number): number;
  meanWorth(actor: number, level: number, probabilities: Float64Array): number;
  /** Weight in points of 100 on the terms of the ending. */
  endingWeight(actor: number): number;
  readonly meters: readonly (readonly { readonly slot: number; readonly name: string; readonly weight: number }[])[];
  /** Probability of every ending from `state`, breakdown risk included; the offers on the table left aside. */
  mix(state: Int32Array, out: Float64Array): void;
  /** Value to `actor` given the probabilities of the endings. */
  value(actor: number, state: Int32Array, probabilities: Float64Array): number;
  /** For `foresee` to fill. */
  reading(): Reading;
  /** Like `mix`, with the offers that stand and the chance that all needed sign them; `into` keeps what was read. Where `state` lies near one that was read, `near` saves most of it. */
  foresee(state: Int32Array, out: Float64Array, into: Reading, near?: Reading): void;
  /** Of the last state foreseen: probability of every ending, the offers on the table left aside. */
  readonly plain: Float64Array;
  /** Of the last state foreseen: per place on the table, the chance that its package is signed, and its ending (or -1). */
  readonly deals: { readonly chance: Float64Array; readonly ending: Int32Array };
  /** Chance that the package at `place` is signed by all it needs, each weighing it against `without`; `ending` says what it brings, or -1. */
  agreement(state: Int32Array, place: number, without: Float64Array): Agreement;
  /** Chance that an actor signs in `state` what changes its value by `gain` points. */
  signs(gain: number, state: Int32Array): number;
  /** Slot that makes signing easier, and the points of gain that a unit of it stands for; slot -1 where nothing does. */
  readonly easing: { readonly slot: number; readonly weight: number };
  /** Slots of which a unit more or less changes somebody's value. */
  readonly slots: readonly number[];
  /** Adds to `out[slot]` what a unit of each of `slots` is worth to `actor` by where `state`, of which `reading` is, leads: deals and meters aside (first order). */
  addSlopes(actor: number, state: Int32Array, reading: Reading, out: Float64Array): void;
  /** Sharpness of signing, per point of value. */
  readonly signingLambda: number;
}

/** Of the last package asked about; `willing[actor]` is each signer's own chance, -1 for all others. */
export interface Agreement {
  readonly chance: number;
  readonly ending: number;
  readonly willing: Float64Array;
  /** The state after the deal. */
  readonly dealt: Int32Array;
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
  const mixture = createMixture(features, outlooks);
  /** For `mix`, whose reading nobody keeps. */
  const shortly = mixture.reading();
  const interests = scenario.data.actors.map((a) => scenario.data.interests.find((i) => i.actor === a.id));
  const utilities = interests.map((interest, a) => utilityTable(interest, scenario.data.actors[a]!.type?.levels ?? [], endings.map((e) => e.id)));
  const lambdas = interests.map((i) => i?.lambda ?? 1);
  const weights = interests.map((i) => (i?.endingWeight ?? 0) / 100);
  const meters = interests.map((i) => Object.entries(i?.meters ?? {}).map(([name, weight]) => ({ slot: layout.byName.get(name)!.index, name, weight: weight / 100 })));
  /** The same of all actors, one after another: those of actor `a` from `meterFrom[a]` on. */
  const meterFrom = Int32Array.from({ length: actors.length + 1 }, (_, a) => meters.slice(0, a).flat().length);
  const meterSlot = Int32Array.from(meters.flat(), ({ slot }) => slot);
  const meterWeight = Float64Array.from(meters.flat(), ({ weight }) => weight);
  const plain = new Float64Array(E);
  /** Bit per actor whose value without a deal, in the state asked about, is in `heldValue`. */
  let weighed = 0;
  const heldValue = new Float64Array(actors.length);
  const dealt = new Int32Array(layout.size);
  const willing = new Float64Array(actors.length);
  const answer = { chance: 0, ending: -1, willing, dealt };
  const deals = { chance: new Float64Array(PLACES), ending: new Int32Array(PLACES) };
  const worth = utilities.map((table, a) => table.map((u) => weights[a]! * u));
  const { lambda, margin } = features.spec;
  const easing = features.spec.easing ?? { slot: -1, weight: 0 };
  const slots = [...new Set([...features.slots, ...meters.flatMap((own) => own.map(({ slot }) => slot)), ...(easing.slot < 0 ? [] : [easing.slot])])];

  function utility(actor: number, level: number, ending: number): number {
    return utilities[actor]![level * E + ending]!;
  }

  function meanWorth(actor: number, level: number, probabilities: Float64Array): number {
    const table = worth[actor]!;
    let mean = 0;
    for (let e = 0, at = level * E; e < E; e++, at++) mean += probabilities[e]! * table[at]!;
    return mean;
  }

  function value(actor: number, state: Int32Array, probabilities: Float64Array): number {
    return metersFrom(meanWorth(actor, state[layout.type + actor]!, probabilities), actor, state);
  }

  /** `total` and what the meters of `state` are worth to the actor. */
  function metersFrom(total: number, actor: number, state: Int32Array): number {
    let sum = total;
    for (let i = meterFrom[actor]!; i < meterFrom[actor + 1]!; i++) {
      const weight = meterWeight[i]!;
      const stands = state[meterSlot[i]!]!;
      sum += weight >= 0 ? weight * stands : -weight * (100 - stands);
    }
    return sum;
  }

  const shareOf = (state: Int32Array): number => (options.mode === 'noDeal' ? 1 : features.breakdown(state));

  function mix(state: Int32Array, out: Float64Array): void {
    lookInto(state, out, shortly);
  }

  function lookInto(state: Int32Array, out: Float64Array, into: Reading, near?: Reading): void {
    mixture.forget(into);
    if (certain(state, out)) return;
    mixture.read(into, state, near);
    mixture.oddsOf(into, shareOf(state), out);
  }

  const signs = (gain: number, state: Int32Array): number => 1 / (1 + detExp(-lambda * (gain - margin + (easing.slot < 0 ? 0 : easing.weight * state[easing.slot]!))));

  function foresee(state: Int32Array, out: Float64Array, into: Reading, near?: Reading): void {
    lookInto(state, out, into, near);
    withDeals(state, out);
  }

  function withDeals(state: Int32Array, out: Float64Array): void {
    for (let e = 0; e < E; e++) plain[e] = out[e]!;
    for (let place = 0; place < PLACES; place++) {
      deals.chance[place] = 0;
      deals.ending[place] = -1;
    }
    if (!options.signing || kernel.stageOf(state)?.kind !== 'sign') return;
    let left = 1;
    weighed = 0;
    for (let place = 0; place < PLACES && left > 0; place++) {
      if (kernel.signers(state, place) === 0) continue;
      const { chance: alone, ending } = agreed(state, place, plain);
      const chance = left * alone;
      if (chance <= 0) continue;
      for (let e = 0; e < E; e++) out[e] = out[e]! - chance * plain[e]!; // what is left of "no deal" shrinks; deals already counted stay
      out[ending] = out[ending]! + chance;
      left -= chance;
      deals.chance[place] = chance;
      deals.ending[place] = ending;
    }
  }

  function agreement(state: Int32Array, place: number, without: Float64Array): Agreement {
    weighed = 0;
    return agreed(state, place, without);
  }

  // Of several packages in one state each signer weighs no deal once.
  function agreed(state: Int32Array, place: number, without: Float64Array): Agreement {
    const signers = kernel.signers(state, place);
    answer.chance = 0;
    answer.ending = -1;
    for (let a = 0; a < actors.length; a++) willing[a] = -1;
    if (signers === 0 || !options.signing) return answer;
    dealt.set(state);
    kernel.settle(dealt, place);
    const ending = dealt[ENDING]!;
    if (ending === 0) return answer;
    let chance = 1;
    for (let a = 0; a < actors.length; a++) {
      if (!((signers >> a) & 1)) continue;
      if (!((weighed >> a) & 1)) heldValue[a] = value(a, state, without);
      weighed |= 1 << a;
      const dealtValue = metersFrom(worth[a]![dealt[layout.type + a]! * E + ending - 1]!, a, dealt);
      willing[a] = signs(dealtValue - heldValue[a]!, state);
      chance *= willing[a]!;
    }
    answer.chance = chance;
    answer.ending = ending - 1;
    return answer;
  }

  function addSlopes(actor: number, state: Int32Array, reading: Reading, out: Float64Array): void {
    if (mixture.known(reading)) mixture.addSlopes(reading, state, shareOf(state), worth[actor]!, state[layout.type + actor]! * E, out);
  }

  return { endings: E, signing: options.signing, lambdas, utility, worth: (actor, level, ending) => worth[actor]![level * E + ending]!, meanWorth, endingWeight: (actor) => weights[actor]!, meters, mix, value, reading: mixture.reading, foresee, plain, deals, agreement, signs, easing, slots, addSlopes, signingLambda: lambda };
}

/** Where the ending is decided, it alone is left. */
function certain(state: Int32Array, out: Float64Array): boolean {
  const decided = state[ENDING]!;
  if (decided === 0) return false;
  for (let e = 0; e < out.length; e++) out[e] = e === decided - 1 ? 1 : 0;
  return true;
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
