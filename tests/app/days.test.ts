import { describe, expect, test } from 'vitest';
import { factCard, factsInOrder } from '../../src/app/view/casebook.ts';
import { dayText } from '../../src/app/view/clock.ts';
import { byDay } from '../../src/app/view/days.ts';
import { scenarioFolder } from '../../src/scenarios/index.ts';
import { textsOf } from './support.ts';

describe('a dated record', () => {
  test.each([
    ['en', '2023-11-17T12:28:00-08:00', 'Fri, 17 Nov 2023, midday'],
    ['zh-Hans', '2023-11-17T12:28:00-08:00', '2023年11月17日周五中午'],
    ['en', '2023-11-20T01:01:00-08:00', 'Mon, 20 Nov 2023, small hours'],
    ['zh-Hans', '2023-11-19T23:53:00-08:00', '2023年11月19日周日晚上'],
    ['en', '2023-11-22', 'Wed, 22 Nov 2023'],
    ['en', '2023-07', 'July 2023'],
  ] as const)('names in %s the day of %s and the part of it that is known', async (language, when, words) => {
    expect(dayText(await textsOf(language, 'openai-2023'), when)).toBe(words);
  });

  test('stands under its day where hours are known, and with the others before and after', async () => {
    const texts = await textsOf('en', 'openai-2023');
    const records = ['2019', '2023-11-15', '2023-11-16T16:00:00-08:00', '2023-11-17', '2023-11-17T12:00:00-08:00', '2023-11-18', '2023-11-29', '2024-03'].map((when) => ({ when }));
    expect(byDay(texts, records).map(({ title, records: own }) => [title, own.length])).toEqual([
      ['Before (2019–2023)', 2],
      ['Thu, 16 Nov 2023', 1],
      ['Fri, 17 Nov 2023', 2],
      ['Sat, 18 Nov 2023', 1],
      ['After (2023–2024)', 2],
    ]);
    expect(byDay(texts, [{ when: '2019' }]).map(({ title }) => title)).toEqual([undefined]);
  });

  test('of the casebook shows its day in the closed row, in order of time', async () => {
    const casebook = await scenarioFolder('openai-2023')!.casebook!();
    const texts = await textsOf('zh-Hans', 'openai-2023');
    const facts = factsInOrder(casebook, undefined);
    expect(byDay(texts, facts).flatMap(({ records }) => records)).toEqual(facts);
    expect(facts.filter((fact) => !/\d{4}年/u.test(factCard(texts, casebook, fact).day))).toEqual([]);
  });
});
