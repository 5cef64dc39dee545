/**
 * Placebos: the same rules, with the interests of the actors permuted among them and their beliefs shuffled across actors
 * and levels, and outlooks trained anew. A model that identifies its actors should find the record likelier than these do.
 */
import * as v from 'valibot';
import { trainOutlooks, TRAINING } from '../bots/index.ts';
import { type Draw, drawFrom, type InterestData, type ScenarioData } from '../engine/index.ts';
import { codedOf, type Coding } from './coding.ts';
import type { Course } from './course.ts';
import { changedGame, type Changes, labOf } from './lab.ts';
import { likelihoodOf } from './likelihood.ts';
import { recordedChoices } from './recordedChoices.ts';

/** Mean log-likelihoods a choice that answers a decision record; `levers`: held out, signatures left aside. */
const run = v.strictObject({ seed: v.string(), inSample: v.number(), heldOut: v.number(), levers: v.number() });

export const placebosSchema = v.strictObject({
  format: v.literal('placebos/1'),
  scenario: v.string(),
  rulesHash: v.string(),
  policyHash: v.string(),
  date: v.string(),
  command: v.string(),
  /** Games a training pass. */
  games: v.number(),
  /** The interests and beliefs of the scenario, trained as shortly. */
  unchanged: v.pipe(v.array(run), v.minLength(1)),
  placebos: v.array(run),
});
export type PlaceboFile = v.InferOutput<typeof placebosSchema>;
export type PlaceboRun = v.InferOutput<typeof run>;

/** Share of placebos under which the record is less likely, each round held out, than under the model trained as shortly (mean of its runs). */
export function betterThan({ unchanged, placebos }: Pick<PlaceboFile, 'unchanged' | 'placebos'>, by: 'heldOut' | 'levers' = 'heldOut'): number {
  const own = unchanged.reduce((sum, it) => sum + it[by], 0) / unchanged.length;
  return placebos.filter((it) => it[by] < own).length / placebos.length;
}

/** `placebo` names what is shuffled and how; absent, nothing is. */
export function trainedLikelihood(rules: unknown, course: Course, coding: Coding, games: number, seed: string, placebo?: string): Omit<PlaceboRun, 'seed'> {
  const game = changedGame(rules, placebo === undefined ? () => undefined : shuffled(placebo));
  const lab = labOf(game, trainOutlooks(game, { ...TRAINING, games, seed }));
  const choices = codedOf(recordedChoices(lab, course), coding);
  const { inSample, heldOut } = likelihoodOf(choices, game.actors);
  return { inSample, heldOut, levers: likelihoodOf(choices.filter(({ signed }) => signed === undefined), game.actors).heldOut };
}

export function shuffled(seed: string): Changes {
  return (data) => {
    const draw = drawFrom(seed);
    permuteInterests(data, draw);
    shuffleBeliefs(data, draw);
  };
}

/** No permutation that leaves all in place is taken. */
export function permutation(n: number, draw: Draw, label: string): readonly number[] {
  for (let attempt = 0; ; attempt++) {
    const order = Array.from({ length: n }, (_, i) => i);
    for (let i = n - 1; i > 0; i--) {
      const j = Math.floor(draw(label, attempt, i) * (i + 1));
      [order[i], order[j]] = [order[j]!, order[i]!];
    }
    if (n < 2 || order.some((from, to) => from !== to)) return order;
  }
}

function permuteInterests(data: ScenarioData, draw: Draw): void {
  const order = permutation(data.interests.length, draw, 'interests');
  const levelsOf = (actor: string): readonly string[] => data.actors.find(({ id }) => id === actor)?.type?.levels ?? [];
  const given = data.interests.map((own, to): InterestData => {
    const { byType, ...wanted } = data.interests[order[to]!]!;
    const [theirs, ours] = [levelsOf(wanted.actor), levelsOf(own.actor)];
    // What bends the interest by a private fact goes by the level's rank: each actor has levels of its own.
    const bent = Object.entries(byType ?? {}).flatMap(([level, shift]) => (ours.length === 0 ? [] : [[ours[theirs.indexOf(level)]!, shift] as const]));
    return { ...wanted, actor: own.actor, lambda: own.lambda, ...(bent.length === 0 ? {} : { byType: Object.fromEntries(bent) }) };
  });
  data.interests.splice(0, data.interests.length, ...given);
}

function shuffleBeliefs(data: ScenarioData, draw: Draw): void {
  const beliefs = data.actors.flatMap((actor) => Object.values(actor.priors));
  const odds = beliefs.map((belief) => [...belief.odds]);
  const order = permutation(odds.length, draw, 'beliefs');
  beliefs.forEach((belief, to) => {
    const from = odds[order[to]!]!;
    const levels = permutation(from.length, draw, `levels/${to}`);
    belief.odds = levels.map((level) => from[level]!);
  });
}
