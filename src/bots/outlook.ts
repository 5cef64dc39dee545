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
  const other = new Float64Array(endings);

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

  return {
    spec,
    endings,
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
      oddsInto(outlook[phase], input, endings, out);
    },
    blend: (first, second, share, state, out) => {
      const phase = phaseOf(state);
      into(state, phase, input);
      oddsInto(first[phase], input, endings, out);
      oddsInto(second[phase], input, endings, other);
      for (let e = 0; e < endings; e++) out[e] = share * out[e]! + (1 - share) * other[e]!;
    },
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

function indexes(spec: CompiledOutlook, phase: Phase): { readonly features: number[]; readonly products: (readonly [number, number])[] } {
  const features = spec.features.flatMap((f, i) => (f[phase] ? [i] : []));
  return { features, products: spec.products.filter(([a, b]) => features.includes(a) && features.includes(b)) };
}
