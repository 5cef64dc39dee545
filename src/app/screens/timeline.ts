/** The rounds on one line: where the game stands, deadlines, trading hours. A list says the same to who cannot see it. */
import { h, replace, s } from '../dom.ts';
import { beatNow } from '../standing.ts';
import { momentOf } from '../scene.ts';
import type { Ui } from '../ui.ts';
import { type Mark, type Timeline, timelineOf } from '../view/timeline.ts';
import { styled } from './parts.ts';

export function drawTimeline(host: HTMLElement, ui: Ui, playing: boolean): void {
  const { play } = ui.context;
  const beat = beatNow(ui.context);
  host.hidden = !playing || play === undefined || beat === undefined;
  if (play === undefined || beat === undefined) return;
  const { view, told } = momentOf(play, beat);
  const line = timelineOf(ui.texts, play.matter.game, play.matter.folder.deadlines ?? [], view, told);
  host.setAttribute('aria-label', ui.texts.t('ui.timeline'));
  replace(host, picture(ui, line), h('ol', { class: 'visually-hidden' }, listed(ui, line).map((words) => h('li', {}, words))));
}

function x(at: number): string {
  return `${at}%`;
}

function picture(ui: Ui, { rounds, days, market, deadlines }: Timeline): HTMLElement {
  const { t } = ui.texts;
  const now = rounds.find(({ when }) => when === 'now');
  return h('div', { class: days.length > 0 ? 'time-line' : 'time-line plain', 'aria-hidden': 'true' },
    s('svg', { width: '100%', height: '100%' },
      market.map(({ from, to }) => s('rect', { class: 'time-market', x: x(from), width: x(to - from), y: '42%', height: '16%' })),
      days.slice(1).map(({ from }) => s('line', { class: 'time-day', x1: x(from), x2: x(from), y1: '12%', y2: '88%' })),
      s('line', { class: 'time-axis', x1: '0%', x2: '100%', y1: '50%', y2: '50%' }),
      now !== undefined && s('line', { class: 'time-gone', x1: '0%', x2: x(now.at), y1: '50%', y2: '50%' }),
      deadlines.map(({ at }) => s('svg', { x: x(at), y: '50%', overflow: 'visible' }, s('path', { class: 'time-deadline', d: 'M0,-16 L0,9 M0,-16 L8,-12.5 L0,-9' }))),
      rounds.map(({ at, when }) => s('circle', { class: `time-round ${when}`, cx: x(at), cy: '50%', r: when === 'now' ? 6.5 : 4 }))),
    days.map(({ from, to, name }, i) => styled(h('span', { class: 'time-name' }, to - from > 9 ? name : ''), i < days.length - 1 ? { left: x(from), width: x(to - from) } : { right: x(100 - to), 'min-width': x(to - from) })), // the last has nothing beside it, and may need a little more
    market.length > 0 && h('span', { class: 'time-key' }, h('i', { class: 'key-market' }), t('ui.timeline.market'), deadlines.length > 0 && [h('i', { class: 'key-deadline' }, '▼'), t('ui.timeline.deadline')]));
}

function listed(ui: Ui, { rounds, market, deadlines }: Timeline): readonly string[] {
  const { t } = ui.texts;
  const told = (mark: Mark): string => t(`ui.timeline.${mark.when}`, { round: mark.name });
  return [...rounds.map(told), ...deadlines.map(({ name }) => t('ui.timeline.deadline.at', { when: name })), ...(market.length === 0 ? [] : [t('ui.timeline.market.about')])];
}
