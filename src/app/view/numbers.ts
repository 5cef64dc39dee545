/** Every number of a scenario in words: what it is, its unit, on what it rests. */
import { type Grounds, groundsOf } from '../../analysis/grounds.ts';
import { type Kind, type NumberOf, numbersOf } from '../../analysis/numbers.ts';
import type { Game, ScenarioData } from '../../engine/index.ts';
import type { Texts } from '../../i18n/texts.ts';
import { signed } from './changes.ts';
import { actionName, actorName, offered, roundName, slotName } from './names.ts';

export type Standing = Kind | 'frame';

/** Numbers that rest on the same ground. */
export interface NumberCard {
  readonly file: keyof ScenarioData;
  readonly title: string;
  readonly actor: string | undefined;
  /** Nothing where they are part of the frame. */
  readonly grounds: Grounds | undefined;
  /** One kind, or two where a fit has searched only some of them. */
  readonly kinds: readonly Standing[];
  readonly lines: readonly NumberLine[];
}

export interface NumberLine {
  readonly what: string;
  readonly value: string;
  readonly unit: string;
  readonly kind: Standing;
}

export interface Wanted {
  readonly kind: Standing | undefined;
  readonly actor: string | undefined;
  readonly words: string;
}

export function numberCards(texts: Texts, game: Game): readonly NumberCard[] {
  const { data } = game.scenario;
  const groups = new Map<string, NumberOf[]>();
  for (const number of numbersOf(data)) {
    const key = groupOf(number);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [number]);
    else group.push(number);
  }
  return [...groups.values()].map((numbers) => cardOf(texts, data, numbers));
}

/** What a search leaves: every word of it stands in the title, the reason or a line. */
export function cardsWanted(cards: readonly NumberCard[], { kind, actor, words }: Wanted): readonly NumberCard[] {
  const parts = words.toLowerCase().split(/\s+/u).filter((part) => part !== '');
  return cards.filter((card) => {
    if (kind !== undefined && !card.kinds.includes(kind)) return false;
    if (actor !== undefined && card.actor !== actor) return false;
    const text = [card.title, ...(card.grounds === undefined ? [] : [card.grounds.reason, ...card.grounds.facts]), ...card.lines.map(({ what }) => what)].join(' ').toLowerCase();
    return parts.every((part) => text.includes(part));
  });
}

export function countOf(cards: readonly NumberCard[], kind: Standing): number {
  return cards.reduce((sum, { lines }) => sum + lines.filter((line) => line.kind === kind).length, 0);
}

/** What a player may change before the game, as the setup names it. */
export function startConditions(texts: Texts, { scenario }: Game): readonly string[] {
  return scenario.data.state.filter(({ prologue }) => prologue === true).map(({ id }) => (texts.has(`prologue.${id}`) ? texts.t(`prologue.${id}`) : slotName(texts, id)));
}

/** One entry of a file; what an actor holds likely of another stands for itself, and so do its private fact and its thresholds. */
function groupOf({ file, path, basis }: NumberOf): string {
  if (file === 'cascade' || file === 'outlook') return file;
  const part = file === 'actors' ? path.slice(1, path[1] === 'priors' ? 3 : path[2] === 'signal' ? 3 : 2).join('/') : '';
  return `${file}/${path[0]}/${part}/${JSON.stringify(basis)}`;
}

function cardOf(texts: Texts, data: ScenarioData, numbers: readonly NumberOf[]): NumberCard {
  const { file, path, basis } = numbers[0]!;
  const entry = entryOf(data, file, path);
  const lines = numbers.map((number): NumberLine => ({ ...inWords(texts, data, number), kind: number.kind }));
  return {
    file,
    title: titleOf(texts, file, path, entry),
    actor: file === 'actors' ? entry?.id : entry?.actor,
    grounds: basis === undefined ? undefined : groundsOf(texts.t, basis),
    kinds: [...new Set(lines.map(({ kind }) => kind))],
    lines,
  };
}

