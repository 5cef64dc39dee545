/** As much of a document as the screens need to be built without a browser, and what a reader of it has before their eyes. */
import { vi } from 'vitest';

type Piece = PageElement | string;

class PageElement {
  readonly tag: string;
  readonly attributes = new Map<string, string>();
  readonly children: Piece[] = [];
  readonly style = { setProperty: (): void => undefined };
  readonly classList = { add: (name: string): void => this.setAttribute('class', `${this.className} ${name}`) };
  readonly dataset: Record<string, string> = {};

  constructor(tag: string) {
    this.tag = tag;
  }

  setAttribute(name: string, value: string): void {
    this.attributes.set(name, value);
  }

  append(...pieces: readonly Piece[]): void {
    this.children.push(...pieces);
  }

  replaceChildren(...pieces: readonly Piece[]): void {
    this.children.splice(0, this.children.length, ...pieces);
  }

  addEventListener(): void {}

  /** Only by tag: the screens look for nothing else while they are built. */
  querySelector(tag: string): PageElement | null {
    for (const child of this.children) {
      if (typeof child === 'string') continue;
      const found = child.tag === tag ? child : child.querySelector(tag);
      if (found !== null) return found;
    }
    return null;
  }

  set textContent(text: string) {
    this.replaceChildren(text);
  }

  get className(): string {
    return this.attributes.get('class') ?? '';
  }

  set className(value: string) {
    this.attributes.set('class', value);
  }

  set open(on: boolean) {
    if (on) this.attributes.set('open', '');
    else this.attributes.delete('open');
  }

  set hidden(on: boolean) {
    if (on) this.attributes.set('hidden', '');
    else this.attributes.delete('hidden');
  }
}

/** Gives the screens something to build; to be called once in a test file. */
export function stubPage(): void {
  const make = (tag: string): PageElement => new PageElement(tag);
  vi.stubGlobal('Node', PageElement);
  vi.stubGlobal('document', { createElement: make, createElementNS: (_: string, tag: string) => make(tag) });
  vi.stubGlobal('matchMedia', () => ({ matches: true }));
}

const CONTROLS: ReadonlySet<string> = new Set(['button', 'kbd', 'select', 'input', 'svg']);
/** For the ear alone, the number that is a key, the labels of a picture that a table tells again, and what CSS keeps back until its option is picked (src/app/styles/words.css). */
const LEFT_OUT: readonly string[] = ['visually-hidden', 'option-number', 'option-about', 'needs', 'count-plot', 'count-key'];

/**
 * The text that stands open on a screen: folds give their summary alone, and what unfolds on an option once it is picked is left out.
 * Buttons say where to go and are not counted, nor is what is for the ear alone.
 */
export function openText(element: unknown, leaveOut: (classes: readonly string[]) => boolean = () => false): string {
  if (!(element instanceof PageElement)) return String(element);
  const classes = element.className.split(' ');
  if (CONTROLS.has(element.tag) || element.attributes.has('hidden') || LEFT_OUT.some((name) => classes.includes(name)) || leaveOut(classes)) return '';
  const open = element.tag !== 'details' || element.attributes.has('open');
  const inside = open ? element.children : element.children.filter((child) => typeof child !== 'string' && child.tag === 'summary');
  return inside.map((child) => openText(child, leaveOut)).join(' ');
}
