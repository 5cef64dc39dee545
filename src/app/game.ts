/** The game in the page: what it is made of, and who is told when something changes. */
import { createActor } from 'xstate';
import { shiftedTexts } from '../i18n/texts.ts';
import type { ScenarioFolder } from '../scenarios/index.ts';
import { againFrom, type How } from './again.ts';
import { createAssuming } from './assuming.ts';
import { eyesOf, looksBack } from './beats.ts';
import { playedHere, saveOf } from './current.ts';
import { createFetched, type LateWanted } from './fetched.ts';
import { exportRaw, exportSave } from './exporting.ts';
import { copyText } from './files.ts';
import { openEndings } from './endings.ts';
import { flowMachine, messageOf } from './flow.ts';
import { beatNow } from './standing.ts';
import { takeUp } from './flowActors.ts';
import { writeGame } from './gameFile.ts';
import { createKeeper } from './keeper.ts';
import { listenToKeys } from './keyboard.ts';
import { loadMatter, mainFolder } from './matter.ts';
import { createNoticeBoard } from './noticeBoard.ts';
import { createProjecting, type Projected } from './projecting.ts';
import { keepOffline, type Offline } from './offline.ts';
import { createOpening } from './opening.ts';
import { endOf } from './play.ts';
import { isPlayed, type Save } from './saveFormat.ts';
import { type Aside, openSaves } from './saves.ts';
import type { Notice } from './screens/notices.ts';
import { randomSeed } from './seeds.ts';
import { followMotion } from './motion.ts';
import { keepSettings, keptSettings, markPlayed, modesPlayed, type Settings } from './settings.ts';
import { linkOf } from './shareLink.ts';
import { createShelf } from './shelf.ts';
import { createShell } from './shell.ts';
import { createPlayer } from './sound/player.ts';
import { openTabs } from './tabs.ts';
import type { Ui } from './ui.ts';
import { within } from './within.ts';

const OTHER_TAB: Notice = { kind: 'otherTab' };
const NOT_LOADED: Notice = { kind: 'notLoaded' };
const MISSING: Notice = { kind: 'missing' };
/** A store that does not answer in this time (ms) is done without: the game comes before its keeping. */
const STORE_WITHIN = 5000;

