/** What became public, latest hour first; what the record dates to those hours stands beside it. */
import type { View } from '../../engine/index.ts';
import type { Casebook } from '../../scenarios/index.ts';
import type { Entry } from '../chronicle.ts';
import { h } from '../dom.ts';
import type { Play } from '../play.ts';
import type { Ui } from '../ui.ts';
import { besideRecord, recordHour, type RecordLine, type WireLine, wireOf, type WireRound } from '../view/wire.ts';
import { factFold } from './facts.ts';
import { fold } from './parts.ts';

export function wire(ui: Ui, play: Play, now: View, told: readonly Entry[]): readonly HTMLElement[] {
  const { game } = play.matter;
  const casebook = ui.late?.casebook;
  if (told.length === 0) return [h('p', { class: 'hint' }, ui.texts.t('ui.panel.log.empty'))];
  const rounds = besideRecord(ui.texts, game, casebook, wireOf(ui.texts, game, play.seat, told), now);
  return rounds.toReversed().map((round) => roundOf(ui, casebook, round));
}

function roundOf(ui: Ui, casebook: Casebook | undefined, { dateline, lines, record }: WireRound): HTMLElement {
  const { t } = ui.texts;
  const beside = record.length === 0 ? undefined : fold(t('ui.wire.record', { n: record.length }), h('p', { class: 'small' }, t('ui.wire.record.about')), record.map((line) => recordOf(ui, casebook, line)));
  if (beside !== undefined) beside.open = matchMedia('(min-width: 60em)').matches; // there is room for it beside the lines
  return h('section', { class: 'wire-round' },
    h('h2', {}, dateline),
    h('ul', { class: 'wire-lines' }, lines.map((line) => lineOf(ui, line))),
    beside !== undefined && h('div', { class: 'wire-record' }, beside));
}

function lineOf({ texts: { t } }: Ui, { words, told }: WireLine): HTMLElement {
  return h('li', { class: `wire-line told-${told}` }, words, told !== 'all' && h('span', { class: 'tag' }, t(`ui.wire.told.${told}`)));
}

function recordOf(ui: Ui, casebook: Casebook | undefined, { fact, here }: RecordLine): HTMLElement | null {
  const { t } = ui.texts;
  if (casebook === undefined) return null;
  return h('div', { class: 'wire-fact' },
    h('p', { class: 'small' }, recordHour(ui.texts, casebook, fact), here !== undefined && h('span', { class: `tag ${here ? 'here' : 'apart'}` }, t(here ? 'ui.wire.here' : 'ui.wire.notHere'))),
    factFold(ui, casebook, fact));
}
