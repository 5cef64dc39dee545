/** What a screen gets, put together from what the game in the page is made of. */
import { shiftedTexts } from '../i18n/texts.ts';
import { againFrom, type How } from './again.ts';
import type { Assuming } from './assuming.ts';
import { eyesOf } from './beats.ts';
import type { Endings } from './endings.ts';
import { exportAside, exportSave } from './exporting.ts';
import type { Fetched } from './fetched.ts';
import { copyText } from './files.ts';
import type { FlowActor } from './flow.ts';
import { writeGame } from './gameFile.ts';
import type { Keeper } from './keeper.ts';
import { loadMatter } from './matter.ts';
import type { Opening } from './opening.ts';
import { isPlayed } from './saveFormat.ts';
import { randomSeed } from './seeds.ts';
import { keptSettings, modesPlayed, type Settings } from './settings.ts';
import { linkOf } from './shareLink.ts';
import type { Shelf } from './shelf.ts';
import { beatNow } from './standing.ts';
import type { Ui } from './ui.ts';
import type { Whereabouts } from './whereabouts.ts';

export interface UiParts {
  readonly actor: FlowActor;
  readonly where: Whereabouts;
  readonly fetched: Fetched;
  readonly keeper: Keeper;
  readonly shelf: Shelf;
  readonly opening: Opening;
  readonly endings: Endings;
  readonly assuming: Assuming;
  /** A game is on the screen, and lies nowhere else. */
  readonly atRisk: () => boolean;
  readonly set: (some: Partial<Settings>) => void;
  readonly notLoaded: () => void;
}

export function uiOf(parts: UiParts): Ui {
  const { actor, where, fetched, keeper, shelf, opening, endings, assuming, set, notLoaded } = parts;
  const { context } = actor.getSnapshot();
  const shifted = context.play?.session.observation().view.values['late'] === true; // a flag of the scenario: the crisis came later than on record
  const beat = beatNow(context);
  return {
    texts: shifted ? shiftedTexts(fetched.texts) : fetched.texts,
    // Where several persons play, a screen gets the eyes that its step is for.
    context: { ...context, play: context.play?.as(beat === undefined ? undefined : eyesOf(beat)) },
    send: (event) => {
      if (event.type === 'BEGIN' && keeper.saved !== undefined && isPlayed(keeper.saved)) keeper.makeRoom(keeper.saved.round !== undefined);
      actor.send(event);
    },
    saved: keeper.saved,
    shelf,
    current: () => where.game,
    openAside: ({ save }) => {
      if (save === undefined) return;
      actor.send({ type: 'CLOSE' });
      void opening.openSave(save);
    },
    exportAside: (aside) => exportAside(shelf, aside),
    reload: () => location.reload(),
    played: modesPlayed(),
    endings,
    setLanguage: fetched.setLanguage,
    settings: keptSettings(),
    set,
    start: (mode, assumptions) => {
      if (assumptions === undefined) actor.send({ type: 'START', mode });
      else opening.leave(() => actor.send({ type: 'START', mode, assumptions }));
    },
    exportGame: () => {
      const save = where.game;
      if (save !== undefined) exportSave(save);
    },
    copyLink: async () => {
      const save = where.game;
      return save !== undefined && copyText(linkOf(writeGame(save), location.href));
    },
    openProjector: () => void open(`${location.pathname}?projector`, 'five-seats-projector'),
    importGame: (file) => void opening.openFile(file),
    tryAgain: (at, how) => tryAgain(parts, at, how),
    hand: (held) => {
      if (!actor.getSnapshot().can({ type: 'HANDED' })) return; // envelopes are being opened
      context.play?.hand(held);
      actor.send({ type: 'HANDED' });
    },
    copy: copyText,
    assuming,
    late: fetched.late,
    withLate: async () => {
      if (!(await fetched.fetchLate())) throw new Error('What is fetched late could not be had.');
      return uiOf(parts);
    },
    matter: () => loadMatter(fetched.folder),
    notLoaded,
  };
}

function tryAgain({ actor, keeper, opening, atRisk }: UiParts, at: number, how: How): boolean {
  const { play, save } = actor.getSnapshot().context;
  if (play === undefined) return false;
  if (atRisk()) {
    actor.send({ type: 'CLOSE' });
    opening.refuse();
    return true;
  }
  const again = againFrom(play, at, how, save?.hindsight === true, randomSeed);
  if (again === undefined) return false;
  keeper.makeRoom(true);
  actor.send({ type: 'CONTINUE', save: again });
  return true;
}
