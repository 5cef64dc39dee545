/** Loads the catalogues of a language: the game's own words and one scenario's. */
import { type Catalogue, createTexts, type Language, type Texts } from '../i18n/texts.ts';
import type { ScenarioFolder } from '../scenarios/index.ts';

const ui: Readonly<Record<Language, () => Promise<Catalogue>>> = {
  en: async () => (await import('../i18n/ui.en.json', { with: { type: 'json' } })).default,
  'zh-Hans': async () => (await import('../i18n/ui.zh-Hans.json', { with: { type: 'json' } })).default,
};

/** `casebook`: its words too, which are fetched when it is first opened. */
export async function loadWords(language: Language, folder: ScenarioFolder | undefined, casebook = false): Promise<Texts> {
  const [own, scenario, book] = await Promise.all([ui[language](), folder?.texts[language]() ?? {}, casebook ? (folder?.casebookTexts?.[language]() ?? {}) : {}]);
  return createTexts(language, own, scenario, book);
}
