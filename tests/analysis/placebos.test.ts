import { describe, expect, test } from 'vitest';
import { betterThan, permutation, type PlaceboFile, shuffled } from '../../src/analysis/placebos.ts';
import { isStale } from '../../src/analysis/report.ts';
import { drawFrom, loadScenario } from '../../src/engine/index.ts';
import { rulesOf } from '../support/scenarios.ts';

const seeds = Array.from({ length: 30 }, (_, i) => `s${i}`);

const run = (heldOut: number) => ({ seed: '', inSample: 0, heldOut, levers: -heldOut });

describe('placebos', () => {
  test('permute: every place is taken once, and not all stay', () => {
    for (const seed of seeds) {
      const order = permutation(5, drawFrom(seed), 'x');
      expect(order.toSorted()).toEqual([0, 1, 2, 3, 4]);
      expect(order).not.toEqual([0, 1, 2, 3, 4]);
    }
  });

  test('give every actor the interests of one actor, and shuffle the same odds', () => {
    const own = rulesOf('openai-2023');
    const placebo = rulesOf('openai-2023');
    shuffled('p')(placebo);
    const endings = (rules: typeof own) => rules.interests.map((it) => JSON.stringify(it.endings));
    expect(endings(placebo).toSorted()).toEqual(endings(own).toSorted());
    expect(endings(placebo)).not.toEqual(endings(own));
    expect(placebo.interests.map((it) => it.actor)).toEqual(own.interests.map((it) => it.actor));
    const odds = (rules: typeof own) => rules.actors.flatMap((actor) => Object.values(actor.priors).map((it) => it.odds.toSorted().join()));
    expect(odds(placebo).toSorted()).toEqual(odds(own).toSorted());
    expect(placebo.actors.map((it) => it.priors)).not.toEqual(own.actors.map((it) => it.priors));
  });

  test.each(seeds.slice(0, 5))('load as rules (%s), and come out the same again', (seed) => {
    const [a, b] = [rulesOf('openai-2023'), rulesOf('openai-2023')];
    shuffled(seed)(a);
    shuffled(seed)(b);
    expect(a).toEqual(b);
    expect(loadScenario(a)).toMatchObject({ ok: true });
  });

  test('are beaten where the record is likelier than under them', () => {
    expect(betterThan({ unchanged: [run(-1), run(-3)], placebos: [run(-1), run(-2.5), run(-4), run(-5)] })).toBe(0.75);
    expect(betterThan({ unchanged: [run(-2)], placebos: [run(-1), run(-3), run(-4), run(-5)] }, 'levers')).toBe(0.25);
  });

  test('are stale once the rules or the outlooks are others', () => {
    const head = { scenario: '', rulesHash: 'r', policyHash: 'p', date: '', games: 1, seed: '', command: '' };
    const placebos: PlaceboFile = { format: 'placebos/1', scenario: '', rulesHash: 'r', policyHash: 'p', date: '', command: '', games: 1, unchanged: [run(-1)], placebos: [] };
    expect(isStale({ placebos, head })).toBe(false);
    expect(isStale({ placebos, head: { ...head, rulesHash: 'other' } })).toBe(true);
    expect(isStale({ placebos, head: { ...head, policyHash: 'other' } })).toBe(true);
  });
});
