import { describe, expect, test } from 'vitest';
import { type Best, openEndings } from '../../src/app/endings.ts';
import { galleryOf } from '../../src/app/view/gallery.ts';
import { LANGUAGES } from '../../src/i18n/texts.ts';
import { scenarioFolder } from '../../src/scenarios/index.ts';
import { textsOf } from './support.ts';

const KEY = 'five-seats/endings';
const CASE = scenarioFolder('openai-2023')!;

function storageOf(start: string | null = null) {
  const kept = new Map<string, string>(start === null ? [] : [[KEY, start]]);
  return { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => void kept.set(key, value) };
}

function game(ending: string, oversight: number, company: number, more: Partial<Best> = {}): Best {
  return { scenario: CASE.id, ending, seat: 'board', at: '2026-01-02T03:04:05.000Z', scales: { oversight, company, trust: 50 }, ...more };
}

describe('the endings of this device', () => {
  test('are there again when the page is opened anew, each once, with its first date', () => {
    const storage = storageOf();
    const first = openEndings(() => storage);
    first.note(game('managed', 70, 50));
    first.note(game('managed', 20, 20, { at: '2026-05-05T05:05:05.000Z' }));
    first.note(game('court', 40, 40));
    const { reached, best } = openEndings(() => storage).of(CASE.id);
    expect(reached.map((it) => [it.ending, it.at.slice(0, 10)])).toEqual([['managed', '2026-01-02'], ['court', '2026-01-02']]);
    expect(best?.scales['company']).toBe(50);
  });

  test('count as played once they are reached in play, wherever they were watched before, and stay so', () => {
    const storage = storageOf();
    const endings = openEndings(() => storage);
    const { seat: _, ...watched } = game('managed', 70, 50);
    endings.note(watched);
    endings.note(game('court', 80, 80));
    endings.note(game('managed', 20, 20, { at: '2026-05-05T05:05:05.000Z', seat: 'workforce' }));
    endings.note(watched);
    const { reached } = openEndings(() => storage).of(CASE.id);
    expect(reached.map((it) => [it.ending, it.seat, it.at.slice(0, 10)])).toEqual([['managed', 'workforce', '2026-05-05'], ['court', 'board', '2026-01-02']]);
  });

  test('keep the game whose lower scale is highest, and count no watched game towards the goal', () => {
    const endings = openEndings(() => storageOf());
    endings.note(game('board-holds', 90, 30));
    endings.note(game('return-reform', 55, 56));
    endings.note(game('court', 99, 54));
    const { seat: _, ...watched } = game('managed', 80, 80);
    endings.note(watched);
    expect(endings.of(CASE.id).best?.ending).toBe('return-reform');
    expect(endings.of(CASE.id).reached).toHaveLength(4);
    expect(endings.of('harbour-lab').reached).toEqual([]);
  });

  test.each(['', '{', '[]', 'null', '{"format":"five-seats-endings/2","reached":[],"best":[]}', JSON.stringify({ format: 'five-seats-endings/1', reached: [{ scenario: 'a', ending: 'b', at: 'yesterday' }], best: [] }), JSON.stringify({ format: 'five-seats-endings/1', reached: [], best: [{ ...game('court', 1, 1), scales: { oversight: 1e9 } }] })])('ignore what they cannot read: %s', (text) => {
    const storage = storageOf(text);
    const endings = openEndings(() => storage);
    expect(endings.of(CASE.id)).toEqual({ reached: [], best: undefined });
    endings.note(game('court', 40, 40));
    expect(openEndings(() => storage).of(CASE.id).reached).toHaveLength(1);
  });

  test('last as long as the page where storage is forbidden', () => {
    const endings = openEndings(() => {
      throw new Error('SecurityError');
    });
    endings.note(game('court', 40, 40));
    expect(endings.of(CASE.id).reached).toHaveLength(1);
  });
});

describe('the gallery', () => {
  test.each(LANGUAGES)('in %s names what was reached and only hints at the rest', async (language) => {
    const texts = await textsOf(language, CASE.id);
    const endings = openEndings(() => storageOf());
    endings.note(game('court', 61, 60));
    const { cards, reached, goal } = galleryOf(texts, CASE, endings);
    expect([cards.length, reached]).toEqual([12, 1]);
    expect(cards.filter((card) => card.recorded).map((card) => card.ending)).toEqual(['return-reform']);
    expect(cards.find((card) => card.ending === 'court')?.reached?.when).toContain(texts.t('actor.board'));
    expect(cards.filter((card) => card.reached !== undefined)).toHaveLength(1);
    for (const { ending, hint } of cards) expect(hint).not.toContain(texts.t(`ending.${ending}`));
    expect([goal.earned, goal.lines.map((line) => line.value)]).toEqual([false, [61, 60]]);
    expect(JSON.stringify([cards, goal])).not.toMatch(/\[[a-z]+\.[\w.:+-]+\]|\{\w+\}/iu);
  });

  test('gives the seal when both scales end above the line', async () => {
    const endings = openEndings(() => storageOf());
    endings.note(game('managed', 61, 61));
    expect(galleryOf(await textsOf('en', CASE.id), CASE, endings).goal.earned).toBe(true);
  });
});
