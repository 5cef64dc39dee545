/**
 * Where things lead: the probability of every ending from a state, as a softmax over linear scores of a few
 * features and products. Two outlooks: what comes if nobody ever signs, and what comes with deals; each has
 * one model before and one after the turning point that the scenario names.
 */
import { type Compiled, type CompiledOutlook, createSieve, holds, ROUND, SLOT_ONE, softmaxInto, TRUE } from '../engine/index.ts';

export type Phase = 'before' | 'after';
/** Weights of one model, ending by ending: `endings x inputs`, the constant last. */
export type Weights = Float64Array;
export interface Outlook {
  readonly before: Weights;
  readonly after: Weights;
}
export interface Outlooks {
  readonly noDeal: Outlook;
  readonly withDeals: Outlook;
}

export const PHASES: readonly Phase[] = ['before', 'after'];

export interface Features {
  readonly spec: CompiledOutlook;
  readonly endings: number;
  /** Names of the inputs of a phase, the constant `1` last. */
  names(phase: Phase): readonly string[];
  phaseOf(state: Int32Array): Phase;
  /** What was read last: as many inputs as their phase has. */
  readonly inputs: Float64Array;
  /** Writes the inputs of the state, as of a phase, into `inputs`. */
  read(state: Int32Array, phase: Phase): void;
  /** Slots that the features read as numbers, but for private facts: nothing moves those. */
  readonly slots: readonly number[];
  /** Inputs of a phase in which some of those slots stand. */
  sloped(phase: Phase): readonly number[];
  /** For `addSlotSlopes`: what a unit of each of those inputs adds. */
  readonly inputSlopes: Float64Array;
  /** Adds to `out[slot]` what a unit of each of `slots` adds by `inputSlopes`, where the inputs of `state` stand in `inputs` from `at` on (first order). */
  addSlotSlopes(state: Int32Array, phase: Phase, inputs: Float64Array, at: number, out: Float64Array): void;
  /** Believed risk that talks break down, 0..1. */
  breakdown(state: Int32Array): number;
}

export function createFeatures(rules: Compiled): Features {
  const spec = rules.outlook;
  if (spec === undefined) throw new Error('The scenario has no outlook: the incentive policy needs one.');
  const { conditions, layout } = rules;
  const rounds = rules.rounds.length;
  const plans = { before: planOf(spec, 'before'), after: planOf(spec, 'after') };
  const moves = (slot: number): boolean => slot >= 0 && !(slot >= layout.type && slot < layout.type + rules.actors.length);
  // Both phases lie in the same arrays: a loop reads those that never change fastest.
  const { bias, from, slot, weight, when, first, second, featuresFrom, productsFrom } = joined(plans.before, plans.after);
  const { lists, listsFrom, bits } = askedAtOnce([plans.before.when, plans.after.when]);
  const sieve = createSieve(rules, lists);
  const masks = new Int32Array(Math.max(1, lists.length));
  /** Per term: the feature of its phase that it belongs to. */
  const owner = Int32Array.from([plans.before, plans.after].flatMap((plan) => Array.from(plan.slot, (_, t) => plan.from.findLastIndex((start) => start <= t))));
  /** The terms of which a slot moves, feature by feature. */
  const moving = Int32Array.from(slot, (_, t) => t).filter((t) => moves(slot[t]!));
  const movingFrom = Int32Array.from(from, (t) => moving.findIndex((it) => it >= t)).map((at) => (at < 0 ? moving.length : at));
  const risks = Float64Array.from(rules.rounds, (_, round) => Math.min(1, spec.rise / (spec.talksLeft[round]! + spec.offset)));
  const widest = Math.max(plans.before.names.length, plans.after.names.length);
  const inputs = new Float64Array(widest);
  const inputSlopes = new Float64Array(widest);
  const featureSlopes = new Float64Array(spec.features.length);

  function read(state: Int32Array, phase: Phase): void {
    const p = phase === 'before' ? 0 : 1;
    masks[0] = 0;
    for (let list = listsFrom[p]!, i = 0; list < listsFrom[p + 1]!; list++, i++) masks[i] = sieve.holding(state, list, -1);
    masks[0] = masks[0]! | ALWAYS;
    const start = featuresFrom[p]!;
    const end = featuresFrom[p + 1]!;
    for (let f = start; f < end; f++) inputs[f - start] = bias[f]!;
    for (let t = from[start]!; t < from[end]!; t++) {
      const bit = bits[t]!;
      if (((masks[bit >> 5]! >>> (bit & 31)) & 1) === 0) continue;
      const to = owner[t]!;
      const of = slot[t]!;
      if (of >= 0) inputs[to] = inputs[to]! + weight[t]! * state[of]!;
      else inputs[to] = inputs[to]! + (of === SLOT_ONE ? weight[t]! : (weight[t]! * (rounds - 1 - state[ROUND]!)) / rounds);
    }
    let at = end - start;
    for (let i = productsFrom[p]!; i < productsFrom[p + 1]!; i++) inputs[at++] = inputs[first[i]!]! * inputs[second[i]!]!;
    inputs[at] = 1;
  }

  function addSlotSlopes(state: Int32Array, phase: Phase, row: Float64Array, at: number, out: Float64Array): void {
    const p = phase === 'before' ? 0 : 1;
    const start = featuresFrom[p]!;
    const count = featuresFrom[p + 1]! - start;
    for (let f = 0; f < count; f++) featureSlopes[f] = inputSlopes[f]!;
    for (let i = productsFrom[p]!, k = count; i < productsFrom[p + 1]!; i++, k++) {
      const a = first[i]!;
      const b = second[i]!;
      featureSlopes[a] = featureSlopes[a]! + inputSlopes[k]! * row[at + b]!;
      featureSlopes[b] = featureSlopes[b]! + inputSlopes[k]! * row[at + a]!;
    }
    for (let f = 0; f < count; f++) {
      for (let i = movingFrom[start + f]!; i < movingFrom[start + f + 1]!; i++) {
        const t = moving[i]!;
        const condition = when[t]!;
        if (condition === TRUE || holds(conditions, condition, state)) out[slot[t]!] = out[slot[t]!]! + featureSlopes[f]! * weight[t]!;
      }
    }
  }

  return {
    spec,
    endings: rules.endings.length,
    names: (phase) => plans[phase].names,
    phaseOf: (state) => (holds(conditions, spec.after, state) ? 'after' : 'before'),
    inputs,
    read,
    slots: [...new Set(slot.filter(moves))],
    sloped: (phase) => slopedOf(plans[phase], moves),
    inputSlopes,
    addSlotSlopes,
    breakdown: (state) => risks[state[ROUND]!]!,
  };
}

