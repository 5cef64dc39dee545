import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { detExp, detLog, normalCdf, softmaxInto } from '../../src/engine/index.ts';

const CLOSE = 1e-12;
const RUNS = { numRuns: 2000 };
const numbers = (min: number, max: number): fc.Arbitrary<number> => fc.double({ min, max, noNaN: true });

/** The 64 bits of a double as hexadecimal digits. */
function bits(x: number): string {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, x);
  return view.getBigUint64(0).toString(16).padStart(16, '0');
}

/** The area under the normal density from `x` - 16 to `x`, by Simpson's rule. */
function simpson(x: number): number {
  const steps = 20_000;
  const h = 16 / steps;
  let sum = 0;
  for (let i = 0; i <= steps; i++) {
    const t = x - 16 + i * h;
    sum += (i === 0 || i === steps ? 1 : i % 2 === 1 ? 4 : 2) * Math.exp(-0.5 * t * t);
  }
  return (sum * h) / 3 / Math.sqrt(2 * Math.PI);
}

describe('mathematics by series', () => {
  it('gives e to the x as the built-in does', () => {
    fc.assert(fc.property(numbers(-700, 700), (x) => {
      expect(Math.abs(detExp(x) / Math.exp(x) - 1)).toBeLessThan(CLOSE);
    }), RUNS);
    expect([detExp(0), detExp(-0)]).toEqual([1, 1]);
  });

  it('saturates beyond 700', () => {
    expect([detExp(701), detExp(1e9), detExp(Infinity)]).toEqual([detExp(700), detExp(700), detExp(700)]);
    expect([detExp(-701), detExp(-1e9), detExp(-Infinity)]).toEqual([0, 0, 0]);
  });

  it('gives the logarithm as the built-in does', () => {
    fc.assert(fc.property(numbers(2.3e-308, 1.7e308), (x) => {
      expect(Math.abs(detLog(x) - Math.log(x))).toBeLessThanOrEqual(CLOSE * Math.max(1, Math.abs(Math.log(x))));
    }), RUNS);
    fc.assert(fc.property(numbers(0.01, 10), (x) => {
      expect(Math.abs(detLog(x) - Math.log(x))).toBeLessThan(CLOSE);
    }), RUNS);
    expect(detLog(1)).toBe(0);
    fc.assert(fc.property(numbers(-0.01, 0.01), (x) => {
      expect(Math.abs(detLog(1 + x) - Math.log1p(1 + x - 1))).toBeLessThanOrEqual(CLOSE * Math.abs(x)); // also where the logarithm is small
    }), RUNS);
  });

  it('refuses the logarithm of what has none', () => {
    for (const x of [0, -0, -1, Infinity, -Infinity, Number.NaN]) expect(() => detLog(x)).toThrow(RangeError);
  });

  it('refuses the logarithm of a number too small to be a normal double', () => {
    expect(() => detLog(5e-324)).toThrow(RangeError);
  });

  it('undoes the one with the other', () => {
    fc.assert(fc.property(numbers(-300, 300), (x) => {
      expect(Math.abs(detLog(detExp(x)) - x)).toBeLessThan(CLOSE * Math.max(1, Math.abs(x)));
    }), RUNS);
  });

  it('gives the normal distribution as its integral does', () => {
    fc.assert(fc.property(numbers(-6.9, 6.9), (x) => {
      expect(Math.abs(normalCdf(x) - simpson(x))).toBeLessThan(CLOSE);
    }), { numRuns: 200 });
    expect([normalCdf(0), normalCdf(8), normalCdf(-8)]).toEqual([0.5, 1, 0]);
    expect(Math.abs(normalCdf(1.959963984540054) - 0.975)).toBeLessThan(CLOSE);
  });

  it('has a normal distribution that never falls and stays within 0 and 1', () => {
    let before = 0;
    for (let x = -7.5; x <= 7.5; x += 0.01) {
      const here = normalCdf(x);
      expect(here).toBeGreaterThanOrEqual(before - 1e-15);
      expect(here).toBeGreaterThanOrEqual(0);
      expect(here).toBeLessThanOrEqual(1);
      before = here;
    }
  });

  it('gives the same bits on every machine', () => {
    expect([0.1, 1, -1, 10.5, -345.678].map((x) => bits(detExp(x)))).toMatchInlineSnapshot(`
      [
        "3ff1aec7b35a00d4",
        "4005bf0a8b145769",
        "3fd78b56362cef38",
        "40e1bb7015e84d3d",
        "20c3971a67444dd6",
      ]
    `);
    expect([0.1, 2, 10, 1e-300, 12345.678].map((x) => bits(detLog(x)))).toMatchInlineSnapshot(`
      [
        "c0026bb1bbb55515",
        "3fe62e42fefa39ef",
        "40026bb1bbb55515",
        "c085963447f87fb5",
        "4022d79559791e31",
      ]
    `);
    expect([-3, -0.5, 0.25, 1.96, 6.5].map((x) => bits(normalCdf(x)))).toMatchInlineSnapshot(`
      [
        "3f561de1f985bb00",
        "3fd3bf143b9aa713",
        "3fe3289a2b16ed6c",
        "3fef33379d3bd366",
        "3feffffffffa7b02",
      ]
    `);
  });
});

function softmax(given: readonly number[], sharpness: number): number[] {
  const out = new Float64Array(given.length + 1).fill(-1);
  softmaxInto(given, given.length, sharpness, out);
  expect(out.at(-1)).toBe(-1);
  return [...out.subarray(0, given.length)];
}

describe('the softmax', () => {
  const scores = fc.array(numbers(-500, 500), { minLength: 1, maxLength: 20 });

  it('sums to one and follows the order of the scores', () => {
    fc.assert(fc.property(scores, numbers(0, 20), (given, sharpness) => {
      const shares = softmax(given, sharpness);
      expect(Math.abs(shares.reduce((a, b) => a + b, 0) - 1)).toBeLessThan(CLOSE);
      given.forEach((a, i) => given.forEach((b, j) => expect(a < b && shares[i]! > shares[j]!).toBe(false)));
    }));
  });

  it('may be written over the scores', () => {
    fc.assert(fc.property(scores, numbers(0, 20), (given, sharpness) => {
      const both = Float64Array.from(given);
      softmaxInto(both, given.length, sharpness, both);
      expect([...both]).toEqual(softmax(given, sharpness));
    }));
  });

  it('agrees with the built-in functions', () => {
    fc.assert(fc.property(fc.array(numbers(-30, 30), { minLength: 1, maxLength: 8 }), numbers(0, 5), (given, sharpness) => {
      const powers = given.map((x) => Math.exp((x - Math.max(...given)) * sharpness));
      const total = powers.reduce((a, b) => a + b, 0);
      softmax(given, sharpness).forEach((share, i) => expect(Math.abs(share - powers[i]! / total)).toBeLessThan(CLOSE));
    }));
  });

  it('is uniform without sharpness and not troubled by large scores', () => {
    expect(softmax([3, -700, 12], 0)).toEqual([1 / 3, 1 / 3, 1 / 3]);
    expect(softmax([1e6, 1e6 - 2000], 20)).toEqual([1, 0]);
  });
});