export async function startGame(host: HTMLElement): Promise<void> {
  const actor = createActor(flowMachine);
  const tellMotion = followMotion(document.documentElement);
  const board = createNoticeBoard();
  let toldMissing = false;
  let newer: Offline | undefined;
  const endings = openEndings(() => localStorage);
  const assuming = createAssuming(() => sessionStorage);

  const fetched = await createFetched({ wanted: lateWanted, lost: wordsLost, changed: wordsCame });
  const saves = await within(STORE_WITHIN, openSaves()).catch(() => undefined);
  const shelf = createShelf(saves);
  const keeper = createKeeper({
    saves,
    shelf,
    mine: () => tabs.mine,
    current: gameNow,
    takeUp,
    changed: draw,
    noted: () => shell.note(keeper.keeping),
  });
  const player = createPlayer({ wanted: () => keptSettings().sound === true, page: document, open: () => new AudioContext({ latencyHint: 'interactive' }) });
  const shell = createShell(host, (cues) => player.play(cues), {
    exportSave: (notice) => {
      if (notice.kind === 'aside') exportAside(notice.aside);
      else exportRaw(keeper.export(notice));
    },
    takeOver: () => tabs.takeOver(),
    retry: () => {
      if (actor.getSnapshot().context.play === undefined) location.reload(); // a browser may remember that a part could not be loaded
      else void keeper.check();
    },
    take: (save) => actor.send({ type: 'CONTINUE', save }),
    stay: () => keeper.stay(),
    reload: () => leave(() => location.reload()),
    update: () => leave(() => newer?.update()),
    noStage: (why) => tell({ kind: why }),
    dismiss: (notice) => {
      board.drop(notice);
      opening.dismiss(notice);
      keeper.dismiss(notice);
    },
  });
  const opening = createOpening({
    atRisk,
    take: (save) => {
      keeper.makeRoom(true);
      actor.send({ type: 'CONTINUE', save });
    },
    changed: draw,
  });
  const projecting = createProjecting(projected);
  let wasMine = true;
  let checked = false;
  const tabs = openTabs(() => {
    const taken = tabs.mine && !wasMine;
    wasMine = tabs.mine;
    draw();
    if (taken && checked) void keeper.check(); // the other tab may have played on
  });

  function ui(): Ui {
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
      current: gameNow,
      openAside: ({ save }) => {
        if (save === undefined) return;
        actor.send({ type: 'CLOSE' });
        void opening.openSave(save);
      },
      exportAside,
      reload: () => location.reload(),
      played: modesPlayed(),
      endings,
      setLanguage: fetched.setLanguage,
      settings: keptSettings(),
      set,
      start: (mode, assumptions) => (assumptions === undefined ? actor.send({ type: 'START', mode }) : leave(() => actor.send({ type: 'START', mode, assumptions }))),
      exportGame: () => {
        const save = gameNow();
        if (save !== undefined) exportSave(save);
      },
      copyLink: async () => {
        const save = gameNow();
        return save !== undefined && copyText(linkOf(writeGame(save), location.href));
      },
      openProjector: () => void open(`${location.pathname}?projector`, 'five-seats-projector'),
      importGame: (file) => void opening.openFile(file),
      tryAgain,
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
        return ui();
      },
      matter: () => loadMatter(fetched.folder),
      notLoaded: () => tell(NOT_LOADED),
    };
  }

  function exportAside(aside: Aside): void {
    if (aside.save !== undefined) exportSave(aside.save);
    else exportRaw(shelf.text(aside));
  }

  function tryAgain(at: number, how: How): boolean {
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

  /** A game is on the screen, and lies nowhere else. */
  function atRisk(): boolean {
    return gameNow() !== undefined && keeper.keeping !== 'kept' && keeper.keeping !== 'writing';
  }

  /** Leaves the page as it is, unless the game on it would be lost. */
  function leave(away: () => void): void {
    if (atRisk()) opening.refuse();
    else away();
  }

  function tell(notice: Notice): void {
    board.tell(notice);
    draw();
  }

  /** Draws where the flow stands, once the words and screens for it are there. */
  function draw(): void {
    const there = fetched.follow(folderNow(), lateWanted());
    host.ariaBusy = String(!there);
    if (there) show();
  }

  function show(): void {
    projecting.changed();
    const { screen, over } = actor.getSnapshot().value;
    const notices = [...keeper.notices, ...(tabs.mine ? [] : [OTHER_TAB]), ...board.notices.filter((notice) => notice !== MISSING || !atVerdict()), ...(opening.notice === undefined ? [] : [opening.notice])];
    shell.draw({ ui: ui(), screen: nameOf(screen), over, notices, keeping: keeper.keeping, folder: fetched.folder });
  }

  /** What a projector's window may show; what is sealed stays here. */
  function projected(): Projected | undefined {
    if (!tabs.mine) return undefined;
    const save = gameNow();
    if (save === undefined) return { kind: 'nothing', language: fetched.language };
    const { play, envelopes } = actor.getSnapshot().context;
    const sealed = [...Object.keys(envelopes), ...(save.sealed === true && play?.seat !== undefined ? [play.seat] : [])];
    return { kind: 'game', language: fetched.language, step: save.step, sealed, game: writeGame(save) };
  }

  function set(some: Partial<Settings>): void {
    keepSettings({ ...keptSettings(), ...some });
    tellMotion();
    if (some.sound === true) player.play([{ sound: 'open', at: 0 }]); // so that it is heard how loud it is
    if (!fetched.setNames()) draw();
  }

  function wordsCame(languageToo: boolean): void {
    if (languageToo) board.drop(NOT_LOADED);
    const goesWithout = fetched.missing && (!toldMissing || hasPageOver());
    if (goesWithout) board.tell(MISSING);
    else if (!fetched.missing) board.drop(MISSING);
    toldMissing = fetched.missing;
    if (fetched.late === undefined && hasPageOver()) actor.send({ type: 'CLOSE' });
    else draw();
  }

  function wordsLost(folder: ScenarioFolder, error: unknown): void {
    if (folder !== fetched.folder && nameNow() !== 'title') {
      actor.send({ type: 'FAILED', fault: messageOf(error) });
      return;
    }
    // The words of before serve for a page that does without the scenario's own.
    board.tell(NOT_LOADED);
    host.ariaBusy = 'false';
    if (fetched.late === undefined && hasPageOver()) actor.send({ type: 'CLOSE' });
    show();
  }

  /** The casebook or the gallery is to lie over the game, the game looks back on a round, or a first choice is picked. */
  function lateWanted(): LateWanted {
    const { play, step, choice } = actor.getSnapshot().context;
    if (hasPageOver()) return 'page';
    if (play !== undefined && looksBack(play.beats, step)) return 'step';
    return choice === undefined ? 'no' : 'soon';
  }

  function hasPageOver(): boolean {
    const { over } = actor.getSnapshot().value;
    return over === 'casebook' || over === 'gallery';
  }

  function atVerdict(): boolean {
    return beatNow(actor.getSnapshot().context)?.kind === 'verdict';
  }

  function folderNow(): ScenarioFolder {
    const name = nameNow();
    if (name === 'title') return mainFolder();
    return name === 'loading' || name === 'resuming' ? fetched.folder : (actor.getSnapshot().context.matter?.folder ?? mainFolder());
  }

  function nameNow(): string {
    return nameOf(actor.getSnapshot().value.screen);
  }

  function gameNow(): Save | undefined {
    return saveOf(actor.getSnapshot().context, nameNow());
  }

  let from = 'title';
  actor.subscribe(({ context }) => {
    const name = nameNow();
    if (from === 'resuming' && name === 'title' && context.badSave) void keeper.check();
    if (from === 'resuming' && context.play !== undefined && context.save !== undefined) keeper.takenUp(context.save);
    from = name;
    keeper.keep();
    if (tabs.mine && beatNow(context)?.kind === 'verdict' && playedHere(context)) {
      markPlayed(context.mode);
      if (context.play !== undefined) endings.note(endOf(context.play));
    }
    draw();
  });
  actor.start();
  listenToKeys(shell.scope, (event) => actor.send(event), { skip: shell.skip, toggleSound: () => set({ sound: keptSettings().sound !== true }) });
  draw();
  await tabs.ready;
  checked = true;
  await keeper.check();
  await opening.openAddress();
  addEventListener('hashchange', () => void opening.openAddress());
  // Not needed to play, and told nobody where it fails: a private window or a policy may forbid it.
  if (import.meta.env.PROD) void keepOffline((offline) => {
    newer = offline;
    tell({ kind: 'newVersion' });
  }).catch(() => undefined);
}

/** `title`, `setup`, `play.choose`, ... */
function nameOf(screen: string | Readonly<Record<string, string | undefined>>): string {
  if (typeof screen === 'string') return screen;
  const [outer, inner] = Object.entries(screen)[0] ?? [];
  return `${outer ?? ''}.${inner ?? ''}`;
}
