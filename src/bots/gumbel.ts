/** Logit choices by Gumbel-max draws: the option whose value x lambda + Gumbel noise is largest (Gumbel 1954). */
import { detLog, type Draw } from '../engine/index.ts';

/** Standard Gumbel noise from a number in [0, 1). */
export function gumbel(u: number): number {
  return -detLog(-detLog((u * 4294967296 + 0.5) / 4294967296));
}

/** The noise grows with its number: what it is at least, for each of so many parts of [0, 1), and above them all. */
const PARTS = 1024;
const AT_LEAST = Float64Array.from({ length: PARTS + 1 }, (_, part) => (part === PARTS ? Infinity : gumbel(part / PARTS)));
/** More than an error of rounding. */
const MARGIN = 1e-9;

const scores = new Float64Array(32);
const numbers = new Float64Array(32);

/**
 * A logit choice among the menu positions in `legal`: the one whose value x lambda and noise come to most, the first of equal ones.
 * Each has a number of its own, by its label. Bounds of the noise settle most draws without a logarithm.
 */
export function drawLogit(values: Float64Array, lambda: number, legal: number, labels: Int32Array, draw: Draw, stage: number, seat: number): number {
  let floor = -Infinity;
  for (let left = legal; left !== 0; left &= left - 1) {
    const i = 31 - Math.clz32(left & -left);
    const score = values[i]! * lambda;
    const number = draw(labels[i]!, stage, seat);
    scores[i] = score;
    numbers[i] = number;
    const least = score + AT_LEAST[(number * PARTS) | 0]!;
    if (least > floor) floor = least;
  }
  let best = -1;
  let top = -Infinity;
  for (let left = legal; left !== 0; left &= left - 1) {
    const i = 31 - Math.clz32(left & -left);
    if (scores[i]! + AT_LEAST[((numbers[i]! * PARTS) | 0) + 1]! < floor - MARGIN) continue;
    const score = scores[i]! + gumbel(numbers[i]!);
    if (score > top) {
      top = score;
      best = i;
    }
  }
  return best;
}
