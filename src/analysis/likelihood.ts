/** Mean log-likelihood per recorded choice: of chance alone, with the sharpness fitted, and with each round held out of the fit. */
import { fitLambdas } from './lambdas.ts';
import { logLikelihood, type RecordedChoice, uniformLogLikelihood } from './recordedChoices.ts';

export interface Likelihood {
  readonly uniform: number;
  readonly inSample: number;
  readonly heldOut: number;
}

export function likelihoodOf(choices: readonly RecordedChoice[], actors: readonly string[]): Likelihood {
  const rounds = [...new Set(choices.map(({ round }) => round))];
  const heldOut = rounds.reduce((sum, round) => {
    const lambdas = fitLambdas(choices.filter((it) => it.round !== round), actors);
    return sum + logLikelihood(choices.filter((it) => it.round === round), lambdas);
  }, 0);
  const n = choices.length;
  return { uniform: uniformLogLikelihood(choices) / n, inSample: logLikelihood(choices, fitLambdas(choices, actors)) / n, heldOut: heldOut / n };
}
