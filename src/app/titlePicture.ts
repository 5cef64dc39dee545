/** The title's living picture. It is fetched once the words stand, and where it can't be had the drawing beneath it stays. `data-picture` says `pending` until it is drawn. */
import type { TitleModel } from '../scenes/title.ts';
import type { TitleStage } from '../scenes/titleStage.ts';
import { h } from './dom.ts';

export interface TitlePicture {
  /** Shows the picture in `place`; without one it is taken down. */
  put(place: Element | null, letters: readonly string[]): void;
}

export function createTitlePicture(lessMotion: () => boolean): TitlePicture {
  let host: HTMLElement | undefined;
  let stage: TitleStage | undefined;
  let model: TitleModel = { letters: [] };
  let broken = false;

  const takeDown = (): void => {
    stage?.destroy();
    host?.remove();
    [stage, host] = [undefined, undefined];
  };

  const mount = async (mine: HTMLElement): Promise<void> => {
    await idle();
    if (host !== mine) return;
    const { mountTitle } = await import('../scenes/titleStage.ts');
    if (host !== mine) return;
    const mounted = await mountTitle(mine, { lessMotion });
    if (host !== mine) {
      mounted.destroy();
      return;
    }
    stage = mounted;
    stage.show(model);
    mine.dataset['picture'] = 'drawn';
  };

  return {
    put: (place, letters) => {
      if (place === null || broken) {
        takeDown();
        return;
      }
      const isNew = letters.join() !== model.letters.join();
      model = { letters };
      if (host !== undefined) {
        place.append(host); // the page around it has been drawn anew
        if (isNew) stage?.show(model);
        return;
      }
      const mine = h('div', { class: 'title-picture', 'aria-hidden': 'true', 'data-picture': 'pending' });
      host = mine;
      place.append(mine);
      mount(mine).catch(() => {
        if (host !== mine) return;
        broken = true;
        takeDown();
      });
    },
  };
}

/** When the browser has nothing better to do; Safari knows no such moment. */
function idle(): Promise<void> {
  return new Promise((resolve) => {
    if ('requestIdleCallback' in globalThis) requestIdleCallback(() => resolve(), { timeout: 1500 });
    else setTimeout(resolve, 300);
  });
}