interface EntryNames {
  readonly id?: string;
  readonly actor?: string;
}

function entryOf(data: ScenarioData, file: keyof ScenarioData, path: readonly string[]): EntryNames | undefined {
  const list: unknown = data[file];
  return Array.isArray(list) ? (list[Number(path[0])] as EntryNames | undefined) : undefined;
}

function titleOf(texts: Texts, file: keyof ScenarioData, path: readonly string[], entry: EntryNames | undefined): string {
  const { t } = texts;
  const id = entry?.id ?? '';
  switch (file) {
    case 'actors':
      if (path[1] === 'priors') return t('ui.numbers.of.prior', { actor: actorName(texts, id), about: actorName(texts, path[2]!) });
      return t(path[1] === 'predicates' ? 'ui.numbers.of.predicates' : path[2] === 'signal' ? 'ui.numbers.of.signal' : 'ui.numbers.of.type', { actor: actorName(texts, id) });
    case 'state':
      return slotName(texts, id);
    case 'rounds':
      return roundName(texts, id);
    case 'actions':
      return offered(id) === undefined ? t('ui.cause.action', { actor: actorName(texts, entry?.actor ?? ''), action: actionName(texts, id) }) : actionName(texts, id);
    case 'chance':
      return t(`chance.${id}`);
    case 'packages':
      return t(`package.${id}`);
    case 'endings':
      return t(`ending.${id}`);
    case 'scales':
      return t(`scale.${id}`);
    case 'interests':
      return t('ui.numbers.of.interests', { actor: actorName(texts, entry?.actor ?? '') });
    default:
      return t(`ui.numbers.${file}`);
  }
}

type Words = Omit<NumberLine, 'kind'>;

function inWords(texts: Texts, data: ScenarioData, number: NumberOf): Words {
  const { path, file } = number;
  const name = path.findLast((part) => !/^\d+$/u.test(part)) ?? '';
  if (name === 'atLeast' || name === 'atMost') return threshold(texts, data, number, name);
  if (name === 'of') return plain(texts, texts.t('ui.numbers.per', { what: readName(texts, siblingSlot(data, number)) }), String(number.value), 'factor');
  if (path.includes('learn')) return likelihood(texts, data, number, name);
  if (path.includes('add')) return plain(texts, slotName(texts, name), signed(number.value), isCount(data, name) ? 'people' : 'points');
  if (file === 'actors') return belief(texts, data, number);
  if (file === 'chance') return odds(texts, number, name);
  if (file === 'interests' || file === 'scales') return worth(texts, data, number, name);
  if (file === 'state') return plain(texts, texts.t(`ui.numbers.${name}`), String(number.value), isCount(data, entryOf(data, file, path)?.id ?? '') ? 'people' : 'points');
  if (name === 'weight') return weighed(texts, data, number);
  return plain(texts, texts.t(`ui.numbers.${name}`), String(number.value), UNITS[name] ?? 'factor');
}

type Unit = 'points' | 'people' | 'permille' | 'share' | 'likelihood' | 'weight' | 'sharpness' | 'halfHours' | 'factor' | 'rounds';

const UNITS: Readonly<Record<string, Unit>> = { core: 'permille', rate: 'permille', halfHours: 'halfHours', cap: 'people', mean: 'points', sd: 'points', shareWeight: 'points', margin: 'points', by: 'points', offset: 'rounds', lambda: 'sharpness' };

function plain({ t }: Texts, what: string, value: string, unit: Unit): Words {
  return { what, value, unit: t(`ui.unit.${unit}`) };
}

/** What a term may read besides meters and flags: private facts, the time, nothing. */
function readName(texts: Texts, slot: string): string {
  if (slot === 'one' || slot === 'round') return texts.t(`ui.numbers.${slot}`);
  return slot.startsWith('type.') ? texts.t(slot) : slotName(texts, slot);
}

