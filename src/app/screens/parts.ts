/** Small parts that several screens use. */
import type { SeatColour } from '../../scenes/model.ts';
import { sealOutline } from '../../ui/shapes.ts';
import { type Child, h, replace, s } from '../dom.ts';
import type { Ui } from '../ui.ts';

/** The heading of a screen; it takes the focus when the step changes. */
export function heading(text: Child, ...more: readonly Child[]): HTMLHeadingElement {
  return h('h1', { tabindex: -1, 'data-heading': true }, text, ...more);
}

export function primary(label: string, onclick: () => void, hint?: string): HTMLButtonElement {
  return h('button', { type: 'button', class: 'primary', 'data-primary': true, onclick }, label, hint !== undefined && h('kbd', { 'aria-hidden': 'true' }, hint));
}

/** Says that `button` does nothing yet: until `at`, in milliseconds of the page's clock. */
export function unready(button: HTMLButtonElement, at: number): void {
  const wait = at - performance.now();
  if (wait <= 0) return;
  button.setAttribute('aria-busy', 'true');
  setTimeout(() => button.removeAttribute('aria-busy'), wait + 20);
}

export function secondary(label: string, onclick: () => void, key?: string): HTMLButtonElement {
  return h('button', { type: 'button', class: 'secondary', 'data-key': key, onclick }, label, key !== undefined && h('kbd', { 'aria-hidden': 'true' }, key === 'Escape' ? 'Esc' : key.toUpperCase()));
}

/** Going on, and taking the seat back where the adviser plays it. */
export function onward(ui: Ui, ...more: readonly Child[]): HTMLElement {
  const { t } = ui.texts;
  return h('div', { class: 'actions sticky' },
    primary(t('ui.continue'), () => ui.send({ type: 'NEXT' }), 'Enter'),
    ui.context.play?.session.heldBy !== undefined && !ui.context.play.session.over && secondary(t('ui.take'), () => ui.hand(false), 't'),
    ...more);
}

export function fold(summary: Child, ...content: readonly Child[]): HTMLDetailsElement {
  return h('details', { class: 'fold' }, h('summary', {}, summary), h('div', { class: 'fold-body' }, ...content));
}

export function styled<E extends HTMLElement | SVGElement>(element: E, properties: Readonly<Record<string, string>>): E {
  for (const [name, value] of Object.entries(properties)) element.style.setProperty(name, value);
  return element;
}

/** A monogram in the ink and the outline of its seat: colour never alone. */
export function seal(colour: SeatColour, letter: string): SVGSVGElement {
  return s('svg', { class: `seal ink-${colour}`, viewBox: '-24 -24 48 48', 'aria-hidden': 'true' },
    s('polygon', { points: sealOutline(colour, RADIUS).map((n) => n.toFixed(2)).join(' '), class: 'seal-shape' }),
    s('text', { x: 0, y: 1, 'text-anchor': 'middle', 'dominant-baseline': 'central', class: 'seal-letter' }, letter));
}

const RADIUS = 20;

/** A place for something whose code or data is loaded only now. */
export function later({ texts: { t } }: Ui, load: () => Promise<Child>): HTMLElement {
  const host = h('div', { 'aria-busy': 'true' }, h('p', { class: 'hint' }, t('ui.loading')));
  const show = async (): Promise<void> => {
    replace(host, await load().catch(() => h('p', { class: 'hint' }, t('ui.notLoaded'))));
    host.removeAttribute('aria-busy');
  };
  void show();
  return host;
}

/** Copies something, and says beside itself whether it could. */
export function copyButton(label: string, key: string, copy: () => Promise<boolean>, words: (copied: boolean) => string): readonly HTMLElement[] {
  const status = h('p', { class: 'small copied', role: 'status' });
  const press = (): void => void copy().then((copied) => {
    status.textContent = words(copied);
    return undefined;
  });
  return [secondary(label, press, key), status];
}

export function seedButton({ texts: { t }, copy }: Ui, seed: string, key: string): readonly HTMLElement[] {
  return copyButton(t('ui.verdict.seed', { seed }), key, () => copy(seed), (done) => t(done ? 'ui.copied' : 'ui.notCopied', { seed }));
}

/** Copies the address of the whole game. */
export function linkButton({ texts: { t }, copyLink }: Ui, key: string): readonly HTMLElement[] {
  return copyButton(t('ui.link'), key, copyLink, (done) => t(done ? 'ui.link.copied' : 'ui.link.notCopied'));
}
