/** How much there is to read: one measure for both languages. */
import type { Language } from '../../i18n/texts.ts';

/** What a screen of play may ask to be read at once, and a round all its screens together. */
export const WORDS = { beat: 60, round: 150 } as const;

/** What lists may take of a screen before the rest is folded, so that the screens of a round keep within its words. */
export const ROOM = { reveal: 42, revealOfTwo: 16, ofMenu: 10, changes: 13, interlude: 36 } as const;

/**
 * Chinese characters that stand for one English word: Chinese sets no spaces, so there words are reckoned from characters.
 * It is the ratio of our own catalogues, where one thing said in both languages takes 1.5 characters for each English word
 * (tests/app/wordCounts.test.ts measures it), and also that of the paces below.
 */
export const CHARACTERS_A_WORD = 1.5;

/** Words of English, or characters of Chinese, that people read in a minute. */
const PACE: Readonly<Record<Language, number>> = { en: 200, 'zh-Hans': 300 };

/** Words of `text`: what stands between spaces and has a letter or a digit; Chinese characters by the ratio, whatever the language. */
export function wordsIn(text: string): number {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  const others = text.replaceAll(/\p{Script=Han}/gu, ' ').match(/[\p{L}\p{N}][^\s，。：；、（）“”！？]*/gu)?.length ?? 0;
  return han / CHARACTERS_A_WORD + others;
}

/** Seconds that `words` take to read. */
export function readingTime(language: Language, words: number): number {
  return (60 * words * (language === 'zh-Hans' ? CHARACTERS_A_WORD : 1)) / PACE[language];
}

/** How many of `lines`, from the first on, find room in so many words; one does in any case. */
export function fitting(lines: readonly string[], room: number): number {
  let words = 0;
  for (const [i, line] of lines.entries()) {
    words += wordsIn(line);
    if (words > room) return Math.max(1, i);
  }
  return lines.length;
}
