/**
 * How each option of a menu stands, as far as the difference is real.
 *
 * One look ahead moves a seat's value little, and one ruinous option used to drag the mean down and make all the
 * others "better". So an option is set against waiting, and against the best of the menu, world by believed world: the
 * same worlds for all, so that what they share cancels. A difference counts if it clears twice its standard error and
 * if the seat's own sharpness would let it tilt a choice between the two by a fifth at least; sizes are steps of that
 * same tilt. What does not count is "about the same", and a best that half the menu shares is not called best.
 */
import { detExp } from '../engine/index.ts';
import type { Comparison } from './policy.ts';

/** Odds between two options, as factors: a fifth, twice and a bit, twenty times. */
const TILTS = [1.2, 2.25, 20] as const;
const ERRORS = 2;

/** What one option is worth in each believed world. */
export type Worlds = readonly number[];

/** Of each option against `base`; `lambda` is the sharpness of the seat's choice, per point. */
export function compare(options: readonly Worlds[], base: Worlds, lambda: number): readonly Comparison[] {
  const best = options.toSorted((a, b) => averageOf(b) - averageOf(a))[0] ?? base;
  const top = options.filter((option) => sizeOf(best, option, lambda) === 0);
  const told = 2 * top.length <= options.length;
  return options.map((option): Comparison => {
    const size = sizeOf(option, base, lambda);
    const against = size === 0 ? 'same' : averageOf(option) > averageOf(base) ? 'better' : 'worse';
    const others = options.filter((other) => other !== option);
    const worst = against === 'worse' && others.every((other) => averageOf(other) > averageOf(option) && sizeOf(option, other, lambda) > 0);
    const rank = told && top.includes(option) ? (top.length === 1 ? 'best' : 'amongBest') : worst ? 'worst' : undefined;
    return { against, size, sure: agreeing(option, base), rank };
  });
}

/** 0 where the difference is not real. */
function sizeOf(a: Worlds, b: Worlds, lambda: number): Comparison['size'] {
  const differences = a.map((value, w) => value - b[w]!);
  const by = averageOf(differences);
  const spread = Math.sqrt(averageOf(differences.map((it) => (it - by) * (it - by))));
  if (Math.abs(by) < (ERRORS * spread) / Math.sqrt(Math.max(1, differences.length - 1))) return 0;
  const tilt = detExp(Math.min(20, lambda * Math.abs(by)));
  return tilt < TILTS[0] ? 0 : tilt < TILTS[1] ? 1 : tilt < TILTS[2] ? 2 : 3;
}

/** Share of worlds in which the difference has the sign of its mean. */
function agreeing(a: Worlds, b: Worlds): number {
  const by = averageOf(a) - averageOf(b);
  return a.filter((value, w) => (value - b[w]!) * by > 0).length / Math.max(1, a.length);
}

export function averageOf(values: Worlds): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}
