/** Starts the game in the page. */
import { createActor } from 'xstate';
import { writeTranscript } from '../engine/index.ts';
import { type Language, shiftedTexts, type Texts } from '../i18n/texts.ts';
import type { Casebook, ScenarioFolder } from '../scenarios/index.ts';
import { h } from './dom.ts';
import { copyText, download } from './files.ts';
import { beatNow, flowMachine } from './flow.ts';
import { takeUp } from './flowActors.ts';
import { createKeeper } from './keeper.ts';
import { listenToKeys } from './keyboard.ts';
import { mainFolder } from './matter.ts';
import { keepOffline, type Offline } from './offline.ts';
import { createOpening } from './opening.ts';
import { openSaves, type Save } from './saves.ts';
import type { Notice } from './screens/notices.ts';
import { keepLanguage, markPlayed, modesPlayed, startLanguage } from './settings.ts';
import { linkOf } from './shareLink.ts';
import { createShell } from './shell.ts';
import { openTabs } from './tabs.ts';
import type { Ui } from './ui.ts';
import { loadWords } from './words.ts';
import 'virtual:theme.css';
import 'virtual:fonts.css';
import './styles/base.css';
import './styles/layout.css';
import './styles/screens.css';
import './styles/play.css';

const NEW_VERSION: Notice = { kind: 'newVersion' };
const ASIDE_FILE = 'five-seats-save-put-aside.json';

const root = document.querySelector<HTMLElement>('#app');
if (root === null) throw new Error("The page has no element '#app' to show the game in.");
await start(root).catch((error: unknown) => {
  if (root.childElementCount === 0) root.replaceChildren(h('p', { lang: 'en' }, 'The game could not be loaded. Check the connection, then load the page again.'), h('p', { lang: 'zh-Hans' }, '游戏无法加载。请检查网络连接，然后重新打开本页。'));
  throw error;
});

