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
  /** Probability of every ending under `outlook`. */
  probabilities(outlook: Outlook, state: Int32Array, out: Float64Array): void;
  /** `share` of the first outlook and the rest of the second. */
  blend(first: Outlook, second: Outlook, share: number, state: Int32Array, out: Float64Array): void;
  /** Slots that the features read as numbers. */
  readonly slots: readonly number[];
  /**
   * Of the `state` last blended: adds to `out[slot]`, for each of `slots`, what a unit of it adds to the mean of
   * `worth` over the endings (first order). `worth[offset + e]` is what ending `e` is worth.
   */
  slopes(state: Int32Array, worth: Float64Array, offset: number, out: Float64Array): void;
  /** Believed risk that talks break down, 0..1. */
  breakdown(state: Int32Array): number;
}

export function createFeatures(rules: Compiled): Features {
  const spec = rules.outlook;
  if (spec === undefined) throw new Error('The scenario has no outlook: the incentive policy needs one.');
  const endings = rules.endings.length;
  const rounds = rules.rounds.length;
  const active = { before: indexes(spec, 'before'), after: indexes(spec, 'after') };
  const values = new Float64Array(spec.features.length);
  const input = new Float64Array(spec.features.length + spec.products.length + 1);
  const scores = new Float64Array(endings);
  const firstOdds = new Float64Array(endings);
  const secondOdds = new Float64Array(endings);
  const last: { first: Outlook; second: Outlook; share: number; phase: Phase } = { first: NOTHING, second: NOTHING, share: 1, phase: 'before' };
  const inputSlopes = new Float64Array(input.length);
  const featureSlopes = new Float64Array(spec.features.length);

  function phaseOf(state: Int32Array): Phase {
    return holds(rules.conditions, spec!.after, state) ? 'after' : 'before';
  }

  function valueOf(feature: number, state: Int32Array): number {
    const { bias, terms } = spec!.features[feature]!;
    let total = bias;
    for (let i = 0; i < terms.length; i++) {
      const { slot, weight, when } = terms[i]!;
      if (!holds(rules.conditions, when, state)) continue;
      if (slot >= 0) total += weight * state[slot]!;
      else total += slot === SLOT_ONE ? weight : (weight * (rounds - 1 - state[ROUND]!)) / rounds;
    }
    return total;
  }

  function into(state: Int32Array, phase: Phase, out: Float64Array): void {
    const { features, products } = active[phase];
    let at = 0;
    for (let i = 0; i < features.length; i++) {
      const value = valueOf(features[i]!, state);
      values[features[i]!] = value;
      out[at++] = value;
    }
    for (let i = 0; i < products.length; i++) {
      const [a, b] = products[i]!;
      out[at++] = values[a]! * values[b]!;
    }
    out[at] = 1;
  }

  function softmaxOf(weights: Weights, out: Float64Array): void {
    const width = weights.length / endings;
    for (let e = 0; e < endings; e++) {
      let score = 0;
      for (let k = 0, at = e * width; k < width; k++, at++) score += weights[at]! * input[k]!;
      scores[e] = score;
    }
    softmaxInto(scores, endings, 1, out);
  }

  // What a unit of each input adds to the mean worth under one outlook, by the derivative of the softmax.
  function addInputSlopes(weights: Weights, odds: Float64Array, share: number, worth: Float64Array, offset: number): void {
    const width = weights.length / endings;
    let mean = 0;
    for (let e = 0; e < endings; e++) mean += odds[e]! * worth[offset + e]!;
    for (let e = 0; e < endings; e++) {
      const pull = share * odds[e]! * (worth[offset + e]! - mean);
      for (let k = 0, at = e * width; k < width; k++, at++) inputSlopes[k] = inputSlopes[k]! + pull * weights[at]!;
    }
  }

  function slopes(state: Int32Array, worth: Float64Array, offset: number, out: Float64Array): void {
    const { phase, share } = last;
    inputSlopes.fill(0);
    addInputSlopes(last.first[phase], firstOdds, share, worth, offset);
    if (share < 1) addInputSlopes(last.second[phase], secondOdds, 1 - share, worth, offset);
    const { features, products } = active[phase];
    for (let i = 0; i < features.length; i++) featureSlopes[features[i]!] = inputSlopes[i]!;
    for (let i = 0; i < products.length; i++) {
      const [a, b] = products[i]!;
      const slope = inputSlopes[features.length + i]!;
      featureSlopes[a] = featureSlopes[a]! + slope * values[b]!;
      featureSlopes[b] = featureSlopes[b]! + slope * values[a]!;
    }
    for (let i = 0; i < features.length; i++) {
      const { terms } = spec!.features[features[i]!]!;
      for (let t = 0; t < terms.length; t++) {
        const { slot, weight, when } = terms[t]!;
        if (slot >= 0 && holds(rules.conditions, when, state)) out[slot] = out[slot]! + featureSlopes[features[i]!]! * weight;
      }
    }
  }

  return {
    spec,
    endings,
    slots: [...new Set(spec.features.flatMap((f) => f.terms.flatMap((term) => (term.slot >= 0 ? [term.slot] : []))))],
    slopes,
    names: (phase) => [
      ...active[phase].features.map((f) => spec.features[f]!.id),
      ...active[phase].products.map(([a, b]) => `${spec.features[a]!.id} x ${spec.features[b]!.id}`),
      '1',
    ],
    phaseOf,
    into,
    probabilities: (outlook, state, out) => {
      const phase = phaseOf(state);
      into(state, phase, input);
      softmaxOf(outlook[phase], out);
    },
    blend: (first, second, share, state, out) => {
      const phase = phaseOf(state);
      Object.assign(last, { first, second, share, phase });
      into(state, phase, input);
      softmaxOf(first[phase], firstOdds);
      if (share < 1) softmaxOf(second[phase], secondOdds);
      for (let e = 0; e < endings; e++) out[e] = share < 1 ? share * firstOdds[e]! + (1 - share) * secondOdds[e]! : firstOdds[e]!;
    },
    breakdown: (state) => Math.min(1, spec.rise / (spec.talksLeft[state[ROUND]!]! + spec.offset)),
  };
}

const NOTHING: Outlook = { before: new Float64Array(0), after: new Float64Array(0) };

/** Outlooks that know nothing: every ending equally likely. */
export function blankOutlooks(features: Features): Outlooks {
  const blank = (): Outlook => ({
    before: new Float64Array(features.endings * features.names('before').length),
    after: new Float64Array(features.endings * features.names('after').length),
  });
  return { noDeal: blank(), withDeals: blank() };
}

function indexes(spec: CompiledOutlook, phase: Phase): { readonly features: number[]; readonly products: (readonly [number, number])[] } {
  const features = spec.features.flatMap((f, i) => (f[phase] ? [i] : []));
  return { features, products: spec.products.filter(([a, b]) => features.includes(a) && features.includes(b)) };
}
