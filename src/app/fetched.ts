/** What of the game has been fetched: the words of a language, of a scenario and of a way of naming, and what is fetched late. Of several things asked for the last one counts. */
import type { Language, Texts } from '../i18n/texts.ts';
import type { ScenarioFolder } from '../scenarios/index.ts';
import { type Late, loadLate } from './late.ts';
import { mainFolder } from './matter.ts';
import { createRetrying } from './retrying.ts';
import { keepLanguage, keepSettings, keptSettings, startLanguage } from './settings.ts';
import { within } from './within.ts';
import { loadWords } from './words.ts';

export interface Fetched {
  readonly texts: Texts;
  readonly language: Language;
  /** The scenario that the words belong to. */
  readonly folder: ScenarioFolder;
  /** Of this scenario, with its words. */
  readonly late: Late | undefined;
  /** What is fetched late could not be had, and is tried again by itself; the game goes on without it. */
  readonly missing: boolean;
  /** Sees to it that the words of `folder` are there or under way, and what is fetched late as far as it is wanted; tells whether all is there that the page waits for. */
  follow(folder: ScenarioFolder, wanted: LateWanted): boolean;
  setLanguage(language: Language): void;
  /** The settings may have another way of naming; tells whether words for it are to be fetched, or others are under way. */
  setNames(): boolean;
  fetchLate(): Promise<boolean>;
}

/** `page`: it is to lie open, and cannot without. `step`: the game waits for it a while. `soon`: nobody waits yet. */
export type LateWanted = 'page' | 'step' | 'soon' | 'no';

export interface FetchedOptions {
  readonly wanted: () => LateWanted;
  /** The words of `folder` cannot be had; what was there before stays. */
  readonly lost: (folder: ScenarioFolder, error: unknown) => void;
  /** What was asked for is there, but for what is now `missing`. */
  readonly changed: (languageToo: boolean) => void;
}

/** A host that does not answer in this time (ms) is tried again, and the game goes on meanwhile. */
const LATE_WITHIN = 10_000;

export async function createFetched({ wanted, lost, changed }: FetchedOptions): Promise<Fetched> {
  let language = startLanguage();
  let folder = mainFolder();
  let { names } = keptSettings();
  let texts = await loadWords(language, folder, { names });
  let late: Late | undefined;
  let missing = false;
  let asked: { readonly language: Language; readonly folder: ScenarioFolder } | undefined;
  let underWay: Promise<void> = Promise.resolve();
  const retrying = createRetrying(fetchLate, window);

  function ask(nextLanguage: Language, nextFolder: ScenarioFolder, all = false): Promise<void> {
    underWay = get(nextLanguage, nextFolder, all);
    return underWay;
  }

  async function get(nextLanguage: Language, nextFolder: ScenarioFolder, all: boolean): Promise<void> {
    const mine = { language: nextLanguage, folder: nextFolder };
    const nextNames = keptSettings().names;
    const had = late !== undefined && nextFolder === folder; // is not given up for words of another kind
    const whole = all || had || wanted() === 'page' || wanted() === 'step';
    asked = mine;
    try {
      const early = (): Promise<readonly [Texts, undefined]> => loadWords(nextLanguage, nextFolder, { names: nextNames }).then((words) => [words, undefined]);
      const both = (): Promise<readonly [Texts, Late]> => within(LATE_WITHIN, Promise.all([loadWords(nextLanguage, nextFolder, { names: nextNames, late: true }), loadLate(nextFolder)]));
      const [words, rest] = whole ? await (had ? both() : both().catch(early)) : await early();
      if (asked !== mine) return; // asked for something else meanwhile
      asked = undefined;
      const languageToo = nextLanguage !== language;
      if (languageToo) keepLanguage(nextLanguage);
      [texts, language, folder, names] = [words, nextLanguage, nextFolder, nextNames];
      late = rest;
      missing = whole && rest === undefined;
      if (missing) retrying.start();
      else retrying.stop();
      changed(languageToo);
    } catch (error) {
      if (asked !== mine) return;
      asked = undefined;
      keepSettings({ ...keptSettings(), names });
      lost(nextFolder, error);
    }
  }

  /** What is under way may bring it. */
  async function fetchLate(): Promise<boolean> {
    await underWay;
    if (late === undefined) await ask(language, folder, true);
    return late !== undefined;
  }

  return {
    get texts() {
      return texts;
    },
    get language() {
      return language;
    },
    get folder() {
      return folder;
    },
    get late() {
      return late;
    },
    get missing() {
      return missing;
    },
    follow: (next, lateWanted) => {
      if (next !== folder) {
        if (asked?.folder !== next) void ask(asked?.language ?? language, next);
        return false;
      }
      if (asked !== undefined && asked.folder !== folder) asked = undefined; // the player has gone elsewhere meanwhile
      const waits = late === undefined && (lateWanted === 'page' || (lateWanted === 'step' && !missing));
      if (late === undefined && asked === undefined && (waits || (lateWanted === 'soon' && !missing))) void ask(language, folder, true);
      return !waits;
    },
    setLanguage: (next) => {
      if (next !== language || asked !== undefined) void ask(next, asked?.folder ?? folder);
    },
    setNames: () => {
      if (keptSettings().names === names && asked === undefined) return false;
      void ask(asked?.language ?? language, asked?.folder ?? folder);
      return true;
    },
    fetchLate: async () => {
      await retrying.now();
      return late !== undefined;
    },
  };
}
