/** Every screen by keyboard: digits and letters press what carries their `data-key`, Enter the main thing, Esc the way back. */
import type { FlowEvent } from './flow.ts';

const GLOBAL: Readonly<Record<string, FlowEvent>> = { m: { type: 'MENU' }, '?': { type: 'HELP' }, '？': { type: 'HELP' }, c: { type: 'CASEBOOK' } };

export interface KeyActions {
  /** Shows what still moves as it will be; tells whether anything did. */
  readonly skip: () => boolean;
  readonly toggleSound: () => void;
}

/** `scope` is what lies on top; `send` gets the keys that work everywhere. */
export function listenToKeys(scope: () => ParentNode, send: (event: FlowEvent) => void, { skip, toggleSound }: KeyActions): void {
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return;
    const target = event.target instanceof HTMLElement ? event.target : document.body;
    if (isTyping(target)) {
      if (event.key === 'Escape') target.blur();
      return;
    }
    if (event.repeat) {
      if (event.key === 'Enter') event.preventDefault(); // a held key presses nothing twice
      return;
    }
    if (event.key === 'Enter') {
      if (target.closest('button, a, summary, select') !== null) return;
      press(event, scope().querySelector('[data-primary]:not(:disabled)'));
      return;
    }
    if (event.key === ' ') {
      // While nothing moves, and on a button, the space bar does what it does on any page.
      if (target.closest('button, a, summary, input, [role="tab"]') === null && skip()) event.preventDefault();
      return;
    }
    const key = event.key === 'Escape' ? event.key : event.key.toLowerCase();
    const own = key.length === 1 || key === 'Escape' ? scope().querySelector(`[data-key="${CSS.escape(key)}"]:not(:disabled)`) : null;
    const open = !(scope() instanceof HTMLDialogElement);
    const anywhere = open && key.length === 1 ? document.querySelector(`[data-global-key="${CSS.escape(key)}"]`) : null;
    if (own !== null || anywhere !== null) press(event, own ?? anywhere);
    else if (GLOBAL[key] !== undefined && open) {
      event.preventDefault();
      send(GLOBAL[key]);
    } else if (key === 's' && !(scope() instanceof HTMLDialogElement)) {
      event.preventDefault();
      toggleSound();
    }
  });
}

function press(event: Event, element: Element | null): void {
  if (!(element instanceof HTMLElement)) return;
  event.preventDefault();
  if (element instanceof HTMLInputElement) {
    element.focus({ preventScroll: true });
    element.closest('label')?.scrollIntoView({ block: 'nearest' });
  }
  element.click();
}

function isTyping(target: HTMLElement): boolean {
  if (target instanceof HTMLInputElement) return !['radio', 'checkbox', 'button', 'submit', 'range'].includes(target.type);
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement || target.isContentEditable;
}
