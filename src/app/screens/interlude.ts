import { h } from '../dom.ts';
import type { Play } from '../play.ts';
import type { Ui } from '../ui.ts';
import { type MeterChange, changesOf, signed } from '../view/changes.ts';
import { roundName } from '../view/names.ts';
import { newsOf } from '../view/panel.ts';
import { meterRow } from './changes.ts';
import { fold, heading, onward } from './parts.ts';

/** Rounds that the player's seat does not play: what happened, in short. */
export function interludeScreen(ui: Ui, play: Play, from: number, to: number): HTMLElement {
  const { t } = ui.texts;
  const { game } = play.matter;
  const entries = play.entries.slice(from, to);
  const first = entries[0]!;
  const told = entries.flatMap((entry) => newsOf(ui.texts, game, play.seat, entry));
  const all = entries.flatMap((entry) => changesOf(ui.texts, game, entry).meters);
  const meters = largest(all);
  const name = roundName(ui.texts, first.report.round);
  return h('section', { class: 'screen interlude' },
    h('p', { class: 'kicker' }, t('ui.interlude.kicker', { round: name })),
    heading(t(`situation.${first.report.situation}`)),
    ui.texts.has(`situation.${first.report.situation}.brief`) && h('p', { class: 'lead' }, t(`situation.${first.report.situation}.brief`)),
    told.length === 0 ? h('p', { class: 'hint' }, t('ui.reveal.quiet')) : h('ul', { class: 'told' }, told.slice(0, SHOWN).map((line) => h('li', {}, line))),
    told.length > SHOWN && fold(t('ui.changes.more', { n: told.length - SHOWN }), h('ul', { class: 'told' }, told.slice(SHOWN).map((line) => h('li', {}, line)))),
    meters.length > 0 && h('div', { class: 'meter-changes' }, meters.map((meter) => meterRow(ui, meter))),
    onward(ui));
}

const SHOWN = 8;

/** Over several stages: first value, last value, the three that moved most. */
function largest(changes: readonly MeterChange[]): readonly MeterChange[] {
  const joined = new Map<string, MeterChange>();
  for (const change of changes) {
    const known = joined.get(change.slot);
    joined.set(change.slot, known === undefined ? change : { ...change, from: known.from, up: change.to > known.from, by: signed(change.to - known.from), causes: [...known.causes, ...change.causes].slice(0, 3) });
  }
  return [...joined.values()].filter((it) => it.from !== it.to).toSorted((a, b) => Math.abs(b.to - b.from) / b.max - Math.abs(a.to - a.from) / a.max).slice(0, 3);
}
