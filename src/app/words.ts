/** Loads the catalogues of a language: the game's own words and one scenario's. */
import { withRoles } from '../i18n/roles.ts';
import { type Catalogue, createTexts, type Language, type Texts } from '../i18n/texts.ts';
import type { ScenarioFolder } from '../scenarios/index.ts';
import type { Naming } from './settings.ts';

const ui: Readonly<Record<Language, () => Promise<Catalogue>>> = {
  en: async () => (await import('../i18n/ui.en.json', { with: { type: 'json' } })).default,
  'zh-Hans': async () => (await import('../i18n/ui.zh-Hans.json', { with: { type: 'json' } })).default,
};

export interface WordsWanted {
  /** With `roles` people and organisations go by what they are, where the scenario has words for that. */
  readonly names?: Naming;
  /** Those too that go with what is fetched late. */
  readonly late?: boolean;
}

export async function loadWords(language: Language, folder: ScenarioFolder | undefined, { names = 'people', late = false }: WordsWanted = {}): Promise<Texts> {
  const [own, scenario, rest, book, roles] = await Promise.all([ui[language](), folder?.texts[language]() ?? {}, late ? folder?.lateTexts[language]() : {}, late ? folder?.casebookTexts?.[language]() : {}, names === 'roles' ? folder?.roles?.[language]() : undefined]);
  const texts = createTexts(language, own, scenario, rest ?? {}, book ?? {}, roles?.texts ?? {});
  return roles === undefined ? texts : withRoles(texts, roles);
}
