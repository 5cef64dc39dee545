import { describe, expect, test } from 'vitest';
import { leaningOf, zoneNow, zoneOver } from '../../src/app/view/zone.ts';
import { drawFrom, PLACES, TABLE, type GameState } from '../../src/engine/index.ts';
import { pastOf } from '../../src/session/past.ts';
import { randomPlayout, transcriptOf } from '../support/play.ts';
import { matterOf, textsOf } from './support.ts';

const SEEDS = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];

/** States of random games in which something lies on the table. */
async function tables() {
  const matter = await matterOf('openai-2023');
  const { game } = matter;
  const states = SEEDS.flatMap((seed) => pastOf(game, transcriptOf(game, seed, randomPlayout(game, seed)))).filter(({ before }) => before.stage === 'sign').map(({ state }) => state);
  return { matter, game, states };
}

describe('the reading of the advisers', () => {
  test('names the sides that a package on the table asks, with a chance for each and none above the least for all', async () => {
    const { matter, game, states } = await tables();
    expect(states.length).toBeGreaterThan(5);
    for (const state of states) {
      const readings = matter.zone.believed(game.observe(state, 'founder'), drawFrom('x'));
      for (const { package: id, willing, all } of readings) {
        const place = Array.from({ length: PLACES }, (_, p) => p).find((p) => state[TABLE + p]! > 0 && game.scenario.data.packages[state[TABLE + p]! - 1]!.id === id)!;
        expect(Object.keys(willing)).toEqual(game.actors.filter((_, a) => (game.kernel.signers(state, place) >> a) & 1));
        expect(all).toBeLessThanOrEqual(Math.min(...Object.values(willing)) + 1e-9);
        expect(Math.min(...Object.values(willing))).toBeGreaterThanOrEqual(0);
      }
    }
  });

  test('rests on what the seat sees: what is hidden from it moves nothing', async () => {
    const { matter, game, states } = await tables();
    const { layout } = game.scenario.compiled;
    const seat = game.actors.indexOf('founder');
    for (const state of states.slice(0, 6)) {
      const other = Int32Array.from(state) as GameState;
      for (const { index, seenBy, revealedBy } of layout.veiled) if (((seenBy >> seat) & 1) === 0 && !(revealedBy >= 0 && state[revealedBy] === 1)) other[index] = (state[index]! + 1) % 3;
      const read = (it: GameState) => matter.zone.believed(game.observe(it, 'founder'), drawFrom('x'));
      expect(read(other)).toEqual(read(state));
    }
  });
});

describe('the zone of agreement at the end', () => {
  test('gives each side its readiest hour, and all at once never more than that', async () => {
    const { matter, game } = await tables();
    const texts = await textsOf('en', 'openai-2023');
    const past = pastOf(game, transcriptOf(game, 'a', randomPlayout(game, 'a')));
    const cards = zoneOver(texts, game, 'board', matter.zone, past);
    expect(cards.length).toBeGreaterThan(3);
    const shares = cards.map(({ all }) => all.percent);
    expect(shares).toEqual(shares.toSorted((a, b) => b - a));
    for (const card of cards) {
      expect(card.all.percent).toBeLessThanOrEqual(Math.min(...card.sides.map(({ percent }) => percent)));
      expect(card.sides.every(({ round }) => round !== undefined)).toBe(true);
    }
    const talked = past.some(({ before }) => before.table.length > 0);
    expect(cards.some(({ tabled }) => tabled)).toBe(talked);
  });

  test('says of a deal that it was signed', async () => {
    const { matter, game } = await tables();
    const texts = await textsOf('en', 'openai-2023');
    const pasts = SEEDS.map((seed) => pastOf(game, transcriptOf(game, seed, randomPlayout(game, seed))));
    const deals = pasts.filter((past) => past.at(-1)!.after.dealt !== undefined);
    expect(deals.length).toBeGreaterThan(0);
    for (const past of deals) expect(zoneOver(texts, game, undefined, matter.zone, past).filter(({ signed }) => signed).map((card) => card.package)).toEqual([past.at(-1)!.after.dealt]);
  });
});

test('chances are told in three words, and never as none or all', async () => {
  expect([0.9, 0.65, 0.5, 0.35, 0.1].map(leaningOf)).toEqual(['would', 'would', 'either', 'either', 'wouldNot']);
  const { game } = await matterOf('openai-2023');
  const [card] = zoneNow(await textsOf('en', 'openai-2023'), game, 'board', [{ package: 'return-reform', willing: { board: 0.001, founder: 0.999 }, all: 0.001 }]);
  expect(card!.sides.map(({ share, mine }) => [share, mine])).toEqual([['<1%', true], ['>99%', false]]);
});
