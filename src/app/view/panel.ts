/** What stays in sight: meters, stances, the table, and everything told so far. */
import type { ActorId, Game, View } from '../../engine/index.ts';
import type { Texts } from '../../i18n/texts.ts';
import type { SeatColour } from '../../scenes/model.ts';
import type { Entry } from '../chronicle.ts';
import { changesOf } from './changes.ts';
import { actorName, colourOf, roundName, slotName, stanceName } from './names.ts';
import { revealOf } from './reveal.ts';

export interface MeterLine {
  readonly id: string;
  readonly name: string;
  /** What it measures. */
  readonly about: string;
  readonly value: number;
  readonly before: number;
  readonly max: number;
}

export interface SeatLine {
  readonly id: ActorId;
  readonly colour: SeatColour;
  readonly name: string;
  readonly stance: string;
  readonly mine: boolean;
}

export interface LogLine {
  readonly round: string;
  readonly lines: readonly string[];
}

export function meterLines(texts: Texts, game: Game, view: View, before: View): readonly MeterLine[] {
  return game.scenario.data.state.flatMap((slot) => {
    const value = view.values[slot.id];
    if ((slot.kind !== 'meter' && slot.kind !== 'count') || typeof value !== 'number') return [];
    const old = before.values[slot.id];
    return [{ id: slot.id, name: slotName(texts, slot.id), about: texts.t(`meter.${slot.id}.about`), value, before: typeof old === 'number' ? old : value, max: slot.max ?? 100 }];
  });
}

export function seatLines(texts: Texts, game: Game, view: View, seat: ActorId | undefined): readonly SeatLine[] {
  const seats = game.scenario.data.actors.toSorted((a, b) => Number(b.playable) - Number(a.playable));
  return seats.map(({ id }) => ({ id, colour: colourOf(game, id), name: actorName(texts, id), stance: stanceName(texts, id, view.stances[id] ?? ''), mine: id === seat }));
}

/** Flags that hold and statuses, in words. */
export function situationLines(texts: Texts, game: Game, view: View): readonly string[] {
  return game.scenario.data.state.flatMap((slot) => {
    const value = view.values[slot.id];
    if (slot.kind === 'flag') return value === true ? [slotName(texts, slot.id)] : [];
    if (slot.kind !== 'status' || typeof value !== 'string') return [];
    return [texts.t('ui.change.status', { what: slotName(texts, slot.id), value: texts.t(`flag.${slot.id}.${value}`) })];
  });
}

export function logLines(texts: Texts, game: Game, seat: ActorId | undefined, entries: readonly Entry[]): readonly LogLine[] {
  const log: { round: string; lines: string[] }[] = [];
  for (const entry of entries) {
    const round = roundName(texts, entry.report.round);
    if (log.at(-1)?.round !== round) log.push({ round, lines: [] });
    log.at(-1)?.lines.push(...toldOf(texts, game, seat, entry));
  }
  return log;
}

/** What a reader of the news would want first: deals and chance, the count, then who did what; stances left aside. */
export function newsOf(texts: Texts, game: Game, seat: ActorId | undefined, entry: Entry): readonly string[] {
  const reveal = revealOf(texts, game, seat, entry);
  const changes = changesOf(texts, game, entry);
  const mine = entry.report.mine;
  return [
    ...(mine === undefined || !texts.has(`action.${mine}.done`) ? [] : [texts.t('ui.interlude.adviser', { done: texts.t(`action.${mine}.done`) })]),
    ...(reveal.deal === undefined ? [] : [reveal.deal]),
    ...reveal.struck.map((line) => line.words),
    ...reveal.opened.flatMap((opened) => (opened.done === undefined || reveal.signing || opened.done === texts.t(`action.${mine ?? ''}.done`) ? [] : [opened.done])),
    ...reveal.signatures,
    ...(changes.count === undefined ? [] : [changes.count.words]),
  ];
}

/** One stage in sentences, for the log and the live region. */
export function toldOf(texts: Texts, game: Game, seat: ActorId | undefined, entry: Entry): readonly string[] {
  const reveal = revealOf(texts, game, seat, entry);
  const changes = changesOf(texts, game, entry);
  return [
    ...reveal.opened.flatMap((opened) => (opened.done === undefined ? [] : [reveal.signing ? texts.t('ui.told.signed', { actor: opened.name, what: opened.done }) : opened.done])),
    ...reveal.failed,
    ...reveal.signatures,
    ...(reveal.deal === undefined ? [] : [reveal.deal]),
    ...reveal.struck.map((line) => texts.t('ui.told.chance', { what: line.words, odds: line.odds })),
    ...(changes.count === undefined ? [] : [changes.count.words]),
    ...changes.stances.map((stance) => stance.words),
  ];
}
