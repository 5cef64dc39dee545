import { describe, expect, it } from 'vitest';
import { compare } from '../../src/bots/comparison.ts';

const WAITING = [0, 10, -10, 4];
/** Waiting and `by` more in every world. */
const shifted = (by: number): readonly number[] => WAITING.map((value) => value + by);

describe('options are compared', () => {
  it('world by world, so that what all worlds share does not blur a difference', () => {
    const [better, waiting, worse] = compare([shifted(1), WAITING, shifted(-4)], WAITING, 1);
    expect(better).toEqual({ against: 'better', size: 2, sure: 1, rank: 'best' });
    expect(waiting).toMatchObject({ against: 'same', size: 0, rank: undefined });
    expect(worse).toEqual({ against: 'worse', size: 3, sure: 1, rank: 'worst' });
  });

  it('as the same where the difference is small or the worlds disagree', () => {
    const [small, torn] = compare([shifted(0.1), [3, 7, -7, 1], WAITING], WAITING, 1);
    expect(small).toMatchObject({ against: 'same', size: 0 });
    expect(torn).toMatchObject({ against: 'same', size: 0 });
  });

  it('without a best where half of them or more share the top', () => {
    expect(compare([shifted(1), shifted(1), WAITING], WAITING, 1).map(({ rank }) => rank)).toEqual([undefined, undefined, undefined]);
    expect(compare([shifted(1), shifted(1), WAITING, shifted(-1), shifted(-1)], WAITING, 1).map(({ rank }) => rank)).toEqual(['amongBest', 'amongBest', undefined, undefined, undefined]);
  });

  it('by the sharpness of the seat: what tilts a sharp choice may not tilt a blunt one', () => {
    expect([3, 1, 0.1].map((lambda) => compare([shifted(1), WAITING], WAITING, lambda)[0]!.size)).toEqual([3, 2, 0]);
  });
});
