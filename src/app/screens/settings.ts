/** What a player may set: all of it holds at once, and none of it touches the game. */
import { type Child, h } from '../dom.ts';
import { MOTIONS, NAMINGS } from '../settings.ts';
import type { Ui } from '../ui.ts';
import { dialog } from './dialog.ts';
import { languageSwitch } from './languages.ts';

export function settingsDialog(ui: Ui): HTMLDialogElement {
  const { t } = ui.texts;
  const { sound = false, motion, names } = ui.settings;
  return dialog(ui, t('ui.settings'), [
    h('fieldset', { class: 'setting' }, h('legend', {}, t('ui.language')), languageSwitch(ui)),
    choice(ui, 'sound', [false, true].map((on) => ({ value: on ? 'on' : 'off', chosen: sound === on, choose: () => ui.set({ sound: on }) }))),
    choice(ui, 'motion', MOTIONS.map((value) => ({ value, chosen: motion === value, choose: () => ui.set({ motion: value }) }))),
    choice(ui, 'names', NAMINGS.map((value) => ({ value, chosen: names === value, choose: () => ui.set({ names: value }) }))),
    h('button', { type: 'button', class: 'primary', 'data-primary': true, onclick: () => ui.send({ type: 'CLOSE' }) }, t('ui.close')),
  ]);
}

interface Option {
  readonly value: string;
  readonly chosen: boolean;
  readonly choose: () => void;
}

function choice({ texts: { t } }: Ui, name: string, options: readonly Option[]): HTMLElement {
  const about = `setting-${name}-about`;
  return h('fieldset', { class: 'setting', 'aria-describedby': about },
    h('legend', {}, t(`ui.settings.${name}`)),
    h('div', { class: 'setting-options' }, options.map(({ value, chosen, choose }): Child => h('label', {},
      h('input', { type: 'radio', name: `setting-${name}`, id: `setting-${name}-${value}`, checked: chosen, onchange: choose }), ' ', t(`ui.settings.${name}.${value}`)))),
    h('p', { class: 'small', id: about }, t(`ui.settings.${name}.about`)));
}
