/** What the player must be told outside the game: a save put aside, another tab, what is not kept. */
import { h } from '../dom.ts';
import type { NotOpened } from '../imports.ts';
import type { Save } from '../saveFormat.ts';
import type { Aside } from '../saves.ts';
import type { Ui } from '../ui.ts';
import { tryAgain } from './missing.ts';

export type Notice =
  | { readonly kind: 'aside'; readonly why: 'unreadable' | 'otherGame'; readonly faults: string; readonly aside: Aside }
  /** A save that can neither be read nor be put aside. */
  | { readonly kind: 'stuck'; readonly faults: string; readonly raw: string }
  /** A save that nothing is known of yet. */
  | { readonly kind: 'unchecked'; readonly raw: string | undefined }
  /** The store holds another game than the one on the screen. */
  | { readonly kind: 'otherGame'; readonly save: Save }
  /** A file that is no game of this version. */
  | { readonly kind: 'notOpened'; readonly why: NotOpened; readonly faults: string }
  /** `missing`: what is fetched late could not be had yet. `notLoaded`: a part of the game could not be fetched. `noPicture`: the stage cannot be drawn. */
  | { readonly kind: 'madeRoom' | 'otherTab' | 'notKept' | 'missing' | 'notLoaded' | 'noPicture' | 'newVersion' };

export interface NoticeActions {
  readonly exportSave: (notice: Notice) => void;
  readonly takeOver: () => void;
  readonly retry: () => void;
  /** Goes on with the stored game. */
  readonly take: (save: Save) => void;
  /** Goes on with the game on the screen. */
  readonly stay: () => void;
  /** Loads the page anew, where the game on it is kept. */
  readonly reload: () => void;
  /** Loads the page anew with the version that waits. */
  readonly update: () => void;
  readonly dismiss: (notice: Notice) => void;
}

export function noticeBox(ui: Ui, notice: Notice, act: NoticeActions): HTMLElement {
  const { t } = ui.texts;
  const exporting = button(t('ui.notice.export'), 'export', () => act.exportSave(notice));
  const dismissing = button(t('ui.notice.dismiss'), 'dismiss', () => act.dismiss(notice));
  switch (notice.kind) {
    case 'aside':
      return box('aside', true, [h('b', {}, t(notice.why === 'unreadable' ? 'ui.notice.aside' : 'ui.notice.asideOther')), ' ', t('ui.notice.aside.about')], faultsOf(ui, notice.faults), [exporting, dismissing]);
    case 'stuck':
      return box('stuck', true, [h('b', {}, t('ui.notice.stuck')), ' ', t('ui.notice.stuck.about')], faultsOf(ui, notice.faults), [exporting]);
    case 'unchecked':
      return box('unchecked', true, [h('b', {}, t('ui.notice.unchecked')), ' ', t('ui.notice.unchecked.about')], null, [button(t('ui.retry'), 'retry', act.retry), notice.raw === undefined ? null : exporting]);
    case 'otherGame': {
      const { mode, transcript } = notice.save;
      const game = t('ui.door.continue.about', { mode: t(`ui.door.${mode}`), seat: t('ui.stages', { n: transcript.stages.length }) });
      return box('otherGame', false, [h('b', {}, t('ui.notice.otherGame', { game })), ' ', t('ui.notice.otherGame.about')], null, [button(t('ui.notice.take'), 'take', () => act.take(notice.save)), button(t('ui.notice.stay'), 'stay', act.stay)]);
    }
    case 'madeRoom':
      return box('madeRoom', false, [t('ui.notice.madeRoom')], null, [button(t('ui.games'), 'games', () => ui.send({ type: 'GAMES' })), dismissing]);
    case 'otherTab':
      return box('otherTab', false, [t('ui.notice.otherTab')], null, [button(t('ui.notice.takeOver'), 'takeOver', act.takeOver)]);
    case 'notKept':
      return box('notKept', false, [t('ui.notice.notKept')], null, [dismissing]);
    case 'missing':
      return box('missing', false, [t('ui.notice.missing')], null, [...tryAgain(ui), button(t('ui.notice.reload'), 'reload', act.reload), dismissing]);
    case 'notLoaded':
      return box('notLoaded', true, [t('ui.notice.notLoaded')], null, [button(t('ui.notice.reload'), 'reload', act.reload), dismissing]);
    case 'noPicture':
      return box('noPicture', false, [t('ui.notice.noPicture')], null, [dismissing]);
    case 'notOpened':
      return box('notOpened', true, [h('b', {}, t(`ui.import.${notice.why}`)), ' ', t('ui.import.untouched')], faultsOf(ui, notice.faults), [dismissing]);
    case 'newVersion':
      return box('newVersion', false, [t('ui.notice.newVersion')], null, [button(t('ui.notice.update'), 'update', act.update), dismissing]);
  }
}

function box(kind: Notice['kind'], fault: boolean, words: readonly (HTMLElement | string)[], more: HTMLElement | null, actions: readonly (HTMLElement | null)[]): HTMLElement {
  return h('div', { class: fault ? 'notice fault' : 'notice', role: kind === 'missing' || kind === 'newVersion' || kind === 'madeRoom' || kind === 'noPicture' ? 'status' : 'alert', 'data-notice': kind }, h('p', {}, words), more, h('div', { class: 'actions' }, actions));
}

function faultsOf(ui: Ui, faults: string): HTMLElement | null {
  return faults === '' ? null : h('details', {}, h('summary', {}, ui.texts.t('ui.notice.faults')), h('pre', {}, faults));
}

function button(label: string, name: string, onclick: () => void): HTMLButtonElement {
  return h('button', { type: 'button', class: 'secondary', 'data-act': name, onclick }, label);
}
