import { describe, expect, it } from 'vitest';
import { bestReply, exploitability, nashConv } from '../../src/analysis/nash.ts';
import { logitQre, logitResponse } from '../../src/analysis/qre.ts';
import { type Profile, stageGame, type StrategicForm, uniformProfile } from '../../src/analysis/strategicForm.ts';
import { loadGame } from '../support/scenarios.ts';
import { battleOfTheSexes, dominance, matchingPennies, prisonersDilemma, type StageGame, stageGameOf } from '../support/stageGames.ts';
import gambit from '../fixtures/logit-qre.json' with { type: 'json' };

function formOf(source: StageGame): StrategicForm {
  const game = stageGameOf(source);
  return stageGame(game, game.initialState('any'));
}

/** Each player plays its first action with the given probability. */
function firstWith(...shares: readonly number[]): Profile {
  return shares.map((p) => Float64Array.of(p, 1 - p));
}

describe.each([matchingPennies, prisonersDilemma, battleOfTheSexes, dominance, ...(gambit.games as readonly unknown[] as readonly StageGame[])])('$name, played by the rules of a scenario', (source) => {
  it('gives back its table of payoffs', () => {
    const { players, payoffs } = formOf(source);
    expect(players.map((player) => player.actions.length)).toEqual(source.actions);
    expect(payoffs.map((own) => Array.from(own))).toEqual(source.actions.map((_, p) => Object.keys(source.payoffs).toSorted().map((digits) => source.payoffs[digits]![p])));
  });
});

it('a stage after which the game goes on has no payoffs until somebody says what its states are worth', () => {
  const game = loadGame('harbour-lab');
  const state = game.initialState('goes on');
  expect(() => stageGame(game, state)).toThrow('goes on');
  const { payoffs } = stageGame(game, state, (_, players) => players.map(() => 7));
  expect(payoffs.every((own) => own.every((value) => value === 7))).toBe(true);
});

describe('the best reply', () => {
  it('in matching pennies is any action against an even opponent, and one against any other', () => {
    const form = formOf(matchingPennies);
    expect(bestReply(form, firstWith(0.5, 0.5), 0)).toEqual({ actions: [0, 1], gain: 0 });
    expect(bestReply(form, firstWith(0.5, 0.7), 0).actions).toEqual([0]);
    expect(bestReply(form, firstWith(0.7, 0.5), 1).actions).toEqual([1]);
    expect(bestReply(form, firstWith(0.5, 0.7), 0).gain).toBeCloseTo(0.4, 12);
  });

  it('in the dilemma is to defect, whatever the other does', () => {
    const form = formOf(prisonersDilemma);
    for (const p of [0, 0.3, 1]) expect(bestReply(form, firstWith(0.5, p), 0).actions).toEqual([1]);
  });
});

describe('the distance from an equilibrium', () => {
  it.each([
    ['matching pennies, even', matchingPennies, firstWith(0.5, 0.5), 0],
    ['matching pennies, both heads', matchingPennies, firstWith(1, 1), 2],
    ['the dilemma, both defect', prisonersDilemma, firstWith(0, 0), 0],
    ['the dilemma, both cooperate', prisonersDilemma, firstWith(1, 1), 2],
    ['battle of the sexes, both to the first', battleOfTheSexes, firstWith(1, 1), 0],
    ['battle of the sexes, both to the second', battleOfTheSexes, firstWith(0, 0), 0],
    ['battle of the sexes, mixed', battleOfTheSexes, firstWith(2 / 3, 1 / 3), 0],
    ['battle of the sexes, even', battleOfTheSexes, firstWith(0.5, 0.5), 0.5],
    ['battle of the sexes, apart', battleOfTheSexes, firstWith(1, 0), 2],
    ['dominance, what is left when the dominated are struck out', dominance, firstWith(0, 0), 0],
    ['dominance, the other believes the dominated', dominance, firstWith(1, 1), 2],
  ] as const)('in %s', (_, source, profile, expected) => {
    expect(nashConv(formOf(source), profile)).toBeCloseTo(expected, 12);
  });

  it('in a game of opposed interests is twice the exploitability', () => {
    expect(exploitability(formOf(matchingPennies), firstWith(1, 1))).toBeCloseTo(1, 12);
  });
});

describe('the logit response', () => {
  it('has the odds of e to lambda times the difference', () => {
    const form = formOf(dominance);
    for (const lambda of [0, 0.5, 2]) expect(logitResponse(form, lambda, uniformProfile(form))[0]![1]).toBeCloseTo(1 / (1 + Math.exp(-2 * lambda)), 12);
  });
});

describe('the logit quantal response equilibrium', () => {
  it.each(gambit.games.flatMap((game) => Object.entries(game.logitQre).map(([lambda, profile]) => [game.name, lambda, profile, game] as const)))('of %s at lambda %s is what Gambit found', (_, lambda, expected, source) => {
    const { profile, gap } = logitQre(formOf(source as unknown as StageGame), Number(lambda));
    expect(gap).toBeLessThan(1e-9);
    profile.forEach((own, p) => own.forEach((q, k) => expect(Math.abs(q - expected[p]![k]!)).toBeLessThan(1e-6)));
  });

  it('is even at lambda 0 and close to the only equilibrium of a solvable game at a high lambda', () => {
    const form = formOf(dominance);
    expect(logitQre(form, 0).profile).toEqual(uniformProfile(form));
    const { profile } = logitQre(form, 20);
    expect(nashConv(form, profile)).toBeLessThan(1e-6);
    expect(profile[0]![1]).toBeGreaterThan(0.999);
    expect(profile[1]![1]).toBeGreaterThan(0.999);
  });

  it.each([0.5, 5, 30])('of matching pennies stays even at lambda %s, where undamped replies would go round', (lambda) => {
    const { profile, gap } = logitQre(formOf(matchingPennies), lambda);
    expect(gap).toBeLessThan(1e-9);
    for (const own of profile) expect(own[0]).toBeCloseTo(0.5, 9);
  });

  it.each([0.5, 1, 3])('of the dilemma at lambda %s is where each probability is its own logit response', (lambda) => {
    const { profile } = logitQre(formOf(prisonersDilemma), lambda);
    for (const own of profile) expect(own[1]).toBeCloseTo(1 / (1 + Math.exp(-lambda)), 9); // defecting gains 1 against either action
  });

  it('of uneven matching pennies shifts the player whose payoff did not change (Goeree and Holt 2001)', () => {
    const uneven: StageGame = { ...matchingPennies, payoffs: { ...matchingPennies.payoffs, '00': [4, -1] } };
    const { profile, gap } = logitQre(formOf(uneven), 1);
    expect(gap).toBeLessThan(1e-9);
    expect(profile[0]![0]).toBeGreaterThan(0.5); // own payoff effect, which the Nash equilibrium denies
    expect(profile[1]![0]).toBeLessThan(0.5);
  });
});
