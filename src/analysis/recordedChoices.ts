/**
 * How likely the model finds what was chosen: for each recorded choice, in its recorded position, the values of the
 * options in a fixed number of believed worlds. The sharpness of a choice between levers stays open, so that it can be
 * fitted; signing has a sharpness of its own in the rules, and its probabilities stand.
 */
import { detExp, detLog, drawFrom, type Game } from '../engine/index.ts';
import type { Course } from './course.ts';
import { replayCourse } from './course.ts';
import type { Lab } from './lab.ts';

export interface RecordedChoice {
  readonly round: string;
  readonly stage: string;
  readonly seat: string;
  readonly action: string;
  /** How many actions were legal; at least two. */
  readonly options: number;
  /** Per world: for each other option, its value less that of the choice made. Empty where one signs. */
  readonly gaps: readonly Float64Array[];
  /** Of a signing choice: its probability, whatever the sharpness between levers. */
  readonly signed: number | undefined;
}

/** Worlds a choice is averaged over, and replays (of another chance and another sign of the staff's mood) they come from. */
export const WORLDS = 96;
const REPLAYS = 8;
const MENU = 30;

export function recordedChoices({ game, policy }: Lab, course: Course, worlds = WORLDS): readonly RecordedChoice[] {
  const replays = Array.from({ length: Math.min(REPLAYS, worlds) }, (_, i) => replayCourse(game, course, `recorded/${i}`).positions);
  const values = new Float64Array(MENU);
  return replays[0]!.flatMap(({ round, stage, choices }, at) =>
    Object.entries(choices).flatMap(([seat, action]): RecordedChoice[] => {
      const options = game.legalActions(replays[0]![at]!.state, seat).length;
      if (options < 2) return [];
      const gaps: Float64Array[] = [];
      let signed = 0;
      for (let w = 0; w < worlds; w++) {
        const { state } = replays[w % replays.length]![at]!;
        const draw = drawFrom(`recorded/${w}/${seat}`);
        if (stage === 'sign') {
          signed += policy.distribution!({ observation: game.observe(state, seat), legal: game.legalActions(state, seat), draw })[action]! / worlds;
          continue;
        }
        const actor = game.actors.indexOf(seat);
        const legal = game.kernel.legal(state, actor);
        policy.mind.weigh(game.observe(state, seat).masked, actor, legal, draw, 1, values);
        gaps.push(gapsOf(values, legal, game.positionOf(false, actor, action)));
      }
      return [{ round, stage, seat, action, options, gaps, signed: stage === 'sign' ? signed : undefined }];
    }),
  );
}

function gapsOf(values: Float64Array, legal: number, chosen: number): Float64Array {
  const others: number[] = [];
  for (let i = 0; i < MENU; i++) if ((legal >> i) & 1 && i !== chosen) others.push(values[i]! - values[chosen]!);
  return Float64Array.from(others);
}

/** Probability of the recorded choice under sharpness `lambda`: a logit in each world, averaged over worlds. */
export function probabilityOf({ gaps, signed }: RecordedChoice, lambda: number): number {
  if (signed !== undefined) return signed;
  let sum = 0;
  for (const world of gaps) {
    let total = 1;
    for (const gap of world) total += detExp(lambda * gap);
    sum += 1 / total;
  }
  return sum / gaps.length;
}

export function choicesOf(choices: readonly RecordedChoice[], actor: string): readonly RecordedChoice[] {
  return choices.filter(({ seat }) => seat === actor);
}

export type Lambdas = Readonly<Record<string, number>>;

/** As the rules have them. */
export function lambdasOf(game: Game): Lambdas {
  return Object.fromEntries(game.actors.map((actor) => [actor, game.scenario.data.interests.find((it) => it.actor === actor)?.lambda ?? 1]));
}

/** Least probability told apart from nothing, so that one impossible choice does not drown the others. */
const LEAST = 1e-9;

export function logOf(choice: RecordedChoice, lambda: number): number {
  return detLog(Math.max(LEAST, probabilityOf(choice, lambda)));
}

export function logLikelihood(choices: readonly RecordedChoice[], lambdas: Lambdas): number {
  return choices.reduce((sum, choice) => sum + logOf(choice, lambdas[choice.seat]!), 0);
}

/** Of somebody who takes any legal action alike. */
export function uniformLogLikelihood(choices: readonly RecordedChoice[]): number {
  return choices.reduce((sum, { options }) => sum - detLog(options), 0);
}
