/** Two outlooks weighed against each other by the believed risk that talks break down. */
import { detExp, softmaxInto } from '../engine/index.ts';
import { type Features, type Outlooks, type Phase, PHASES, type Weights } from './outlook.ts';

export interface Mixture {
  /** A reading to be filled; one is enough wherever one state is looked at at a time. */
  reading(): Reading;
  /** Fills `into` from `state`. Where `state` lies near one that was read, only what differs from that is reckoned. */
  read(into: Reading, state: Int32Array, near?: Reading): void;
  /** Whether it has been filled: where the ending is decided the outlooks are not asked. */
  known(reading: Reading): boolean;
  forget(reading: Reading): void;
  /** Probability of every ending: `share` of the outlook without deals and the rest of the one with deals. */
  oddsOf(reading: Reading, share: number, out: Float64Array): void;
  /**
   * Of the `state` that `reading` is of: adds to `out[slot]`, for each of the features' slots, what a unit of it adds to
   * the mean of `worth` over the endings, by the derivative of the softmax. `worth[offset + e]` is what ending `e` is worth.
   */
  addSlopes(reading: Reading, state: Int32Array, share: number, worth: Float64Array, offset: number, out: Float64Array): void;
}

/** What the outlooks say of a state, kept by the mixture under a number: inputs, scores and odds of the endings by both. */
export type Reading = number;

/** As many readings as a mixture keeps. All lie in the same arrays: a loop reads those that never change fastest. */
const READINGS = 32;
/** The reading of nothing: all inputs are 0. */
const NOTHING: Reading = 0;
/** Points of value that no choice turns on. */
const NO_POINTS = 0.001;
/** Sums of powers of e between this and one over it are exact enough to divide by. */
const SMALLEST = 1e-300;
/** Scores are summed so many at a time, each in a register of its own. */
const LANES = 4;

