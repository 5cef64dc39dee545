import { expect, test } from 'vitest';
import { paired, pairedShares, signTest, wilson } from '../../src/analysis/intervals.ts';

test('the score interval of 5 in 10 is the textbook one, and stays within 0 and 1', () => {
  expect(wilson(5, 10).map((x) => Number(x.toFixed(4)))).toEqual([0.2366, 0.7634]);
  expect(wilson(0, 10)[0]).toBe(0);
  expect(wilson(10, 10)[1]).toBeCloseTo(1, 12);
});

test('a paired difference has the mean of the differences in the middle of its interval', () => {
  const { estimate, low, high } = paired([1, 2, 3, 4]);
  expect(estimate).toBe(2.5);
  const half = (1.959964 * Math.sqrt(5 / 3)) / 2; // sample variance 5/3, four pairs
  expect(low).toBeCloseTo(2.5 - half, 10);
  expect(high).toBeCloseTo(2.5 + half, 10);
});

test('equal pairs have an interval of no width', () => {
  expect(paired([2, 2, 2])).toEqual({ estimate: 2, low: 2, high: 2 });
});

test('the exact sign test is the binomial one', () => {
  expect(signTest(4, 0)).toBeCloseTo(0.125, 12);
  expect(signTest(1, 9)).toBeCloseTo((2 * (1 + 10)) / 1024, 12);
  expect(signTest(5, 5)).toBe(1);
  expect(signTest(0, 0)).toBe(1);
  expect(signTest(400, 0)).toBeGreaterThan(0);
});

test('a difference of paired shares has an interval of some width, whatever came', () => {
  const { estimate, low, high } = pairedShares(10, 0, 10);
  expect([estimate, high]).toEqual([1, 1]);
  expect(low).toBeLessThan(0.8);
});
