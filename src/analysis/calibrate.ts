/** The numbers of a scenario that are fitted, and the report of the fit. Nothing here changes the rules. */
import type { CascadeData } from '../engine/index.ts';
import { type CascadeScore, type CascadeValues, COUNT_SD, FREE, type FreeName, fitCascade, scoreCascade } from './cascadeFit.ts';
import { codedOf, type Coding } from './coding.ts';
import type { Course } from './course.ts';
import { type Lab, labWith } from './lab.ts';
import { fitLambdas, penalised, PRIOR_SD } from './lambdas.ts';
import { choicesOf, type Lambdas, lambdasOf, logLikelihood, recordedChoices, WORLDS } from './recordedChoices.ts';
import { sharesFromStart } from './shares.ts';

/** What a fit is made from. */
export interface Materials {
  readonly rules: unknown;
  readonly outlooks: unknown;
  readonly course: Course;
  readonly coding: Coding;
}

export interface CalibrateOptions {
  readonly seed: string;
  /** Beginnings of the search for the cascade. */
  readonly starts: number;
  /** Games played to tell what the fitted numbers would change. */
  readonly games: number;
  readonly policyHash: string;
  readonly command: string;
}

export interface FittedFile {
  readonly format: 'fitted/1';
  readonly scenario: string;
  readonly rulesHash: string;
  readonly policyHash: string;
  readonly command: string;
  readonly seed: string;
  readonly lambdas: {
    readonly to: string;
    readonly objective: Change;
    readonly logLikelihood: Change;
    readonly values: Readonly<Record<string, Change & { readonly choices: number }>>;
  };
  readonly cascade?: {
    readonly to: string;
    readonly objective: Change;
    readonly rmse: Change;
    readonly values: Readonly<Record<string, Change & { readonly centre: number; readonly spread: number }>>;
    readonly counts: { readonly recorded: readonly number[]; readonly before: readonly number[]; readonly after: readonly number[] };
  };
  /** Ending shares from the start, as the rules stand and with the fitted numbers; the outlooks are the same. */
  readonly wouldChange: { readonly games: number; readonly endings: Readonly<Record<string, Change>> };
}

/** As the rules stand, and as fitted. */
interface Change {
  readonly before: number;
  readonly after: number;
}

export function calibrate({ rules, outlooks, course, coding }: Materials, options: CalibrateOptions): FittedFile {
  const lab = labWith(rules, outlooks);
  const { scenario } = lab.game;
  const lambdas = fitSharpness(lab, course, coding);
  const own = scenario.data.cascade;
  const values = own === undefined ? undefined : fitCascade(rules, course, options.seed, options.starts);
  const after = labWith(rules, outlooks, (data) => {
    for (const interest of data.interests) interest.lambda = lambdas.fitted[interest.actor]!;
    if (values !== undefined) Object.assign(data.cascade!, values);
  });
  const [now, then] = [lab, after].map((it) => sharesFromStart(it, options.games, options.seed));
  return {
    format: 'fitted/1',
    scenario: scenario.id,
    rulesHash: scenario.rulesHash,
    policyHash: options.policyHash,
    command: options.command,
    seed: options.seed,
    lambdas: lambdas.report,
    ...(own === undefined || values === undefined ? {} : { cascade: cascadeReport(rules, course, own, values) }),
    wouldChange: { games: options.games, endings: Object.fromEntries(Object.keys(now!).map((ending) => [ending, { before: short(now![ending]!.share), after: short(then![ending]!.share) }])) },
  };
}

function fitSharpness(lab: Lab, course: Course, coding: Coding): { readonly fitted: Lambdas; readonly report: FittedFile['lambdas'] } {
  const choices = codedOf(recordedChoices(lab, course), coding);
  const before = lambdasOf(lab.game);
  const fitted = fitLambdas(choices, lab.game.actors);
  const changed = (of: (lambdas: Lambdas) => number): Change => ({ before: short(of(before)), after: short(of(fitted)) });
  return {
    fitted,
    report: {
      to: `${choices.length} recorded choices that answer a decision record, ${WORLDS} worlds each; log-normal prior, median 1, sd ${PRIOR_SD}`,
      objective: changed((it) => penalised(choices, it)),
      logLikelihood: changed((it) => logLikelihood(choices, it)),
      values: Object.fromEntries(lab.game.actors.map((actor) => [actor, { before: before[actor]!, after: fitted[actor]!, choices: choicesOf(choices, actor).filter(({ signed }) => signed === undefined).length }])),
    },
  };
}

function cascadeReport(rules: unknown, course: Course, own: CascadeData, values: CascadeValues): NonNullable<FittedFile['cascade']> {
  const names = Object.keys(FREE) as FreeName[];
  const [before, after] = [own, values].map((it) => scoreCascade(rules, course, it)) as [CascadeScore, CascadeScore];
  return {
    to: `${course.counts.length} dated counts, each known to ${COUNT_SD}; normal priors`,
    objective: { before: short(before.objective), after: short(after.objective) },
    rmse: { before: short(before.rmse), after: short(after.rmse) },
    values: Object.fromEntries(names.map((name) => [name, { before: own[name], after: values[name], centre: FREE[name].centre, spread: FREE[name].spread }])),
    counts: { recorded: course.counts.map(({ recorded }) => recorded), before: before.counts, after: after.counts },
  };
}

function short(value: number): number {
  return Math.round(value * 1000) / 1000;
}
