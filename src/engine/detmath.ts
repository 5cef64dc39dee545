/**
 * Mathematics that gives the same bits in every engine: only + - * / and exact scaling by powers of two.
 * The built-in transcendental functions may differ in the last bit between browsers.
 */

const LN2 = 0.6931471805599453;
const INV_LN2 = 1.4426950408889634;
const SQRT_HALF = 0.7071067811865476;
const INV_SQRT_TWO_PI = 0.3989422804014327;
const MAX_EXPONENT = 700;

/** 2^k for k in [-1022, 1023], built by exact doubling and halving; index k + 1022. */
const POWERS_OF_TWO = powersOfTwo();
const bits = new DataView(new ArrayBuffer(8));

/** 2^(j/64), and 1/n for the series of the logarithm. */
const STEPS = 64;
const PART_POWERS = Float64Array.from({ length: STEPS }, (_, j) => series((j * LN2) / STEPS));
const RECIPROCALS = Float64Array.from({ length: 24 }, (_, n) => 1 / n);

/** e^x for finite x; saturates beyond +-700. Relative error below 1e-13. */
export function detExp(x: number): number {
  if (x > MAX_EXPONENT) return detExp(MAX_EXPONENT);
  if (x < -MAX_EXPONENT) return 0;
  const step = Math.floor(x * (STEPS * INV_LN2) + 0.5);
  const k = step >> 6;
  const r = x - k * LN2 - (step - k * STEPS) * (LN2 / STEPS); // |r| <= 0.0055
  return (1 + r * (1 + r * (1 / 2 + r * (1 / 6 + r * (1 / 24 + r / 120))))) * PART_POWERS[step - k * STEPS]! * POWERS_OF_TWO[k + 1022]!;
}

/** e^r for |r| below 1, by its Taylor series in Horner form. */
function series(r: number): number {
  let sum = 1;
  for (let n = 18; n >= 1; n--) sum = 1 + (r / n) * sum;
  return sum;
}

/** Natural logarithm of x > 0 (normal doubles). Throws RangeError otherwise. */
export function detLog(x: number): number {
  if (!(x >= 2.2250738585072014e-308) || x === Infinity) throw new RangeError(`detLog needs a positive finite number, got ${x}`);
  bits.setFloat64(0, x);
  const high = bits.getUint32(0);
  let exponent = (high >>> 20) - 1023;
  bits.setUint32(0, (high & 0x000fffff) | 0x3ff00000);
  let mantissa = bits.getFloat64(0);
  if (mantissa * SQRT_HALF > 1) {
    mantissa /= 2;
    exponent += 1;
  }
  const z = (mantissa - 1) / (mantissa + 1);
  const square = z * z;
  let sum = 0;
  for (let n = 23; n >= 1; n -= 2) sum = RECIPROCALS[n]! + square * sum; // 2 atanh(z)
  return exponent * LN2 + 2 * z * sum;
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

/** Writes the softmax of `scores` (any finite numbers) times `sharpness` into `out`, which may be `scores`; the first `n` entries count. */
export function softmaxInto(scores: ArrayLike<number>, n: number, sharpness: number, out: Float64Array): void {
  let top = -Infinity;
  for (let i = 0; i < n; i++) if (scores[i]! > top) top = scores[i]!;
  let total = 0;
  for (let i = 0; i < n; i++) {
    const e = detExp((scores[i]! - top) * sharpness);
    out[i] = e;
    total += e;
  }
  for (let i = 0; i < n; i++) out[i] = out[i]! / total;
}

function powersOfTwo(): Float64Array {
  const table = new Float64Array(2046);
  table[1022] = 1;
  for (let k = 1; k <= 1023; k++) table[1022 + k] = table[1021 + k]! * 2;
  for (let k = 1; k <= 1022; k++) table[1022 - k] = table[1023 - k]! / 2;
  return table;
}
