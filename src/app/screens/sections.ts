/** A long page in sections, with a list to jump from and a way back to it. */
import { type Child, h } from '../dom.ts';
import type { Ui } from '../ui.ts';

export interface Section {
  /** Absent where the page has but one. */
  readonly title: string | undefined;
  readonly content: Child;
}

export function sectioned(ui: Ui, sections: readonly Section[]): Child {
  const { t } = ui.texts;
  const titled = sections.filter(({ title }) => title !== undefined);
  if (titled.length < 2) return sections.map(({ content }) => content);
  const headings = sections.map(({ title }) => h('h2', { tabindex: -1 }, title));
  const list = h('nav', { class: 'jumps', 'aria-label': t('ui.jump'), tabindex: -1 },
    sections.map(({ title }, i) => title !== undefined && jump(title, headings[i]!)));
  return [list, sections.map(({ title, content }, i) => h('section', { class: 'jump-section' },
    title !== undefined && h('div', { class: 'jump-head' }, headings[i]!, jump(t('ui.jump.back'), list)),
    content))];
}

/** A button and no link: the address stays what it is. */
function jump(label: string, to: HTMLElement): HTMLButtonElement {
  return h('button', { type: 'button', class: 'jump', onclick: () => {
    to.scrollIntoView({ block: 'start' });
    to.focus({ preventScroll: true });
  } }, label);
}
