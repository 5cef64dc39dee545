import type { ActorId } from '../../engine/index.ts';
import type { Beat } from '../beats.ts';
import { h } from '../dom.ts';
import type { Play } from '../play.ts';
import type { Ui } from '../ui.ts';
import { actorName, colourOf, monogram } from '../view/names.ts';
import { heading, seal } from './parts.ts';
import { screenOf } from './screen.ts';
import { kicker } from './situation.ts';

/** A step as a room may see it: where somebody reads or chooses for themselves, what the hour is about and who has sealed. */
export function projectorScreen(ui: Ui, play: Play, beat: Beat, sealed: readonly ActorId[]): HTMLElement {
  const screen = beat.kind === 'curtain' || beat.kind === 'brief' || beat.kind === 'situation' || beat.kind === 'choose' ? waiting(ui, play, beat.at, sealed) : screenOf(ui, 'play');
  const changed = Object.keys(play.matter.game.scenario.assumptions ?? {}).length;
  if (changed > 0) screen.prepend(h('p', { class: 'hint' }, ui.texts.t('ui.assume.told', { n: changed })));
  return screen;
}

function waiting(ui: Ui, play: Play, at: number, sealed: readonly ActorId[]): HTMLElement {
  const { t } = ui.texts;
  const { situation } = play.viewAt(at);
  const asked = at < play.entries.length ? [] : play.session.asked();
  return h('section', { class: 'screen situation' },
    h('p', { class: 'kicker' }, kicker(ui, play, at)),
    heading(t(`situation.${situation}`)),
    h('p', { class: 'lead' }, t(`situation.${situation}.brief`)),
    h('ul', { class: 'choosing' }, asked.map((seat) => h('li', { class: `ink-${colourOf(play.matter.game, seat)}` },
      seal(colourOf(play.matter.game, seat), monogram(actorName(ui.texts, seat))),
      h('span', {}, actorName(ui.texts, seat)), ' ', h('span', { class: 'small' }, t(sealed.includes(seat) ? 'ui.projector.sealed' : 'ui.projector.choosing'))))));
}
