import { h, replace } from '../dom.ts';
import type { Play } from '../play.ts';
import type { Ui } from '../ui.ts';
import { briefly, closedOf, type Expectation, GROUPS, optionsOf, outlookOf, type Option } from '../view/choices.ts';
import { coach } from './coach.ts';
import { hintParts } from './hint.ts';
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
  const seal = primary(t('ui.seal'), () => ui.send({ type: 'SEAL' }), '⏎');
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
    h('p', { class: 'hint' }, t(`ui.choose.${play.now.stage}.hint`)),
    coach(ui, play),
    advisers(ui, play, at, options, cards),
    h('div', { class: 'options', role: 'radiogroup', 'aria-label': t('ui.choose.options') }, groups),
    closed.length > 0 && fold(t('ui.why.title', { n: closed.reduce((n, it) => n + it.names.length, 0) }), h('ul', { class: 'closed' }, closed.map((it) => h('li', {}, h('b', {}, it.names.join(t('ui.comma'))), h('span', { class: 'why' }, it.why))))),
    h('div', { class: 'actions sticky' }, seal, secondary(t('ui.back'), () => ui.send({ type: 'BACK' }), 'Escape')));
}

function card(ui: Ui, option: Option, onpick: () => void): HTMLElement {
  return h('label', { class: 'option', 'data-action': option.id },
    h('input', { type: 'radio', name: 'action', value: option.id, checked: ui.context.choice === option.id, 'data-key': option.number <= 9 ? String(option.number) : option.number === 10 ? '0' : undefined, onchange: onpick }),
    h('span', { class: 'option-number', 'aria-hidden': 'true' }, option.number <= 9 ? String(option.number) : option.number === 10 ? '0' : '·'),
    h('span', { class: 'option-words' }, h('span', { class: 'option-name' }, option.name), h('span', { class: 'option-about' }, option.about), h('span', { class: 'expect', hidden: true })));
}

function moveMark(move: Expectation): HTMLElement {
  const arrow = (move.up ? '▲' : '▼').repeat(move.size);
  return h('span', { class: move.up ? 'move up' : 'move down' },
    h('span', { 'aria-hidden': 'true' }, h('span', { class: 'arrow' }, arrow), ' ', move.name),
    h('span', { class: 'visually-hidden' }, move.words));
}

/** The advisers speak when asked; then they stay for this choice. */
function advisers(ui: Ui, play: Play, at: number, options: readonly Option[], cards: readonly HTMLElement[]): HTMLElement {
  const forecast = forecastParts(ui, play, at, options, cards);
  const hint = hintParts(ui, play, (action) => cards.filter((_, i) => options[i]!.id === action));
  return h('div', { class: 'advisers' }, h('div', { class: 'ask-row' }, forecast?.button, hint.button), hint.note, forecast?.note);
}

function forecastParts(ui: Ui, play: Play, at: number, options: readonly Option[], cards: readonly HTMLElement[]): { readonly button: HTMLElement; readonly note: HTMLElement } | undefined {
  const { t } = ui.texts;
  if (play.matter.policies[play.matter.adviser]?.forecast === undefined) return undefined;
  const button = h('button', { type: 'button', class: 'secondary ask', 'data-key': 'f', 'aria-expanded': 'false', onclick: () => {
    const forecast = play.forecastAt(at);
    button.setAttribute('aria-expanded', 'true');
    button.disabled = true;
    note.hidden = false;
    options.forEach((option, i) => {
      const place = cards[i]!.querySelector<HTMLElement>('.expect')!;
      const own = forecast.find((it) => it.action === option.id);
      place.hidden = false;
      replace(place, h('span', { class: 'outlook' }, outlookOf(ui.texts, own, option.group === 'hold') ?? t('ui.forecast.nothing')), briefly(ui.texts, own).map(moveMark));
    });
    cards[0]?.querySelector('input')?.focus();
  } }, t('ui.forecast.ask'), h('kbd', { 'aria-hidden': 'true' }, 'F'));
  const note = h('p', { class: 'small', hidden: true }, h('span', { class: 'badge model' }, t('ui.badge.MODEL')), ' ', t('ui.forecast.about'));
  return { button, note };
}
