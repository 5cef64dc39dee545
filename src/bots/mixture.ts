/** Two outlooks weighed against each other by the believed risk that talks break down. */
import { softmaxInto } from '../engine/index.ts';
import type { Features, Outlooks, Phase, Weights } from './outlook.ts';

export interface Mixture {
  /** A reading to be filled; one is enough wherever one state is looked at at a time. */
  reading(): Reading;
  /** Fills `into` from `state`. Where `state` lies near one that was read, only what differs from that is reckoned. */
  read(into: Reading, state: Int32Array, near?: Reading): void;
  /** Probability of every ending: `share` of the outlook without deals and the rest of the one with deals. */
  oddsOf(reading: Reading, share: number, out: Float64Array): void;
  /**
   * Of the `state` that `reading` is of: adds to `out[slot]`, for each of the features' slots, what a unit of it adds to
   * the mean of `worth` over the endings, by the derivative of the softmax. `worth[offset + e]` is what ending `e` is worth.
   */
  addSlopes(reading: Reading, state: Int32Array, share: number, worth: Float64Array, offset: number, out: Float64Array): void;
}

/** What the outlooks say of a state: inputs, scores and odds of the endings by both, those without deals first. */
export interface Reading {
  /** Whether it has been filled: where the ending is decided the outlooks are not asked. */
  known: boolean;
  phase: Phase;
  readonly inputs: Float64Array;
  readonly scores: Float64Array;
  readonly noDeal: Float64Array;
  readonly withDeals: Float64Array;
}

/** Points of value that no choice turns on. */
const NOTHING = 0.001;
/** Scores are summed so many at a time, each in a register of its own. */
const LANES = 4;

export function createMixture(features: Features, outlooks: Outlooks): Mixture {
  const { endings } = features;
  const height = LANES * Math.ceil((2 * endings) / LANES);
  const widths = { before: features.names('before').length, after: features.names('after').length };
  const widest = Math.max(widths.before, widths.after);
  const joined = { before: join(outlooks, 'before', endings, height), after: join(outlooks, 'after', endings, height) };
  const sloped = { before: inLanes(features.sloped('before')), after: inLanes(features.sloped('after')) };
  const inputSlopes = new Float64Array(widest);
  /** The inputs that count, one after another: where they stand and what they are. */
  const column = new Int32Array(widest);
  const steps = new Float64Array(widest);
  /** The endings that count for a slope: where their scores stand, and how strongly each pulls. */
  const at = new Int32Array(2 * endings);
  const pull = new Float64Array(2 * endings);
  let live = 0;
  const nothing = reading();

  function reading(): Reading {
    return { known: false, phase: 'before', inputs: new Float64Array(widest), scores: new Float64Array(height), noDeal: new Float64Array(endings), withDeals: new Float64Array(endings) };
  }

  function read(into: Reading, state: Int32Array, near?: Reading): void {
    const { inputs, scores } = into;
    into.known = true;
    into.phase = features.phaseOf(state);
    features.into(state, into.phase, inputs);
    const from = near !== undefined && near.known && near.phase === into.phase ? near : nothing;
    const count = differ(inputs, from.inputs, widths[into.phase]);
    if (count === 0 && from !== nothing) {
      copy(from, into);
      return;
    }
    addScores(scores, from.scores, joined[into.phase], count);
    softmaxInto(scores, endings, 1, into.noDeal);
    softmaxInto(scores, endings, 1, into.withDeals, endings);
  }

  function copy(from: Reading, into: Reading): void {
    for (let s = 0; s < height; s++) into.scores[s] = from.scores[s]!;
    for (let e = 0; e < endings; e++) {
      into.noDeal[e] = from.noDeal[e]!;
      into.withDeals[e] = from.withDeals[e]!;
    }
  }

  /** Lists the inputs that differ: most flags are down, and most of a state is as it was. */
  function differ(inputs: Float64Array, from: Float64Array, width: number): number {
    let count = 0;
    for (let k = 0; k < width; k++) {
      const step = inputs[k]! - from[k]!;
      if (step === 0) continue;
      column[count] = k * height;
      steps[count++] = step;
    }
    return count;
  }

  function addScores(scores: Float64Array, from: Float64Array, weights: Weights, count: number): void {
    for (let s = 0; s < height; s += LANES) {
      let a = from[s]!;
      let b = from[s + 1]!;
      let c = from[s + 2]!;
      let d = from[s + 3]!;
      for (let i = 0; i < count; i++) {
        const cell = column[i]! + s;
        const step = steps[i]!;
        a += weights[cell]! * step;
        b += weights[cell + 1]! * step;
        c += weights[cell + 2]! * step;
        d += weights[cell + 3]! * step;
      }
      scores[s] = a;
      scores[s + 1] = b;
      scores[s + 2] = c;
      scores[s + 3] = d;
    }
  }

  function oddsOf({ noDeal, withDeals }: Reading, share: number, out: Float64Array): void {
    for (let e = 0; e < endings; e++) out[e] = share * noDeal[e]! + (1 - share) * withDeals[e]!;
  }

  function addSlopes({ phase, inputs, noDeal, withDeals }: Reading, state: Int32Array, share: number, worth: Float64Array, offset: number, out: Float64Array): void {
    live = 0;
    pullInto(share, noDeal, 0, worth, offset);
    pullInto(1 - share, withDeals, endings, worth, offset);
    slopeInputs(joined[phase], sloped[phase]);
    features.addSlotSlopes(state, phase, inputs, inputSlopes, out);
  }

  function slopeInputs(weights: Weights, asked: Int32Array): void {
    for (let k = 0; k < asked.length; k += LANES) {
      const [row, second, third, fourth] = [asked[k]! * height, asked[k + 1]! * height, asked[k + 2]! * height, asked[k + 3]! * height];
      let a = 0;
      let b = 0;
      let c = 0;
      let d = 0;
      for (let i = 0; i < live; i++) {
        const s = at[i]!;
        const by = pull[i]!;
        a += by * weights[row + s]!;
        b += by * weights[second + s]!;
        c += by * weights[third + s]!;
        d += by * weights[fourth + s]!;
      }
      inputSlopes[asked[k]!] = a;
      inputSlopes[asked[k + 1]!] = b;
      inputSlopes[asked[k + 2]!] = c;
      inputSlopes[asked[k + 3]!] = d;
    }
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

  return { reading, read, oddsOf, addSlopes };
}

/** The last one again until the lanes are full: it comes out the same. */
function inLanes(inputs: readonly number[]): Int32Array {
  return Int32Array.from({ length: LANES * Math.ceil(inputs.length / LANES) }, (_, i) => inputs[Math.min(i, inputs.length - 1)]!);
}

/** Weights of both outlooks input by input: `inputs x (endings without deals, endings with deals, nothing up to height)`. */
function join(outlooks: Outlooks, phase: Phase, endings: number, height: number): Weights {
  const [first, second] = [outlooks.noDeal[phase], outlooks.withDeals[phase]];
  const width = first.length / endings;
  return Float64Array.from({ length: width * height }, (_, cell) => {
    const [k, s] = [Math.floor(cell / height), cell % height];
    return s < endings ? first[s * width + k]! : (second[(s - endings) * width + k] ?? 0);
  });
}
