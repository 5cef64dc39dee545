/** The page: bar, stage, words, panel, and what lies over them. Redraws when the step, the language or the news change. */
import type { Texts } from '../i18n/texts.ts';
import { h, replace } from './dom.ts';
import { beatNow } from './standing.ts';
import { type Place, placeOf } from './focus.ts';
import type { Keeping } from './keeping.ts';
import { pauseFor } from './pace.ts';
import { modelsOf, momentOf } from './scene.ts';
import { againDialog } from './screens/again.ts';
import { barParts } from './screens/bar.ts';
import { settle } from './motion.ts';
import { helpDialog, menuDialog } from './screens/dialogs.ts';
import type { Notice, NoticeActions } from './screens/notices.ts';
import { paceBar } from './screens/paceBar.ts';
import { gamesDialog } from './screens/games.ts';
import { panel, type PanelTab } from './screens/panel.ts';
import { seatDialog } from './screens/seatDialog.ts';
import { screenOf } from './screens/screen.ts';
import { settingsDialog } from './screens/settings.ts';
import { keepPace, startPace, wantsLessMotion } from './settings.ts';
import { cuesOf, type Cue } from './sound/cues.ts';
import { titleLetters } from './screens/tableArt.ts';
import { drawTimeline } from './screens/timeline.ts';
import { createNoticeList } from './noticeList.ts';
import { createStageView, type NoStage } from './stage.ts';
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
  let pace = startPace();
  let turning: ReturnType<typeof setTimeout> | undefined;
  const explained = new Set<string>();
  let folded = false;
  /** What had the focus before something was laid over the game. */
  let under: Place | undefined;
  const low = matchMedia('(max-height: 30rem)');
  const foldStage = (next: boolean): void => {
    folded = next;
    root.classList.toggle('stage-folded', folded);
  };
  foldStage(low.matches);
  low.addEventListener('change', () => {
    foldStage(low.matches);
    if (last !== undefined) draw(last);
  });

  /** On a small page the picture may be put away. */
  function stageToggle({ t }: Texts): HTMLElement {
    const button = h('button', { type: 'button', class: 'tool stage-toggle', 'aria-expanded': String(!folded), 'aria-label': t(folded ? 'ui.stage.show' : 'ui.stage.hide'), onclick: () => {
      foldStage(!folded);
      const fresh = stageToggle(last!.ui.texts);
      button.replaceWith(fresh);
      fresh.focus();
    } }, t('ui.stage'));
    return button;
  }

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
    const pacing = paceHost.contains(document.activeElement);
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
    const playing = screen === 'brief' || screen.startsWith('play');
    root.classList.toggle('playing', playing);
    drawBar(frame, playing);
    notices.draw(ui, frame.notices);
    if (moved || handed || wordsChanged || titleChanged || verdictCame) replace(words, screenOf(ui, screen));
    titlePicture.put(screen === 'title' ? words.querySelector('.title-art') : null, titleLetters(texts));
    drawPace(playing);
    drawPanel(playing);
    drawTimeline(time, ui, playing);
    drawPicture(playing, moved || wordsChanged);
    if (moved && !first) hear(playing && !back ? cuesNow() : []);
    if (overChanged || wordsChanged) drawOver(frame);
    if (moved && !first) arrive(pacing ? focused : undefined);
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
    replace(bar, barParts(ui, { screen, over, playing, stageToggle: () => stageToggle(ui.texts), toWords }));
  }

  function toWords(): void {
    words.querySelector<HTMLElement>('[data-heading]')?.focus();
  }

  /** Where nobody has anything to choose, the game may go on by itself; not past the verdict, nor under what lies over it. */
  function drawPace(playing: boolean): void {
    clearTimeout(turning);
    const { ui, over } = last!;
    const { play } = ui.context;
    const watching = playing && play !== undefined && (play.people.length === 0 || play.session.heldBy !== undefined);
    const beat = beatNow(ui.context);
    const onward = watching && beat?.kind !== 'verdict';
    replace(paceHost, onward && over !== 'casebook' && paceBar(ui, pace, (next) => {
      pace = next;
      keepPace(next);
      const focused = placeOf(document.activeElement);
      drawPace(playing);
      focused?.()?.focus();
    }));
    if (!onward || over !== 'nothing' || !pace.running) return;
    turning = setTimeout(() => {
      if (document.hidden) drawPace(playing);
      else ui.send({ type: 'NEXT' });
    }, pauseFor(words.innerText, ui.texts.language, pace.speed));
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

  function drawOver({ ui, screen, over, folder }: Frame): void {
    root.querySelectorAll('dialog').forEach((dialog) => dialog.remove());
    const page = over === 'casebook' ? ui.late?.screens.casebookScreen(ui, ui.late.casebook) : over === 'gallery' ? ui.late?.screens.galleryScreen(ui, folder) : undefined;
    overlay.hidden = page === undefined;
    grid.hidden = page !== undefined;
    replace(overlay, page);
    if (page !== undefined) {
      scrollTo({ top: 0 });
      overlay.querySelector<HTMLElement>('[data-heading]')?.focus({ preventScroll: true });
    }
    const dialog = dialogOf(ui, screen, over);
    if (dialog === undefined) return;
    root.append(dialog);
    dialog.showModal();
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

function dialogOf(ui: Ui, screen: string, over: string): HTMLDialogElement | undefined {
  if (over === 'menu') return menuDialog(ui, screen.startsWith('play.') && ui.context.play?.session.over !== true);
  if (over === 'help') return helpDialog(ui);
  if (over === 'again' && ui.context.play !== undefined) return againDialog(ui, ui.context.play);
  if (over === 'settings') return settingsDialog(ui);
  if (over === 'seat') return seatDialog(ui);
  return over === 'games' ? gamesDialog(ui) : undefined;
}
