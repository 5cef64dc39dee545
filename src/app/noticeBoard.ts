/** What the keeper has to tell: one notice of a kind, but every save that was put aside has its own. */
import type { Notice } from './screens/notices.ts';

export interface NoticeBoard {
  readonly notices: readonly Notice[];
  tell(notice: Notice): void;
  untell(...kinds: readonly Notice['kind'][]): void;
  drop(notice: Notice): void;
}

export function createNoticeBoard(): NoticeBoard {
  let notices: readonly Notice[] = [];
  return {
    get notices() {
      return notices;
    },
    tell: (notice) => {
      notices = [...notices.filter(({ kind }) => kind !== notice.kind || kind === 'aside'), notice];
    },
    untell: (...kinds) => {
      notices = notices.filter(({ kind }) => !kinds.includes(kind));
    },
    drop: (notice) => {
      notices = notices.filter((it) => it !== notice);
    },
  };
}
