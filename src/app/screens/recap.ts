import { h } from '../dom.ts';
import type { Entry } from '../chronicle.ts';
import type { Play } from '../play.ts';
import type { Ui } from '../ui.ts';
import { roundName, roundShort } from '../view/names.ts';
import { newsOf } from '../view/panel.ts';
import { heading, onward } from './parts.ts';

/** The rounds of the record before the one at which the player begins: each folded, the last open. */
export function recapScreen(ui: Ui, play: Play): HTMLElement {
  const { t } = ui.texts;
  const rounds = byRound(play.entries.slice(0, play.begun));
  return h('section', { class: 'screen recap' },
    h('p', { class: 'kicker' }, t('ui.recap.kicker', { round: roundShort(ui.texts, rounds.at(-1)![0]!.report.round) })),
    heading(t('ui.recap.title')),
    h('p', { class: 'hint' }, t('ui.recap.about')),
    rounds.map((entries, i) => roundFold(ui, play, entries, i === rounds.length - 1)),
    onward(ui));
}

function roundFold(ui: Ui, play: Play, entries: readonly Entry[], open: boolean): HTMLElement {
  const { t } = ui.texts;
  const { round, situation } = entries[0]!.report;
  const told = entries.flatMap((entry) => newsOf(ui.texts, play.matter.game, play.seat, entry, 'ui.recap.mine'));
  return h('details', { open },
    h('summary', {}, h('b', {}, roundName(ui.texts, round)), t('ui.comma'), t(`situation.${situation}`)),
    h('ul', { class: 'told' }, told.length === 0 ? h('li', {}, t('ui.reveal.quiet')) : told.map((line) => h('li', {}, line))));
}

function byRound(entries: readonly Entry[]): readonly (readonly Entry[])[] {
  const rounds: Entry[][] = [];
  for (const entry of entries) {
    if (rounds.at(-1)?.[0]?.report.round === entry.report.round) rounds.at(-1)!.push(entry);
    else rounds.push([entry]);
  }
  return rounds;
}
