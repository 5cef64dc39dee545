import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { drawLogit, gumbel } from '../../src/bots/gumbel.ts';
import { drawFrom } from '../../src/engine/index.ts';

const LABELS = Int32Array.from({ length: 30 }, (_, i) => i * 7919);

/** Every option's value x lambda and noise, and of the largest the first. */
function byAllSums(values: Float64Array, lambda: number, legal: number, draw: ReturnType<typeof drawFrom>): number {
  const sums = Array.from(values, (value, i) => ((legal >> i) & 1 ? value * lambda + gumbel(draw(LABELS[i]!, 3, 1)) : -Infinity));
  return sums.indexOf(Math.max(...sums));
}

test('a logit draw takes the option whose value and noise come to most', () => {
  fc.assert(fc.property(fc.array(fc.double({ min: 0, max: 100, noNaN: true }), { minLength: 30, maxLength: 30 }), fc.integer({ min: 1, max: 2 ** 30 - 1 }), fc.constantFrom(0, 0.01, 0.3, 2, 50), fc.string(), (list, legal, lambda, seed) => {
    const values = Float64Array.from(list);
    const draw = drawFrom(seed);
    expect(drawLogit(values, lambda, legal, LABELS, draw, 3, 1)).toBe(byAllSums(values, lambda, legal, draw));
  }), { numRuns: 2000 });
});

test('of equal options at no sharpness each is taken alike, and of unequal ones as the logit says', () => {
  const values = Float64Array.of(0, 10, 0, 20);
  const taken = [0, 0, 0, 0];
  const games = 20_000;
  for (let i = 0; i < games; i++) taken[drawLogit(values, 0.1, 0b1011, LABELS, drawFrom(`logit/${i}`), 0, 0)]! += 1;
  const weights = [1, Math.E, 0, Math.E ** 2];
  const total = weights.reduce((a, b) => a + b);
  taken.forEach((n, i) => expect(Math.abs(n / games - weights[i]! / total)).toBeLessThan(0.015));
});
