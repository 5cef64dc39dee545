/** The hour of a round in words, and how deep in the night it is. */
import type { Game } from '../../engine/index.ts';
import type { Texts } from '../../i18n/texts.ts';
import { roundName } from './names.ts';

export function clockOf(game: Game, round: string): string | undefined {
  return game.scenario.data.rounds.find((it) => it.id === round)?.clock;
}

/** "Friday 17 November, 12:00" by the wall clock that the ISO time carries. */
export function clockText(texts: Texts, iso: string): string {
  const wall = new Date(`${iso.slice(0, 16)}Z`);
  if (Number.isNaN(wall.getTime())) return iso;
  const locale = texts.language === 'en' ? 'en-GB' : 'zh-CN';
  const day = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', weekday: 'short', day: 'numeric', month: 'short' }).format(wall);
  const time = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(wall);
  return texts.t('ui.clock', { day, time });
}

/** The hour alone, and the day where it is midnight: "Mon 20". */
export function hourText(texts: Texts, iso: string): string {
  const wall = new Date(`${iso.slice(0, 16)}Z`);
  const locale = texts.language === 'en' ? 'en-GB' : 'zh-CN';
  const midnight = wall.getUTCHours() + wall.getUTCMinutes() === 0;
  return new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...(midnight ? { weekday: 'short', day: 'numeric' } : { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }) } as const).format(wall);
}

export function roundClock(texts: Texts, game: Game, round: string): string {
  const iso = clockOf(game, round);
  return iso === undefined || texts.shifted ? roundName(texts, round) : clockText(texts, iso);
}

/** 0 at noon, 1 at midnight; a round without a clock is a mild evening. */
export function nightOf(iso: string | undefined): number {
  if (iso === undefined) return 0.25;
  const hour = Number(iso.slice(11, 13)) + Number(iso.slice(14, 16)) / 60;
  return Number.isFinite(hour) ? Math.min(1, Math.abs(hour - 12) / 12) : 0.25;
}

/** A date of the casebook as people write it; what is not a date stays as it is. */
export function dateText(texts: Texts, when: string): string {
  const locale = texts.language === 'en' ? 'en-GB' : 'zh-CN';
  if (when.length > 10) return clockText(texts, when);
  const [year, month, day] = when.split('-').map(Number);
  if (year === undefined || !Number.isFinite(year)) return when;
  const date = new Date(Date.UTC(year, (month ?? 1) - 1, day ?? 1));
  if (Number.isNaN(date.getTime())) return when;
  return new Intl.DateTimeFormat(locale, { timeZone: 'UTC', year: 'numeric', ...(month === undefined ? {} : { month: 'long' }), ...(day === undefined ? {} : { day: 'numeric' }) }).format(date);
}

/** A day with its weekday, and the part of it where the hour is known: "Fri, 17 Nov 2023, afternoon". */
export function dayText(texts: Texts, when: string): string {
  const date = new Date(`${when.slice(0, 10)}T00:00Z`);
  if (when.length < 10 || Number.isNaN(date.getTime())) return dateText(texts, when);
  const day = new Intl.DateTimeFormat(texts.language === 'en' ? 'en-GB' : 'zh-CN', { timeZone: 'UTC', weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' }).format(date);
  const hour = Number(when.slice(11, 13));
  return when.length === 10 ? day : texts.t('ui.dayPart', { day, part: texts.t(`ui.part.${partOf(hour)}`) });
}

function partOf(hour: number): 'night' | 'morning' | 'noon' | 'afternoon' | 'evening' {
  return hour < 6 ? 'night' : hour < 12 ? 'morning' : hour < 13 ? 'noon' : hour < 18 ? 'afternoon' : 'evening';
}
