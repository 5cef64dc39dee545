import { describe, expect, test } from 'vitest';
import type { Entry } from '../../src/app/chronicle.ts';
import { boardroomModel } from '../../src/app/view/boardroom.ts';
import { curveOf } from '../../src/app/view/countCurve.ts';
import { shiftedTexts } from '../../src/i18n/texts.ts';
import { matterOf, textsOf } from './support.ts';

/** A stage of `round` in which the count went through `steps`, and after which it stood at `standing`. */
function counted(view: Entry['before'], round: string, steps: readonly number[], standing = steps.at(-1)!, id = 'signatures'): Entry {
  const report = { round, situation: '', stage: 'answer' as const, mine: undefined, advised: false, events: [{ kind: 'count' as const, round, steps }], reasons: {}, failed: {} };
  return { before: view, after: { ...view, values: { ...view.values, [id]: standing } }, movers: [], report };
}

async function monday(at: 'monDawn' | 'monPm' = 'monDawn') {
  const { game, record } = await matterOf('openai-2023');
  const texts = await textsOf('en', 'openai-2023');
  const view = { ...game.describe(game.initialState('a')), round: at, roundIndex: game.scenario.data.rounds.findIndex(({ id }) => id === at) };
  return { game, record, texts, view };
}

describe('the count beside the record', () => {
  test('sets each half-hour and each dated count by the clock, and reads this game at the dated hours', async () => {
    const { game, record, texts, view } = await monday();
    const steps = [0, 0, 100, 200, 300, 400, 500, 600, 650, 700, 710, 720, 725, 730, 735, 740];
    const curve = curveOf(texts, game, record, [counted(view, 'monDawn', steps)], view)!;
    expect(curve.live.map(({ count }) => count)).toEqual(steps.slice(1));
    expect(curve.live[1]!.when).toBe('Mon 20 Nov, 05:30');
    expect(curve.record.map(({ count, when, here }) => [count, when, here])).toEqual([
      [490, 'Mon 20 Nov, 06:00', 200],
      [505, 'Mon 20 Nov, 06:30', 300],
      [650, 'Mon 20 Nov, 08:12', 620],
      [700, 'Mon 20 Nov, 09:39', 713],
    ]);
    const places = [...curve.live, ...curve.record].map(({ at }) => at);
    expect(Math.min(...places)).toBeGreaterThan(0);
    expect(Math.max(...places)).toBeLessThan(100);
    expect(curve.live.every(({ at }, i) => i === 0 || at > curve.live[i - 1]!.at)).toBe(true);
  });

  test('tells nothing that the record dates to later hours, until all is told', async () => {
    const { game, record, texts, view } = await monday('monPm');
    expect(curveOf(texts, game, record, [], view)!.record.map(({ count, here }) => [count, here])).toEqual([[490, 0], [505, 0], [650, 0], [700, 0]]);
    expect(curveOf(texts, game, record, [], view, true)!.record.map(({ count }) => count)).toEqual([490, 505, 650, 700, 738, 747]);
    expect(curveOf(texts, game, record, [], { ...view, round: 'sat' })).toBeUndefined();
  });

  test('what was taken back after the last half-hour counts for the dates after it', async () => {
    const { game, record, texts, view } = await monday('monPm');
    const curve = curveOf(texts, game, record, [counted(view, 'monDawn', [0, 200, 400], 200)], view, true)!;
    expect(curve.live.map(({ count }) => count)).toEqual([0, 200, 400, 400, 200]);
    expect(curve.record.map(({ count, here }) => [count, here])).toEqual([[490, 400], [505, 400], [650, 400], [700, 400], [738, 200], [747, 200]]);
  });

  test('counts from the first signatures where the game has left the calendar', async () => {
    const { game, record, texts, view } = await monday();
    const curve = curveOf(shiftedTexts(texts), game, record, [counted(view, 'sat', [0, 300, 400, 500, 600, 700])], view)!;
    expect(curve.sinceStart).toBe(true);
    expect(curve.live.map(({ when }) => when).slice(0, 2)).toEqual(['0 h from the start', '0.5 h from the start']);
    expect(curve.ticks.every(({ words }) => /^\d+ h$/u.test(words))).toBe(true); // five of them stand side by side on a phone
    expect(curve.ticks.length).toBeGreaterThan(1);
    expect(curve.record[0]).toMatchObject({ count: 490, when: '0 h from the start', here: 0 });
  });

  test('goes without a record where there is none, by half-hours alone', async () => {
    const { game, record } = await matterOf('harbour-lab');
    const texts = await textsOf('zh-Hans', 'harbour-lab');
    const view = game.describe(game.initialState('a'));
    const curve = curveOf(texts, game, record, [counted(view, view.round, [0, 10, 20], 20, game.scenario.data.cascade!.count)], view)!;
    expect([curve.live.map(({ count }) => count), curve.record, curve.total]).toEqual([[0, 10, 20], [], 60]);
  });

  test('marks on the stage the last dated count that the hour has reached', async () => {
    const { game, record, texts, view } = await monday('monPm');
    const model = boardroomModel({ texts, game, seat: 'board', view, before: view, told: [], record, movers: [], sealed: false, opened: undefined, scales: undefined });
    expect(model.lights?.record).toEqual({ count: 700, words: 'On record: about 700 (Mon 20 Nov, 09:39)' });
    const early = boardroomModel({ texts, game, seat: 'board', view: { ...view, round: 'sat' }, before: view, told: [], record, movers: [], sealed: false, opened: undefined, scales: undefined });
    expect(early.lights?.record).toBeUndefined();
  });
});
