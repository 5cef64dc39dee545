import { h } from '../dom.ts';
import { type Pace, type Speed, SPEEDS } from '../pace.ts';
import type { Ui } from '../ui.ts';

/** For who watches: whether the game goes on by itself, and how fast. */
export function paceBar(ui: Ui, pace: Pace, set: (pace: Pace) => void): HTMLElement {
  const { t } = ui.texts;
  return h('div', { class: 'pace', role: 'region', 'aria-label': t('ui.pace') },
    h('button', { type: 'button', class: 'tool', 'data-act': 'pace', 'aria-pressed': String(pace.running), 'aria-keyshortcuts': 'P', 'data-global-key': 'p', onclick: () => set({ ...pace, running: !pace.running }) }, t(pace.running ? 'ui.pace.stop' : 'ui.pace.run'), h('kbd', { 'aria-hidden': 'true' }, 'P')),
    h('label', { class: 'pace-speed' }, h('span', {}, t('ui.pace.speed')),
      h('select', { 'data-act': 'speed', onchange: (event) => set({ ...pace, speed: (event.currentTarget as HTMLSelectElement).value as Speed }) }, SPEEDS.map((speed) => h('option', { value: speed, selected: speed === pace.speed }, t(`ui.pace.${speed}`))))));
}
