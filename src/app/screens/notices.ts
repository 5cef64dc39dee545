/** What the player must be told outside the game: a save moved aside, another tab. */
import { h } from '../dom.ts';
import type { Ui } from '../ui.ts';

export type Notice =
  | { readonly kind: 'aside'; readonly faults: string; readonly raw: string }
  | { readonly kind: 'otherTab' }
  | { readonly kind: 'notKept' };

export function noticeBox(ui: Ui, notice: Notice, act: { readonly exportRaw: (raw: string) => void; readonly takeOver: () => void; readonly dismiss: () => void }): HTMLElement {
  const { t } = ui.texts;
  switch (notice.kind) {
    case 'aside':
      return h('div', { class: 'notice fault', role: 'alert', 'data-notice': 'aside' },
        h('p', {}, h('b', {}, t('ui.notice.aside')), ' ', t('ui.notice.aside.about')),
        h('details', {}, h('summary', {}, t('ui.notice.faults')), h('pre', {}, notice.faults)),
        h('div', { class: 'actions' }, button(t('ui.notice.export'), () => act.exportRaw(notice.raw)), button(t('ui.notice.dismiss'), act.dismiss)));
    case 'otherTab':
      return h('div', { class: 'notice', role: 'alert', 'data-notice': 'otherTab' }, h('p', {}, t('ui.notice.otherTab')), h('div', { class: 'actions' }, button(t('ui.notice.takeOver'), act.takeOver)));
    case 'notKept':
      return h('div', { class: 'notice', role: 'alert', 'data-notice': 'notKept' }, h('p', {}, t('ui.notice.notKept')), h('div', { class: 'actions' }, button(t('ui.notice.dismiss'), act.dismiss)));
  }
}

function button(label: string, onclick: () => void): HTMLButtonElement {
  return h('button', { type: 'button', class: 'secondary', onclick }, label);
}
