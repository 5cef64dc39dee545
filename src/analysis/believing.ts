/** What seats hold likely of another's private fact, put as one number: the mean level. */
import type { ScenarioData } from '../engine/index.ts';

/** Odds of three levels whose mean is `x` (0..1): two fair steps. */
export function oddsAround(x: number): number[] {
  const middle = 2 * x * (1 - x);
  return [(1 - x) * (1 - x), middle, 1 - (1 - x) * (1 - x) - middle];
}

/** `seats` hold `x` the mean level of `about`'s private fact. */
export function believe(data: ScenarioData, seats: readonly string[], about: string, x: number): void {
  for (const actor of data.actors) if (seats.includes(actor.id)) (actor.priors[about]!.odds as number[]).splice(0, 3, ...oddsAround(x));
}

/** The mean level (0..1) that odds of three levels come to. */
export function meanLevel([, middle = 0, high = 0]: readonly number[]): number {
  return middle / 2 + high;
}
