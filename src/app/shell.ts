/** The page: bar, stage, words, panel, and what lies over them. Redraws when the step, the language or the news change. */
import { h, replace } from './dom.ts';
import { beatNow } from './standing.ts';
import { type Place, placeOf } from './focus.ts';
import type { Keeping } from './keeping.ts';
import { modelsOf, momentOf } from './scene.ts';
import { barParts } from './screens/bar.ts';
import { settle } from './motion.ts';
import type { Notice, NoticeActions } from './screens/notices.ts';
import { panel, type PanelTab } from './screens/panel.ts';
import { screenOf } from './screens/screen.ts';
import { wantsLessMotion } from './settings.ts';
import { cuesOf, type Cue } from './sound/cues.ts';
import { titleLetters } from './screens/tableArt.ts';
import { drawTimeline } from './screens/timeline.ts';
import { createNoticeList } from './noticeList.ts';
import { drawOver } from './over.ts';
import { createPacing } from './pacing.ts';
import { createStageView, type NoStage } from './stage.ts';
import { createStageFold } from './stageFold.ts';
import { createTitlePicture } from './titlePicture.ts';
import type { ScenarioFolder } from '../scenarios/index.ts';
import type { Ui } from './ui.ts';
import { roundOf } from './wholeRound.ts';
import { changesOf } from './view/changes.ts';
import { toldOf } from './view/wire.ts';

export interface Frame {
  readonly ui: Ui;
  /** The flow's state, e.g. `play.choose`. */
  readonly screen: string;
  readonly over: string;
  readonly notices: readonly Notice[];
  readonly keeping: Keeping;
  /** The scenario whose words are loaded. */
  readonly folder: ScenarioFolder;
}

export interface Shell {
  draw(frame: Frame): void;
  /** Says on the page how far the keeping of the game has come; the styles show the word for it. */
  note(keeping: Keeping): void;
  /** Brings a reveal to its end at once; tells whether anything was still moving. */
  skip(): boolean;
  /** What lies on top, for the keyboard. */
  scope(): ParentNode;
}

export interface ShellActions extends NoticeActions {
  /** The game goes on without its picture. */
  readonly noStage: (why: NoStage) => void;
}

