import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Compiled, type Game, type GameState, halfHour, ignite, push, wouldAct } from '../../src/engine/index.ts';
import { playThrough, randomPlayout } from '../support/play.ts';
import { action, byEye, gameOf, hold, loadGame, type Loose, scenarioIds, tinyRules } from '../support/scenarios.ts';

const state = [
  { id: 'warmth', kind: 'meter', start: 50 },
  { id: 'signed', kind: 'count', start: 0, max: 100 },
  { id: 'open', kind: 'flag', start: false },
];
const given = { count: 'signed', active: { open: true }, cap: 100, core: 300, rate: 500, shareWeight: 0, terms: [{ slot: 'warmth', weight: 100 }], mean: 40, sd: 1, basis: byEye };

/** A hundred people who all act at 40 degrees; a round has two half-hours. */
function gameWith(more: Loose = {}): Game {
  const { rounds } = tinyRules();
  return gameOf(tinyRules({
    state,
    rounds: rounds.map((r) => ({ ...r, halfHours: 2 })),
    actions: [action('open-it', 'keeper', [{ set: { open: true }, ignite: true }]), action('only-open', 'keeper', [{ set: { open: true } }]), hold('wait-keeper', 'keeper'), hold('wait-guest', 'guest')],
    cascade: { ...given, ...more },
  }));
}

function countsOf(game: Game, keeper: string, start: Record<string, number> = {}): readonly (readonly number[])[] {
  return playThrough(game, 'a', [{ keeper }, {}], { start }).events.flatMap((stage) => stage.flatMap((e) => (e.kind === 'count' ? [e.steps] : [])));
}

const wouldActIn = (cascade: NonNullable<Compiled['cascade']>, position: GameState, conditions: Int32Array): number => wouldAct(cascade, position, push(cascade, position, conditions));
const would = (game: Game, start: Record<string, number | boolean>): number => wouldActIn(game.scenario.compiled.cascade!, game.initialState('a', { start }), game.scenario.compiled.conditions);

describe('collective action', () => {
  it('starts with the core and closes half of the gap in half an hour, if so written', () => {
    // 100 would act: 30 at once, then 30 + 35 = 65, 65 + 18 (17.5) = 83, 83 + 9 (8.5) = 92, 92 + 4 = 96
    expect(countsOf(gameWith(), 'open-it')).toEqual([[30, 65, 83], [83, 92, 96]]);
  });

  it('does not begin while it is not active', () => {
    expect(countsOf(gameWith(), 'wait-keeper')).toEqual([]);
  });

  it('begins without a core where it was opened but not ignited', () => {
    expect(countsOf(gameWith(), 'only-open')[0]).toEqual([0, 50, 75]);
  });

  it('is nothing where nobody is moved far enough', () => {
    expect(countsOf(gameWith(), 'open-it', { warmth: 30 })).toEqual([[0, 0, 0], [0, 0, 0]]);
  });

  it('counts those whose threshold lies below the propensity', () => {
    const game = gameWith({ mean: 50, sd: 10 });
    expect([20, 30, 40, 50, 60, 70, 80].map((warmth) => would(game, { warmth }))).toEqual([0, 2, 16, 50, 84, 98, 100]);
  });

  it('reads the number of those who have signed, so that it can feed itself', () => {
    const game = gameWith({ mean: 60, sd: 1, shareWeight: 30 });
    expect([0, 30, 33, 34, 40, 50, 100].map((signed) => would(game, { signed }))).toEqual([0, 16, 16, 50, 98, 100, 100]);
  });

  it('counts a term only while its condition holds', () => {
    const game = gameWith({ terms: [{ slot: 'warmth', weight: 100 }, { slot: 'one', weight: -20, when: { open: true } }] });
    expect([would(game, { open: false }), would(game, { open: true })]).toEqual([100, 0]);
  });

  it('is not counted beyond 0 and 400 points', () => {
    const game = gameWith({ terms: [{ slot: 'one', weight: 5000 }] });
    const cold = gameWith({ terms: [{ slot: 'one', weight: -5000 }] });
    expect([would(game, {}), would(cold, {})]).toEqual([100, 0]);
  });

  it('takes no signature back', () => {
    expect(countsOf(gameWith(), 'open-it', { warmth: 30, signed: 12 })).toEqual([[12, 12, 12], [12, 12, 12]]);
  });
});

describe.each(scenarioIds.filter((id) => loadGame(id).scenario.compiled.cascade !== undefined))('the collective action of %s', (id) => {
  const game = loadGame(id);
  const cascade = game.scenario.compiled.cascade!;
  const { conditions } = game.scenario.compiled;
  const { cap } = game.scenario.data.cascade!;
  const positions = fc.tuple(fc.string({ maxLength: 8 }), fc.nat()).map(([seed, at]) => {
    const { states } = randomPlayout(game, seed);
    return states[at % states.length]!.slice() as GameState;
  });

  it('has more people the higher the propensity, and no more than its cap', () => {
    const { table } = cascade;
    expect(table.every((n, points) => n >= 0 && n <= cap && (points === 0 || n >= table[points - 1]!))).toBe(true);
    expect(cap).toBeLessThanOrEqual(cascade.size);
  });

  it('goes up step by step, never past those who would act', () => {
    fc.assert(fc.property(positions, (position) => {
      for (let step = 0; step < 12; step++) {
        const before = position[cascade.slot]!;
        const most = Math.max(before, wouldActIn(cascade, position, conditions));
        halfHour(cascade, position, push(cascade, position, conditions));
        expect(position[cascade.slot]).toBeGreaterThanOrEqual(before);
        expect(position[cascade.slot]).toBeLessThanOrEqual(most);
      }
    }));
  });

  it('is ignited once: a second spark adds nobody', () => {
    fc.assert(fc.property(positions, (position) => {
      position[cascade.slot] = 0;
      ignite(cascade, position, conditions);
      const first = position[cascade.slot]!;
      expect(first).toBeLessThanOrEqual(wouldActIn(cascade, position, conditions));
      const before = wouldActIn(cascade, position, conditions);
      ignite(cascade, position, conditions);
      expect(position[cascade.slot]).toBe(Math.max(first, Math.trunc((before * cascade.core) / 1000)));
    }));
  });
});
