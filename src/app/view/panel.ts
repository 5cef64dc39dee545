/** What stays in sight: meters, stances, the table, and everything told so far. */
import type { ActorId, Game, View } from '../../engine/index.ts';
import type { Texts } from '../../i18n/texts.ts';
import type { SeatColour } from '../../scenes/model.ts';
import type { Entry } from '../chronicle.ts';
import { changesOf } from './changes.ts';
import { actorName, colourOf, signedPlaces, slotName, stanceName } from './names.ts';
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

/** What there is to tell of a stage that went by: who did what, then what came of it. Who only held back is left out; `mineTold` says who chose for the seat. */
export function newsOf(texts: Texts, game: Game, seat: ActorId | undefined, entry: Entry, mineTold = 'ui.interlude.adviser'): readonly string[] {
  const reveal = revealOf(texts, game, seat, entry);
  const changes = changesOf(texts, game, entry);
  const mine = reveal.opened.find((opened) => opened.mine);
  const nothingSigned = signedPlaces(entry.report.mine ?? '')?.length === 0;
  const kinds = new Map(game.scenario.data.actions.map((action) => [action.id, action.kind]));
  const held = new Set(entry.report.events.flatMap((event) => (event.kind === 'chose' && kinds.get(event.action) === 'hold' ? [event.actor] : [])));
  return [
    ...(mine?.done === undefined || nothingSigned ? [] : [texts.t(mineTold, { done: mine.done })]),
    ...reveal.opened.flatMap((opened) => (opened.done === undefined || opened.mine || held.has(opened.actor) ? [] : [opened.done])),
    ...reveal.signatures.map(({ words }) => words),
    ...(reveal.deal === undefined ? [] : [reveal.deal]),
    ...reveal.struck.map((line) => texts.t('ui.causes.chance', { what: line.words })),
    ...(changes.count === undefined ? [] : [changes.count.words]),
  ];
}
