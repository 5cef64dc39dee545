/** The count of this game, half-hour by half-hour, beside the dated counts of the record. */
import { countAt, type CountPoint, countPoints } from '../../analysis/counts.ts';
import type { Game, GameEvent, View } from '../../engine/index.ts';
import type { Texts } from '../../i18n/texts.ts';
import type { HistoricalRecord } from '../../scenarios/index.ts';
import type { Entry } from '../chronicle.ts';
import { clockOf, clockText, hourText } from './clock.ts';
import { slotName } from './names.ts';

export interface CountCurve {
  readonly name: string;
  readonly total: number;
  /** Where it stands now: a move may have taken some back since the last half-hour. */
  readonly present: number;
  readonly live: readonly Point[];
  readonly record: readonly RecordPoint[];
  readonly ticks: readonly { readonly at: number; readonly words: string }[];
  /** Hours without a clock: both are set from the first signatures on. */
  readonly sinceStart: boolean;
}

/** `at` in per cent of the width. */
export interface Point {
  readonly at: number;
  readonly count: number;
  readonly when: string;
}

export interface RecordPoint extends Point {
  readonly fact: string;
  /** The count of this game at the same hour. */
  readonly here: number;
}

interface Dated extends CountPoint {
  readonly fact: string;
}

const HOUR = 3_600_000;
const TICKS = 5;
/** On the west coast, by the clock of Greenwich. */
const MIDNIGHT = 8 * HOUR;

/** `now` gives the hour that the game has come to. Absent where nothing is counted or nothing has been yet. What the record dates to later than the game has come is left out, unless `all` is told. */
export function curveOf(texts: Texts, game: Game, record: HistoricalRecord | undefined, entries: readonly Entry[], now: View, all = false): CountCurve | undefined {
  const { data } = game.scenario;
  const id = data.cascade?.count;
  if (id === undefined) return undefined;
  const events = entries.flatMap(({ report }) => report.events);
  const clocked = data.rounds.some(({ clock }) => clock !== undefined);
  const present = Number((entries.at(-1)?.after ?? now).values[id] ?? 0);
  const stepped = clocked ? countPoints(data.rounds, events) : withoutClock(events);
  const counted = upTo(present, timeOf(game, now), stepped);
  const first = counted.findIndex(({ count }) => count > 0);
  const live = first < 0 ? [] : counted.slice(Math.max(0, first - 1));
  const dated = datedOf(record);
  const sinceStart = texts.shifted || !clocked;
  const lead = sinceStart && live[0] !== undefined && dated[0] !== undefined ? dated[0].time - live[0].time : 0;
  const shown = live.map(({ time, count }) => ({ time: time + lead, count }));
  const until = all ? Infinity : Math.max(first < 0 ? 0 : stepped.at(-1)!.time + lead, sinceStart ? 0 : timeOf(game, now));
  const known = dated.filter(({ time }) => time <= until);
  if (shown.length + known.length === 0) return undefined;
  const times = [...shown, ...known].map(({ time }) => time);
  const origin = Math.min(...times);
  const [from, to] = [origin - HOUR / 2, Math.max(...times) + HOUR];
  const at = (time: number): number => Math.round(((time - from) / (to - from)) * 1000) / 10;
  const hours = (time: number): number => Math.round(((time - origin) / HOUR) * 2) / 2;
  const when = (time: number): string => (sinceStart ? texts.t('ui.count.hours', { n: hours(time) }) : clockText(texts, isoOf(time, record)));
  return {
    name: slotName(texts, id),
    total: data.state.find((slot) => slot.id === id)?.max ?? 100,
    present,
    live: shown.map(({ time, count }) => ({ at: at(time), count, when: when(time) })),
    record: known.map(({ time, count, fact }) => ({ at: at(time), count, when: when(time), fact, here: Math.round(countAt(shown, time)) })),
    ticks: ticksOf(sinceStart ? origin : from, to, sinceStart ? origin : MIDNIGHT).map((time) => ({ at: at(time), words: sinceStart ? texts.t('ui.count.tick', { n: hours(time) }) : hourText(texts, isoOf(time, record)) })).filter((tick) => tick.at > 4 && tick.at < 96),
    sinceStart,
  };
}

/** The latest dated count that the hour of the game has reached. */
export function recordedBy(texts: Texts, game: Game, record: HistoricalRecord | undefined, entries: readonly Entry[], now: View): RecordPoint | undefined {
  return texts.shifted ? undefined : curveOf(texts, game, record, entries, now)?.record.at(-1);
}

/** A move may have taken some back since the last half-hour: then the count of that holds until half an hour ago. */
function upTo(present: number, time: number, counted: readonly CountPoint[]): readonly CountPoint[] {
  const last = counted.at(-1);
  if (last === undefined || last.count === present) return counted;
  const then = Math.max(time, last.time + HOUR / 2);
  return [...counted, ...(then - HOUR / 2 > last.time ? [{ time: then - HOUR / 2, count: last.count }] : []), { time: then, count: present }];
}

/** Half-hours one after another, where the rounds have no clock. */
function withoutClock(events: readonly GameEvent[]): readonly CountPoint[] {
  return events.flatMap((event) => (event.kind === 'count' ? event.steps : [])).map((count, i) => ({ time: (i * HOUR) / 2, count }));
}

function datedOf(record: HistoricalRecord | undefined): readonly Dated[] {
  return (record?.counts ?? []).map(({ at, recorded, fact }) => ({ time: Date.parse(at), count: recorded, fact }));
}

function timeOf(game: Game, now: View): number {
  const clock = clockOf(game, now.round);
  return clock === undefined ? 0 : Date.parse(clock);
}

/** By the clock of the record's place; without a record there are no dates either. */
function isoOf(time: number, record: HistoricalRecord | undefined): string {
  const zone = /[+-]\d{2}:\d{2}$/u.exec(record?.counts[0]?.at ?? '')?.[0] ?? '+00:00';
  const hours = Number(zone.slice(0, 3)) + (Number(zone.slice(4)) / 60) * Math.sign(Number(zone.slice(0, 3)));
  return new Date(time + hours * HOUR).toISOString().slice(0, 16);
}

/** Whole hours, a few of them. */
function ticksOf(from: number, to: number, offset: number): readonly number[] {
  const step = [1, 2, 3, 6, 12, 24, 48].map((hours) => hours * HOUR).find((length) => (to - from) / length <= TICKS) ?? 96 * HOUR;
  const first = Math.ceil((from - offset) / step) * step + offset;
  return Array.from({ length: Math.max(0, Math.floor((to - first) / step) + 1) }, (_, i) => first + i * step);
}
