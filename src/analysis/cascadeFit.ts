/**
 * The four numbers of the cascade that are fitted to the dated counts of the record.
 *
 * Objective, to be made small: sum over the counts of ((replayed - recorded) / 15)^2, plus for each number
 * ((value - centre) / spread)^2, a normal prior. Fifteen signatures is about how far a report's hour and its round number
 * leave a count open. Search: a pattern search (Hooke and Jeeves 1961) from the values of the rules, from the centres and
 * from seeded starts, each step halved until it is below the number's own grain. The same seed gives the same bytes.
 */
import { type CascadeData, drawFrom, type ScenarioData } from '../engine/index.ts';
import { countError, datedCounts } from './counts.ts';
import { type Course, replayCourse } from './course.ts';
import { changedGame } from './lab.ts';

interface Free {
  readonly centre: number;
  readonly spread: number;
  readonly grain: number;
  readonly least: number;
  readonly most: number;
}

/** Centre and spread of the priors: what was held likely before the counts were looked at. */
export const FREE = {
  core: { centre: 300, spread: 150, grain: 5, least: 0, most: 1000 },
  rate: { centre: 200, spread: 100, grain: 5, least: 0, most: 1000 },
  mean: { centre: 100, spread: 15, grain: 0.5, least: 0, most: 300 },
  sd: { centre: 25, spread: 8, grain: 0.5, least: 1, most: 100 },
} as const satisfies Partial<Record<keyof CascadeData, Free>>;

export type FreeName = keyof typeof FREE;
export type CascadeValues = Readonly<Record<FreeName, number>>;
const NAMES = Object.keys(FREE) as FreeName[];
export const COUNT_SD = 15;
const FIRST_STEP = 0.5;

export interface CascadeScore {
  readonly objective: number;
  readonly rmse: number;
  readonly counts: readonly number[];
}

export function scoreCascade(rules: unknown, course: Course, values: CascadeValues): CascadeScore {
  const game = changedGame(rules, (data: ScenarioData) => void Object.assign(data.cascade!, values));
  const counts = datedCounts(course.counts, game.scenario.data.rounds, replayCourse(game, course).events.flat());
  const misfit = counts.reduce((sum, { recorded, simulated }) => sum + ((simulated - recorded) / COUNT_SD) ** 2, 0);
  const prior = NAMES.reduce((sum, name) => sum + ((values[name] - FREE[name].centre) / FREE[name].spread) ** 2, 0);
  return { objective: misfit + prior, rmse: countError(counts), counts: counts.map(({ simulated }) => Math.round(simulated)) };
}

export function fitCascade(rules: unknown, course: Course, seed: string, starts: number): CascadeValues {
  const known = new Map<string, number>();
  const score = (values: CascadeValues): number => {
    const key = NAMES.map((name) => values[name]).join('/');
    const objective = known.get(key) ?? scoreCascade(rules, course, values).objective;
    known.set(key, objective);
    return objective;
  };
  const { cascade } = changedGame(rules).scenario.data;
  const beginnings = [valuesOf((name) => cascade![name]), ...Array.from({ length: starts }, (_, i) => startOf(seed, i))];
  const found = beginnings.map((beginning) => search(beginning, score));
  return found.reduce((best, it) => (score(it) < score(best) ? it : best));
}

/** The centres first, then points within one spread of them. */
function startOf(seed: string, i: number): CascadeValues {
  const draw = drawFrom(`${seed}/start/${i}`);
  return valuesOf((name) => FREE[name].centre + (i === 0 ? 0 : (2 * draw(name) - 1) * FREE[name].spread));
}

function search(start: CascadeValues, score: (values: CascadeValues) => number): CascadeValues {
  let here = start;
  for (let step = FIRST_STEP; NAMES.some((name) => step * FREE[name].spread >= FREE[name].grain); ) {
    const moved = explored(here, step, score);
    if (moved === here) {
      step /= 2;
      continue;
    }
    // On in the direction that helped, as long as it does.
    const ahead = explored(valuesOf((name) => 2 * moved[name] - here[name]), step, score);
    here = score(ahead) < score(moved) ? ahead : moved;
  }
  return here;
}

/** `from`, or a better point one step away along some of the numbers. */
function explored(from: CascadeValues, step: number, score: (values: CascadeValues) => number): CascadeValues {
  let best = from;
  for (const name of NAMES) {
    const by = Math.max(FREE[name].grain, step * FREE[name].spread);
    for (const sign of [1, -1]) {
      const tried = valuesOf((it) => best[it] + (it === name ? sign * by : 0));
      if (score(tried) >= score(best)) continue;
      best = tried;
      break;
    }
  }
  return best;
}

function valuesOf(of: (name: FreeName) => number): CascadeValues {
  return Object.fromEntries(NAMES.map((name) => [name, rounded(FREE[name], of(name))])) as CascadeValues;
}

function rounded({ grain, least, most }: Free, value: number): number {
  return Math.min(most, Math.max(least, Math.round(value / grain) * grain));
}
