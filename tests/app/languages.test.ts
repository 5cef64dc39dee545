/** Every language that has a file anywhere: nothing may be missing from it, and nothing is filled up with English. */
import { describe, expect, test } from 'vitest';
import { createTexts, LANGUAGES } from '../../src/i18n/texts.ts';
import { wordsIn } from '../../src/app/view/reading.ts';
import { catalogueSets, gapsOf } from '../support/catalogues.ts';

const sets = catalogueSets();
const languages = [...new Set(sets.flatMap(({ byLanguage }) => [...byLanguage.keys()]))].toSorted();
const pairs = languages.filter((language) => language !== 'en').flatMap((language) => sets.map(({ name, byLanguage }) => [language, name, byLanguage] as const));

test('catalogues are found for the screens, the terminal and every scenario', () => {
  expect(sets.map(({ name }) => name)).toEqual(['src/i18n/cli', 'src/i18n/ui', 'src/scenarios/harbour-lab/text', 'src/scenarios/openai-2023/text']);
  expect(sets.filter(({ byLanguage }) => !byLanguage.has('en'))).toEqual([]);
});

test('every language with a file is one that the game offers', () => {
  expect(languages).toEqual([...LANGUAGES].toSorted());
});

test.each(pairs)('%s of %s has no missing, extra, empty or mis-parametrised text', (language, _, byLanguage) => {
  expect(gapsOf(byLanguage.get('en')!, byLanguage.get(language))).toEqual({ missing: [], extra: [], empty: [], blanks: [] });
});

/** Words at most, as the note for translators has them (src/i18n/README.md). */
const LENGTHS: readonly (readonly [RegExp, number])[] = [
  [/^situation\.[\w-]+$/u, 6],
  [/^situation\.[\w-]+\.brief$/u, 20],
  [/^situation\.[\w-]+\.more$/u, 60],
  [/^situation\.[\w-]+\.(?:board|founder|partner|workforce|investors)$/u, 16],
  [/^(?:action|package)\.[\w-]+$/u, 8],
  [/^stance\./u, 8],
  [/^action\.[\w-]+\.about$/u, 34],
  [/^action\.[\w-]+\.done$/u, 18],
  [/^(?:meter|actor)\.[\w-]+\.short$/u, 3],
  [/^advice\./u, 22],
];

test.each(LENGTHS)('texts like %s keep to %i words in every language', (like, most) => {
  const texts = sets.flatMap(({ name, byLanguage }) => [...byLanguage].flatMap(([language, catalogue]) => Object.entries(catalogue).map(([id, text]) => ({ id: `${name} ${language} ${id}`, like: like.test(id), words: wordsIn(text) }))));
  expect(texts.filter((text) => text.like).length).toBeGreaterThan(0);
  expect(texts.filter((text) => text.like && text.words > most)).toEqual([]);
});

test('the Chinese speaks of a dispute in a company, not of a palace', () => {
  const chinese = sets.flatMap(({ byLanguage }) => Object.entries(byLanguage.get('zh-Hans') ?? {}));
  expect(chinese.filter(([, text]) => /宫斗|宫廷|逼宫|政变|夺权|篡|兵变|倒戈|站队|摊牌/u.test(text))).toEqual([]);
});

test('options address nobody: other seats read them too', () => {
  const options = sets.flatMap(({ byLanguage }) => [...byLanguage.values()].flatMap((catalogue) => Object.entries(catalogue).filter(([id]) => /^action\.[\w-]+$/u.test(id))));
  expect(options.filter(([, text]) => /\byou(?:r|rs)?\b|你/iu.test(text))).toEqual([]);
});

describe('a language that is not finished', () => {
  const english = { 'ui.back': 'Back', 'ui.round': '{n} of {of}', 'ui.close': 'Close' };

  test('has its gaps listed', () => {
    expect(gapsOf(english, { 'ui.round': '{n} sur {total}', 'ui.close': ' ', 'ui.dos': 'Retour' })).toEqual({ missing: ['ui.back'], extra: ['ui.dos'], empty: ['ui.close'], blanks: ['ui.round'] });
    expect(gapsOf(english).missing).toEqual(Object.keys(english));
  });

  test('shows the id of a text it lacks, and never the English in its place', () => {
    expect(createTexts('en', { 'ui.close': 'Close' }).t('ui.back')).toBe('[ui.back]');
  });
});
