/** On a small page the picture may be put away, and on a low one it is from the start. */
import type { Texts } from '../i18n/texts.ts';
import { h } from './dom.ts';

export interface StageFold {
  /** `texts` gives the words of the moment at which it is pressed. */
  button(texts: () => Texts): HTMLElement;
}

export function createStageFold(root: HTMLElement, changed: () => void): StageFold {
  const low = matchMedia('(max-height: 30rem)');
  let folded = false;

  function fold(next: boolean): void {
    folded = next;
    root.classList.toggle('stage-folded', folded);
  }

  function button(texts: () => Texts): HTMLElement {
    const { t } = texts();
    const own = h('button', { type: 'button', class: 'tool stage-toggle', 'aria-expanded': String(!folded), 'aria-label': t(folded ? 'ui.stage.show' : 'ui.stage.hide'), onclick: () => {
      fold(!folded);
      const fresh = button(texts);
      own.replaceWith(fresh);
      fresh.focus();
    } }, t('ui.stage'));
    return own;
  }

  fold(low.matches);
  low.addEventListener('change', () => {
    fold(low.matches);
    changed();
  });
  return { button };
}
