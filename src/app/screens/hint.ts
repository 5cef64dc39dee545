import type { Hint } from '../../session/hint.ts';
import { h } from '../dom.ts';
import type { Play } from '../play.ts';
import type { Ui } from '../ui.ts';
import { actionName, sentences } from '../view/names.ts';
import { reasonText } from '../view/reveal.ts';

/** What the adviser would choose, when asked: `mark` shows it among the options, the note says why. */
export function hintParts(ui: Ui, play: Play, mark: (hint: Hint, tag: HTMLElement) => void): { readonly button: HTMLElement; readonly note: HTMLElement } {
  const { t } = ui.texts;
  const note = h('p', { class: 'small hint-note', role: 'status' });
  const button = h('button', { type: 'button', class: 'secondary ask', 'data-key': 'h', onclick: () => {
    const hint = play.session.hint();
    if (hint === undefined) return;
    button.disabled = true;
    const table: string[] = [];
    for (const standing of play.now.table) table[standing.place] = standing.package;
    const why = reasonText(ui.texts, hint.reasons[0]) ?? t('ui.hint.noReason');
    note.append(h('span', { class: 'badge model' }, t('ui.badge.MODEL')), ' ', sentences(ui.texts, t('ui.hint.told', { action: actionName(ui.texts, hint.action, table) }), why));
    mark(hint, h('span', { class: 'hinted-tag' }, t('ui.hint.tag')));
  } }, t('ui.hint.ask'), h('kbd', { 'aria-hidden': 'true' }, 'H'));
  return { button, note };
}
