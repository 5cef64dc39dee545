import { h } from '../dom.ts';
import type { Play } from '../play.ts';
import type { Ui } from '../ui.ts';
import { closedOf, GROUPS, optionsOf, type Option } from '../view/choices.ts';
import { advisers, expectPlace } from './advisers.ts';
import { coach } from './coach.ts';
import { fold, heading, primary, secondary } from './parts.ts';
import { kicker } from './situation.ts';

/** The menu: one sealed action. The numbers of the cards are keys. */
export function chooseScreen(ui: Ui, play: Play, at: number): HTMLElement {
  const { t } = ui.texts;
  const { game } = play.matter;
  const { session } = play;
  const seat = play.seat ?? '';
  const options = optionsOf(ui.texts, game, session.legal());
  const closed = closedOf(ui.texts, game, seat, play.now, (action) => game.explain(session.state(), seat, action));
  const seal = primary(t('ui.seal'), () => ui.send({ type: 'SEAL' }), 'Enter');
  seal.disabled = ui.context.choice === undefined;
  const cards = options.map((option) => card(ui, option, () => {
    ui.send({ type: 'PICK', action: option.id });
    seal.disabled = false;
  }));
  const groups = GROUPS.flatMap((group) => {
    const inside = options.flatMap((option, i) => (option.group === group ? [cards[i]!] : []));
    return inside.length === 0 ? [] : [h('div', { class: `group group-${group}`, role: 'presentation' }, h('h2', {}, t(`ui.group.${group}`)), inside)];
  });
  return h('section', { class: 'screen choose' },
    h('p', { class: 'kicker' }, kicker(ui, play, at)),
    heading(t(`ui.choose.${play.now.stage}`)),
    coach(ui, play) ?? h('p', { class: 'hint' }, t(`ui.choose.${play.now.stage}.hint`)),
    advisers(ui, play, at, 'waiting', options.map(({ id, group }, i) => ({ card: cards[i]!, action: id, holds: group === 'hold' })), (action) => cards.filter((_, i) => options[i]!.id === action)),
    h('div', { class: 'options', role: 'radiogroup', 'aria-label': t('ui.choose.options') }, groups),
    closed.length > 0 && fold(t('ui.why.title', { n: closed.reduce((n, it) => n + it.names.length, 0) }), h('ul', { class: 'closed' }, closed.map((it) => h('li', {}, h('b', {}, it.names.join(t('ui.comma'))), h('span', { class: 'why' }, it.why))))),
    h('div', { class: 'actions sticky' }, seal, secondary(t('ui.back'), () => ui.send({ type: 'BACK' }), 'Escape')));
}

function card(ui: Ui, option: Option, onpick: () => void): HTMLElement {
  return h('label', { class: 'option', 'data-action': option.id },
    h('input', { type: 'radio', name: 'action', value: option.id, checked: ui.context.choice === option.id, 'data-key': option.number <= 9 ? String(option.number) : option.number === 10 ? '0' : undefined, onchange: onpick }),
    h('span', { class: 'option-number', 'aria-hidden': 'true' }, option.number <= 9 ? String(option.number) : option.number === 10 ? '0' : '·'),
    h('span', { class: 'option-words' }, h('span', { class: 'option-name' }, option.name), h('span', { class: 'option-about' }, option.about), option.needs !== undefined && h('span', { class: 'needs' }, option.needs), expectPlace()));
}
