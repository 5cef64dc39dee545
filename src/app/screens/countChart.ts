/** The letter's count, half-hour by half-hour, beside the dated counts of the record: a picture, and a table that says the same. */
import { h, s } from '../dom.ts';
import { climb } from '../motion.ts';
import { wantsLessMotion } from '../settings.ts';
import type { Ui } from '../ui.ts';
import type { CountChange } from '../view/changes.ts';
import type { CountCurve } from '../view/countCurve.ts';
import { badge, factFold } from './facts.ts';
import { fold, styled } from './parts.ts';

const CLIMB_MS = 1100;

/** `change`: what the last stage added; it climbs. Without it the whole curve stands. */
export function countChart(ui: Ui, curve: CountCurve, change?: CountChange): HTMLElement {
  const { t } = ui.texts;
  const casebook = ui.late?.casebook;
  const last = change?.steps.at(-1) ?? curve.present;
  const number = h('b', { class: 'count-number', 'aria-hidden': 'true' }, String(last));
  const bars = curve.live.map(({ at, count }) => s('rect', { x: `${at}%`, width: `${barWidth(curve)}%`, y: `${100 - share(curve, count)}%`, height: `${share(curve, count)}%` }));
  if (change !== undefined && !wantsLessMotion()) {
    const { steps } = change;
    const fresh = bars.slice(-steps.length);
    climb(number, CLIMB_MS, (passed) => {
      const at = Math.min(steps.length - 1, Math.floor(passed * steps.length));
      number.textContent = String(steps[at] ?? 0);
      fresh.forEach((bar, i) => bar.classList.toggle('waiting', i > at));
    });
  }
  return h('figure', { class: 'count' },
    h('figcaption', {}, h('span', {}, curve.name), number, h('span', { class: 'count-of', 'aria-hidden': 'true' }, t('ui.count.of', { total: curve.total })), change !== undefined && h('span', { class: 'visually-hidden' }, change.words)),
    picture(curve, bars),
    h('p', { class: 'count-key', 'aria-hidden': 'true' }, h('i', { class: 'key-live' }), t('ui.count.live'), curve.record.length > 0 && [h('i', { class: 'key-record' }, '◆'), t('ui.count.recorded')], curve.sinceStart && h('span', { class: 'count-axis' }, t('ui.count.axis'))),
    change === undefined && against(ui, curve),
    fold(t('ui.count.table'), change !== undefined && [h('p', { class: 'small' }, change.words), against(ui, curve)], table(ui, curve), casebook !== undefined && curve.record.map(({ fact }) => factFold(ui, casebook, fact))));
}

function picture(curve: CountCurve, bars: readonly SVGRectElement[]): HTMLElement {
  return h('div', { class: 'count-plot', 'aria-hidden': 'true' },
    s('svg', { width: '100%', height: '100%' },
      [25, 50, 75].map((y) => s('line', { class: 'count-grid', x1: '0%', x2: '100%', y1: `${y}%`, y2: `${y}%` })),
      bars,
      s('line', { x1: '0%', x2: '100%', y1: '100%', y2: '100%' }),
      curve.record.map(({ at, count }) => s('svg', { x: `${at}%`, y: `${100 - share(curve, count)}%`, overflow: 'visible' }, s('path', { class: 'count-record', d: 'M0,-6 L6,0 L0,6 L-6,0 Z' })))),
    curve.record.map(({ at, count }, i) => styled(h('span', { class: `count-at ${sideOf(curve, i)}` }, String(count)), { left: `${at}%`, bottom: `${share(curve, count)}%` })),
    curve.ticks.map(({ at, words }) => styled(h('span', { class: 'count-tick' }, words), { left: `${at}%` })));
}

/** A number stands above its point, to the left of it where the next one is near or the edge is, and in the table alone where they would cover each other. */
function sideOf({ record }: CountCurve, i: number): 'left' | 'above' | 'hidden' {
  const [at, next] = [record[i]!.at, record[i + 1]?.at];
  if (next !== undefined && next - at < 4) return 'hidden';
  return at > 90 || (next !== undefined && next - at < 9) ? 'left' : 'above';
}

function barWidth({ live }: CountCurve): number {
  const gaps = live.slice(1).map(({ at }, i) => at - live[i]!.at).filter((gap) => gap > 0);
  return Math.max(0.4, Math.round(Math.min(4, ...gaps) * 82) / 100);
}

function share({ total }: CountCurve, count: number): number {
  return Math.round((count / total) * 1000) / 10;
}

/** The latest dated count, and this game's at the same hour. */
function against(ui: Ui, { record, sinceStart }: CountCurve): HTMLElement | null {
  const point = record.at(-1);
  if (point === undefined) return null;
  return h('p', { class: 'count-against' }, badge(ui, 'FACT'), ' ', ui.texts.t(sinceStart ? 'ui.count.against.start' : 'ui.count.against', { when: point.when, n: point.count, here: point.here }));
}

function table(ui: Ui, { live, record }: CountCurve): HTMLElement {
  const { t } = ui.texts;
  const changed = live.filter(({ count }, i) => count !== live[i - 1]?.count);
  const rows = [...changed.map((point) => ({ ...point, here: point.count, recorded: undefined as number | undefined })), ...record.map((point) => ({ ...point, recorded: point.count as number | undefined }))].toSorted((a, b) => a.at - b.at);
  return h('table', { class: 'number-table' },
    h('thead', {}, h('tr', {}, [t('ui.count.hour'), t('ui.count.live'), t('ui.count.recorded')].map((words) => h('th', { scope: 'col' }, words)))),
    h('tbody', {}, rows.map(({ when, here, recorded }) => h('tr', {}, h('th', { scope: 'row' }, when), h('td', {}, String(here)), h('td', {}, recorded !== undefined && [String(recorded), ' ', badge(ui, 'FACT')])))));
}
