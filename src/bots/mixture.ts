/** Two outlooks weighed against each other by the believed risk that talks break down. */
import { softmaxInto } from '../engine/index.ts';
import type { Features, Outlooks, Phase, Weights } from './outlook.ts';

export interface Mixture {
  /** Probability of every ending from `state`: `share` of the outlook without deals and the rest of the one with deals. */
  read(state: Int32Array, share: number, out: Float64Array): void;
  /** The same where `state` is near the one last read: only what is different is reckoned. Slopes stay those of the one last read. */
  readNear(state: Int32Array, share: number, out: Float64Array): void;
  /**
   * Of the `state` last read: adds to `out[slot]`, for each of the features' slots, what a unit of it adds to the mean
   * of `worth` over the endings, by the derivative of the softmax. `worth[offset + e]` is what ending `e` is worth.
   */
  addSlopes(state: Int32Array, worth: Float64Array, offset: number, out: Float64Array): void;
}

/** Points of value that no choice turns on. */
const NOTHING = 0.001;

export function createMixture(features: Features, outlooks: Outlooks): Mixture {
  const { endings } = features;
  const joined = { before: join(outlooks, 'before', endings), after: join(outlooks, 'after', endings) };
  const widest = Math.max(features.names('before').length, features.names('after').length);
  const inputs = new Float64Array(widest);
  const inputSlopes = new Float64Array(widest);
  const steps = new Float64Array(widest);
  /** Of the state last read, and of one near it. */
  const here = createReading(endings);
  const near = createReading(endings);
  /** The endings that count for a slope: where their scores stand, and how strongly each pulls. */
  const at = new Int32Array(2 * endings);
  const pull = new Float64Array(2 * endings);
  let live = 0;
  let phase: Phase = 'before';
  let share = 1;

  function read(state: Int32Array, part: number, out: Float64Array): void {
    phase = features.phaseOf(state);
    share = part;
    features.into(state, phase, inputs);
    here.scores.fill(0);
    score(here, inputs);
    tell(here, part, out);
  }

  function readNear(state: Int32Array, part: number, out: Float64Array): void {
    if (features.phaseOf(state) !== phase) {
      read(state, part, out);
      return;
    }
    features.into(state, phase, steps);
    for (let k = 0; k < steps.length; k++) steps[k] = steps[k]! - inputs[k]!;
    near.scores.set(here.scores);
    score(near, steps);
    tell(near, part, out);
  }

  function score({ scores }: Reading, by: Float64Array): void {
    const weights = joined[phase];
    const width = scores.length;
    for (let k = 0, row = 0; row < weights.length; k++, row += width) {
      const input = by[k]!;
      if (input === 0) continue; // most flags are down, and most of a state is as it was
      for (let s = 0; s < width; s++) scores[s] = scores[s]! + weights[row + s]! * input;
    }
  }

  function tell({ noDealScores, withDealsScores, noDeal, withDeals }: Reading, part: number, out: Float64Array): void {
    softmaxInto(noDealScores, endings, 1, noDeal);
    softmaxInto(withDealsScores, endings, 1, withDeals);
    for (let e = 0; e < endings; e++) out[e] = part * noDeal[e]! + (1 - part) * withDeals[e]!;
  }

  function addSlopes(state: Int32Array, worth: Float64Array, offset: number, out: Float64Array): void {
    live = 0;
    pullInto(share, here.noDeal, 0, worth, offset);
    pullInto(1 - share, here.withDeals, endings, worth, offset);
    const weights = joined[phase];
    const width = here.scores.length;
    for (let k = 0, row = 0; row < weights.length; k++, row += width) {
      let slope = 0;
      for (let i = 0; i < live; i++) slope += pull[i]! * weights[row + at[i]!]!;
      inputSlopes[k] = slope;
    }
    features.addSlotSlopes(state, phase, inputs, inputSlopes, out);
  }

  function pullInto(part: number, likely: Float64Array, from: number, worth: Float64Array, offset: number): void {
    let mean = 0;
    for (let e = 0; e < endings; e++) mean += likely[e]! * worth[offset + e]!;
    for (let e = 0; e < endings; e++) {
      const by = part * likely[e]! * (worth[offset + e]! - mean);
      if (by < NOTHING && by > -NOTHING) continue; // most endings are out of reach
      pull[live] = by;
      at[live++] = from + e;
    }
  }

  return { read, readNear, addSlopes };
}

/** Scores and odds of the endings by both outlooks, without deals first; the halves are views of `scores`. */
interface Reading {
  readonly scores: Float64Array;
  readonly noDealScores: Float64Array;
  readonly withDealsScores: Float64Array;
  readonly noDeal: Float64Array;
  readonly withDeals: Float64Array;
}

function createReading(endings: number): Reading {
  const scores = new Float64Array(2 * endings);
  return { scores, noDealScores: scores.subarray(0, endings), withDealsScores: scores.subarray(endings), noDeal: new Float64Array(endings), withDeals: new Float64Array(endings) };
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
