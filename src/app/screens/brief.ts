import { ownFact } from '../../engine/index.ts';
import { h } from '../dom.ts';
import type { Play } from '../play.ts';
import type { Ui } from '../ui.ts';
import { actorName, colourOf, monogram } from '../view/names.ts';
import { heading, primary, seal, secondary } from './parts.ts';

/** For the player's eyes: the one thing only you know, if there is one. What stood on the page before is not told again; the panel keeps it. */
export function briefScreen(ui: Ui, play: Play): HTMLElement {
  const { t, has } = ui.texts;
  const seat = play.seat ?? '';
  const game = play.matter.game;
  const name = actorName(ui.texts, seat);
  const fact = ownFact(play.now, seat);
  return h('section', { class: 'screen brief' },
    h('p', { class: 'kicker' }, t('ui.brief.kicker')),
    h('div', { class: 'brief-head' }, seal(colourOf(game, seat), monogram(name)), heading(t('ui.brief.title', { seat: name }))),
    fact === undefined && h('dl', { class: 'brief-lines' }, (['want', 'fear'] as const).filter((part) => has(`actor.${seat}.${part}`)).map((part) => [h('dt', {}, t(`ui.seat.${part}`)), h('dd', {}, t(`actor.${seat}.${part}`))])),
    fact !== undefined && h('div', { class: `private edge-${colourOf(game, seat)}` },
      h('p', { class: 'private-head' }, t('ui.brief.private'), h('span', { class: 'badge model' }, t('ui.brief.model'))),
      h('p', { class: 'private-what' }, t(`${fact.kind}.${seat}`)),
      h('p', { class: 'private-fact' }, t(`${fact.kind}.${seat}.${fact.level}`))),
    has(`advice.${seat}`) && h('p', { class: 'advice' }, h('b', {}, t('ui.brief.advice')), ' ', t(`advice.${seat}`)),
    ui.settings.sound === undefined && invitation(ui),
    h('div', { class: 'actions' }, primary(t('ui.brief.go'), () => ui.send({ type: 'NEXT' }), 'Enter')));
}

/** The game is silent until it is asked to be heard; this is where it says that it can be, until the player has decided. */
function invitation(ui: Ui): HTMLElement {
  const { t } = ui.texts;
  const box = h('div', { class: 'invitation', tabindex: -1 }, h('span', {}, t('ui.sound.offer')), secondary(t('ui.sound.turnOn'), () => {
    ui.set({ sound: true });
    box.replaceChildren(t('ui.sound.on'));
    box.focus({ preventScroll: true }); // the button is gone
  }));
  return box;
}
