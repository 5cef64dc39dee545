/** Two outlooks weighed against each other by the believed risk that talks break down. */
import { softmaxInto } from '../engine/index.ts';
import type { Features, Outlooks, Phase, Weights } from './outlook.ts';

export interface Mixture {
  /** Probability of every ending from `state`: `share` of the outlook without deals and the rest of the one with deals. */
  read(state: Int32Array, share: number, out: Float64Array): void;
  /**
   * Of the `state` last read: adds to `out[slot]`, for each of the features' slots, what a unit of it adds to the mean
   * of `worth` over the endings, by the derivative of the softmax. `worth[offset + e]` is what ending `e` is worth.
   */
  addSlopes(state: Int32Array, worth: Float64Array, offset: number, out: Float64Array): void;
}

export function createMixture(features: Features, outlooks: Outlooks): Mixture {
  const { endings } = features;
  const joined = { before: join(outlooks, 'before', endings), after: join(outlooks, 'after', endings) };
  const widest = Math.max(features.names('before').length, features.names('after').length);
  const inputs = new Float64Array(widest);
  const inputSlopes = new Float64Array(widest);
  const scores = new Float64Array(2 * endings);
  const odds = new Float64Array(2 * endings);
  const [noDeal, withDeals] = [odds.subarray(0, endings), odds.subarray(endings)];
  const [noDealScores, withDealsScores] = [scores.subarray(0, endings), scores.subarray(endings)];
  const pull = new Float64Array(2 * endings);
  let phase: Phase = 'before';
  let share = 1;

  function read(state: Int32Array, part: number, out: Float64Array): void {
    phase = features.phaseOf(state);
    share = part;
    features.into(state, phase, inputs);
    const weights = joined[phase];
    scores.fill(0);
    for (let k = 0, at = 0; at < weights.length; k++) {
      const input = inputs[k]!;
      if (input === 0) at += scores.length; // most flags are down
      else for (let s = 0; s < scores.length; s++, at++) scores[s] = scores[s]! + weights[at]! * input;
    }
    softmaxInto(noDealScores, endings, 1, noDeal);
    softmaxInto(withDealsScores, endings, 1, withDeals);
    for (let e = 0; e < endings; e++) out[e] = share * noDeal[e]! + (1 - share) * withDeals[e]!;
  }

  function addSlopes(state: Int32Array, worth: Float64Array, offset: number, out: Float64Array): void {
    pullInto(share, noDeal, 0, worth, offset);
    pullInto(1 - share, withDeals, endings, worth, offset);
    const weights = joined[phase];
    for (let k = 0, at = 0; at < weights.length; k++) {
      let slope = 0;
      for (let s = 0; s < pull.length; s++, at++) slope += pull[s]! * weights[at]!;
      inputSlopes[k] = slope;
    }
    features.addSlotSlopes(state, phase, inputs, inputSlopes, out);
  }

  function pullInto(part: number, likely: Float64Array, from: number, worth: Float64Array, offset: number): void {
    let mean = 0;
    for (let e = 0; e < endings; e++) mean += likely[e]! * worth[offset + e]!;
    for (let e = 0; e < endings; e++) pull[from + e] = part * likely[e]! * (worth[offset + e]! - mean);
  }

  return { read, addSlopes };
}

/** Weights of both outlooks input by input: `inputs x (endings without deals, endings with deals)`. */
function join(outlooks: Outlooks, phase: Phase, endings: number): Weights {
  const [first, second] = [outlooks.noDeal[phase], outlooks.withDeals[phase]];
  const width = first.length / endings;
  return Float64Array.from({ length: 2 * first.length }, (_, at) => {
    const [k, s] = [Math.floor(at / (2 * endings)), at % (2 * endings)];
    return s < endings ? first[s * width + k]! : second[(s - endings) * width + k]!;
  });
}
