/** The screen for where the flow stands. */
import { h } from '../dom.ts';
import { beatNow, type FlowContext } from '../standing.ts';
import type { Ui } from '../ui.ts';
import type { Matter } from '../matter.ts';
import { briefScreen } from './brief.ts';
import { changesScreen } from './changes.ts';
import { chooseScreen } from './choose.ts';
import { curtainScreen } from './curtain.ts';
import { interludeScreen } from './interlude.ts';
import { missingVerdict } from './missing.ts';
import { heading } from './parts.ts';
import { recapScreen } from './recap.ts';
import { revealScreen } from './reveal.ts';
import { sealedScreen } from './sealed.ts';
import { setupScreen } from './setup.ts';
import { signScreen } from './sign.ts';
import { situationScreen } from './situation.ts';
import { titleScreen } from './title.ts';

/** `name` is the flow's state, e.g. `title` or `play.choose`. */
export function screenOf(ui: Ui, name: string): HTMLElement {
  const { context } = ui;
  if (name === 'title') return titleScreen(ui);
  if (name === 'setup' && context.matter !== undefined) return under(ui, context.matter, setupScreen(ui, context.matter));
  const screen = playScreen(ui, name, context);
  return screen !== undefined && context.play !== undefined ? under(ui, context.play.matter, screen) : h('section', { class: 'screen waiting', 'aria-busy': 'true' }, heading(ui.texts.t('ui.loading')));
}

function playScreen(ui: Ui, name: string, context: FlowContext): HTMLElement | undefined {
  const { play } = context;
  const beat = beatNow(context);
  if (play === undefined || beat === undefined) return undefined;
  if (name === 'brief') return briefScreen(ui, play);
  if (name === 'play.letting') return h('section', { class: 'screen waiting', 'aria-busy': 'true' }, heading(ui.texts.t('ui.letting')));
  if (name === 'play.sealed' || name === 'play.opening') return sealedScreen(ui, play, name === 'play.opening');
  switch (beat.kind) {
    case 'curtain':
      return curtainScreen(ui, play, beat.at, beat.seat);
    case 'brief':
      return briefScreen(ui, play);
    case 'situation':
      return situationScreen(ui, play, beat.at);
    case 'choose':
      return play.now.stage === 'sign' ? signScreen(ui, play, beat.at) : chooseScreen(ui, play, beat.at);
    case 'reveal':
      return revealScreen(ui, play, beat.at);
    case 'changes':
      return changesScreen(ui, play, beat.at);
    case 'interlude':
      return beat.from < play.begun ? recapScreen(ui, play) : interludeScreen(ui, play, beat.from, beat.to);
    case 'verdict':
      return ui.late?.screens.verdictScreen(ui, play, beat.part) ?? missingVerdict(ui);
  }
}

/** Says of a game under changed assumptions that it is one, and leads to them. */
function under(ui: Ui, { game }: Matter, screen: HTMLElement): HTMLElement {
  const changed = Object.keys(game.scenario.assumptions ?? {}).length;
  if (changed > 0) screen.prepend(h('p', { class: 'assumed' }, h('button', { type: 'button', 'data-act': 'assumptions', onclick: () => ui.send({ type: 'CASEBOOK', about: 'numbers' }) }, ui.texts.t('ui.assume.told', { n: changed }))));
  return screen;
}
