import { beforeAll, describe, expect, it } from 'vitest';
import { scenarioFolder } from '../../src/scenarios/index.ts';
import { type OpenScenario, openScenario, play } from '../../src/session/play.ts';
import { addTallies, fillSeats, simulate, type SeatPolicies } from '../../src/session/simulate.ts';
import { scenarioIds } from '../support/scenarios.ts';

const opened: Record<string, OpenScenario> = {};

beforeAll(async () => {
  for (const id of scenarioIds) opened[id] = await openScenario(scenarioFolder(id)!);
});

function playable({ game }: OpenScenario): string[] {
  return game.scenario.data.actors.filter((actor) => actor.playable).map((actor) => actor.id);
}

function onlyAi({ game }: OpenScenario): string[] {
  return game.scenario.data.actors.filter((actor) => !actor.playable).map((actor) => actor.id);
}

function all(open: OpenScenario, name: 'random' | 'incentive' | 'historical'): SeatPolicies {
  return Object.fromEntries(open.game.actors.map((seat) => [seat, name]));
}

describe.each(scenarioIds)('simulating %s', (id) => {
  const tally = (seats: SeatPolicies, from: number, to: number, seed = 'tally') => simulate(opened[id]!.game, opened[id]!.policies, seats, seed, from, to);

  it('lists every ending, and the counts add up to the games', () => {
    for (const [name, games] of [['random', 300], ['incentive', 10], ['historical', 3]] as const) {
      const { endings, games: played } = tally(all(opened[id]!, name), 0, games);
      expect(played).toBe(games);
      expect(Object.keys(endings)).toEqual(opened[id]!.game.scenario.data.endings.map((ending) => ending.id));
      expect(Object.values(endings).reduce((a, b) => a + b, 0)).toBe(games);
    }
  });

  it('gives the same tally in chunks of any size, in any order', () => {
    for (const name of ['random', 'incentive'] as const) {
      const seats = all(opened[id]!, name);
      const whole = tally(seats, 0, 14);
      expect(addTallies([tally(seats, 0, 7), tally(seats, 7, 8), tally(seats, 8, 14)])).toEqual(whole);
      expect(addTallies([tally(seats, 5, 14), tally(seats, 0, 5)])).toEqual(whole);
    }
  });

  it('counts nothing in no games', () => {
    expect(addTallies([tally({}, 5, 5)])).toEqual({ games: 0, endings: Object.fromEntries(opened[id]!.game.scenario.data.endings.map((ending) => [ending.id, 0])) });
    expect(addTallies([])).toEqual({ games: 0, endings: {} });
  });

  it('counts the very games that are played one by one', () => {
    for (const name of ['incentive', 'historical'] as const) {
      for (let i = 0; i < 3; i++) expect(tally(all(opened[id]!, name), i, i + 1).endings[play(opened[id]!, { seed: `tally/${i}`, seats: name }).outcome]).toBe(1);
    }
  });

  it('lets seats left out play their incentives', () => {
    expect(tally({}, 0, 6)).toEqual(tally(all(opened[id]!, 'incentive'), 0, 6));
  });

  it('seats everybody at random once every seat of a person is random', () => {
    const open = opened[id]!;
    const random = Object.fromEntries(playable(open).map((seat) => [seat, 'random' as const]));
    expect(fillSeats(open.game, random)).toEqual(all(open, 'random'));
  });

  it('seats the AI-only seats by their incentives as soon as one seat of a person is not random', () => {
    const open = opened[id]!;
    for (const seat of playable(open)) {
      const { [seat]: _, ...rest } = Object.fromEntries(playable(open).map((one) => [one, 'random' as const]));
      const filled = fillSeats(open.game, rest);
      expect(filled[seat]).toBe('incentive');
      for (const ai of onlyAi(open)) expect(filled[ai]).toBe('incentive');
    }
    expect(fillSeats(open.game, {})).toEqual(all(open, 'incentive'));
  });

  it('keeps what an AI-only seat is given by name', () => {
    const open = opened[id]!;
    for (const ai of onlyAi(open)) expect(fillSeats(open.game, { ...Object.fromEntries(playable(open).map((seat) => [seat, 'random' as const])), [ai]: 'historical' })[ai]).toBe('historical');
  });
});

it('one of the scenarios has seats that only AI takes', () => {
  expect(scenarioIds.some((id) => onlyAi(opened[id]!).length > 0)).toBe(true);
});
