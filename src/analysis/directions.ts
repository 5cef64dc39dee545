/** Expectations put to the model: both arms from the same position, with the same seeds; the difference, and its interval. */
import { type Chooser, createPlayout } from '../bots/index.ts';
import { ENDING, type Game, type GameState, LEVELS, OVER, ROUND, RulesError } from '../engine/index.ts';
import { type Course, recordedUntil, reseeded } from './course.ts';
import type { Arm, Expectation, Measure } from './expectations.ts';
import { type Estimate, paired } from './intervals.ts';
import type { Lab } from './lab.ts';

export interface Direction extends Estimate {
  readonly id: string;
  readonly expected: '+' | '-';
  /** The interval is clear of zero on the expected side. */
  readonly holds: boolean;
}

/** So many times as many pairs for a share of games as for a number: at 1 500 its difference is known to a point in a hundred, and many are no larger. */
const FOR_A_SHARE = 2;

/** Replays a position is taken from: their staff read different signs of their own mood. */
const REPLAYS = 8;

export function direction(lab: Lab, course: Course, expectation: Expectation, games: number): Direction {
  const { id, expected, against = {}, change } = expectation;
  const pairs = pairsOf(expectation.measure, games);
  const [base, changed] = [against, change].map((it) => measured(lab, course, expectation, it, pairs));
  const estimate = paired(changed!.map((value, i) => value - base![i]!));
  return { id, expected, ...estimate, holds: expected === '+' ? estimate.low > 0 : estimate.high < 0 };
}

function pairsOf(measure: Measure, games: number): number {
  const share = 'endings' in measure || 'settled' in measure || ('slot' in measure && measure.is !== undefined);
  return share ? FOR_A_SHARE * games : games;
}

/** What is measured, game by game, where `arm` is played at the stage of the expectation. */
function measured({ game, policy }: Lab, course: Course, expectation: Expectation, arm: Arm, games: number): number[] {
  const { id, from, both, measure } = expectation;
  const options = { ...(arm.types === undefined ? {} : { types: arm.types }), ...(arm.start === undefined ? {} : { start: arm.start }) };
  const positions = Array.from({ length: Math.min(REPLAYS, games) }, (_, i) => recordedUntil(game, course, from, {}, options, `recorded/${i}`));
  const record = course.stages[stageAt(game, positions[0]!, course)]?.choices ?? {};
  const playout = createPlayout(game);
  const choosers = game.actors.map((): Chooser => policy);
  const fixed = { ...record, ...both, ...arm.choose };
  for (const [seat, action] of Object.entries({ ...both, ...arm.choose })) {
    const legal = game.legalActions(positions[0]!, seat);
    if (!legal.includes(action)) throw new RulesError(`Expectation '${id}': '${action}' is not legal for '${seat}' in ${from}. Legal: ${legal.join(', ')}.`);
  }
  const read = reader({ game, policy }, measure);
  return Array.from({ length: games }, (_, i) => {
    const seed = `${id}/${i}`;
    const state = reseeded(positions[i % positions.length]!, seed);
    const draws = playout.drawsFor(seed);
    const first = game.actors.map((actor, a): Chooser => ({
      pick: (masked, seat, legal, draw) => {
        const signing = game.kernel.stageOf(masked)?.kind === 'sign';
        const at = fixed[actor] === undefined ? -1 : game.positionOf(signing, a, fixed[actor]);
        return at >= 0 && (legal >> at) & 1 ? at : choosers[a]!.pick(masked, seat, legal, draw);
      },
    }));
    playout.run(state, first, draws, once());
    playout.run(state, choosers, draws, (now) => !read.due(now));
    return read.value(state);
  });
}

/** Lets one stage be played. */
function once(): () => boolean {
  let left = 1;
  return () => left-- > 0;
}

/** The stage of the record that stands at this position. */
function stageAt(game: Game, state: GameState, course: Course): number {
  const { round } = game.describe(state);
  const seats = game.toMove(state);
  const signing = game.describe(state).stage === 'sign';
  return course.stages.findIndex((stage) => stage.round === round && seats.every((seat) => stage.choices[seat] !== undefined && stage.choices[seat].startsWith('sign:') === signing));
}

interface Reader {
  /** Whether it can be measured now, before the end. */
  due(state: GameState): boolean;
  value(state: GameState): number;
}

function reader({ game, policy }: Lab, measure: Measure): Reader {
  const { compiled, data } = game.scenario;
  const { rounds } = compiled;
  const at = 'at' in measure && measure.at !== 'end' ? rounds.findIndex((round) => round.id === measure.at) : rounds.length;
  if (at < 0) throw new RulesError(`Unknown round '${'at' in measure ? measure.at : ''}' in an expectation.`);
  const due = (state: GameState): boolean => state[OVER] === 1 || state[ROUND]! >= at;
  if ('endings' in measure) return { due, value: (state) => Number(measure.endings.includes(game.outcome(state)!)) };
  if ('settled' in measure) return { due, value: (state) => Number(state[ENDING] !== 0) };
  if ('slot' in measure) {
    const slot = compiled.layout.byName.get(measure.slot);
    if (slot === undefined) throw new RulesError(`Unknown slot '${measure.slot}' in an expectation.`);
    return { due, value: (state) => (measure.is === undefined ? state[slot.index]! : Number(slot.values[state[slot.index]!] === measure.is)) };
  }
  const [seat, about] = [game.actors.indexOf(measure.belief), game.actors.indexOf(measure.about)];
  const level = data.actors[about]?.type?.levels.indexOf(measure.level) ?? -1;
  if (seat < 0 || level < 0) throw new RulesError(`Unknown belief of '${measure.belief}' about '${measure.about}' in an expectation.`);
  const masked = new Int32Array(compiled.layout.size);
  const odds = new Float64Array(LEVELS);
  return {
    due,
    value: (state) => {
      game.kernel.mask(state, seat, masked);
      policy.mind.beliefs.odds(masked, seat, about, odds);
      return odds[level]!;
    },
  };
}