/** The slot named beside a number. */
function siblingSlot(data: ScenarioData, { file, path }: NumberOf): string {
  const beside = path.slice(0, -1).reduce<unknown>((value, part) => (value as Readonly<Record<string, unknown>>)[part], data[file]);
  return (beside as { readonly slot: string }).slot;
}

function isCount(data: ScenarioData, slot: string): boolean {
  return data.state.find(({ id }) => id === slot)?.kind === 'count';
}

/** The bound of a condition: under which slot it stands, and whose condition it is. */
function threshold(texts: Texts, data: ScenarioData, { path, value }: NumberOf, bound: 'atLeast' | 'atMost'): Words {
  const slot = path.at(-2)!;
  const predicate = path[1] === 'predicates' ? texts.t(`ui.predicate.${path[2]!}`) : undefined;
  const what = texts.t(`ui.numbers.${bound}`, { what: slotName(texts, slot) });
  return plain(texts, predicate === undefined ? texts.t('ui.numbers.if', { what }) : texts.t('ui.numbers.predicate', { what: predicate, condition: what }), String(value), isCount(data, slot) ? 'people' : 'points');
}

function likelihood(texts: Texts, data: ScenarioData, { path, value }: NumberOf, actor: string): Words {
  return plain(texts, texts.t('ui.numbers.learn', { what: texts.t(`type.${actor}`), level: levelName(texts, data, actor, Number(path.at(-1))) }), String(value), 'likelihood');
}

function belief(texts: Texts, data: ScenarioData, { path, value }: NumberOf): Words {
  const own = data.actors[Number(path[0])]!.id;
  const about = path[1] === 'priors' ? path[2]! : own;
  const level = levelName(texts, data, about, Number(path.at(-1)));
  if (path[2] !== 'signal') return plain(texts, level, String(value), 'share');
  return plain(texts, texts.t('ui.numbers.signal', { sign: level, level: levelName(texts, data, own, Number(path.at(-2))) }), String(value), 'share');
}

function levelName(texts: Texts, data: ScenarioData, actor: string, at: number): string {
  const level = data.actors.find(({ id }) => id === actor)?.type?.levels[at] ?? '';
  return texts.t(`type.${actor}.${level}.told`);
}

function odds(texts: Texts, { path, value }: NumberOf, name: string): Words {
  if (name === 'base') return plain(texts, texts.t('ui.numbers.base'), String(value), 'permille');
  if (name === 'by') return plain(texts, texts.t('ui.numbers.plus', { n: Number(path[3]) + 1 }), signed(value), 'permille');
  return plain(texts, texts.t(`ui.numbers.${name}`), String(value), name === 'share' ? 'share' : 'factor');
}

function worth(texts: Texts, data: ScenarioData, { file, path, value }: NumberOf, name: string): Words {
  const { t } = texts;
  if (path[1] === 'endings') return plain(texts, t('ui.numbers.ending', { what: t(`ending.${name}`) }), String(value), 'points');
  if (path[1] === 'byType') return plain(texts, t('ui.numbers.byType', { what: t(`ending.${name}`), level: t(`type.${entryOf(data, file, path)?.actor ?? ''}.${path[2]!}.told`) }), signed(value), 'points');
  if (path[1] === 'meters') return plain(texts, slotName(texts, name), String(value), 'weight');
  return plain(texts, t(`ui.numbers.${name}`), String(value), UNITS[name] ?? 'weight');
}

/** A term of the count or of a feature of the outlook. */
function weighed(texts: Texts, data: ScenarioData, number: NumberOf): Words {
  const { file, path, value } = number;
  const read = readName(texts, siblingSlot(data, number));
  return plain(texts, file === 'cascade' ? read : texts.t('ui.numbers.feature', { n: Number(path[1]) + 1, what: read }), signed(value), file === 'cascade' ? 'points' : 'factor');
}
