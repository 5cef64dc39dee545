/** All endings of a case as a player sees them: those reached, and of the others what must come together. */
import type { Texts } from '../../i18n/texts.ts';
import type { EndingPicture, ScenarioFolder } from '../../scenarios/index.ts';
import { type Endings, GOAL, nearness, type Reached } from '../endings.ts';
import { actorName } from './names.ts';

export interface GalleryCard {
  readonly ending: string;
  readonly recorded: boolean;
  /** Absent until it is reached. */
  readonly reached: { readonly name: string; readonly headline: string; readonly picture: EndingPicture; readonly when: string } | undefined;
  readonly hint: string;
}

export interface GoalLine {
  readonly name: string;
  /** Absent before the first game. */
  readonly value: number | undefined;
}

export interface Gallery {
  readonly cards: readonly GalleryCard[];
  readonly reached: number;
  readonly goal: { readonly earned: boolean; readonly lines: readonly GoalLine[]; readonly when: string | undefined };
}

export function galleryOf(texts: Texts, { id, press }: Pick<ScenarioFolder, 'id' | 'press'>, endings: Endings): Gallery {
  const { t } = texts;
  const { reached, best } = endings.of(id);
  const cards = Object.entries(press.pictures).map(([ending, picture]): GalleryCard => {
    const game = reached.find((it) => it.ending === ending);
    return {
      ending,
      recorded: press.recorded === ending,
      reached: game === undefined ? undefined : { name: t(`ending.${ending}`), headline: t(`ending.${ending}.headline`), picture, when: whenWords(texts, game) },
      hint: t(`ending.${ending}.together`),
    };
  });
  return {
    cards,
    reached: cards.filter((card) => card.reached !== undefined).length,
    goal: {
      earned: best !== undefined && nearness(best) > GOAL.above,
      lines: GOAL.scales.map((scale) => ({ name: t(`scale.${scale}`), value: best?.scales[scale] })),
      when: best === undefined ? undefined : sentence(texts, best),
    },
  };
}

function sentence(texts: Texts, game: Reached): string {
  return texts.t('ui.gallery.goal.best', { ending: texts.t(`ending.${game.ending}`), when: whenWords(texts, game) });
}

function whenWords(texts: Texts, { at, seat }: Reached): string {
  const date = new Intl.DateTimeFormat(texts.language === 'en' ? 'en-GB' : 'zh-CN', { day: 'numeric', month: 'short', year: 'numeric' }).format(new Date(at));
  return texts.t('ui.gallery.when', { date, seat: seat === undefined ? texts.t('ui.gallery.watched') : actorName(texts, seat) });
}
