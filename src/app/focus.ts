/** Finds an element again after the page has been drawn anew. */
export type Place = () => HTMLElement | null;

const MARKS = ['id', 'data-tool', 'data-door', 'data-language', 'data-act', 'data-meter', 'data-heading'];

export function placeOf(element: Element | null): Place | undefined {
  if (!(element instanceof HTMLElement) || element === document.body) return undefined;
  const mark = [...element.attributes].find(({ name }) => MARKS.includes(name));
  const box = element.closest('[data-notice]')?.getAttribute('data-notice');
  const within = box === null || box === undefined ? '' : `[data-notice="${CSS.escape(box)}"] `;
  return () => {
    if (element.isConnected) return element;
    return mark === undefined ? null : document.querySelector(`${within}[${mark.name}="${CSS.escape(mark.value)}"]`);
  };
}
