import { expect, test } from 'vitest';
import { addPairs, type Fork, forkPairs, shiftsOf } from '../../src/analysis/fork.ts';
import { RulesError } from '../../src/engine/index.ts';
import { scenarioFolder } from '../../src/scenarios/index.ts';
import { openScenario } from '../../src/session/play.ts';
import { randomPlayout, transcriptOf } from '../support/play.ts';

const { game, policies } = await openScenario(scenarioFolder('harbour-lab')!);
const lab = { game, policy: policies.incentive };
const transcript = transcriptOf(game, 'fork', randomPlayout(game, 'fork'));
const first = game.initialState('fork');
const [seat] = game.toMove(first);
const chosen = transcript.stages[0]!.choices[seat!]!;
const others = game.legalActions(first, seat!).filter((id) => id !== chosen);
const fork: Fork = { transcript, at: 0, seat: seat!, instead: others[0]!, seed: 'test' };

test('nothing changed changes nothing: both games of a pair share all their chance', () => {
  const pairs = forkPairs(lab, { ...fork, instead: chosen }, 0, 60);
  expect(pairs.changed).toEqual(pairs.played);
  expect(pairs.both).toEqual(pairs.played);
  expect(Object.values(pairs.played).reduce((a, b) => a + b, 0)).toBe(60);
  expect(Object.keys(pairs.played).length).toBeGreaterThan(1); // and chance is drawn anew from pair to pair
  expect(shiftsOf(pairs).filter(({ clear }) => clear)).toEqual([]);
});

test('pairs add up, however they are cut', () => {
  const whole = forkPairs(lab, fork, 0, 30);
  const parts = addPairs(addPairs(forkPairs(lab, fork, 0, 7), forkPairs(lab, fork, 7, 20)), forkPairs(lab, fork, 20, 30));
  expect(parts).toEqual(whole);
});

test('some decision of a game makes a clear difference', () => {
  const shifts = others.map((instead) => shiftsOf(forkPairs(lab, { ...fork, instead }, 0, 200)));
  expect(shifts.some((all) => all.some(({ clear }) => clear))).toBe(true);
});

test('the reckoning of shifts is that of counts by hand', () => {
  // 100 pairs: 40 end alike in a, 30 alike in b, 20 turn from a to b, 10 from b to a.
  const shifts = shiftsOf({ games: 100, played: { a: 60, b: 40 }, changed: { a: 50, b: 50 }, both: { a: 40, b: 30 } });
  expect(shifts.map(({ ending, difference }) => [ending, difference.estimate])).toEqual([['a', -0.1], ['b', 0.1]]);
  const half = (1.959964 * Math.sqrt(31 - 100 / 102)) / 102; // Agresti and Min: half a pair more in each cell
  expect(shifts[1]!.difference.low).toBeCloseTo(10 / 102 - half, 10);
  expect(shifts[1]!.clear).toBe(false);
  // Four pairs against none are no proof: the exact probability is 1 in 8.
  expect(shiftsOf({ games: 400, played: { a: 400 }, changed: { a: 396, b: 4 }, both: { a: 396 } }).map(({ clear }) => clear)).toEqual([false, false]);
  expect(shiftsOf({ games: 100, played: { a: 100 }, changed: { b: 100 }, both: {} }).map(({ clear }) => clear)).toEqual([true, true]);
});

test('what is not legal there, or not of this game, is refused by name', () => {
  expect(() => forkPairs(lab, { ...fork, instead: 'fly' }, 0, 1)).toThrow(RulesError);
  expect(() => forkPairs(lab, { ...fork, instead: 'fly' }, 0, 1)).toThrow(new RegExp(`'fly' is not legal for '${seat}' in stage 0. Legal: .*${others[0]}`, 'u'));
  expect(() => forkPairs(lab, { ...fork, at: 99 }, 0, 1)).toThrow(/there is no stage 99/u);
  const broken = { ...transcript, stages: transcript.stages.map((stage, i) => (i === 1 ? { ...stage, hash: '0' } : stage)) };
  expect(() => forkPairs(lab, { ...fork, transcript: broken }, 0, 1)).toThrow(RulesError);
});