async function start(host: HTMLElement): Promise<void> {
  const actor = createActor(flowMachine);
  let language: Language = startLanguage();
  let folder = mainFolder();
  let texts: Texts = await loadWords(language, folder);
  let asked: { readonly language: Language; readonly folder: ScenarioFolder } | undefined;
  let casebook: Casebook | undefined; // with its words; from the time it is first opened
  let notLoaded: Notice | undefined;
  let newer: Offline | undefined;

  const keeper = createKeeper({
    saves: await openSaves().catch(() => undefined),
    mine: () => tabs.mine,
    current: gameNow,
    takeUp,
    changed: draw,
    noted: () => shell.note(keeper.keeping),
  });
  const shell = createShell(host, {
    exportSave: (notice) => void keeper.export(notice).then((raw) => raw !== undefined && download(ASIDE_FILE, raw)),
    takeOver: () => tabs.takeOver(),
    retry: () => {
      if (actor.getSnapshot().context.play === undefined) location.reload(); // a browser may remember that a part could not be loaded
      else void keeper.check();
    },
    take: (save) => actor.send({ type: 'CONTINUE', save }),
    stay: () => keeper.stay(),
    update: () => {
      if (atRisk()) opening.refuse();
      else newer?.update();
    },
    dismiss: (notice) => {
      if (notice === notLoaded) notLoaded = undefined;
      opening.dismiss(notice);
      if (notice.kind === 'newVersion') newer = undefined;
      keeper.dismiss(notice);
    },
  });
  const opening = createOpening({
    atRisk,
    take: (save) => {
      keeper.makeRoom();
      actor.send({ type: 'CONTINUE', save });
    },
    changed: draw,
  });
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
    const late = context.play?.session.observation().view.values['late'] === true; // a flag of the scenario: the crisis came later than on record
    return {
      texts: late ? shiftedTexts(texts) : texts,
      context,
      send: (event) => actor.send(event),
      saved: keeper.saved,
      asides: keeper.asides,
      exportAside: (aside) => void keeper.exportAside(aside).then((raw) => raw !== undefined && download(ASIDE_FILE, raw)),
      reload: () => location.reload(),
      played: modesPlayed(),
      setLanguage,
      start: (mode) => actor.send({ type: 'START', mode }),
      exportGame: () => {
        if (context.play === undefined) return;
        const transcript = context.play.session.transcript();
        download(`five-seats-${transcript.scenario}-${transcript.seed}.json`, writeTranscript(transcript));
      },
      copyLink: async () => context.play !== undefined && copyText(await linkOf(context.play.session.transcript(), location.href).catch(() => '')),
      importGame: (file) => void opening.openFile(file),
      hand: (held) => {
        if (!actor.getSnapshot().can({ type: 'HANDED' })) return; // envelopes are being opened
        context.play?.hand(held);
        actor.send({ type: 'HANDED' });
      },
      copy: copyText,
    };
  }

  /** A game is on the screen, and lies nowhere else. */
  function atRisk(): boolean {
    return gameNow() !== undefined && keeper.keeping !== 'kept' && keeper.keeping !== 'writing';
  }

  /** Draws where the flow stands, once the words for it are there. */
  function draw(): void {
    const wanted = folderNow();
    if (wanted === folder) {
      if (asked !== undefined && asked.folder !== folder) asked = undefined; // the player has gone elsewhere meanwhile
      show();
      if (bookMissing() && asked === undefined) void wordsFor(language, folder);
    } else if (asked?.folder !== wanted) void wordsFor(asked?.language ?? language, wanted);
  }

  function show(): void {
    const { screen, over } = actor.getSnapshot().value;
    const otherTab: readonly Notice[] = tabs.mine ? [] : [{ kind: 'otherTab' }];
    const notices = [...keeper.notices, ...otherTab, ...(notLoaded === undefined ? [] : [notLoaded]), ...(newer === undefined ? [] : [NEW_VERSION]), ...(opening.notice === undefined ? [] : [opening.notice])];
    shell.draw({ ui: ui(), screen: nameOf(screen), over, notices, keeping: keeper.keeping, casebook: folder.casebook === undefined ? 'fiction' : casebook });
  }

  function setLanguage(next: Language): void {
    if (next !== language || asked !== undefined) void wordsFor(next, asked?.folder ?? folder);
  }

  async function wordsFor(nextLanguage: Language, nextFolder: ScenarioFolder): Promise<void> {
    const mine = { language: nextLanguage, folder: nextFolder };
    asked = mine;
    try {
      const book = casebook !== undefined || bookMissing();
      const [words, records] = await Promise.all([loadWords(nextLanguage, nextFolder, book), book ? nextFolder.casebook?.() : undefined]);
      if (asked !== mine) return; // asked for something else meanwhile
      asked = undefined;
      if (nextLanguage !== language) keepLanguage(nextLanguage);
      [texts, language, folder, notLoaded] = [words, nextLanguage, nextFolder, undefined];
      casebook = records ?? casebook;
      draw();
    } catch (error) {
      if (asked !== mine) return;
      asked = undefined;
      if (nextFolder !== folder && nameNow() !== 'title') {
        actor.send({ type: 'FAILED', fault: error instanceof Error ? error.message : String(error) });
        return;
      }
      // The words of before serve for a page that does without the scenario's own.
      notLoaded = { kind: 'notLoaded' };
      show();
    }
  }

  /** The casebook lies open and has yet to be fetched. */
  function bookMissing(): boolean {
    return actor.getSnapshot().value.over === 'casebook' && casebook === undefined && folder.casebook !== undefined;
  }

  function folderNow(): ScenarioFolder {
    const name = nameNow();
    if (name === 'title') return mainFolder();
    return name === 'loading' || name === 'resuming' ? folder : (actor.getSnapshot().context.matter?.folder ?? mainFolder());
  }

  function nameNow(): string {
    return nameOf(actor.getSnapshot().value.screen);
  }

  function gameNow(): Save | undefined {
    const { play, step, choice, mode } = actor.getSnapshot().context;
    const name = nameNow();
    if (play === undefined || (name !== 'brief' && !name.startsWith('play.')) || name === 'play.opening' || name === 'play.letting') return undefined;
    const stints = play.session.stints();
    return {
      mode,
      scenario: play.matter.game.scenario.id,
      step,
      begun: name !== 'brief',
      sealed: name === 'play.sealed',
      ...(choice === undefined ? {} : { choice }),
      ...(stints.length === 0 ? {} : { stints }),
      transcript: play.session.transcript(),
    };
  }

  let from = 'title';
  actor.subscribe(({ context }) => {
    const name = nameNow();
    if (from === 'resuming' && name === 'title' && context.badSave) void keeper.check();
    if (from === 'resuming' && context.play !== undefined && context.save !== undefined) keeper.takenUp(context.save);
    from = name;
    keeper.keep();
    if (tabs.mine && beatNow(context)?.kind === 'verdict') markPlayed(context.mode);
    draw();
  });
  actor.start();
  listenToKeys(shell.scope, (event) => actor.send(event));
  draw();
  await tabs.ready;
  checked = true;
  await keeper.check();
  await opening.openAddress();
  addEventListener('hashchange', () => void opening.openAddress());
  // Not needed to play, and told nobody where it fails: a private window or a policy may forbid it.
  if (import.meta.env.PROD) void keepOffline((offline) => {
    newer = offline;
    draw();
  }).catch(() => undefined);
}

/** `title`, `setup`, `play.choose`, ... */
function nameOf(screen: string | Readonly<Record<string, string | undefined>>): string {
  if (typeof screen === 'string') return screen;
  const [outer, inner] = Object.entries(screen)[0] ?? [];
  return `${outer ?? ''}.${inner ?? ''}`;
}
