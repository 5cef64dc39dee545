import { assert, integer, property } from 'fast-check';
import { expect, test } from 'vitest';
import { bitCount, isSeveral, nthBit } from '../../src/engine/index.ts';

const mask = integer({ min: 0, max: 2 ** 30 - 1 });

test('a mask is counted, asked for more than one, and read from its lowest bit up', () => {
  assert(property(mask, (m) => {
    const set = Array.from({ length: 30 }, (_, i) => i).filter((i) => (m >> i) & 1);
    expect(bitCount(m)).toBe(set.length);
    expect(isSeveral(m)).toBe(set.length > 1);
    expect(set.map((_, n) => nthBit(m, n))).toEqual(set);
  }));
});
