/** Every text that the game in the browser may show, read from the tree as it is now. */
import { globSync, readFileSync } from 'node:fs';
import { basename, dirname, sep } from 'node:path';
import { LANGUAGES, type Language } from '../src/i18n/texts.ts';

export interface ShownText {
  /** Where a fault in it is mended: a text id, or a file and the path in it. */
  readonly id: string;
  readonly language: Language;
  readonly text: string;
  /** When it is first met: characters are shipped in that order. */
  readonly step: number;
}

/** Met on the title page, before a game is chosen: its own words, and the names whose first signs are in its picture. */
const TITLE = /^(ui\.(title|question|fairness|door|menu|help|casebook|language|import|games|settings|begin|keep|skip)$|ui\.(door|import)\.|actor\.[^.]+$)/u;
/** Read when a seat is chosen, and before the first hour. */
const SEATS = /^(scenario|actor|type|prologue|advice|meter|signal)\./u;
/** Read in the casebook alone. */
const CASEBOOK = /^(fact|claim|concept|decision|article|motive|thesis|card|why|ui\.(?:assume|numbers))\./u;
const STEPS = { elsewhere: 0, title: 1, interface: 2, seats: 3, scenario: 4, casebook: 99 } as const;

export function shownTexts(root: string): readonly ShownText[] {
  return [...writtenInSource(root), ...writtenByTheClock(), ...ownWords(root), ...scenarioWords(root), ...casebooks(root)];
}

function ownWords(root: string): readonly ShownText[] {
  return LANGUAGES.flatMap((language) => catalogue(root, `src/i18n/ui.${language}.json`, language, (id) => (TITLE.test(id) ? STEPS.title : CASEBOOK.test(id) ? STEPS.casebook : STEPS.interface)));
}

function scenarioWords(root: string): readonly ShownText[] {
  return files(root, 'src/scenarios/*/*.en.json').flatMap((path, order) => {
    const first = firstSituations(root, dirname(path));
    const stepOf = (id: string): number => (CASEBOOK.test(id) ? STEPS.casebook : TITLE.test(id) ? STEPS.title : SEATS.test(id) || first.some((start) => id.startsWith(start)) ? STEPS.seats : STEPS.scenario + order);
    return LANGUAGES.flatMap((language) => catalogue(root, path.replace('.en.', `.${language}.`), language, stepOf));
  });
}

/** What the words of the first round begin with. */
function firstSituations(root: string, folder: string): readonly string[] {
  return files(root, `${folder}/{rules,rounds}.json`).flatMap((path) => {
    const read = JSON.parse(readFileSync(`${root}/${path}`, 'utf8')) as readonly Round[] | { readonly rounds: readonly Round[] };
    const rounds = 'rounds' in read ? read.rounds : read;
    return rounds[0]!.situations.map(({ id }) => `situation.${id}.`);
  });
}

interface Round {
  readonly situations: readonly { readonly id: string }[];
}

function catalogue(root: string, path: string, language: Language, stepOf: (id: string) => number): readonly ShownText[] {
  const words = JSON.parse(readFileSync(`${root}/${path}`, 'utf8')) as Readonly<Record<string, unknown>>;
  return Object.entries(words).flatMap(([id, value]) => strings(value, id)).map(([id, text]) => ({ id: `${path} ${id}`, language, text, step: language === 'en' ? STEPS.elsewhere : stepOf(id) }));
}

/** Quotations, sources and references. */
function casebooks(root: string): readonly ShownText[] {
  return files(root, 'src/scenarios/*/{facts,claims,decisions,concepts}.json').flatMap((path) =>
    strings(JSON.parse(readFileSync(`${root}/${path}`, 'utf8'))).map(([at, text]) => ({ id: `${basename(dirname(path))}/${basename(path)} ${at}`, language: 'en', text, step: STEPS.casebook })));
}

function strings(value: unknown, at = ''): readonly (readonly [at: string, text: string])[] {
  if (typeof value === 'string') return [[at, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => strings(inner, `${at}/${key}`));
}

/** Signs that the program itself puts between words of either language, and what it says in Chinese before any words are loaded. */
function writtenInSource(root: string): readonly ShownText[] {
  return files(root, '{index.html,src/{app,ui,scenes}/**/*.{ts,css}}').flatMap((id) => {
    const text = readFileSync(`${root}/${id}`, 'utf8').replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*/gu, '');
    const chinese = text.match(/\p{Script=Han}+/gu)?.join('') ?? '';
    return [
      { id, language: 'en', text: text.replaceAll(/\p{Script=Han}/gu, ''), step: STEPS.elsewhere },
      { id, language: 'zh-Hans', text: chinese, step: STEPS.title },
    ] as const;
  });
}

/** Dates and lists are worded by the browser. */
function writtenByTheClock(): readonly ShownText[] {
  const days = Array.from({ length: 24 }, (_, i) => Date.UTC(2023, i % 12, i + 1, i));
  return LANGUAGES.flatMap((language) => {
    const formats = (['full', 'medium'] as const).map((dateStyle) => new Intl.DateTimeFormat(language, { timeZone: 'UTC', dateStyle, timeStyle: 'short' }));
    const weekday = new Intl.DateTimeFormat(language, { timeZone: 'UTC', weekday: 'short', month: 'short' });
    const lists = (['conjunction', 'disjunction'] as const).map((type) => new Intl.ListFormat(language, { type }).format(['1', '2', '3']));
    return [{ id: 'dates and lists', language, text: [...days.flatMap((day) => [...formats, weekday].map((format) => format.format(day))), ...lists].join(' '), step: language === 'en' ? STEPS.elsewhere : STEPS.interface }];
  });
}

function files(root: string, pattern: string): readonly string[] {
  return globSync(pattern, { cwd: root }).map((path) => path.split(sep).join('/')).toSorted();
}
