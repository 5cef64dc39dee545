import { type Child, h } from '../dom.ts';
import type { Ui } from '../ui.ts';

/** A native dialog: focus stays in it, and Esc leaves. */
export function dialog(ui: Ui, title: string, content: readonly Child[], kind = ''): HTMLDialogElement {
  return h('dialog', { class: `dialog ${kind}`, 'aria-labelledby': 'dialog-title', oncancel: (event) => {
    event.preventDefault();
    ui.send({ type: 'CLOSE' });
  } }, h('h2', { id: 'dialog-title', tabindex: -1, autofocus: true }, title), content);
}
