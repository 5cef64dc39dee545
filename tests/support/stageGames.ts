/** Games in strategic form as scenarios of one stage, through the loader: whoever tests a policy or an analysis plays them by the real rules. */
import type { Game, ScenarioData } from '../../src/engine/index.ts';
import { action, byEye, gameOf, hold, type Loose } from './scenarios.ts';

export interface StageGame {
  readonly name: string;
  /** Number of actions of each player. */
  readonly actions: readonly number[];
  /** One digit per player, the index of its action -> the payoff of each, -5 to 5. */
  readonly payoffs: Readonly<Record<string, readonly number[]>>;
}

/** A two-player game of two actions each; rows are the first player's. */
export function twoByTwo(name: string, rows: readonly (readonly (readonly [number, number])[])[]): StageGame {
  return { name, actions: [2, 2], payoffs: Object.fromEntries(rows.flatMap((row, r) => row.map((cell, c) => [`${r}${c}`, cell]))) };
}

export const matchingPennies = twoByTwo('matching pennies', [[[1, -1], [-1, 1]], [[-1, 1], [1, -1]]]);
/** Cooperate, defect. */
export const prisonersDilemma = twoByTwo("prisoner's dilemma", [[[3, 3], [0, 4]], [[4, 0], [1, 1]]]);
export const battleOfTheSexes = twoByTwo('battle of the sexes', [[[2, 1], [0, 0]], [[0, 0], [1, 2]]]);
/** The first player's second action is better by 2 whatever the other does; then so is the other's second. */
export const dominance = twoByTwo('dominance', [[[1, 3], [0, 0]], [[3, 0], [2, 1]]]);

const NEVER = { round: [] };
const PLAYERS = ['ann', 'ben', 'cleo', 'dan', 'eve'] as const;
/** A payoff of 0 stands at the middle of a meter, a unit is ten points of it; the par gives the payoff back as the score. */
const UNIT = 10;
const MIDDLE = 50;

/** The ids of the actions are the player's name and a digit. `lambda` is per unit of payoff. */
export function stageGameRules({ actions, payoffs }: StageGame, lambda = 1): ScenarioData {
  const players = PLAYERS.slice(0, actions.length);
  const rows = Object.entries(payoffs);
  const effectsOf = (first: number): Loose[] => rows.filter(([digits]) => digits.startsWith(String(first))).map(([digits, values]) => ({
    when: Object.fromEntries(players.slice(1).map((id, i) => [`chose.${id}`, `${id}${digits[i + 1]!}`])),
    set: Object.fromEntries(players.map((id, i) => [`pay-${id}`, MIDDLE + UNIT * values[i]!])),
  }));
  const menu = (id: string, p: number): ScenarioData['actions'] =>
    Array.from({ length: actions[p]! }, (_, k) => (k === 0 ? { ...hold(`${id}0`, id), then: p === 0 ? effectsOf(0) : [] } : action(`${id}${k}`, id, p === 0 ? effectsOf(k) : [])) as ScenarioData['actions'][number]);
  const rules: Record<keyof ScenarioData, unknown> = {
    scenario: { id: 'one-stage', version: 1, resolution: players, mediators: [], parties: [] },
    actors: players.map((id) => ({ id, archetype: 'ally', playable: true, predicates: { hasLeft: NEVER, returning: NEVER }, priors: {} })),
    state: players.map((id) => ({ id: `pay-${id}`, kind: 'meter', start: MIDDLE })),
    rounds: [{ id: 'only', halfHours: 0, situations: [{ id: 'in-only', stages: [{ kind: 'choose', actors: players }] }] }],
    actions: players.flatMap(menu),
    chance: [],
    packages: [],
    endings: [{ id: 'over', atEnd: {}, settles: false }],
    scales: [],
    interests: players.map((id) => ({ actor: id, endings: { over: 0 }, endingWeight: 0, meters: { [`pay-${id}`]: 100 }, lambda: lambda / UNIT, par: { mean: MIDDLE + UNIT * MIDDLE, sd: 20 * UNIT }, basis: byEye })),
    cascade: undefined,
    outlook: { after: NEVER, features: [], products: [], breakdown: { rise: 1, offset: 1, rounds: ['only'] }, signing: { lambda: 0.5, margin: 5 }, basis: byEye },
  };
  return Object.fromEntries(Object.entries(rules).filter(([, part]) => part !== undefined)) as unknown as ScenarioData;
}

export function stageGameOf(game: StageGame, lambda = 1): Game {
  return gameOf(stageGameRules(game, lambda));
}