export function createMixture(features: Features, outlooks: Outlooks): Mixture {
  const { endings, inputs: fresh, inputSlopes } = features;
  const height = LANES * Math.ceil((2 * endings) / LANES);
  const widths = Int32Array.from(PHASES, (phase) => features.names(phase).length);
  const widest = Math.max(...widths);
  /** Phase by phase, input by input. */
  const weights = Float64Array.from(PHASES.flatMap((phase) => [...join(outlooks, phase, endings, height), ...new Float64Array((widest - features.names(phase).length) * height)]));
  const sloped = PHASES.map((phase) => inLanes(features.sloped(phase)));
  const inputs = new Float64Array(READINGS * widest);
  const scores = new Float64Array(READINGS * height);
  /** Of each reading, the odds without deals and then those with deals. */
  const odds = new Float64Array(READINGS * height);
  /** Whether a reading has been filled, and of which phase it is. */
  const filled = new Uint8Array(READINGS);
  const phases = new Uint8Array(READINGS);
  let readings = 1;
  /** The inputs that count, one after another: where their weights stand and what they are. */
  const column = new Int32Array(widest);
  const steps = new Float64Array(widest);
  /** The endings that count for a slope: where their scores stand, and how strongly each pulls. */
  const at = new Int32Array(2 * endings);
  const pull = new Float64Array(2 * endings);
  let live = 0;

  function reading(): Reading {
    if (readings === READINGS) throw new Error(`A mixture keeps ${READINGS - 1} readings.`);
    return readings++;
  }

  function read(into: Reading, state: Int32Array, near: Reading = NOTHING): void {
    const phase = features.phaseOf(state);
    const p = phase === 'before' ? 0 : 1;
    features.read(state, phase);
    filled[into] = 1;
    phases[into] = p;
    const from = filled[near] === 1 && phases[near] === p ? near : NOTHING;
    const count = differ(into * widest, from * widest, widths[p]!, p * widest * height);
    addScores(into * height, from * height, count);
    if (count === 0 && from !== NOTHING) {
      for (let s = 0; s < height; s++) odds[into * height + s] = odds[from * height + s]!;
      return;
    }
    readOdds(into * height);
    readOdds(into * height + endings);
  }

  /** Takes the fresh inputs over and lists those that differ: most flags are down, and most of a state is as it was. */
  function differ(into: number, from: number, width: number, weightsAt: number): number {
    let count = 0;
    for (let k = 0; k < width; k++) {
      const input = fresh[k]!;
      inputs[into + k] = input;
      const step = input - inputs[from + k]!;
      if (step === 0) continue;
      column[count] = weightsAt + k * height;
      steps[count++] = step;
    }
    return count;
  }

  function addScores(into: number, from: number, count: number): void {
    for (let s = 0; s < height; s += LANES) {
      let a = scores[from + s]!;
      let b = scores[from + s + 1]!;
      let c = scores[from + s + 2]!;
      let d = scores[from + s + 3]!;
      for (let i = 0; i < count; i++) {
        const cell = column[i]! + s;
        const step = steps[i]!;
        a += weights[cell]! * step;
        b += weights[cell + 1]! * step;
        c += weights[cell + 2]! * step;
        d += weights[cell + 3]! * step;
      }
      scores[into + s] = a;
      scores[into + s + 1] = b;
      scores[into + s + 2] = c;
      scores[into + s + 3] = d;
    }
  }

  // A softmax; most scores are small enough to do without a look for the largest first.
  function readOdds(first: number): void {
    let total = 0;
    for (let s = first; s < first + endings; s++) {
      const e = detExp(scores[s]!);
      odds[s] = e;
      total += e;
    }
    if (total < SMALLEST || total > 1 / SMALLEST) {
      softmaxInto(scores, endings, 1, odds, first, first);
      return;
    }
    const share = 1 / total;
    for (let s = first; s < first + endings; s++) odds[s] = odds[s]! * share;
  }

  function oddsOf(of: Reading, share: number, out: Float64Array): void {
    const noDeal = of * height;
    const withDeals = noDeal + endings;
    for (let e = 0; e < endings; e++) out[e] = share * odds[noDeal + e]! + (1 - share) * odds[withDeals + e]!;
  }

  function addSlopes(of: Reading, state: Int32Array, share: number, worth: Float64Array, offset: number, out: Float64Array): void {
    const p = phases[of]!;
    live = 0;
    pullInto(share, of * height, 0, worth, offset);
    pullInto(1 - share, of * height + endings, endings, worth, offset);
    slopeInputs(p * widest * height, sloped[p]!);
    features.addSlotSlopes(state, PHASES[p]!, inputs, of * widest, out);
  }

  function slopeInputs(weightsAt: number, asked: Int32Array): void {
    for (let k = 0; k < asked.length; k += LANES) {
      const first = weightsAt + asked[k]! * height;
      const second = weightsAt + asked[k + 1]! * height;
      const third = weightsAt + asked[k + 2]! * height;
      const fourth = weightsAt + asked[k + 3]! * height;
      let a = 0;
      let b = 0;
      let c = 0;
      let d = 0;
      for (let i = 0; i < live; i++) {
        const s = at[i]!;
        const by = pull[i]!;
        a += by * weights[first + s]!;
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

  function pullInto(part: number, likely: number, from: number, worth: Float64Array, offset: number): void {
    let mean = 0;
    for (let e = 0; e < endings; e++) mean += odds[likely + e]! * worth[offset + e]!;
    for (let e = 0; e < endings; e++) {
      const by = part * odds[likely + e]! * (worth[offset + e]! - mean);
      if (by < NO_POINTS && by > -NO_POINTS) continue; // most endings are out of reach
      pull[live] = by;
      at[live++] = from + e;
    }
  }

  return {
    reading,
    read,
    known: (of) => filled[of] === 1,
    forget: (of) => {
      filled[of] = 0;
    },
    oddsOf,
    addSlopes,
  };
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
