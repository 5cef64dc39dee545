import { h } from '../dom.ts';
import type { Play } from '../play.ts';
import type { Ui } from '../ui.ts';
import { changesOf } from '../view/changes.ts';
import { roundShort } from '../view/names.ts';
import { newsOf } from '../view/panel.ts';
import { fitting, ROOM } from '../view/reading.ts';
import { joined } from '../wholeRound.ts';
import { meterRow } from './changes.ts';
import { fold, heading, onward } from './parts.ts';

/** Rounds that the player's seat does not play: what happened, in short; the hour itself and the meters on demand. */
export function interludeScreen(ui: Ui, play: Play, from: number, to: number): HTMLElement {
  const { t, has } = ui.texts;
  const { game } = play.matter;
  const entries = play.entries.slice(from, to);
  const { round, situation } = entries[0]!.report;
  const told = entries.flatMap((entry) => newsOf(ui.texts, game, play.seat, entry));
  const shown = fitting(told, ROOM.interlude);
  const { meters } = changesOf(ui.texts, game, joined(entries));
  return h('section', { class: 'screen interlude' },
    h('p', { class: 'kicker' }, t('ui.interlude.kicker', { round: roundShort(ui.texts, round) })),
    heading(t(`situation.${situation}`)),
    told.length === 0 ? h('p', { class: 'hint' }, t('ui.reveal.quiet')) : h('ul', { class: 'told' }, told.slice(0, shown).map((line) => h('li', {}, line))),
    fold(t('ui.interlude.more'),
      told.length > shown && h('ul', { class: 'told' }, told.slice(shown).map((line) => h('li', {}, line))),
      has(`situation.${situation}.more`) && h('p', {}, t(`situation.${situation}.more`)),
      meters.length > 0 && h('div', { class: 'meter-changes' }, meters.slice(0, LARGEST).map((meter) => meterRow(ui, meter)))),
    onward(ui));
}

const LARGEST = 3;
