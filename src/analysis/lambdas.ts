/**
 * The sharpness of each actor, fitted to its recorded choices.
 *
 * Objective, per actor: sum of log P(choice | position, lambda) - (ln lambda)^2 / (2 x 0.5^2), that is a log-normal prior
 * with median 1. The other seats reply as the rules have them and the outlooks are not trained anew, so that the values of
 * the options stay as they are and the actors can be fitted one by one. Search: the best of a grid over ln lambda from
 * ln 0.05 to ln 20, then golden section between its neighbours. Nothing is drawn: the same choices give the same bytes.
 * The same objective, normed over the grid, is the posterior of lambda.
 */
import { detExp, detLog } from '../engine/index.ts';
import { choicesOf, type Lambdas, logLikelihood, logOf, type RecordedChoice } from './recordedChoices.ts';

/** Of ln lambda around 0: two thirds of the mass between 0.61 and 1.65. */
export const PRIOR_SD = 0.5;
const LEAST = 0.05;
const MOST = 20;
const POINTS = 24;
const NARROW = 1e-4;
const STEP = (detLog(MOST) - detLog(LEAST)) / POINTS;
const GRID: readonly number[] = Array.from({ length: POINTS + 1 }, (_, i) => detLog(LEAST) + i * STEP);
const GOLDEN = (Math.sqrt(5) - 1) / 2;

/** An actor without a choice stays at the prior's median. */
export function fitLambdas(choices: readonly RecordedChoice[], actors: readonly string[]): Lambdas {
  return Object.fromEntries(actors.map((actor) => [actor, fitOne(choicesOf(choices, actor))]));
}

export function penalised(choices: readonly RecordedChoice[], lambdas: Lambdas): number {
  return logLikelihood(choices, lambdas) + Object.values(lambdas).reduce((sum, lambda) => sum + prior(detLog(lambda)), 0);
}

function prior(log: number): number {
  return -(log * log) / (2 * PRIOR_SD * PRIOR_SD);
}

/** Each lambda of the grid with how likely it is once `choices`, all of one actor, are known; the weights sum to 1. */
export function posterior(choices: readonly RecordedChoice[]): readonly { readonly lambda: number; readonly weight: number }[] {
  const scores = GRID.map(objective(choices));
  const most = Math.max(...scores);
  const weights = scores.map((score) => detExp(score - most));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return GRID.map((log, i) => ({ lambda: detExp(log), weight: weights[i]! / total }));
}

function fitOne(choices: readonly RecordedChoice[]): number {
  const score = objective(choices);
  const scores = GRID.map(score);
  const best = scores.indexOf(Math.max(...scores));
  const top = maximum(score, GRID[Math.max(0, best - 1)]!, GRID[Math.min(POINTS, best + 1)]!);
  return Math.round(1000 * detExp(top)) / 1000;
}

/** Over ln lambda, for the choices of one actor. */
function objective(choices: readonly RecordedChoice[]): (log: number) => number {
  return (log) => choices.reduce((sum, choice) => sum + logOf(choice, detExp(log)), prior(log));
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
