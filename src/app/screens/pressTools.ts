/** What can be done with a front page: keep its picture, look at the other endings. */
import { h } from '../dom.ts';
import { copyImage, download } from '../files.ts';
import { endingCard } from '../press/card.ts';
import type { Ui } from '../ui.ts';
import type { FrontPage } from '../view/frontPage.ts';
import { secondary } from './parts.ts';

export function pressTools(ui: Ui, page: FrontPage, name: string, counterfactual: boolean): HTMLElement {
  const { t } = ui.texts;
  const status = h('p', { role: 'status' });
  const keep = async (): Promise<void> => {
    status.textContent = t('ui.picture.making');
    const made = endingCard(ui.texts, page, counterfactual);
    try {
      // The promise itself goes to the clipboard: Safari forgets the press of the button while a picture is awaited.
      if (await copyImage(made)) {
        status.textContent = t('ui.picture.copied');
        return;
      }
      const file = `five-seats-${name}.png`;
      download(file, await made);
      status.textContent = t('ui.picture.saved', { file });
    } catch {
      status.textContent = t('ui.picture.failed');
    }
  };
  return h('div', { class: 'press-tools' },
    secondary(t('ui.picture'), () => void keep(), 'p'),
    secondary(t('ui.door.gallery'), () => ui.send({ type: 'GALLERY' }), 'g'),
    status);
}
