import { h } from '../dom.ts';
import type { Play } from '../play.ts';
import type { Ui } from '../ui.ts';
import { atOnce, closedOf, type Closed, GROUPS, optionsOf, type Option } from '../view/choices.ts';
import { advisers, expectPlace } from './advisers.ts';
import { coach } from './coach.ts';
import { guessFold } from './guess.ts';
import { fold, heading, primary, secondary } from './parts.ts';
import { kicker } from './situation.ts';

/**
 * The menu: one sealed action. An option shows its name and, once it is picked, what it may do and cost. What a player needs
 * at once stands first, the rest under a fold by kind. The numbers of the cards are keys, those of folded cards too.
 */
export function chooseScreen(ui: Ui, play: Play, at: number): HTMLElement {
  const { t } = ui.texts;
  const { game } = play.matter;
  const { session } = play;
  const seat = play.seat ?? '';
  const all = optionsOf(ui.texts, game, session.legal(play.seat));
  const first = atOnce(all, () => play.forecastAt(at));
  const options = [...first, ...all.filter((option) => !first.includes(option))].map((option, i) => ({ ...option, number: i + 1 }));
  const closed = closedOf(ui.texts, game, seat, play.now, (action) => game.explain(session.state(), seat, action));
  const shut = closed.reduce((n, { names }) => n + names.length, 0);
  const seal = primary(t('ui.seal'), () => ui.send({ type: 'SEAL' }), 'Enter');
  seal.disabled = ui.context.choice === undefined;
  const cards = options.map((option) => card(ui, option, () => {
    ui.send({ type: 'PICK', action: option.id });
    seal.disabled = false;
  }));
  const shown = cards.slice(0, first.length);
  return h('section', { class: 'screen choose' },
    h('p', { class: 'kicker' }, kicker(ui, play, at)),
    heading(t(`ui.choose.${play.now.stage}`)),
    coach(ui, play),
    advisers(ui, play, at, 'waiting', options.map(({ id, group }, i) => ({ card: cards[i]!, action: id, holds: group === 'hold' })), (action) => cards.filter((_, i) => options[i]!.id === action)),
    h('div', { class: 'options', role: 'radiogroup', 'aria-label': t('ui.choose.options') },
      shown,
      moreMoves(ui, options.slice(shown.length), cards.slice(shown.length))),
    guessFold(ui, play, at, all.length <= FEW),
    fold(shut === 0 ? t('ui.choose.about') : t('ui.why.title', { n: shut }), h('p', {}, t(`ui.choose.${play.now.stage}.hint`)), closedList(ui, closed)),
    h('div', { class: 'actions sticky' }, seal, secondary(t('ui.back'), () => ui.send({ type: 'BACK' }), 'Escape')));
}

/** So few options leave time to think of the others. */
const FEW = 3;

/** Open already where one of them is picked. */
function moreMoves(ui: Ui, options: readonly Option[], cards: readonly HTMLElement[]): HTMLElement | null {
  const { t } = ui.texts;
  if (options.length === 0) return null;
  const groups = GROUPS.flatMap((group) => {
    const inside = options.flatMap((option, i) => (option.group === group ? [cards[i]!] : []));
    return inside.length === 0 ? [] : [h('div', { class: `group group-${group}`, role: 'presentation' }, h('h2', {}, t(`ui.group.${group}`)), inside)];
  });
  const more = fold(t('ui.choose.more', { n: options.length }), groups);
  more.classList.add('more-moves');
  more.open = options.some(({ id }) => id === ui.context.choice);
  return more;
}

function closedList(ui: Ui, closed: readonly Closed[]): HTMLElement | null {
  const { t } = ui.texts;
  if (closed.length === 0) return null;
  return h('ul', { class: 'closed' }, closed.map((it) => h('li', {}, h('b', {}, it.names.join(t('ui.comma'))), h('span', { class: 'why' }, it.why))));
}

function card(ui: Ui, option: Option, onpick: () => void): HTMLElement {
  const key = option.number <= 9 ? String(option.number) : option.number === 10 ? '0' : undefined;
  return h('label', { class: 'option', 'data-action': option.id },
    h('input', { type: 'radio', name: 'action', value: option.id, checked: ui.context.choice === option.id, 'data-key': key, onchange: (event) => {
      onpick();
      inSight(event.target as HTMLElement);
    } }),
    h('span', { class: 'option-number', 'aria-hidden': 'true' }, key ?? '·'),
    h('span', { class: 'option-words' },
      h('span', { class: 'option-name' }, option.name),
      h('span', { class: 'option-about' }, option.about),
      option.needs !== undefined && h('span', { class: 'needs' }, option.needs),
      expectPlace()));
}

/** A key picks what is folded, too; and a card grows once it is picked. */
function inSight(input: HTMLElement): void {
  input.closest('details')?.setAttribute('open', '');
  input.closest('label')?.scrollIntoView({ block: 'nearest' });
  input.focus({ preventScroll: true });
}
