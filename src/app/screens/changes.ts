import { h } from '../dom.ts';
import { firstOfRound } from '../beats.ts';
import type { Play } from '../play.ts';
import type { Ui } from '../ui.ts';
import { type CauseLine, changesOf, type MeterChange, type StanceChange, type StatusChange } from '../view/changes.ts';
import { expectationsOf } from '../view/choices.ts';
import { curveOf } from '../view/countCurve.ts';
import { isOwn } from '../view/decisions.ts';
import { fitting, ROOM, wordsIn } from '../view/reading.ts';
import { roundOf } from '../wholeRound.ts';
import { againButton } from './again.ts';
import { coach } from './coach.ts';
import { countChart } from './countChart.ts';
import { fold, heading, onward, secondary, styled } from './parts.ts';
import { kicker } from './situation.ts';

/** What a round changed: the largest things first, as many as find room; the causes on demand. */
export function changesScreen(ui: Ui, play: Play, at: number): HTMLElement {
  const { t } = ui.texts;
  const from = firstOfRound(play.entries, at);
  const first = play.entries[from]!;
  const own = play.entries.findIndex((entry, k) => k >= from && k <= at && isOwn(entry));
  const changes = changesOf(ui.texts, play.matter.game, roundOf(play.entries, at));
  const curve = curveOf(ui.texts, play.matter.game, play.matter.record, play.entries.slice(0, at + 1), first.before);
  const meters = changes.meters.filter(({ name }) => name !== changes.count?.name); // the chart tells that one
  const lines = [
    ...meters.slice(0, LARGEST).map((meter) => meterLine(ui, meter)),
    ...changes.stances.map((stance) => stanceLine(ui, stance)),
    ...changes.statuses.map((status) => statusLine(ui, status)),
    ...meters.slice(LARGEST).map((meter) => meterLine(ui, meter)),
  ];
  const shown = fitting(lines.map(({ words }) => words), ROOM.changes - (changes.count === undefined ? 0 : wordsIn(changes.count.name) + 3));
  return h('section', { class: 'screen changes' },
    h('p', { class: 'kicker' }, kicker(ui, play, at)),
    heading(t('ui.changes.title')),
    coach(ui, play),
    changes.count !== undefined && curve !== undefined && countChart(ui, curve, changes.count),
    h('div', { class: 'meter-changes' }, lines.slice(0, shown).map(({ row }) => row)),
    lines.length > shown && fold(t('ui.changes.more', { n: lines.length - shown }), lines.slice(shown).map(({ row }) => row)),
    expected(ui, play, at),
    own >= 0 && h('p', { class: 'again-from' }, againButton(ui, own)),
    onward(ui, play.people.length === 0 ? secondary(t('ui.watch.skip'), () => ui.send({ type: 'SKIP' }), 'e') : secondary(t('ui.changes.back'), () => ui.send({ type: 'BACK' }), 'Escape')));
}

/** Meters before anything else. */
const LARGEST = 3;

interface Line {
  readonly words: string;
  readonly row: HTMLElement;
}

function meterLine(ui: Ui, meter: MeterChange): Line {
  return { words: `${meter.short} ${meter.from} ${meter.to}`, row: meterRow(ui, meter) };
}

function stanceLine(ui: Ui, stance: StanceChange): Line {
  return {
    words: `${stance.name} ${stance.to}`,
    row: h('details', { class: 'change mood' },
      h('summary', {}, h('span', { class: 'change-name' }, h('b', {}, stance.name), ' ', stance.to)),
      h('p', { class: 'small cause-about' }, ui.texts.t('ui.change.stance', { actor: stance.name, from: stance.from, to: stance.to }))),
  };
}

function statusLine(ui: Ui, { words, causes: lines }: StatusChange): Line {
  return { words, row: lines.length === 0 ? h('p', { class: 'change status' }, words) : h('details', { class: 'change status' }, h('summary', {}, h('span', { class: 'change-name' }, words)), causes(ui, lines)) };
}

export function meterRow(ui: Ui, meter: MeterChange): HTMLElement {
  const share = (n: number) => `${((100 * n) / meter.max).toFixed(1)}%`;
  const bar = h('span', { class: 'bar', 'aria-hidden': 'true' }, h('span', { class: 'bar-old' }), h('span', { class: 'bar-new' }));
  styled(bar, { '--low': share(Math.min(meter.from, meter.to)), '--high': share(Math.max(meter.from, meter.to)) });
  return h('details', { class: meter.up ? 'change up' : 'change down' },
    h('summary', {},
      h('span', { class: 'change-name' }, meter.short),
      h('span', { class: 'change-numbers' },
        String(meter.from), h('span', { 'aria-hidden': 'true' }, ' → '), h('span', { class: 'visually-hidden' }, ` ${ui.texts.t('ui.changes.to')} `),
        h('b', {}, String(meter.to))),
      bar),
    h('p', { class: 'small cause-about' }, h('b', {}, meter.name, ' ', meter.by), ' ', ui.texts.t(`meter.${meter.slot}.about`)),
    causes(ui, meter.causes));
}

function causes(ui: Ui, lines: readonly CauseLine[]): HTMLElement {
  const { t } = ui.texts;
  return h('ul', { class: 'causes' }, lines.map((line) => h('li', {}, h('span', {}, line.words, line.basis !== undefined && h('span', { class: 'tag' }, t(`ui.basis.${line.basis}`))), h('b', {}, line.by))));
}

/** The advisers' forecast of the player's own choice, beside what came of the round. */
function expected(ui: Ui, play: Play, last: number): HTMLElement | null {
  const { t } = ui.texts;
  const at = ownChoice(play, last);
  if (at === undefined) return null;
  const moves = expectationsOf(ui.texts, play.forecastAt(at).find((it) => it.action === play.entries[at]!.report.mine));
  if (moves.length === 0) return null;
  const { events } = roundOf(play.entries, last).report;
  const came = (slot: string): string => {
    const event = events.find((it) => it.kind === 'changed' && it.slot === slot);
    return event?.kind === 'changed' ? t('ui.change.came', { from: event.from, to: event.to }) : t('ui.change.same');
  };
  return fold(t('ui.forecast.beside'), h('table', { class: 'beside' },
    h('thead', {}, h('tr', {}, h('th', { scope: 'col' }, t('ui.forecast.expected')), h('th', { scope: 'col' }, t('ui.forecast.came')))),
    h('tbody', {}, moves.map((move) => h('tr', {}, h('td', {}, move.words), h('td', {}, came(move.slot)))))));
}

/** The player's last choice of the round. What was expected of a deal says nothing where none was signed. */
function ownChoice({ seat, entries }: Play, last: number): number | undefined {
  if (seat === undefined) return undefined;
  for (let at = last; at >= firstOfRound(entries, last); at--) {
    const { report } = entries[at]!;
    if (!report.advised && report.mine !== undefined && (report.stage !== 'sign' || report.events.some((event) => event.kind === 'deal'))) return at;
  }
  return undefined;
}
