/** Cuts the catalogue of a scenario in two: `text.TAG.json` keeps what is said up to the first choice, `text.TAG.json?late` has the rest. Where nothing is built both are the whole. */
import type { Plugin } from 'vite';
import { isLateWord } from '../src/i18n/lateWords.ts';

const CATALOGUE = /\/src\/scenarios\/[^/]+\/text\.[^/]+\.json(\?late)?$/u;

export function lateWords(): Plugin {
  let cuts = false;
  return {
    name: 'late-words',
    enforce: 'pre', // before JSON becomes a module
    configResolved: ({ command }) => {
      cuts = command === 'build';
    },
    transform: (code, id) => {
      const found = CATALOGUE.exec(id);
      const late = found?.[1] !== undefined;
      if (found === null || (!cuts && !late)) return undefined;
      const words = Object.entries(JSON.parse(code) as Readonly<Record<string, string>>).filter(([key]) => !cuts || isLateWord(key) === late);
      return { code: `export default ${JSON.stringify(Object.fromEntries(words))}`, moduleType: 'js', map: null };
    },
  };
}
