import { h, replace } from '../dom.ts';
import type { Play } from '../play.ts';
import type { Ui } from '../ui.ts';
import { type Against, briefly, type Expectation, outlookOf } from '../view/choices.ts';
import { hintParts } from './hint.ts';

/** A card of the menu, and what is forecast on it. */
export interface Advised {
  readonly card: HTMLElement;
  readonly action: string;
  /** What the others are compared with. */
  readonly holds: boolean;
}

/** The advisers speak when asked; then they stay for this choice. `optionsOf` gives the cards that an action stands for. */
export function advisers(ui: Ui, play: Play, at: number, against: Against, asked: readonly Advised[], optionsOf: (action: string) => readonly HTMLElement[]): HTMLElement {
  const forecast = forecastParts(ui, play, at, against, asked);
  const hint = hintParts(ui, play, optionsOf);
  return h('div', { class: 'advisers' }, h('div', { class: 'ask-row' }, forecast?.button, hint.button), hint.note, forecast?.note);
}

function forecastParts(ui: Ui, play: Play, at: number, against: Against, asked: readonly Advised[]): { readonly button: HTMLElement; readonly note: HTMLElement } | undefined {
  const { t } = ui.texts;
  if (asked.length === 0 || play.matter.policies[play.matter.adviser]?.forecast === undefined) return undefined;
  const button = h('button', { type: 'button', class: 'secondary ask', 'data-key': 'f', 'aria-expanded': 'false', onclick: () => {
    const forecast = play.forecastAt(at);
    button.setAttribute('aria-expanded', 'true');
    button.disabled = true;
    note.hidden = false;
    for (const { card, action, holds } of asked) {
      const place = card.querySelector<HTMLElement>('.expect')!;
      const own = forecast.find((it) => it.action === action);
      place.hidden = false;
      replace(place, h('span', { class: 'outlook' }, holds ? t('ui.forecast.base') : (outlookOf(ui.texts, own, against) ?? t('ui.forecast.nothing'))), briefly(ui.texts, own).map(moveMark));
    }
    asked[0]?.card.querySelector('input')?.focus();
  } }, t('ui.forecast.ask'), h('kbd', { 'aria-hidden': 'true' }, 'F'));
  const note = h('p', { class: 'small', hidden: true }, h('span', { class: 'badge model' }, t('ui.badge.MODEL')), ' ', t(`ui.forecast.about.${against}`));
  return { button, note };
}

/** Where the advisers write. */
export function expectPlace(): HTMLElement {
  return h('span', { class: 'expect', hidden: true });
}

function moveMark(move: Expectation): HTMLElement {
  const arrow = (move.up ? '▲' : '▼').repeat(move.size);
  return h('span', { class: move.up ? 'move up' : 'move down' },
    h('span', { 'aria-hidden': 'true' }, h('span', { class: 'arrow' }, arrow), ' ', move.name),
    h('span', { class: 'visually-hidden' }, move.words));
}
