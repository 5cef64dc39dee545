import type { ActionId } from '../../engine/index.ts';
import { h } from '../dom.ts';
import type { Play } from '../play.ts';
import type { Ui } from '../ui.ts';
import { actionName, sentences } from '../view/names.ts';
import { reasonText } from '../view/reveal.ts';

/**
 * What the adviser would choose, when asked. `optionsOf` gives the cards that an action stands for: they are marked,
 * with the reason; where there are none, as where the adviser would sign nothing, a note says it. It is spoken anyway.
 */
export function hintParts(ui: Ui, play: Play, optionsOf: (action: ActionId) => readonly HTMLElement[]): { readonly button: HTMLElement; readonly note: HTMLElement } {
  const { t } = ui.texts;
  const note = h('p', { class: 'small hint-note', role: 'status', tabindex: -1 });
  const badge = () => h('span', { class: 'badge model' }, t('ui.badge.MODEL'));
  const button = h('button', { type: 'button', class: 'secondary ask', 'data-key': 'h', onclick: () => {
    const hint = play.session.hint(play.seat);
    if (hint === undefined) return;
    button.disabled = true;
    const table: string[] = [];
    for (const standing of play.now.table) table[standing.place] = standing.package;
    const why = reasonText(ui.texts, hint.reasons[0]) ?? t('ui.hint.noReason');
    const options = optionsOf(hint.action);
    note.append(badge(), ' ', sentences(ui.texts, t('ui.hint.told', { action: actionName(ui.texts, hint.action, table) }), why));
    note.classList.toggle('visually-hidden', options.length > 0);
    for (const option of options) {
      option.classList.add('hinted');
      option.querySelector('.option-name')?.append(h('span', { class: 'hinted-tag' }, t('ui.hint.tag')));
      option.querySelector('.expect')?.before(h('span', { class: 'hint-why' }, badge(), ' ', why));
      option.closest('details')?.setAttribute('open', '');
    }
    (options[0]?.querySelector('input') ?? note).focus({ preventScroll: true });
    options[0]?.scrollIntoView({ block: 'nearest' });
  } }, t('ui.hint.ask'), h('kbd', { 'aria-hidden': 'true' }, 'H'));
  return { button, note };
}
