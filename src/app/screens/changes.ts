import { h } from '../dom.ts';
import type { Play } from '../play.ts';
import type { Ui } from '../ui.ts';
import { type CauseLine, type Changes, changesOf, type MeterChange } from '../view/changes.ts';
import { expectationsOf } from '../view/choices.ts';
import { isOwn } from '../view/decisions.ts';
import { monogram } from '../view/names.ts';
import { againButton } from './again.ts';
import { coach } from './coach.ts';
import { countChart } from './countChart.ts';
import { fold, heading, onward, seal, secondary, styled } from './parts.ts';
import { kicker } from './situation.ts';

/** What it changed: the largest things first, causes on demand. */
export function changesScreen(ui: Ui, play: Play, at: number): HTMLElement {
  const { t } = ui.texts;
  const changes = changesOf(ui.texts, play.matter.game, play.entries[at]!);
  return h('section', { class: 'screen changes' },
    h('p', { class: 'kicker' }, kicker(ui, play, at)),
    heading(t('ui.changes.title')),
    coach(ui, play),
    changes.count !== undefined && countChart(ui, changes.count),
    h('div', { class: 'meter-changes' }, changes.meters.slice(0, SHOWN).map((meter) => meterRow(ui, meter))),
    changes.meters.length > SHOWN && fold(t('ui.changes.more', { n: changes.meters.length - SHOWN }), changes.meters.slice(SHOWN).map((meter) => meterRow(ui, meter))),
    moods(ui, changes),
    expected(ui, play, at),
    isOwn(play.entries[at]!) && h('p', { class: 'again-from' }, againButton(ui, at)),
    onward(ui, play.seat === undefined ? secondary(t('ui.watch.skip'), () => ui.send({ type: 'SKIP' }), 'e') : secondary(t('ui.changes.back'), () => ui.send({ type: 'BACK' }), 'Escape')));
}

const SHOWN = 6;

export function meterRow(ui: Ui, meter: MeterChange): HTMLElement {
  const share = (n: number) => `${((100 * n) / meter.max).toFixed(1)}%`;
  const bar = h('span', { class: 'bar', 'aria-hidden': 'true' }, h('span', { class: 'bar-old' }), h('span', { class: 'bar-new' }));
  styled(bar, { '--low': share(Math.min(meter.from, meter.to)), '--high': share(Math.max(meter.from, meter.to)) });
  return h('details', { class: meter.up ? 'change up' : 'change down' },
    h('summary', {},
      h('span', { class: 'change-name' }, meter.name),
      h('span', { class: 'change-numbers' },
        String(meter.from), h('span', { 'aria-hidden': 'true' }, ' → '), h('span', { class: 'visually-hidden' }, ` ${ui.texts.t('ui.changes.to')} `),
        h('b', {}, String(meter.to)), ' ', h('span', { class: 'change-by' }, meter.by)),
      bar),
    h('p', { class: 'small cause-about' }, ui.texts.t(`meter.${meter.slot}.about`)),
    causes(ui, meter.causes));
}

function causes(ui: Ui, lines: readonly CauseLine[]): HTMLElement {
  const { t } = ui.texts;
  return h('ul', { class: 'causes' }, lines.map((line) => h('li', {}, h('span', {}, line.words, line.basis !== undefined && h('span', { class: 'tag' }, t(`ui.basis.${line.basis}`))), h('b', {}, line.by))));
}

function moods(ui: Ui, changes: Changes): HTMLElement | null {
  if (changes.stances.length === 0 && changes.statuses.length === 0) return null;
  return h('div', { class: 'moods' },
    changes.stances.map((stance) => h('p', { class: 'mood' },
      seal(stance.colour, monogram(stance.name)), h('span', {}, h('b', {}, stance.name), ' ', h('span', { class: 'old' }, stance.from), ' → ', stance.to))),
    changes.statuses.map((status) => h('p', { class: 'status' }, status.words, status.causes[0] !== undefined && h('span', { class: 'small' }, ui.texts.t('ui.changes.by', { what: status.causes[0].words })))));
}

/** The advisers' forecast of the player's own choice, beside what came. */
function expected(ui: Ui, play: Play, at: number): HTMLElement | null {
  const { t } = ui.texts;
  const entry = play.entries[at]!;
  if (play.seat === undefined || entry.report.advised || entry.report.mine === undefined) return null;
  // What was expected of a deal says nothing where none was signed.
  if (entry.report.stage === 'sign' && !entry.report.events.some((event) => event.kind === 'deal')) return null;
  const moves = expectationsOf(ui.texts, play.forecastAt(at).find((it) => it.action === entry.report.mine));
  if (moves.length === 0) return null;
  const came = (slot: string): string => {
    const event = entry.report.events.find((it) => it.kind === 'changed' && it.slot === slot);
    return event?.kind === 'changed' ? t('ui.change.came', { from: event.from, to: event.to }) : t('ui.change.same');
  };
  return fold(t('ui.forecast.beside'), h('table', { class: 'beside' },
    h('thead', {}, h('tr', {}, h('th', { scope: 'col' }, t('ui.forecast.expected')), h('th', { scope: 'col' }, t('ui.forecast.came')))),
    h('tbody', {}, moves.map((move) => h('tr', {}, h('td', {}, move.words), h('td', {}, came(move.slot)))))));
}
