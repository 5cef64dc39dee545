/** The window that a projector shows: large, without controls, following the game in the other tab. */
import type { Language, Texts } from '../i18n/texts.ts';
import { scenarioFolder } from '../scenarios/index.ts';
import { h, replace } from './dom.ts';
import { openEndings } from './endings.ts';
import type { FlowContext } from './standing.ts';
import { parseGame } from './gameFile.ts';
import { type Late, loadLate } from './late.ts';
import { mainFolder, type Matter, matterUnder } from './matter.ts';
import { resumePlay } from './play.ts';
import { openProjectorChannel, type Projected } from './projecting.ts';
import { modelsOf } from './scene.ts';
import { projectorScreen } from './screens/projector.ts';
import { keptSettings, startLanguage, wantsLessMotion } from './settings.ts';
import { createShelf } from './shelf.ts';
import { createStageView } from './stage.ts';
import type { Ui } from './ui.ts';
import { loadWords } from './words.ts';
import './styles/projector.css';

export function startProjector(root: HTMLElement): void {
  const stageHost = h('div', { class: 'stage-host', 'aria-hidden': 'true' });
  const words = h('main', { class: 'words', 'aria-live': 'polite' });
  replace(root, h('div', { class: 'grid' }, h('div', { class: 'stage' }, stageHost), words));
  document.documentElement.classList.add('projector');
  const picture = createStageView(stageHost, wantsLessMotion, () => root.classList.add('no-stage'));
  let latest = 0;
  let lastStep = '';

  function dress({ t, language }: Texts, screen: string): void {
    document.documentElement.lang = language;
    document.title = t('ui.projector.title');
    root.dataset['screen'] = screen;
    root.classList.toggle('playing', screen === 'game');
  }

  async function idle(language: Language): Promise<void> {
    const number = ++latest;
    const texts = await loadWords(language, mainFolder(), keptSettings());
    if (number !== latest) return;
    dress(texts, 'nothing');
    lastStep = '';
    replace(words, h('section', { class: 'screen' }, h('h1', {}, texts.t('ui.title')), h('p', { class: 'lead' }, texts.t('ui.projector.waiting'))));
  }

  async function follow({ language, game: text, step, sealed }: Extract<Projected, { kind: 'game' }>): Promise<void> {
    const number = ++latest;
    const game = parseGame(text, 'game');
    const folder = game.ok ? scenarioFolder(game.value.transcript.scenario) : undefined;
    if (!game.ok || folder === undefined) return; // another version of the page plays
    const [assumed, late, texts] = await Promise.all([matterUnder(folder, game.value.transcript.assumptions, 'game'), loadLate(folder), loadWords(language, folder, { ...keptSettings(), late: true })]);
    if (number !== latest || !assumed.ok) return;
    const matter = assumed.value;
    const { mode = 'full', stints, transcript } = game.value;
    const resumed = resumePlay(matter, mode, transcript, stints);
    const play = resumed.ok ? resumed.value.everybody : undefined;
    const beat = play?.beats[Math.min(step, play.beats.length - 1)];
    if (play === undefined || beat === undefined) return;
    dress(texts, 'game');
    replace(words, projectorScreen(displayOf(texts, { mode, matter, late, play, step }), play, beat, sealed));
    const drawn = `${step}/${transcript.stages.length}/${language}`;
    if (drawn === lastStep) return;
    lastStep = drawn;
    const [from, to] = modelsOf(texts, play, beat, true);
    if (to === undefined) picture.show(from);
    else picture.reveal(from, to);
  }

  const channel = openProjectorChannel((message) => {
    if (message.kind === 'game') void follow(message);
    else if (message.kind === 'nothing') void idle(message.language);
  });
  void idle(startLanguage());
  channel?.send({ kind: 'hello' });
}

const nothing = (): undefined => undefined;
const no = (): Promise<boolean> => Promise.resolve(false);

/** What screens need to be shown, and nothing that they could ask for. */
function displayOf(texts: Texts, shown: Pick<FlowContext, 'mode' | 'play' | 'step'> & { readonly matter: Matter; readonly late: Late }): Ui {
  const { late, ...standing } = shown;
  const ui: Ui = {
    texts,
    late,
    withLate: () => Promise.resolve(ui),
    context: { ...standing, draft: undefined, assumptions: undefined, choice: undefined, envelopes: {}, save: undefined, fault: undefined, notLoaded: false, badSave: false, again: undefined, sealedAt: 0, about: undefined },
    matter: () => Promise.resolve(shown.matter),
    saved: undefined, shelf: createShelf(undefined), settings: keptSettings(), endings: openEndings(() => localStorage), played: [], current: nothing,
    send: nothing, set: nothing, openAside: nothing, exportAside: nothing, reload: nothing, setLanguage: nothing, notLoaded: nothing, start: nothing, exportGame: nothing, importGame: nothing, hand: nothing,
    openProjector: nothing, assuming: { get: nothing, set: nothing }, tryAgain: () => false, copyLink: no, copy: no,
  };
  return ui;
}
