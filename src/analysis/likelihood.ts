/**
 * Mean log-likelihood per recorded choice: of chance alone, with the sharpness fitted, and with each round held out.
 *
 * Held out, an actor's other rounds say little of its sharpness (one choice to eight), so that a round is judged by all
 * that they leave possible: log of the integral of P(choices of the round | lambda) p(lambda | other rounds), the log
 * predictive density (Gelman, Hwang and Vehtari 2014). `heldOutFitted` takes the likeliest lambda alone, as if it were known.
 */
import { detExp, detLog } from '../engine/index.ts';
import { fitLambdas, posterior } from './lambdas.ts';
import { choicesOf, logLikelihood, logOf, type RecordedChoice, uniformLogLikelihood } from './recordedChoices.ts';

export interface Likelihood {
  readonly uniform: number;
  readonly inSample: number;
  readonly heldOut: number;
  readonly heldOutFitted: number;
}

export function likelihoodOf(choices: readonly RecordedChoice[], actors: readonly string[]): Likelihood {
  const n = choices.length;
  const rounds = [...new Set(choices.map(({ round }) => round))];
  const heldOut = (of: (held: readonly RecordedChoice[], others: readonly RecordedChoice[]) => number): number =>
    rounds.reduce((sum, round) => sum + of(choices.filter((it) => it.round === round), choices.filter((it) => it.round !== round)), 0) / n;
  return {
    uniform: uniformLogLikelihood(choices) / n,
    inSample: logLikelihood(choices, fitLambdas(choices, actors)) / n,
    heldOut: heldOut((held, others) => actors.reduce((sum, actor) => sum + predictive(choicesOf(held, actor), choicesOf(others, actor)), 0)),
    heldOutFitted: heldOut((held, others) => logLikelihood(held, fitLambdas(others, actors))),
  };
}

/** Log of the probability of `held` by what `others` say of the sharpness; both are of one actor. */
function predictive(held: readonly RecordedChoice[], others: readonly RecordedChoice[]): number {
  if (held.length === 0) return 0;
  return detLog(posterior(others).reduce((sum, { lambda, weight }) => sum + weight * detExp(held.reduce((log, choice) => log + logOf(choice, lambda), 0)), 0));
}
