/** Going back to one of the player's own decisions. */
import type { How } from '../again.ts';
import { h, replace } from '../dom.ts';
import type { Play } from '../play.ts';
import type { Ui } from '../ui.ts';
import { ownDecisions } from '../view/decisions.ts';
import { dialog } from './dialog.ts';

export function againDialog(ui: Ui, play: Play): HTMLDialogElement {
  const { t } = ui.texts;
  const decisions = ownDecisions(ui.texts, play.entries);
  const chosen = ui.context.again ?? decisions.at(-1)?.at;
  const select = h('select', {}, decisions.map(({ at, name }) => h('option', { value: at, selected: at === chosen }, name)));
  const told = h('p', { class: 'again-told', role: 'status' });
  const way = (how: How, label: string, about: string): HTMLElement => h('button', { type: 'button', class: 'secondary again-way', 'data-act': how, onclick: () => {
    if (!ui.tryAgain(Number(select.value), how)) replace(told, t('ui.again.failed'));
  } }, label, h('span', { class: 'beneath' }, about));
  return dialog(ui, t('ui.again.title'), [
    h('p', { class: 'small' }, t('ui.again.about')),
    h('label', { class: 'again-decision' }, h('span', {}, t('ui.again.decision')), select),
    way('anew', t('ui.again.anew'), t('ui.again.anew.about')),
    way('hindsight', t('ui.again.kept'), t('ui.again.kept.about')),
    told,
    h('button', { type: 'button', class: 'secondary', 'data-key': 'Escape', onclick: () => ui.send({ type: 'CLOSE' }) }, t('ui.close')),
  ]);
}

/** Opens the dialog at the decision of stage `at`. */
export function againButton(ui: Ui, at: number): HTMLButtonElement {
  return h('button', { type: 'button', class: 'secondary', 'data-act': 'again', 'data-again': String(at), onclick: () => ui.send({ type: 'AGAIN', at }) }, ui.texts.t('ui.again'));
}
