/**
 * Mathematics that gives the same bits in every engine: only + - * / and exact scaling by powers of two.
 * The built-in transcendental functions may differ in the last bit between browsers.
 */

const LN2 = 0.6931471805599453;
const INV_LN2 = 1.4426950408889634;
const INV_SQRT_TWO_PI = 0.3989422804014327;
const MAX_EXPONENT = 700;

/** 2^k for k in [-1022, 1023], built by exact doubling and halving; index k + 1022. */
const POWERS_OF_TWO = powersOfTwo();
const bits = new DataView(new ArrayBuffer(8));

/** 2^(j/64). */
const STEPS = 64;
const PART_POWERS = Float64Array.from({ length: STEPS }, (_, j) => series((j * LN2) / STEPS));
/** Of each of 128 parts of [1, 2): its middle, one over that, and the logarithm of it. */
const PARTS = 128;
const NEAR_ONE = 1 / 256;
const PART_CENTRES = Float64Array.from({ length: PARTS }, (_, j) => 1 + (j + 0.5) / PARTS);
const PART_INVERSES = PART_CENTRES.map((centre) => 1 / centre);
const PART_LOGS = PART_CENTRES.map(logSeries);

/** e^x for finite x; saturates beyond +-700. Relative error below 1e-13. */
export function detExp(x: number): number {
  if (x > MAX_EXPONENT) return detExp(MAX_EXPONENT);
  if (x < -MAX_EXPONENT) return 0;
  const step = Math.floor(x * (STEPS * INV_LN2) + 0.5);
  const k = step >> 6;
  const r = x - k * LN2 - (step - k * STEPS) * (LN2 / STEPS); // |r| <= 0.0055
  return (1 + r * (1 + r * (1 / 2 + r * (1 / 6 + r * (1 / 24 + r * (1 / 120)))))) * PART_POWERS[step - k * STEPS]! * POWERS_OF_TWO[k + 1022]!;
}

/** e^r for |r| below 1, by its Taylor series in Horner form. */
function series(r: number): number {
  let sum = 1;
  for (let n = 18; n >= 1; n--) sum = 1 + (r / n) * sum;
  return sum;
}

/** Natural logarithm of x > 0 (normal doubles), by table and series. Throws RangeError otherwise. Relative error below 1e-13. */
export function detLog(x: number): number {
  if (!(x >= 2.2250738585072014e-308) || x === Infinity) throw new RangeError(`detLog needs a positive finite number, got ${x}`);
  if (x > 1 - NEAR_ONE && x < 1 + NEAR_ONE) return logSeries(x); // the table would cancel
  bits.setFloat64(0, x);
  const high = bits.getUint32(0);
  bits.setUint32(0, (high & 0x000fffff) | 0x3ff00000);
  const mantissa = bits.getFloat64(0); // in [1, 2)
  const j = (high >>> 13) & (PARTS - 1);
  const r = (mantissa - PART_CENTRES[j]!) * PART_INVERSES[j]!; // |r| <= 0.004
  const tail = r * (1 + r * (-1 / 2 + r * (1 / 3 + r * (-1 / 4 + r * (1 / 5 + r * (-1 / 6 + r * (1 / 7)))))));
  return ((high >>> 20) - 1023) * LN2 + (PART_LOGS[j]! + tail);
}

/** The same for x in [1/2, 2], by its series alone: 2 atanh(z). */
function logSeries(x: number): number {
  const z = (x - 1) / (x + 1);
  const square = z * z;
  let power = 2 * z;
  let sum = 0;
  for (let n = 1; sum + power / n !== sum; n += 2) {
    sum += power / n;
    power *= square;
  }
  return sum;
}

/** Standard normal distribution function by its Taylor series (Marsaglia 2004), |x| clipped at 7. */
export function normalCdf(x: number): number {
  if (x > 7) return 1;
  if (x < -7) return 0;
  let term = x;
  let sum = x;
  for (let n = 3; Math.abs(term) > 1e-17; n += 2) {
    term *= (x * x) / n;
    sum += term;
  }
  return 0.5 + sum * INV_SQRT_TWO_PI * detExp(-0.5 * x * x);
}

/** Writes the softmax of `scores` (any finite numbers) times `sharpness` into `out`, which may be `scores`; `n` entries count, those from `from` on into those from `to` on. */
export function softmaxInto(scores: ArrayLike<number>, n: number, sharpness: number, out: Float64Array, from = 0, to = 0): void {
  let top = -Infinity;
  for (let i = 0; i < n; i++) if (scores[from + i]! > top) top = scores[from + i]!;
  let total = 0;
  for (let i = 0; i < n; i++) {
    const e = detExp((scores[from + i]! - top) * sharpness);
    out[to + i] = e;
    total += e;
  }
  const share = 1 / total;
  for (let i = 0; i < n; i++) out[to + i] = out[to + i]! * share;
}

function powersOfTwo(): Float64Array {
  const table = new Float64Array(2046);
  table[1022] = 1;
  for (let k = 1; k <= 1023; k++) table[1022 + k] = table[1021 + k]! * 2;
  for (let k = 1; k <= 1022; k++) table[1022 - k] = table[1023 - k]! / 2;
  return table;
}
