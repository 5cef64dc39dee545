/** The letter's count, half-hour by half-hour: a number that climbs and the curve it leaves. */
import { h, s } from '../dom.ts';
import { climb } from '../motion.ts';
import { wantsLessMotion } from '../settings.ts';
import type { Ui } from '../ui.ts';
import type { CountChange } from '../view/changes.ts';

const [WIDTH, HEIGHT] = [320, 90];
const CLIMB_MS = 1100;

export function countChart(ui: Ui, count: CountChange): HTMLElement {
  const last = count.steps.at(-1) ?? 0;
  const number = h('b', { class: 'count-number', 'aria-hidden': 'true' }, String(last));
  const width = WIDTH / count.steps.length;
  const bars = count.steps.map((value, i) => {
    const height = (value / count.total) * HEIGHT;
    return s('rect', { x: (i * width).toFixed(2), y: (HEIGHT - height).toFixed(2), width: Math.max(1, width - 1.5).toFixed(2), height: height.toFixed(2) });
  });
  if (!wantsLessMotion()) climb(number, CLIMB_MS, (share) => {
    const at = Math.min(count.steps.length - 1, Math.floor(share * count.steps.length));
    number.textContent = String(count.steps[at] ?? 0);
    bars.forEach((bar, i) => bar.classList.toggle('waiting', i > at));
  });
  return h('figure', { class: 'count' },
    h('figcaption', {}, h('span', {}, count.name), number, h('span', { class: 'count-of', 'aria-hidden': 'true' }, ui.texts.t('ui.count.of', { total: count.total })), h('span', { class: 'visually-hidden' }, count.words)),
    s('svg', { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, preserveAspectRatio: 'none', 'aria-hidden': 'true' }, s('line', { x1: 0, y1: HEIGHT, x2: WIDTH, y2: HEIGHT }), bars));
}
