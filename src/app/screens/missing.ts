/** In the place of what is fetched late and could not be had yet. */
import { h } from '../dom.ts';
import type { Ui } from '../ui.ts';
import { heading, secondary } from './parts.ts';

export function missingVerdict(ui: Ui): HTMLElement {
  const { t } = ui.texts;
  return h('section', { class: 'screen missing' },
    heading(t('ui.missing.verdict')),
    h('p', { class: 'lead', role: 'status' }, t('ui.missing.verdict.about')),
    h('div', { class: 'actions' }, tryAgain(ui), secondary(t('ui.notice.reload'), ui.reload)));
}

/** The button, and beside it what came of pressing it. Older browsers remember that a module could not be had: there only loading the page anew helps. */
export function tryAgain(ui: Ui): readonly HTMLElement[] {
  const { t } = ui.texts;
  const status = h('p', { class: 'small', role: 'status' });
  const button = h('button', { type: 'button', class: 'secondary', 'data-act': 'tryAgain', onclick: () => {
    status.textContent = t('ui.missing.trying');
    void ui.withLate().catch(() => (status.textContent = t('ui.missing.notYet')));
  } }, t('ui.retry'));
  return [button, status];
}
