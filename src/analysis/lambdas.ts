/**
 * The sharpness of each actor, fitted to its recorded choices.
 *
 * Objective, per actor: sum of log P(choice | position, lambda) - (ln lambda)^2 / (2 x 0.5^2), that is a log-normal prior
 * with median 1. The other seats reply as the rules have them and the outlooks are not trained anew, so that the values of
 * the options stay as they are and the actors can be fitted one by one. Search: the best of a grid over ln lambda from
 * ln 0.05 to ln 20, then golden section between its neighbours. Nothing is drawn: the same choices give the same bytes.
 */
import { detExp, detLog } from '../engine/index.ts';
import { type Lambdas, logLikelihood, type RecordedChoice } from './recordedChoices.ts';

/** Of ln lambda around 0: two thirds of the mass between 0.61 and 1.65. */
export const PRIOR_SD = 0.5;
const LEAST = 0.05;
const MOST = 20;
const POINTS = 24;
const NARROW = 1e-4;
const GOLDEN = (Math.sqrt(5) - 1) / 2;

/** An actor without a choice stays at the prior's median. */
export function fitLambdas(choices: readonly RecordedChoice[], actors: readonly string[]): Lambdas {
  return Object.fromEntries(actors.map((actor) => [actor, fitOne(choices.filter(({ seat }) => seat === actor), actor)]));
}

export function penalised(choices: readonly RecordedChoice[], lambdas: Lambdas): number {
  return logLikelihood(choices, lambdas) + Object.values(lambdas).reduce((sum, lambda) => sum + prior(detLog(lambda)), 0);
}

function prior(log: number): number {
  return -(log * log) / (2 * PRIOR_SD * PRIOR_SD);
}

function fitOne(choices: readonly RecordedChoice[], actor: string): number {
  const score = (log: number): number => logLikelihood(choices, { [actor]: detExp(log) }) + prior(log);
  const [from, step] = [detLog(LEAST), (detLog(MOST) - detLog(LEAST)) / POINTS];
  const grid = Array.from({ length: POINTS + 1 }, (_, i) => from + i * step);
  const scores = grid.map(score);
  const best = scores.indexOf(Math.max(...scores));
  const top = maximum(score, grid[Math.max(0, best - 1)]!, grid[Math.min(POINTS, best + 1)]!);
  return Math.round(1000 * detExp(top)) / 1000;
}

/** Golden section for the top of `score`. */
export function maximum(score: (x: number) => number, from: number, to: number): number {
  let [a, b] = [from, to];
  let [c, d] = [b - GOLDEN * (b - a), a + GOLDEN * (b - a)];
  let [atC, atD] = [score(c), score(d)];
  while (b - a > NARROW) {
    if (atC >= atD) {
      [b, d, atD] = [d, c, atC];
      c = b - GOLDEN * (b - a);
      atC = score(c);
    } else {
      [a, c, atC] = [c, d, atD];
      d = a + GOLDEN * (b - a);
      atD = score(d);
    }
  }
  return (a + b) / 2;
}
