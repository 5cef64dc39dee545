import { h } from '../dom.ts';
import type { Mode } from '../matter.ts';
import type { Ui } from '../ui.ts';
import { heading } from './parts.ts';
import { tableArt } from './tableArt.ts';

interface Door {
  readonly id: 'continue' | 'casebook' | Mode;
  readonly open: () => void;
}

export function titleScreen(ui: Ui): HTMLElement {
  const { t } = ui.texts;
  const doors = doorsOf(ui);
  return h('section', { class: 'screen title' },
    h('div', { class: 'title-art' }, tableArt()),
    h('div', { class: 'title-words' },
      heading(t('ui.title')),
      h('p', { class: 'question' }, t('ui.question')),
      ui.context.fault !== undefined && h('div', { class: 'notice fault', role: 'alert', 'data-notice': 'fault' },
        h('p', {}, t(ui.context.notLoaded ? 'ui.fault.load' : 'ui.fault')),
        h('pre', {}, ui.context.fault),
        ui.context.notLoaded && h('div', { class: 'actions' }, h('button', { type: 'button', class: 'secondary', 'data-act': 'reload', onclick: ui.reload }, t('ui.retry')))),
      h('ol', { class: 'doors' }, doors.map((door, i) => h('li', {},
        h('button', { type: 'button', class: i === 0 ? 'door first' : 'door', 'data-primary': i === 0, 'data-key': String(i + 1), 'data-door': door.id, onclick: door.open },
          h('span', { class: 'door-name' }, t(`ui.door.${door.id}`), h('kbd', { 'aria-hidden': 'true' }, String(i + 1))),
          h('span', { class: 'door-about' }, aboutDoor(ui, door)))))),
      h('div', { class: 'title-tools' },
        h('button', { type: 'button', class: 'secondary', 'data-door': 'gallery', 'data-key': String(doors.length + 1), onclick: () => ui.send({ type: 'GALLERY' }) }, t('ui.door.gallery'), h('kbd', { 'aria-hidden': 'true' }, String(doors.length + 1))),
        openFile(ui),
        h('button', { type: 'button', class: 'secondary', 'data-act': 'games', onclick: () => ui.send({ type: 'GAMES' }) }, t('ui.games')),
        h('button', { type: 'button', class: 'secondary', 'data-act': 'settings', onclick: () => ui.send({ type: 'SETTINGS' }) }, t('ui.settings'))),
      h('p', { class: 'fairness' }, t('ui.fairness'))));
}

function openFile(ui: Ui): readonly HTMLElement[] {
  const input = h('input', { type: 'file', accept: '.json,application/json', hidden: true, tabindex: -1, onchange: () => {
    const [file] = input.files ?? [];
    if (file !== undefined) ui.importGame(file);
    input.value = ''; // the same file may be tried again
  } });
  return [h('button', { type: 'button', class: 'secondary', 'data-act': 'import', onclick: () => input.click() }, ui.texts.t('ui.import')), input];
}

/** The next thing for this player comes first: a saved game, else the tutorial, the short form, the full game. */
function doorsOf(ui: Ui): readonly Door[] {
  const { saved } = ui;
  const modes: readonly Mode[] = ['tutorial', 'short', 'full'];
  const fresh = modes.filter((mode) => !ui.played.includes(mode));
  const order = [...fresh.slice(0, 1), ...modes.filter((mode) => mode !== fresh[0])];
  return [
    ...(saved === undefined ? [] : [{ id: 'continue' as const, open: () => ui.send({ type: 'CONTINUE', save: saved }) }]),
    ...order.map((mode): Door => ({ id: mode, open: () => ui.start(mode) })),
    { id: 'watch', open: () => ui.start('watch') },
    { id: 'casebook', open: () => ui.send({ type: 'CASEBOOK' }) },
  ];
}

function aboutDoor(ui: Ui, { id }: Door): string {
  const { t } = ui.texts;
  if (id !== 'continue' || ui.saved === undefined) return t(`ui.door.${id}.about`);
  return t('ui.door.continue.about', { mode: t(`ui.door.${ui.saved.mode}`), seat: t('ui.stages', { n: ui.saved.transcript.stages.length }) });
}
