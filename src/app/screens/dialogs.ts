/** Menu and help: native dialogs, so that focus stays in them and Esc leaves. */
import { h } from '../dom.ts';
import type { Ui } from '../ui.ts';
import { isOwn } from '../view/decisions.ts';
import { dialog } from './dialog.ts';
import { languageSwitch } from './languages.ts';
import { linkButton, seedButton } from './parts.ts';

/** Words for `data-kept` of the page: the styles show the one that holds, also when it changes while the menu is open. */
const KEEPING = ['writing', 'kept', 'off'] as const;

/** `playing`: the game has begun and is not over, so that a seat can change hands. */
export function menuDialog(ui: Ui, playing: boolean): HTMLDialogElement {
  const { t } = ui.texts;
  const { play } = ui.context;
  const close = () => ui.send({ type: 'CLOSE' });
  const seed = play?.session.transcript().seed ?? '';
  return dialog(ui, t('ui.menu'), [
    h('p', { class: 'small' }, t('ui.menu.saved'), play !== undefined && KEEPING.map((keeping) => h('b', { class: `keeping-${keeping}` }, t(`ui.menu.${keeping}`)))),
    h('button', { type: 'button', class: 'primary', 'data-primary': true, onclick: close }, t('ui.menu.resume')),
    playing && play?.seat !== undefined && handButton(ui, play.session.heldBy !== undefined),
    play?.people.length === 1 && play.entries.some(isOwn) && h('button', { type: 'button', class: 'secondary', 'data-key': '7', 'data-act': 'again', onclick: () => ui.send({ type: 'AGAIN' }) }, t('ui.again.title')),
    play !== undefined && h('button', { type: 'button', class: 'secondary', 'data-key': '2', onclick: () => ui.exportGame() }, t('ui.export')),
    ...(play === undefined ? [] : [...seedButton(ui, seed, '3'), ...linkButton(ui, '5')]),
    h('button', { type: 'button', class: 'secondary', 'data-key': '6', 'data-act': 'games', onclick: () => ui.send({ type: 'GAMES' }) }, t(play === undefined ? 'ui.games' : 'ui.games.keep'), play !== undefined && h('span', { class: 'beneath' }, t('ui.games.keep.about'))),
    play !== undefined && typeof BroadcastChannel !== 'undefined' && h('button', { type: 'button', class: 'secondary', 'data-key': '8', 'data-act': 'projector', onclick: () => ui.openProjector() }, t('ui.projector.open'), h('span', { class: 'beneath' }, t('ui.projector.about'))),
    h('button', { type: 'button', class: 'secondary', 'data-key': '9', 'data-act': 'settings', onclick: () => ui.send({ type: 'SETTINGS' }) }, t('ui.settings')),
    languageSwitch(ui),
    h('button', { type: 'button', class: 'secondary', 'data-key': '4', onclick: () => ui.send({ type: 'QUIT' }) }, t('ui.toTitle')),
    h('p', { class: 'fairness' }, t('ui.fairness')),
  ]);
}

function handButton(ui: Ui, held: boolean): HTMLElement {
  const { t } = ui.texts;
  return h('button', { type: 'button', class: 'secondary', 'data-key': '1', 'data-act': 'hand', onclick: () => {
    ui.send({ type: 'CLOSE' });
    ui.hand(!held);
  } }, t(held ? 'ui.take' : 'ui.hand'), h('span', { class: 'beneath' }, t(held ? 'ui.take.about' : 'ui.hand.about')));
}

const KEYS = [['1 – 9', 'ui.help.key.numbers'], ['Enter', 'ui.help.key.enter'], ['Esc', 'ui.help.key.escape'], ['F', 'ui.help.key.forecast'], ['H', 'ui.help.key.hint'], ['C', 'ui.help.key.casebook'], ['S', 'ui.help.key.sound'], ['Space', 'ui.help.key.skip'], ['P', 'ui.help.key.pace'], ['M', 'ui.help.key.menu'], ['?', 'ui.help.key.help']] as const;

export function helpDialog(ui: Ui): HTMLDialogElement {
  const { t } = ui.texts;
  return dialog(ui, t('ui.help'), [
    h('ol', { class: 'rules' }, ['ui.help.1', 'ui.help.2', 'ui.help.3', 'ui.help.4', 'ui.help.5'].map((id) => h('li', {}, t(id)))),
    h('dl', { class: 'badges' }, (['FACT', 'DISPUTED', 'MODEL'] as const).map((kind) => [h('dt', {}, h('span', { class: `badge ${kind.toLowerCase()}` }, t(`ui.badge.${kind}`))), h('dd', {}, t(`ui.badge.${kind}.about`))])),
    h('h3', {}, t('ui.help.keys')),
    h('dl', { class: 'keys' }, KEYS.map(([key, id]) => [h('dt', {}, h('kbd', {}, key)), h('dd', {}, t(id))])),
    h('button', { type: 'button', class: 'primary', 'data-primary': true, onclick: () => ui.send({ type: 'CLOSE' }) }, t('ui.close')),
  ]);
}
