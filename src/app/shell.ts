/** The page: bar, stage, words, panel, and what lies over them. Redraws when the step, the language or the news change. */
import type { Texts } from '../i18n/texts.ts';
import { h, replace } from './dom.ts';
import { beatNow } from './flow.ts';
import { type Place, placeOf } from './focus.ts';
import type { Keeping } from './keeping.ts';
import { modelsOf, momentOf } from './scene.ts';
import { barParts } from './screens/bar.ts';
import { casebookScreen } from './screens/casebook.ts';
import { helpDialog, menuDialog } from './screens/dialogs.ts';
import { type Notice, type NoticeActions, noticeBox } from './screens/notices.ts';
import { panel, type PanelTab } from './screens/panel.ts';
import { screenOf } from './screens/screen.ts';
import { wantsLessMotion } from './settings.ts';
import { createStageView } from './stage.ts';
import type { Casebook } from '../scenarios/index.ts';
import type { Ui } from './ui.ts';
import { changesOf } from './view/changes.ts';
import { toldOf } from './view/panel.ts';

export interface Frame {
  readonly ui: Ui;
  /** The flow's state, e.g. `play.choose`. */
  readonly screen: string;
  readonly over: string;
  readonly notices: readonly Notice[];
  readonly keeping: Keeping;
  /** Absent until it is loaded. */
  readonly casebook: Casebook | 'fiction' | undefined;
}

export interface Shell {
  draw(frame: Frame): void;
  /** Says on the page how far the keeping of the game has come; the styles show the word for it. */
  note(keeping: Keeping): void;
  /** What lies on top, for the keyboard. */
  scope(): ParentNode;
}

export function createShell(root: HTMLElement, actions: NoticeActions): Shell {
  const bar = h('header', { class: 'bar' });
  const notices = h('div', { class: 'notices' });
  const stageHost = h('div', { class: 'stage-host', 'aria-hidden': 'true' });
  const stage = h('div', { class: 'stage' }, stageHost);
  const words = h('main', { class: 'words', id: 'words' });
  const aside = h('aside', { class: 'panel' });
  const grid = h('div', { class: 'grid' }, stage, words, aside);
  const overlay = h('div', { class: 'overlay', hidden: true });
  const live = h('div', { class: 'visually-hidden', 'aria-live': 'polite', role: 'log' });
  replace(root, bar, notices, grid, overlay, live);
  const picture = createStageView(stageHost, wantsLessMotion(), () => root.classList.add('no-stage'));

  let last: Frame | undefined;
  let lastStep = '';
  let lastPicture = '';
  let lastHeld: string | undefined;
  let tab: PanelTab = matchMedia('(min-width: 60em)').matches ? 'log' : 'meters';
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
    const step = `${screen}/${context.step}/${context.play?.session.transcript().stages.length ?? ''}`;
    const moved = step !== lastStep;
    const held = context.play?.session.heldBy;
    const handed = !moved && held !== lastHeld;
    const languageChanged = last !== undefined && last.ui.texts.language !== texts.language;
    const bookCame = last !== undefined && last.casebook !== frame.casebook;
    const overChanged = (last?.over ?? 'nothing') !== over;
    const first = last === undefined;
    const focused = placeOf(document.activeElement);
    if (overChanged && (last?.over ?? 'nothing') === 'nothing') under = focused;
    last = frame;
    lastStep = step;
    lastHeld = held;
    root.dataset['screen'] = screen;
    note(frame.keeping);
    document.documentElement.lang = texts.language;
    document.title = texts.t('ui.title');
    const playing = screen === 'brief' || screen.startsWith('play');
    root.classList.toggle('playing', playing);
    drawBar(frame, playing);
    replace(notices, frame.notices.map((notice) => noticeBox(ui, notice, actions)));
    if (moved || handed || languageChanged || screen === 'title') replace(words, screenOf(ui, screen));
    drawPanel(playing);
    drawPicture(playing, moved || languageChanged);
    if (overChanged || languageChanged || (bookCame && over === 'casebook')) drawOver(frame);
    if (moved && !first) arrive();
    else if (handed) {
      words.querySelector<HTMLElement>('[data-heading]')?.focus({ preventScroll: true });
      speak([texts.t(held === undefined ? 'ui.handed.off' : 'ui.handed.on')]);
    } else if (languageChanged) (root.querySelector<HTMLElement>(`dialog [data-language="${texts.language}"]`) ?? root.querySelector<HTMLElement>(`[data-language="${texts.language}"]`))?.focus();
    else if (overChanged && over === 'nothing') (under?.() ?? words.querySelector<HTMLElement>('[data-heading]'))?.focus({ preventScroll: true });
    else if (!overChanged) focused?.()?.focus({ preventScroll: true }); // what was drawn anew keeps the focus
  }

  /** A new step: the heading takes the focus, and the page starts at its top. */
  function arrive(): void {
    words.scrollTop = 0;
    scrollTo({ top: 0 });
    words.querySelector<HTMLElement>('[data-heading]')?.focus({ preventScroll: true });
    if (last !== undefined) tell(last.ui);
  }

  function tell({ context, texts }: Ui): void {
    const { play } = context;
    const beat = beatNow(context);
    if (play === undefined || beat === undefined || (beat.kind !== 'reveal' && beat.kind !== 'changes')) return;
    const entry = play.entries[beat.at]!;
    speak(beat.kind === 'reveal' ? toldOf(texts, play.matter.game, play.seat, entry) : changesOf(texts, play.matter.game, entry).meters.map((meter) => meter.words));
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
    const key = `${lastStep}/${sealed}/${ui.texts.language}`;
    if (!changed && key === lastPicture) return;
    lastPicture = key;
    const [from, to] = modelsOf(ui.texts, play, beat, sealed);
    if (to === undefined) picture.show(from);
    else picture.reveal(from, to);
  }

  function drawOver({ ui, screen, over, casebook }: Frame): void {
    root.querySelectorAll('dialog').forEach((dialog) => dialog.remove());
    const book = over === 'casebook';
    overlay.hidden = !book;
    grid.hidden = book;
    replace(overlay, book && casebookScreen(ui, casebook));
    if (book) {
      scrollTo({ top: 0 });
      overlay.querySelector<HTMLElement>('[data-heading]')?.focus({ preventScroll: true });
    }
    if (over !== 'menu' && over !== 'help') return;
    const dialog = over === 'menu' ? menuDialog(ui, screen.startsWith('play.') && ui.context.play?.session.over !== true) : helpDialog(ui);
    root.append(dialog);
    dialog.showModal();
  }

  function note(keeping: Keeping): void {
    root.dataset['kept'] = keeping;
  }

  function scope(): ParentNode {
    return root.querySelector('dialog[open]') ?? (overlay.hidden ? words : overlay);
  }

  return { draw, note, scope };
}
