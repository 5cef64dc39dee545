/** Saves in words, for lists. */
import type { Texts } from '../../i18n/texts.ts';
import { HUMAN } from '../../session/seats.ts';
import type { Save } from '../saveFormat.ts';
import { roundShort } from './names.ts';

/** What a copy of the game may be called: seat, hour, and the day it was kept. */
export function proposedName(texts: Texts, save: Save, now: Date): string {
  return [...placeOf(texts, save), day(texts, now)].join(texts.t('ui.comma'));
}

/** One line about a save: mode, seat, hour, how far it has come, and when it was kept. */
export function saveLine(texts: Texts, save: Save, movedAt: string): string {
  const { t } = texts;
  return [t(`ui.door.${save.mode}`), ...placeOf(texts, save), t('ui.stages', { n: save.transcript.stages.length }), momentName(texts, movedAt)].join(t('ui.comma'));
}

export function momentName(texts: Texts, iso: string): string {
  const moment = new Date(iso);
  return Number.isNaN(moment.getTime()) ? '?' : moment.toLocaleString(texts.language, { dateStyle: 'medium', timeStyle: 'short' });
}

/** The scenario's own words may not be those that are loaded: what they do not name is left out. */
function placeOf(texts: Texts, { transcript, round }: Save): readonly string[] {
  const seat = Object.keys(transcript.seats).find((actor) => transcript.seats[actor] === HUMAN);
  return [
    ...(seat !== undefined && texts.has(`actor.${seat}`) ? [texts.t(`actor.${seat}`)] : []),
    ...(round !== undefined && texts.has(`round.${round}`) ? [roundShort(texts, round)] : []),
  ];
}

function day(texts: Texts, moment: Date): string {
  return moment.toLocaleDateString(texts.language, { dateStyle: 'medium' });
}
