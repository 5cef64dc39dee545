/** Dated records, day by day. */
import type { Texts } from '../../i18n/texts.ts';
import { dayText } from './clock.ts';

export interface DayGroup<T> {
  /** Absent where there is nothing to divide. */
  readonly title: string | undefined;
  readonly records: readonly T[];
}

/**
 * `records` in order of time. The days whose hours are known, and those that follow without a gap, stand for themselves;
 * what lies before them and after them is taken together.
 */
export function byDay<T extends { readonly when: string }>(texts: Texts, records: readonly T[]): readonly DayGroup<T>[] {
  const hours = records.filter(({ when }) => when.length > DAY).map(dayOf).toSorted();
  const [first, latest] = [hours[0], hours.at(-1)];
  if (first === undefined || latest === undefined) return [{ title: undefined, records }];
  const days = new Set(records.map(dayOf));
  let last = latest;
  while (days.has(dayAfter(last))) last = dayAfter(last);
  const place = (record: T): string => (dayOf(record) < first ? 'before' : dayOf(record) > last ? 'after' : dayOf(record));
  return [...new Set(records.map(place))].map((key) => {
    const own = records.filter((record) => place(record) === key);
    return { title: key === 'before' || key === 'after' ? texts.t(`ui.casebook.${key}`, { years: years(own) }) : dayText(texts, key), records: own };
  });
}

const DAY = 'YYYY-MM-DD'.length;

function dayOf({ when }: { readonly when: string }): string {
  return when.slice(0, DAY);
}

function dayAfter(day: string): string {
  const date = new Date(`${day}T00:00Z`);
  date.setUTCDate(date.getUTCDate() + 1);
  return date.toISOString().slice(0, DAY);
}

function years(records: readonly { readonly when: string }[]): string {
  const all = records.map(({ when }) => when.slice(0, 4));
  return [...new Set([all[0], all.at(-1)])].join('–');
}
