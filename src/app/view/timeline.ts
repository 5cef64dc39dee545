/** The rounds on a line: by the clock of the record where there is one, else one after another. */
import type { Game, View } from '../../engine/index.ts';
import type { Texts } from '../../i18n/texts.ts';
import type { Deadline } from '../../scenarios/index.ts';
import type { Entry } from '../chronicle.ts';
import { clockText, roundClock } from './clock.ts';
import { roundShort } from './names.ts';

export interface Timeline {
  readonly rounds: readonly Mark[];
  readonly days: readonly Span[];
  /** Hours of trading on the exchange. */
  readonly market: readonly Span[];
  /** Deadlines that were reported. */
  readonly deadlines: readonly Mark[];
}

/** `at`, `from`, `to` in per cent of the line. */
export interface Mark {
  readonly id: string;
  readonly at: number;
  readonly name: string;
  /** `skipped`: over without having been played. */
  readonly when: 'past' | 'skipped' | 'now' | 'ahead';
}

export interface Span {
  readonly from: number;
  readonly to: number;
  readonly name: string;
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Trading on Nasdaq, 9:30 to 16:00 in New York, by the clock of the west coast, Monday to Friday. */
const MARKET = { zone: '-08:00', open: 6.5, close: 13 };

export function timelineOf(texts: Texts, game: Game, known: readonly Deadline[], now: View, told: readonly Entry[]): Timeline {
  const { rounds } = game.scenario.data;
  const played = new Set(told.map(({ report }) => report.round));
  const clocks = rounds.flatMap(({ clock }) => clock ?? []).toSorted();
  const here = rounds.find(({ id }) => id === now.round);
  if (clocks.length < 2 || texts.shifted || here?.clock === undefined) return inOrder(texts, game, now, played);
  const [from, to] = [wall(clocks[0]!) - DAY / 6, wall(clocks.at(-1)!) + DAY / 6];
  const place = (time: number): number => Math.round(Math.max(0, Math.min(100, ((time - from) / (to - from)) * 100)) * 10) / 10;
  const time = wall(here.clock);
  const days = daysBetween(from, to);
  return {
    rounds: rounds.flatMap(({ id, clock }, i) => (clock === undefined ? [] : [{ id, at: place(wall(clock)), name: roundClock(texts, game, id), when: whenOf(now, played, id, i) }])),
    days: days.map((day) => ({ from: place(day), to: place(day + DAY), name: dayName(texts, day) })),
    market: clocks[0]!.endsWith(MARKET.zone) ? days.filter(isWeekday).map((day) => ({ from: place(day + MARKET.open * HOUR), to: place(day + MARKET.close * HOUR), name: dayName(texts, day) })).filter((it) => it.to > it.from) : [],
    deadlines: known.map(({ fact, at }) => ({ id: fact, at: place(wall(at)), name: clockText(texts, at), when: wall(at) < time ? 'past' : 'ahead' })),
  };
}

/** Those of the path that the game is on: hours of the record, or weeks without a date. */
function inOrder(texts: Texts, game: Game, now: View, played: ReadonlySet<string>): Timeline {
  const { rounds } = game.scenario.data;
  const dated = rounds.some(({ clock }) => clock !== undefined);
  const here = rounds.find(({ id }) => id === now.round);
  const path = dated ? rounds.filter(({ clock }) => (clock === undefined) === (here?.clock === undefined)) : rounds;
  const marks = path.map(({ id }, i): Mark => ({ id, at: Math.round(((i + 0.5) / path.length) * 1000) / 10, name: roundShort(texts, id), when: whenOf(now, played, id, rounds.findIndex((it) => it.id === id)) }));
  return { rounds: marks, days: [], market: [], deadlines: [] };
}

function whenOf(now: View, played: ReadonlySet<string>, id: string, index: number): Mark['when'] {
  if (index === now.roundIndex) return 'now';
  return index > now.roundIndex ? 'ahead' : played.has(id) ? 'past' : 'skipped';
}

/** Milliseconds of the wall clock that the ISO time carries. */
function wall(iso: string): number {
  return Date.parse(`${iso.slice(0, 16)}Z`);
}

function daysBetween(from: number, to: number): readonly number[] {
  const first = Math.floor(from / DAY) * DAY;
  return Array.from({ length: Math.ceil((to - first) / DAY) }, (_, i) => first + i * DAY);
}

function isWeekday(day: number): boolean {
  return new Date(day).getUTCDay() % 6 !== 0;
}

function dayName(texts: Texts, day: number): string {
  return new Intl.DateTimeFormat(texts.language === 'en' ? 'en-GB' : 'zh-CN', { timeZone: 'UTC', weekday: 'short', day: 'numeric' }).format(new Date(day));
}
