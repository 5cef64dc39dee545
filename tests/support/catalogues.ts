/** The catalogues of words as they lie in the folders, whatever their language, and what one lacks beside the English. */
import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));

export type Catalogue = Readonly<Record<string, string>>;

/** All files that say the same things: `src/i18n/ui`, `src/scenarios/harbour-lab/text`, ... */
export interface CatalogueSet {
  readonly name: string;
  readonly byLanguage: ReadonlyMap<string, Catalogue>;
}

export function catalogueSets(): readonly CatalogueSet[] {
  const sets = new Map<string, Map<string, Catalogue>>();
  for (const path of globSync(['src/i18n/*.*.json', 'src/scenarios/*/text.*.json'], { cwd: root }).toSorted()) {
    const [, name = '', language = ''] = /^(.+)\.([\w-]+)\.json$/u.exec(path.replaceAll('\\', '/')) ?? [];
    const set = sets.get(name) ?? new Map<string, Catalogue>();
    set.set(language, JSON.parse(readFileSync(`${root}${path}`, 'utf8')) as Catalogue);
    sets.set(name, set);
  }
  return [...sets].map(([name, byLanguage]) => ({ name, byLanguage }));
}

export interface Gaps {
  /** Ids without words; all of them where the file is missing. */
  readonly missing: readonly string[];
  /** Ids that nothing asks for. */
  readonly extra: readonly string[];
  readonly empty: readonly string[];
  /** Ids whose blanks are others than in English. */
  readonly blanks: readonly string[];
}

export function gapsOf(english: Catalogue, other: Catalogue = {}): Gaps {
  const ids = Object.keys(english);
  const both = ids.filter((id) => other[id] !== undefined);
  return {
    missing: ids.filter((id) => other[id] === undefined),
    extra: Object.keys(other).filter((id) => english[id] === undefined),
    empty: both.filter((id) => other[id]!.trim() === ''),
    blanks: both.filter((id) => blanks(english[id]!) !== blanks(other[id]!)),
  };
}

function blanks(text: string): string {
  return [...new Set(Array.from(text.matchAll(/\{\w+\}/gu), (match) => match[0]))].toSorted().join(' ');
}