/** `hear` gets the sounds of each new step; none cuts those of the last. */
export function createShell(root: HTMLElement, hear: (cues: readonly Cue[]) => void, actions: ShellActions): Shell {
  const bar = h('header', { class: 'bar' });
  const notices = createNoticeList(actions);
  const paceHost = h('div', { class: 'pace-host' });
  const stageHost = h('div', { class: 'stage-host', 'aria-hidden': 'true' });
  const stage = h('div', { class: 'stage', onclick: () => void skip() }, stageHost);
  const time = h('div', { class: 'timeline', role: 'region', hidden: true });
  const words = h('main', { class: 'words', id: 'words' });
  const aside = h('aside', { class: 'panel' });
  const grid = h('div', { class: 'grid' }, paceHost, time, stage, words, aside);
  const overlay = h('div', { class: 'overlay', role: 'main', hidden: true }); // in the place of the words, which are then hidden
  const live = h('div', { class: 'visually-hidden', 'aria-live': 'polite', role: 'log' });
  replace(root, bar, notices.element, grid, overlay, live);
  const pacing = createPacing(paceHost, words);
  const titlePicture = createTitlePicture(wantsLessMotion);
  const picture = createStageView(stageHost, wantsLessMotion, (why) => {
    root.classList.add('no-stage');
    actions.noStage(why);
  });

  let last: Frame | undefined;
  let lastStep = '';
  let lastTitle: readonly unknown[] = [];
  let lastPicture = '';
  let lastHeld: string | undefined;
  let tab: PanelTab = matchMedia('(min-width: 60em)').matches ? 'log' : 'meters';
  const explained = new Set<string>();
  const fold = createStageFold(root, () => {
    if (last !== undefined) draw(last);
  });
  /** What had the focus before something was laid over the game. */
  let under: Place | undefined;

  function draw(frame: Frame): void {
    const { ui, screen, over } = frame;
    const { context, texts } = ui;
    const back = last !== undefined && last.ui.context.play === context.play && last.ui.context.step > context.step;
    const soundChanged = last !== undefined && last.ui.settings.sound !== ui.settings.sound;
    const step = `${screen}/${context.step}/${context.play?.session.transcript().stages.length ?? ''}`;
    const moved = step !== lastStep;
    const held = context.play?.session.heldBy;
    const handed = !moved && held !== lastHeld;
    const languageChanged = last !== undefined && last.ui.texts.language !== texts.language;
    const wordsChanged = languageChanged || (last !== undefined && last.ui.texts.roles !== texts.roles);
    const verdictCame = !moved && last?.ui.late === undefined && ui.late !== undefined && beatNow(context)?.kind === 'verdict';
    const overChanged = (last?.over ?? 'nothing') !== over;
    const first = last === undefined;
    const focused = placeOf(document.activeElement);
    const atPace = paceHost.contains(document.activeElement);
    if (overChanged && (last?.over ?? 'nothing') === 'nothing') under = focused;
    // The title page is drawn anew only for news: a fault told on it would be read out again.
    const title = screen === 'title' ? [ui.saved, ui.context.fault, ui.played.join(' ')] : [];
    const titleChanged = title.some((it, i) => it !== lastTitle[i]);
    last = frame;
    lastStep = step;
    lastTitle = title;
    lastHeld = held;
    root.dataset['screen'] = screen;
    note(frame.keeping);
    document.documentElement.lang = texts.language;
    document.title = texts.t('ui.title');
    document.querySelector('meta[name="description"]')?.setAttribute('content', texts.t(ui.settings.names === 'roles' ? 'ui.description.roles' : 'ui.description'));
    const playing = screen === 'brief' || screen.startsWith('play');
    root.classList.toggle('playing', playing);
    drawBar(frame, playing);
    notices.draw(ui, frame.notices);
    if (moved || handed || wordsChanged || titleChanged || verdictCame) replace(words, screenOf(ui, screen));
    titlePicture.put(screen === 'title' ? words.querySelector('.title-art') : null, titleLetters(texts));
    pacing.draw(ui, over, playing);
    drawPanel(playing);
    drawTimeline(time, ui, playing);
    drawPicture(playing, moved || wordsChanged);
    if (moved && !first) hear(playing && !back ? cuesNow() : []);
    if (overChanged || wordsChanged) drawOver(frame, { root, grid, overlay });
    if (moved && !first) arrive(atPace ? focused : undefined);
    else if (verdictCame) {
      words.querySelector<HTMLElement>('[data-heading]')?.focus({ preventScroll: true });
      speak([texts.t('ui.missing.came')]);
    } else if (handed) {
      words.querySelector<HTMLElement>('[data-heading]')?.focus({ preventScroll: true });
      speak([texts.t(held === undefined ? 'ui.handed.off' : 'ui.handed.on')]);
    } else if (soundChanged) {
      focused?.()?.focus({ preventScroll: true });
      speak([texts.t(ui.settings.sound === true ? 'ui.sound.on' : 'ui.sound.off')]);
    } else if (languageChanged) (root.querySelector<HTMLElement>(`dialog [data-language="${texts.language}"]`) ?? root.querySelector<HTMLElement>(`[data-language="${texts.language}"]`))?.focus();
    else if (overChanged && over === 'nothing') (under?.() ?? words.querySelector<HTMLElement>('[data-heading]'))?.focus({ preventScroll: true });
    else if (!overChanged && focused !== undefined) (focused() ?? scope().querySelector<HTMLElement>('[data-heading]'))?.focus({ preventScroll: true }); // what was drawn anew keeps the focus, what is gone leaves it to the heading
  }

  /** A new step: the page starts at its top, and the heading takes the focus, but from the button that stops the game. */
  function arrive(stays: Place | undefined): void {
    words.scrollTop = 0;
    scrollTo({ top: 0 });
    (stays?.() ?? words.querySelector<HTMLElement>('[data-heading]'))?.focus({ preventScroll: true });
    if (last !== undefined) tell(last.ui);
  }

  function tell({ context, texts }: Ui): void {
    const { play } = context;
    const beat = beatNow(context);
    if (play === undefined || beat === undefined || (beat.kind !== 'reveal' && beat.kind !== 'changes')) return;
    const { entries, matter: { game } } = play;
    speak(beat.kind === 'reveal' ? toldOf(texts, game, play.seat, entries[beat.at]!).map((line) => line.words) : changesOf(texts, game, roundOf(entries, beat.at)).meters.map((meter) => meter.words));
  }

  function speak(lines: readonly string[]): void {
    replace(live, lines.map((line) => h('p', {}, line)));
  }

  function drawBar({ ui, screen, over }: Frame, playing: boolean): void {
    replace(bar, barParts(ui, { screen, over, playing, stageToggle: () => fold.button(() => last!.ui.texts), toWords }));
  }

  function toWords(): void {
    words.querySelector<HTMLElement>('[data-heading]')?.focus();
  }

  function drawPanel(playing: boolean): void {
    const ui = last!.ui;
    const { play } = ui.context;
    const beat = beatNow(ui.context);
    if (!playing || play === undefined || beat === undefined) {
      aside.replaceChildren();
      return;
    }
    const { view, before, told } = momentOf(play, beat);
    aside.setAttribute('aria-label', ui.texts.t('ui.panel'));
    replace(aside, panel(ui, play, { view, before, told, tab, explained, choose: (next) => {
      tab = next;
      drawPanel(true);
      aside.querySelector<HTMLElement>('[aria-selected="true"]')?.focus();
    } }));
  }

  function drawPicture(playing: boolean, changed: boolean): void {
    const { ui, screen } = last!;
    const { play } = ui.context;
    const beat = beatNow(ui.context);
    if (!playing || play === undefined || beat === undefined) return;
    const sealed = screen === 'play.sealed' || screen === 'play.opening';
    const key = `${lastStep}/${sealed}/${ui.texts.language}/${ui.texts.roles}`;
    if (!changed && key === lastPicture) return;
    lastPicture = key;
    const [from, to] = modelsOf(ui.texts, play, beat, sealed);
    if (to === undefined) picture.show(from);
    else picture.reveal(from, to);
  }

  function cuesNow(): readonly Cue[] {
    const { ui, screen } = last!;
    const { play } = ui.context;
    const beat = beatNow(ui.context);
    if (play === undefined || beat === undefined) return [];
    return cuesOf({ screen, beat, models: modelsOf(ui.texts, play, beat, false), moving: !wantsLessMotion() });
  }

  function note(keeping: Keeping): void {
    root.dataset['kept'] = keeping;
  }

  function scope(): ParentNode {
    return root.querySelector('dialog[open]') ?? (overlay.hidden ? words : overlay);
  }

  function skip(): boolean {
    const moving = stageHost.dataset['picture'] === 'pending';
    if (moving) picture.skip();
    const moved = settle(words) || moving;
    if (moved) hear([]);
    return moved;
  }

  return { draw, note, skip, scope };
}
