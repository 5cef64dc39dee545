/** The course of this game as a wire reports it, hour by hour, and beside it what the record dates to the same hours. */
import type { ActorId, Game, View } from '../../engine/index.ts';
import type { Texts } from '../../i18n/texts.ts';
import type { Casebook, Fact } from '../../scenarios/index.ts';
import type { Entry } from '../chronicle.ts';
import { changesOf } from './changes.ts';
import { clockOf, clockText, roundClock } from './clock.ts';
import { offered, sentences } from './names.ts';
import { revealOf } from './reveal.ts';

export interface WireLine {
  readonly words: string;
  /** `own`: the player's own and not told to everybody; `you`: told to the player's seat, not to everybody; `some`: not told to everybody, where all is watched. */
  readonly told: 'all' | 'own' | 'you' | 'some';
  /** Records that speak of the same thing. */
  readonly facts: readonly string[];
}

export interface RecordLine {
  readonly fact: string;
  /** Whether this game has seen it too; absent where no move or chance of the game stands for it. */
  readonly here: boolean | undefined;
}

export interface WireRound {
  readonly round: string;
  /** Place and time, as a wire sets them. */
  readonly dateline: string;
  readonly lines: readonly WireLine[];
  readonly record: readonly RecordLine[];
}

/** One stage in sentences, for the wire and the live region. */
export function toldOf(texts: Texts, game: Game, seat: ActorId | undefined, entry: Entry): readonly WireLine[] {
  const reveal = revealOf(texts, game, seat, entry);
  const changes = changesOf(texts, game, entry);
  const kept = seat === undefined ? 'some' : 'you';
  return [
    ...reveal.opened.flatMap(({ done, action, quiet, mine }) => (done === undefined ? [] : [{ words: done, told: quiet ? (mine ? 'own' : kept) : 'all', facts: factsOf(game, 'actions', action) } as const])),
    ...reveal.failed.map(open),
    ...reveal.signatures.map(({ words }) => open(words)),
    ...(reveal.deal === undefined ? [] : [open(reveal.deal)]),
    ...reveal.struck.map(({ id, words, odds, quiet }) => ({ words: sentences(texts, texts.t('ui.causes.chance', { what: words }), odds ?? ''), told: quiet ? kept : 'all', facts: factsOf(game, 'chance', id) } as const)),
    ...(changes.count === undefined ? [] : [open(changes.count.words)]),
    ...changes.stances.map(({ words }) => open(words)),
  ];
}

function open(words: string): WireLine {
  return { words, told: 'all', facts: [] };
}

function factsOf(game: Game, file: 'actions' | 'chance' | 'packages', id: string | undefined): readonly string[] {
  const pack = id === undefined ? undefined : offered(id);
  if (pack !== undefined) return factsOf(game, 'packages', pack);
  return (game.scenario.data[file] as readonly { readonly id: string; readonly facts?: readonly string[] }[]).find((it) => it.id === id)?.facts ?? [];
}

export function wireOf(texts: Texts, game: Game, seat: ActorId | undefined, entries: readonly Entry[]): readonly WireRound[] {
  const rounds: { round: string; dateline: string; lines: WireLine[]; record: readonly RecordLine[] }[] = [];
  for (const entry of entries) {
    const { round } = entry.report;
    if (rounds.at(-1)?.round !== round) rounds.push({ round, dateline: datelineOf(texts, game, round), lines: [], record: [] });
    rounds.at(-1)?.lines.push(...toldOf(texts, game, seat, entry));
  }
  return rounds;
}

function datelineOf(texts: Texts, game: Game, round: string): string {
  return texts.t('ui.wire.dateline', { place: texts.t('scenario.place'), time: roundClock(texts, game, round) });
}

/** The wire with the record of the hours that are over: what comes is not told. A game off the calendar of the record has none beside it. */
export function besideRecord(texts: Texts, game: Game, casebook: Casebook | undefined, wire: readonly WireRound[], now: View): readonly WireRound[] {
  if (casebook === undefined || texts.shifted) return wire;
  const seen = new Set(wire.flatMap(({ lines }) => lines.flatMap(({ facts }) => facts)));
  const { actions, chance, packages } = game.scenario.data;
  const playable = new Set([...actions, ...chance, ...packages].flatMap(({ facts }) => facts ?? []));
  return wire.map((it) => {
    if (it.round === now.round && now.ending === undefined) return it;
    const record = during(game, casebook, it.round).map(({ id }) => ({ fact: id, here: seen.has(id) ? true : playable.has(id) ? false : undefined }));
    return { ...it, record };
  });
}

/** What the record dates to the hours of a round: from its clock to the next round's. */
function during(game: Game, casebook: Casebook, round: string): readonly Fact[] {
  const from = clockOf(game, round);
  if (from === undefined) return [];
  const until = game.scenario.data.rounds.flatMap(({ clock }) => (clock !== undefined && clock > from ? [clock] : [])).toSorted()[0] ?? `${from.slice(0, 'YYYY-MM-DD'.length)}T99`;
  return casebook.facts.filter(({ when }) => when.length > 'YYYY-MM-DD'.length && when >= from && when < until).toSorted((a, b) => (a.when < b.when ? -1 : 1));
}

/** The hour of a record, by the clock of its place. */
export function recordHour(texts: Texts, casebook: Casebook, id: string): string {
  const fact = casebook.facts.find((it) => it.id === id);
  return fact === undefined ? '' : fact.approximate ? texts.t('ui.about', { when: clockText(texts, fact.when) }) : clockText(texts, fact.when);
}
