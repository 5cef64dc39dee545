import { describe, expect, test } from 'vitest';
import { scenarioFolder } from '../../src/scenarios/index.ts';
import { openScenario, play } from '../../src/session/play.ts';
import { addStandings, meanGain, meanScore, tournament } from '../../src/session/tournament.ts';
import { herePool } from '../../src/workers/here.ts';
import { jobKinds, rangesOf } from '../../src/workers/kinds.ts';
import { nodePool } from '../../src/workers/node.ts';

const open = await openScenario(scenarioFolder('harbour-lab')!);
const { game, policies } = open;

describe('a tournament', () => {
  test('sets every policy into every seat against the default in the others, on the same seeds', () => {
    const standings = tournament(game, policies, ['random', 'incentive'], 'cup', 0, 6);
    expect(standings.map(({ policy, seat }) => `${policy}/${seat}`)).toEqual(['random', 'incentive'].flatMap((policy) => game.actors.map((seat) => `${policy}/${seat}`)));
    const usual = Array.from({ length: 6 }, (_, i) => play(open, { seed: `cup/${i}` }).returns);
    for (const standing of standings.filter(({ policy }) => policy === 'incentive')) {
      expect(meanScore(standing)).toBeCloseTo(usual.reduce((sum, returns) => sum + returns[standing.seat]!, 0) / 6, 9);
      expect(meanGain(standing)).toEqual({ estimate: 0, low: 0, high: 0 });
    }
    const random = standings.filter(({ policy }) => policy === 'random');
    for (const { games, gainSquared } of random) expect({ games, gained: gainSquared > 0 }).toEqual({ games: 6, gained: true });
  });

  test('knows the means and intervals of what it has seen', () => {
    const one = { policy: 'random', seat: 'board', games: 1, score: 400, gain: -20, gainSquared: 400 } as const;
    const [both] = addStandings([one], [{ ...one, score: 600, gain: 40, gainSquared: 1600 }]);
    expect(meanScore(both!)).toBe(50);
    const { estimate, low, high } = meanGain(both!);
    expect(estimate).toBe(1);
    expect(high - estimate).toBeCloseTo(1.959964 * 3, 9); // both lie 3 points from their mean
    expect(estimate - low).toBeCloseTo(high - estimate, 9);
  });

  test('gives the same figures in one piece, in shards and on two threads', async () => {
    const job = { kind: 'tournament', scenario: 'harbour-lab', shared: { seed: 'cup', policies: ['historical', 'random'] } } as const;
    const whole = tournament(game, policies, ['historical', 'random'], 'cup', 0, 20);
    const here = await herePool(jobKinds).run({ ...job, shards: rangesOf(20, 7) });
    const threads = await nodePool(jobKinds, 2).run({ ...job, shards: rangesOf(20, 3) });
    expect(here.result).toEqual(whole);
    expect(threads.result).toEqual(whole);
  });
});
