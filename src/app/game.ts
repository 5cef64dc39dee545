/** The game in the page: what it is made of, and who is told when something changes. */
import { createActor } from 'xstate';
import type { ScenarioFolder } from '../scenarios/index.ts';
import { createAssuming } from './assuming.ts';
import { playedHere } from './current.ts';
import { createFetched } from './fetched.ts';
import { exportAside, exportRaw } from './exporting.ts';
import { openEndings } from './endings.ts';
import { flowMachine, messageOf } from './flow.ts';
import { beatNow } from './standing.ts';
import { takeUp } from './flowActors.ts';
import { writeGame } from './gameFile.ts';
import { createKeeper } from './keeper.ts';
import { listenToKeys } from './keyboard.ts';
import { createNoticeBoard } from './noticeBoard.ts';
import { createProjecting, type Projected } from './projecting.ts';
import { keepOffline, type Offline } from './offline.ts';
import { createOpening } from './opening.ts';
import { endOf } from './play.ts';
import { openSaves } from './saves.ts';
import type { Notice } from './screens/notices.ts';
import { followMotion } from './motion.ts';
import { keepSettings, keptSettings, markPlayed, type Settings } from './settings.ts';
import { createShelf } from './shelf.ts';
import { createShell } from './shell.ts';
import { createPlayer } from './sound/player.ts';
import { openTabs } from './tabs.ts';
import { type UiParts, uiOf } from './uiOf.ts';
import { whereaboutsOf } from './whereabouts.ts';
import { within } from './within.ts';

const OTHER_TAB: Notice = { kind: 'otherTab' };
const NOT_LOADED: Notice = { kind: 'notLoaded' };
const MISSING: Notice = { kind: 'missing' };
/** A store that does not answer in this time (ms) is done without: the game comes before its keeping. */
const STORE_WITHIN = 5000;

export async function startGame(host: HTMLElement): Promise<void> {
  const actor = createActor(flowMachine);
  const where = whereaboutsOf(actor);
  const tellMotion = followMotion(document.documentElement);
  const board = createNoticeBoard();
  let toldMissing = false;
  let newer: Offline | undefined;
  const endings = openEndings(() => localStorage);
  const assuming = createAssuming(() => sessionStorage);

  const fetched = await createFetched({ wanted: () => where.lateWanted, lost: wordsLost, changed: wordsCame });
  const saves = await within(STORE_WITHIN, openSaves()).catch(() => undefined);
  const shelf = createShelf(saves);
  const keeper = createKeeper({
    saves,
    shelf,
    mine: () => tabs.mine,
    current: () => where.game,
    takeUp,
    changed: draw,
    noted: () => shell.note(keeper.keeping),
  });
  const player = createPlayer({ wanted: () => keptSettings().sound === true, page: document, open: () => new AudioContext({ latencyHint: 'interactive' }) });
  const shell = createShell(host, (cues) => player.play(cues), {
    exportSave: (notice) => {
      if (notice.kind === 'aside') exportAside(shelf, notice.aside);
      else exportRaw(keeper.export(notice));
    },
    takeOver: () => tabs.takeOver(),
    retry: () => {
      if (actor.getSnapshot().context.play === undefined) location.reload(); // a browser may remember that a part could not be loaded
      else void keeper.check();
    },
    take: (save) => actor.send({ type: 'CONTINUE', save }),
    stay: () => keeper.stay(),
    reload: () => opening.leave(() => location.reload()),
    update: () => opening.leave(() => newer?.update()),
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
  const parts: UiParts = { actor, where, fetched, keeper, shelf, opening, endings, assuming, atRisk, set, notLoaded: () => tell(NOT_LOADED) };
  const projecting = createProjecting(projected);
  let wasMine = true;
  let checked = false;
  const tabs = openTabs(() => {
    const taken = tabs.mine && !wasMine;
    wasMine = tabs.mine;
    draw();
    if (taken && checked) void keeper.check(); // the other tab may have played on
  });

  /** A game is on the screen, and lies nowhere else. */
  function atRisk(): boolean {
    return where.game !== undefined && keeper.keeping !== 'kept' && keeper.keeping !== 'writing';
  }

  function tell(notice: Notice): void {
    board.tell(notice);
    draw();
  }

  /** Draws where the flow stands, once the words and screens for it are there. */
  function draw(): void {
    const there = fetched.follow(where.folder(fetched.folder), where.lateWanted);
    host.ariaBusy = String(!there);
    if (there) show();
  }

  function show(): void {
    projecting.changed();
    const notices = [...keeper.notices, ...(tabs.mine ? [] : [OTHER_TAB]), ...board.notices.filter((notice) => notice !== MISSING || !where.atVerdict), ...(opening.notice === undefined ? [] : [opening.notice])];
    shell.draw({ ui: uiOf(parts), screen: where.screen, over: actor.getSnapshot().value.over, notices, keeping: keeper.keeping, folder: fetched.folder });
  }

  /** What a projector's window may show; what is sealed stays here. */
  function projected(): Projected | undefined {
    if (!tabs.mine) return undefined;
    const save = where.game;
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
    const goesWithout = fetched.missing && (!toldMissing || where.hasPageOver);
    if (goesWithout) board.tell(MISSING);
    else if (!fetched.missing) board.drop(MISSING);
    toldMissing = fetched.missing;
    if (fetched.late === undefined && where.hasPageOver) actor.send({ type: 'CLOSE' });
    else draw();
  }

  function wordsLost(folder: ScenarioFolder, error: unknown): void {
    if (folder !== fetched.folder && where.screen !== 'title') {
      actor.send({ type: 'FAILED', fault: messageOf(error) });
      return;
    }
    // The words of before serve for a page that does without the scenario's own.
    board.tell(NOT_LOADED);
    host.ariaBusy = 'false';
    if (fetched.late === undefined && where.hasPageOver) actor.send({ type: 'CLOSE' });
    show();
  }

  let from = 'title';
  actor.subscribe(({ context }) => {
    const name = where.screen;
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
