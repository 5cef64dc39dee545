import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { charactersOf, lacking, lackText } from '../../build/characters.ts';
import { lacksOf, makeFonts, unicodeRange } from '../../build/fonts.ts';
import { type ShownText, shownTexts } from '../../build/shownTexts.ts';
import { familyList } from '../../src/ui/theme.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

describe('the shipped fonts', () => {
  test('have every character of every text, in each weight of each face', async () => {
    const made = await makeFonts();
    expect(lacksOf(shownTexts(root), made)).toEqual([]);
    expect(new Set(made.map(({ family, weight }) => `${family} ${weight}`)).size).toBe(6);
  }, 120_000);

  test('have no character twice in one weight of one face, so that nothing is fetched twice', async () => {
    const made = await makeFonts();
    const all = made.flatMap(({ family, weight, characters }) => Array.from(characters, (character) => `${family} ${weight} ${character}`));
    expect(all.length).toBe(new Set(all).size);
  }, 120_000);

  test('the texts they are made for are those of the page, of both scenarios, of the casebook and of the program', () => {
    const ids = shownTexts(root).map(({ id }) => id);
    for (const part of ['src/i18n/ui.en.json', 'src/i18n/ui.zh-Hans.json', 'src/scenarios/harbour-lab/text.zh-Hans.json', 'src/scenarios/openai-2023/text.en.json', 'openai-2023/facts.json', 'src/app/screens/', 'index.html', 'dates']) {
      expect(ids.some((id) => id.startsWith(part)), part).toBe(true);
    }
  });
});

describe('a character that is lacking', () => {
  const latin = new Set('Enter“”é');
  const chinese = new Set('回车“”，');

  test('is named with its code and the ids of its texts', () => {
    const lacks = lacking([text('ui.a', 'en', 'Enter ⏎'.replace(' ', '')), text('ui.b', 'zh-Hans', '回车⏎')], latin, chinese);
    expect(lacks.map(lackText)).toEqual(["No font has '⏎' (U+23CE) of ui.a, ui.b"]);
  });

  test('is punctuation of a Chinese text that only the Latin font has; letters and digits may come from there', () => {
    expect(lacking([text('ui.a', 'zh-Hans', 'Enteré，“回车”')], latin, chinese)).toEqual([]);
    expect(lacking([text('ui.a', 'zh-Hans', '“')], latin, new Set('回')).map(({ character }) => character)).toEqual(['“']);
    expect(lacking([text('ui.a', 'en', '“')], latin, new Set('回'))).toEqual([]);
  });
});

describe('the parts of a Chinese font', () => {
  const { latin, chinese } = charactersOf([text('c', 'zh-Hans', '案卷，席', 9), text('a', 'zh-Hans', '五席，AI', 1), text('e', 'en', '“Café” 简', 0)]);

  test('have a character where it is first met, whatever the order of the texts', () => {
    expect(chinese.map((part) => part.join(''))).toEqual(['“”简', '五席，', '卷案']);
  });

  test('leave letters to the Latin fonts, which have all that a keyboard types and the punctuation of both', () => {
    expect(latin.join('')).toContain('0123456789');
    expect(latin.slice(-3)).toEqual(['é', '“', '”']);
  });
});

test('a text finds its punctuation in the font of its own script first', () => {
  expect(familyList('sans', 'chinese')).toMatch(/^"Five Seats Sans SC", "Five Seats Sans", /u);
  expect(familyList('serif', 'latin')).toMatch(/^"Five Seats Serif", "Five Seats Serif SC", /u);
});

test('ranges of characters are written as CSS has them', () => {
  expect(unicodeRange('cab五~')).toBe('U+61-63,U+7E,U+4E94');
});

function text(id: string, language: ShownText['language'], words: string, step = 0): ShownText {
  return { id, language, text: words, step };
}
