/** Starts the game in the page. */
import { createActor } from 'xstate';
import { faultText, writeTranscript } from '../engine/index.ts';
import { type Language, shiftedTexts, type Texts } from '../i18n/texts.ts';
import type { Casebook } from '../scenarios/index.ts';
import { copyText, download } from './files.ts';
import { beatNow, flowMachine } from './flow.ts';
import { takeUp, UnreadableSave } from './flowActors.ts';
import { listenToKeys } from './keyboard.ts';
import { mainFolder } from './matter.ts';
import { openSaves, type Save, type Saves } from './saves.ts';
import type { Notice } from './screens/notices.ts';
import { keepLanguage, markPlayed, modesPlayed, startLanguage } from './settings.ts';
import { createShell } from './shell.ts';
import { openTabs } from './tabs.ts';
import type { Ui } from './ui.ts';
import { loadWords } from './words.ts';
import './styles/base.css';
import './styles/layout.css';
import './styles/screens.css';
import './styles/play.css';

const root = document.querySelector<HTMLElement>('#app');
if (root === null) throw new Error("The page has no element '#app' to show the game in.");
await start(root);

async function start(host: HTMLElement): Promise<void> {
  let language: Language = startLanguage();
  let texts: Texts = await loadWords(language, mainFolder());
  let folder = mainFolder();
  let casebook: Casebook | undefined;
  let saved: Save | undefined;
  let notices: readonly Notice[] = [];
  let toldNotKept = false;
  const actor = createActor(flowMachine);
  const saves: Saves | undefined = await openSaves().catch(() => undefined);

  const shell = createShell(host, {
    exportRaw: (raw) => download('five-seats-unreadable-save.json', raw),
    takeOver: () => tabs.takeOver(),
    dismiss: (notice) => {
      notices = notices.filter((it) => it !== notice);
      draw();
    },
  });
  const tabs = openTabs(() => {
    const taken = tabs.mine && notices.some((it) => it.kind === 'otherTab');
    notices = [...notices.filter((it) => it.kind !== 'otherTab'), ...(tabs.mine ? [] : [{ kind: 'otherTab' } as const])];
    draw();
    if (taken) void findSave(); // the other tab may have played on
  });

  function ui(): Ui {
    const { context } = actor.getSnapshot();
    const late = context.play?.session.observation().view.values['late'] === true; // a flag of the scenario: the crisis came later than on record
    return {
      texts: late ? shiftedTexts(texts) : texts,
      context,
      send: (event) => actor.send(event),
      saved,
      played: modesPlayed(),
      setLanguage,
      start: (mode) => actor.send({ type: 'START', mode }),
      exportGame: () => {
        if (context.play === undefined) return;
        const transcript = context.play.session.transcript();
        download(`five-seats-${transcript.scenario}-${transcript.seed}.json`, writeTranscript(transcript));
      },
      copy: copyText,
    };
  }

  function draw(): void {
    const snapshot = actor.getSnapshot();
    const { screen, over } = snapshot.value;
    shell.draw({ ui: ui(), screen: nameOf(screen), over, notices, casebook });
  }

  function setLanguage(next: Language): void {
    keepLanguage(next);
    language = next;
    void wordsFor(folder);
  }

  async function wordsFor(next: typeof folder): Promise<void> {
    folder = next;
    const wanted = language;
    const words = await loadWords(wanted, next);
    if (folder !== next || language !== wanted) return; // asked for something else meanwhile
    texts = words;
    draw();
  }

  async function setAside(faults: string): Promise<void> {
    saved = undefined;
    const raw = await saves?.moveAside();
    notices = [...notices, { kind: 'aside', faults, raw: raw ?? '' }];
    draw();
  }

  async function findSave(): Promise<void> {
    const found = await saves?.find();
    if (found?.kind === 'unreadable') await setAside(found.faults.map(faultText).join('\n'));
    if (found?.kind !== 'game') return;
    try {
      await takeUp(found.save);
      saved = found.save;
      draw();
    } catch (error) {
      if (!(error instanceof UnreadableSave)) throw error;
      await setAside(error.message);
    }
  }

  function notKept(): void {
    if (toldNotKept) return;
    toldNotKept = true;
    notices = [...notices, { kind: 'notKept' }];
  }

  function keep(): void {
    const { context, value } = actor.getSnapshot();
    const { play, step, choice, mode } = context;
    const name = nameOf(value.screen);
    if (play === undefined || !tabs.mine || (name !== 'brief' && !name.startsWith('play.')) || name === 'play.opening') return;
    const save: Save = {
      mode,
      scenario: play.matter.game.scenario.id,
      step,
      begun: name !== 'brief',
      sealed: name === 'play.sealed',
      ...(choice === undefined ? {} : { choice }),
      transcript: play.session.transcript(),
    };
    saved = save;
    if (saves === undefined) notKept();
    saves?.keep(save).catch(() => {
      notKept();
      draw();
    });
    if (beatNow(context)?.kind === 'verdict') markPlayed(mode);
  }

  let from = 'title';
  actor.subscribe(({ context, value }) => {
    const name = nameOf(value.screen);
    const wanted = name === 'title' ? mainFolder() : (context.matter?.folder ?? mainFolder());
    if (from === 'resuming' && name === 'title' && context.badSave) void setAside(context.fault ?? '');
    from = name;
    keep();
    if (wanted === folder) draw();
    else void wordsFor(wanted);
  });
  actor.start();
  listenToKeys(shell.scope, (event) => actor.send(event));
  mainFolder().casebook?.().then((book) => {
    casebook = book;
    return undefined;
  }).catch(() => undefined);
  draw();
  await findSave();
}

/** `title`, `setup`, `play.choose`, ... */
function nameOf(screen: string | Readonly<Record<string, string | undefined>>): string {
  if (typeof screen === 'string') return screen;
  const [outer, inner] = Object.entries(screen)[0] ?? [];
  return `${outer ?? ''}.${inner ?? ''}`;
}
