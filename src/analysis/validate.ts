/** Everything that is known about how far the model can be believed, in one object. */
import type { Materials } from './calibrate.ts';
import { codedOf } from './coding.ts';
import { type Contrast, contrasts } from './contrasts.ts';
import { type CountAt, countError, datedCounts } from './counts.ts';
import { replayCourse } from './course.ts';
import type { Direction } from './directions.ts';
import { type Lab, labWith } from './lab.ts';
import { type Likelihood, likelihoodOf } from './likelihood.ts';
import { countNumbers, type Tally } from './numbers.ts';
import { lambdasOf, probabilityOf, type RecordedChoice, recordedChoices } from './recordedChoices.ts';
import { type Shares, sharesByEve, sharesFromStart } from './shares.ts';

export interface ValidateOptions {
  readonly seed: string;
  /** Games from the start; a quarter as many from the eve of each round. */
  readonly games: number;
  /** What came of the expectations, put with as many games for each arm. */
  readonly directions: readonly Direction[];
  readonly told?: (part: string) => void;
}

/** A recorded choice with the probability it has under the rules as they stand. */
export interface Choice {
  readonly round: string;
  readonly stage: string;
  readonly seat: string;
  readonly action: string;
  readonly options: number;
  readonly probability: number;
}

export interface Validation {
  readonly contrasts: readonly Contrast[];
  readonly numbers: Readonly<Record<string, Tally>>;
  readonly replay: { readonly ending: string | null; readonly counts: readonly CountAt[] };
  readonly curveRmse: number;
  readonly choices: readonly Choice[];
  readonly eves: readonly { readonly round: string; readonly shares: Shares }[];
  /** Over the choices that answer a decision record, and over all that the record holds. */
  readonly coded: Likelihood & { readonly choices: number };
  readonly all: Likelihood & { readonly choices: number };
  readonly endings: Shares;
  readonly directions: readonly Direction[];
}

export function validate({ rules, outlooks, course, coding }: Materials, { seed, games, directions, told = () => undefined }: ValidateOptions): Validation {
  const lab = labWith(rules, outlooks);
  const { game } = lab;
  const few = fewer(games);
  told('contrasts');
  const four = contrasts(rules, outlooks, course);
  told('replay');
  const replayed = replayCourse(game, course);
  const counts = datedCounts(course.counts, game.scenario.data.rounds, replayed.events.flat());
  told('choices');
  const recorded = recordedChoices(lab, course);
  told('endings');
  const endings = sharesFromStart(lab, games, seed);
  const eves = sharesByEve(lab, course, few, seed);
  return {
    contrasts: four,
    numbers: countNumbers(game.scenario.data),
    replay: { ending: game.outcome(replayed.end), counts },
    curveRmse: countError(counts),
    choices: withProbabilities(lab, recorded),
    eves,
    coded: likelihood(lab, codedOf(recorded, coding)),
    all: likelihood(lab, recorded),
    endings,
    directions,
  };
}

/** Games from one position, where `games` are played from the start. */
export function fewer(games: number): number {
  return Math.max(2, Math.round(games / 4));
}

function withProbabilities({ game }: Lab, recorded: readonly RecordedChoice[]): readonly Choice[] {
  const lambdas = lambdasOf(game);
  return recorded.map((choice) => {
    const { round, stage, seat, action, options } = choice;
    return { round, stage, seat, action, options, probability: probabilityOf(choice, lambdas[seat]!) };
  });
}

function likelihood({ game }: Lab, choices: readonly RecordedChoice[]): Likelihood & { readonly choices: number } {
  return { ...likelihoodOf(choices, game.actors), choices: choices.length };
}
