/**
 * Where things lead: the probability of every ending from a state, as a softmax over linear scores of a few
 * features and products. Two outlooks: what comes if nobody ever signs, and what comes with deals; each has
 * one model before and one after the turning point that the scenario names.
 */
import { type Compiled, type CompiledOutlook, holds, ROUND, SLOT_ONE, softmaxInto } from '../engine/index.ts';

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

export interface Features {
  readonly spec: CompiledOutlook;
  readonly endings: number;
  /** Names of the inputs of a phase, the constant `1` last. */
  names(phase: Phase): readonly string[];
  phaseOf(state: Int32Array): Phase;
  /** Writes the inputs of the state's phase into `out`. */
  into(state: Int32Array, phase: Phase, out: Float64Array): void;
  /** Slots that the features read as numbers. */
  readonly slots: readonly number[];
  /** Inputs of a phase in which some of those slots stand. */
  sloped(phase: Phase): readonly number[];
  /** Adds to `out[slot]` what a unit of each of `slots` adds, where `inputSlopes` says what a unit of each input adds (first order). */
  addSlotSlopes(state: Int32Array, phase: Phase, inputs: Float64Array, inputSlopes: Float64Array, out: Float64Array): void;
  /** Believed risk that talks break down, 0..1. */
  breakdown(state: Int32Array): number;
}

export function createFeatures(rules: Compiled): Features {
  const spec = rules.outlook;
  if (spec === undefined) throw new Error('The scenario has no outlook: the incentive policy needs one.');
  const { conditions } = rules;
  const rounds = rules.rounds.length;
  const plans = { before: planOf(spec, 'before'), after: planOf(spec, 'after') };
  const featureSlopes = new Float64Array(spec.features.length);

  function into(state: Int32Array, phase: Phase, out: Float64Array): void {
    const { bias, from, slot, weight, when, first, second } = plans[phase];
    const count = bias.length;
    for (let f = 0; f < count; f++) {
      let total = bias[f]!;
      for (let t = from[f]!; t < from[f + 1]!; t++) {
        if (!holds(conditions, when[t]!, state)) continue;
        if (slot[t]! >= 0) total += weight[t]! * state[slot[t]!]!;
        else total += slot[t] === SLOT_ONE ? weight[t]! : (weight[t]! * (rounds - 1 - state[ROUND]!)) / rounds;
      }
      out[f] = total;
    }
    for (let p = 0; p < first.length; p++) out[count + p] = out[first[p]!]! * out[second[p]!]!;
    out[count + first.length] = 1;
  }

  function addSlotSlopes(state: Int32Array, phase: Phase, inputs: Float64Array, inputSlopes: Float64Array, out: Float64Array): void {
    const { bias, from, slot, weight, when, first, second } = plans[phase];
    const count = bias.length;
    for (let f = 0; f < count; f++) featureSlopes[f] = inputSlopes[f]!;
    for (let p = 0; p < first.length; p++) {
      const [a, b, slope] = [first[p]!, second[p]!, inputSlopes[count + p]!];
      featureSlopes[a] = featureSlopes[a]! + slope * inputs[b]!;
      featureSlopes[b] = featureSlopes[b]! + slope * inputs[a]!;
    }
    for (let f = 0; f < count; f++) {
      for (let t = from[f]!; t < from[f + 1]!; t++) {
        const at = slot[t]!;
        if (at >= 0 && holds(conditions, when[t]!, state)) out[at] = out[at]! + featureSlopes[f]! * weight[t]!;
      }
    }
  }

  return {
    spec,
    endings: rules.endings.length,
    names: (phase) => plans[phase].names,
    phaseOf: (state) => (holds(conditions, spec.after, state) ? 'after' : 'before'),
    into,
    slots: [...new Set(spec.features.flatMap((f) => f.terms.flatMap((term) => (term.slot >= 0 ? [term.slot] : []))))],
    sloped: (phase) => slopedOf(plans[phase]),
    addSlotSlopes,
    breakdown: (state) => Math.min(1, spec.rise / (spec.talksLeft[state[ROUND]!]! + spec.offset)),
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

function slopedOf({ bias, from, slot, first, second }: ReturnType<typeof planOf>): readonly number[] {
  const read = Array.from(bias, (_, f) => slot.subarray(from[f], from[f + 1]).some((at) => at >= 0));
  const products = Array.from(first, (a, p) => read[a]! || read[second[p]!]!);
  return [...read, ...products].flatMap((it, k) => (it ? [k] : []));
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
