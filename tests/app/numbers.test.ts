import { describe, expect, test } from 'vitest';
import { countNumbers, KINDS, totalOf } from '../../src/analysis/numbers.ts';
import { numberTables } from '../../src/analysis/numberTables.ts';
import { cardsWanted, countOf, numberCards, startConditions } from '../../src/app/view/numbers.ts';
import { scenarioIds } from '../support/scenarios.ts';
import { matterOf, textsOf } from './support.ts';

const LANGUAGES = ['en', 'zh-Hans'] as const;

describe.each(scenarioIds)('the numbers of %s', (id) => {
  test('are all there, each under what it rests on', async () => {
    const { game } = await matterOf(id);
    const cards = numberCards(await textsOf('en', id), game);
    const total = totalOf(countNumbers(game.scenario.data));
    for (const kind of [...KINDS, 'frame'] as const) expect(countOf(cards, kind), kind).toBe(total[kind]);
  });

  test('give the reasons that the page of numbers gives', async () => {
    const { game } = await matterOf(id);
    const texts = await textsOf('en', id, true);
    const page = numberTables(game.scenario.data, texts.t);
    const reasons = numberCards(texts, game).flatMap(({ grounds }) => (grounds === undefined ? [] : [grounds.reason, ...grounds.facts]));
    expect(reasons.filter((reason) => !page.includes(reason))).toEqual([]);
  });

  test.each(LANGUAGES)('have their words in %s', async (language) => {
    const { game } = await matterOf(id);
    const cards = numberCards(await textsOf(language, id, true), game);
    for (const { title, grounds } of cards) if (grounds !== undefined && grounds.kind !== 'sourced') expect(grounds.reason, title).not.toBe('');
    expect(JSON.stringify(cards).match(/\[[a-z]+\.[\w.+:-]+\]/giu) ?? []).toEqual([]);
  });
});

test('a search keeps what has every word, a filter the kind and the actor', async () => {
  const cards = numberCards(await textsOf('en', 'openai-2023'), (await matterOf('openai-2023')).game);
  const all = { kind: undefined, actor: undefined, words: '' };
  expect(cardsWanted(cards, all)).toHaveLength(cards.length);
  expect(cardsWanted(cards, { ...all, words: 'board LIKELY employees' }).map(({ title }) => title)).toContain('Board: what it holds likely of Employees');
  expect(cardsWanted(cards, { ...all, words: 'no such words at all' })).toEqual([]);
  expect(cardsWanted(cards, { ...all, kind: 'fitted' }).map(({ file }) => file)).toEqual(['cascade']);
  const own = cardsWanted(cards, { ...all, actor: 'partner' });
  expect(own.length).toBeGreaterThan(20);
  expect(own.every(({ actor }) => actor === 'partner')).toBe(true);
});

test('what a player may change before the game is named as the setup names it', async () => {
  const texts = await textsOf('en', 'openai-2023');
  const named = startConditions(texts, (await matterOf('openai-2023')).game);
  expect(named).toEqual(['inquiry', 'seatsFilled', 'chiefWarned', 'memoToAll'].map((id) => texts.t(`prologue.${id}`)));
});
