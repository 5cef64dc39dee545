/** Where a line may break. Chinese has no spaces: a headline gets a place between its words, and `word-break: keep-all` closes all others. */
import type { Language } from '../../i18n/texts.ts';
import { type Child, h } from '../dom.ts';

const LETTERS = /[\p{L}\p{N}]/u;

export function betweenWords(text: string, language: Language): Child {
  if (language === 'en') return text;
  const words = [...new Intl.Segmenter('zh', { granularity: 'word' }).segment(text)].map(({ segment }) => segment);
  // What is no word stays with the one before it: no line begins with a comma. So does a single character, as in 董事会, which dictionaries cut in two.
  return words.map((word, i) => [i > 0 && word.length > 1 && LETTERS.test(word) && !OPENING.test(words[i - 1]!) && h('wbr'), word]);
}

const OPENING = /[“‘《（「]$/u;
