/** The notices over the game. What still holds keeps its element: a notice drawn anew would be read out again. */
import { h } from './dom.ts';
import { type Notice, type NoticeActions, noticeBox } from './screens/notices.ts';
import type { Ui } from './ui.ts';

export interface NoticeList {
  readonly element: HTMLElement;
  draw(ui: Ui, notices: readonly Notice[]): void;
}

export function createNoticeList(actions: NoticeActions): NoticeList {
  const element = h('div', { class: 'notices' });
  let language = '';
  let boxes = new Map<Notice, HTMLElement>();
  return {
    element,
    draw: (ui, notices) => {
      const known = ui.texts.language === language ? boxes : new Map<Notice, HTMLElement>();
      const next = new Map(notices.map((notice) => [notice, known.get(notice) ?? noticeBox(ui, notice, actions)]));
      for (const [notice, box] of boxes) {
        if (next.get(notice) !== box) box.remove();
      }
      [...next.values()].forEach((box, i) => {
        if (element.children[i] !== box) element.insertBefore(box, element.children[i] ?? null);
      });
      language = ui.texts.language;
      boxes = next;
    },
  };
}
