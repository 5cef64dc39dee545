/** Words by id. A missing id shows itself in brackets, so that a gap is seen and never silent. */
export type Language = 'en' | 'zh-Hans';
export const LANGUAGES: readonly Language[] = ['en', 'zh-Hans'];

export type Catalogue = Readonly<Record<string, string>>;

export interface Texts {
  readonly language: Language;
  /** The text of `id` with `{name}` filled from `values`. */
  t(id: string, values?: Readonly<Record<string, string | number>>): string;
  has(id: string): boolean;
  /** Whether the hours of the record no longer hold: then a round is named by `round.ID.late`. */
  readonly shifted: boolean;
  /** Whether people and organisations go by their roles. */
  readonly roles: boolean;
}

/** The same words for a game whose calendar has been shifted. */
export function shiftedTexts(texts: Texts): Texts {
  return { ...texts, shifted: true };
}

/** Joins catalogues; later ones win. */
export function createTexts(language: Language, ...catalogues: readonly Catalogue[]): Texts {
  const words: Catalogue = Object.assign({}, ...catalogues) as Catalogue;
  return {
    language,
    t: (id, values = {}) => {
      const text = words[id];
      if (text === undefined) return `[${id}]`;
      return text.replaceAll(/\{(\w+)\}/gu, (whole, name: string) => String(values[name] ?? whole));
    },
    has: (id) => words[id] !== undefined,
    shifted: false,
    roles: false,
  };
}

/** The best of our languages for what a browser or a terminal asks for. */
export function chooseLanguage(wanted: readonly string[]): Language {
  for (const tag of wanted) {
    if (/^zh/iu.test(tag)) return 'zh-Hans';
    if (/^en/iu.test(tag)) return 'en';
  }
  return 'en';
}