/** Probability of every ending from the inputs of a state: the softmax of one linear score each. */
export function oddsInto(weights: Weights, input: Float64Array, endings: number, out: Float64Array): void {
  const width = weights.length / endings;
  for (let e = 0; e < endings; e++) {
    let score = 0;
    for (let k = 0, at = e * width; k < width; k++, at++) score += weights[at]! * input[k]!;
    out[e] = score;
  }
  softmaxInto(out, endings, 1, out);
}

/** Outlooks that know nothing: every ending equally likely. */
export function blankOutlooks(features: Features): Outlooks {
  const blank = (): Outlook => ({
    before: new Float64Array(features.endings * features.names('before').length),
    after: new Float64Array(features.endings * features.names('after').length),
  });
  return { noDeal: blank(), withDeals: blank() };
}

function slopedOf({ bias, from, slot, first, second }: Plan, moves: (slot: number) => boolean): readonly number[] {
  const sloped = Array.from(bias, (_, f) => slot.subarray(from[f], from[f + 1]).some(moves));
  const products = Array.from(first, (a, p) => sloped[a]! || sloped[second[p]!]!);
  return [...sloped, ...products].flatMap((it, k) => (it ? [k] : []));
}

type Plan = ReturnType<typeof planOf>;

/** Bit of the first mask that is always set. */
const ALWAYS = 1 << 31;
const LONGEST = 31;

/** The conditions of each phase in lists for a sieve, those of phase `p` from `listsFrom[p]` on; and of every term where its bit stands in the masks of its phase, 32 to a mask. */
function askedAtOnce(phases: readonly Int32Array[]) {
  const asked = phases.map((when) => [...new Set(when)].filter((entry) => entry !== TRUE));
  const lists = asked.map((entries) => Array.from({ length: Math.ceil(entries.length / LONGEST) }, (_, i) => entries.slice(i * LONGEST, (i + 1) * LONGEST)));
  const bitOf = (entry: number, p: number): number => {
    const i = asked[p]!.indexOf(entry);
    return i < 0 ? 31 : Math.trunc(i / LONGEST) * 32 + (i % LONGEST);
  };
  return {
    lists: lists.flat(),
    listsFrom: Int32Array.from({ length: phases.length + 1 }, (_, p) => lists.slice(0, p).flat().length),
    bits: Int32Array.from(phases.flatMap((when, p) => Array.from(when, (entry) => bitOf(entry, p)))),
  };
}

/** Two plans one behind the other; features and products of plan `p` go from `featuresFrom[p]` and `productsFrom[p]` on. */
function joined(one: Plan, two: Plan) {
  const whole = (key: 'slot' | 'when' | 'first' | 'second'): Int32Array => Int32Array.from([...one[key], ...two[key]]);
  const parts = (key: 'bias' | 'weight'): Float64Array => Float64Array.from([...one[key], ...two[key]]);
  return {
    bias: parts('bias'),
    from: Int32Array.from([...one.from.subarray(0, -1), ...two.from.map((t) => t + one.slot.length)]),
    slot: whole('slot'),
    weight: parts('weight'),
    when: whole('when'),
    first: whole('first'),
    second: whole('second'),
    featuresFrom: Int32Array.of(0, one.bias.length, one.bias.length + two.bias.length),
    productsFrom: Int32Array.of(0, one.first.length, one.first.length + two.first.length),
  };
}

/** The features and products of one phase in flat arrays: the terms of feature `f` go from `from[f]` to `from[f + 1]`. */
function planOf(spec: CompiledOutlook, phase: Phase) {
  const kept = spec.features.flatMap((f, i) => (f[phase] ? [i] : []));
  const features = kept.map((i) => spec.features[i]!);
  const products = spec.products.filter(([a, b]) => kept.includes(a) && kept.includes(b)).map(([a, b]) => [kept.indexOf(a), kept.indexOf(b)] as const);
  const terms = features.flatMap((f) => f.terms);
  let at = 0;
  return {
    names: [...features.map((f) => f.id), ...products.map(([a, b]) => `${features[a]!.id} x ${features[b]!.id}`), '1'],
    bias: Float64Array.from(features, (f) => f.bias),
    from: Int32Array.from([0, ...features.map((f) => (at += f.terms.length))]),
    slot: Int32Array.from(terms, (term) => term.slot),
    weight: Float64Array.from(terms, (term) => term.weight),
    when: Int32Array.from(terms, (term) => term.when),
    first: Int32Array.from(products, ([a]) => a),
    second: Int32Array.from(products, ([, b]) => b),
  };
}
