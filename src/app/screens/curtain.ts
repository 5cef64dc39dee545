import type { ActorId } from '../../engine/index.ts';
import { h } from '../dom.ts';
import { SEALED_FOR } from '../standing.ts';
import type { Play } from '../play.ts';
import type { Ui } from '../ui.ts';
import { actorName, colourOf, monogram } from '../view/names.ts';
import { heading, primary, seal, unready } from './parts.ts';
import { kicker } from './situation.ts';

/** Between two persons at one screen: nothing of anybody's own is to be seen until the next one says that they are there. */
export function curtainScreen(ui: Ui, play: Play, at: number, seat: ActorId): HTMLElement {
  const { t } = ui.texts;
  const name = actorName(ui.texts, seat);
  const go = primary(t('ui.curtain.go', { seat: name }), () => ui.send({ type: 'NEXT' }), 'Enter');
  unready(go, ui.context.sealedAt + SEALED_FOR);
  const sealed = Object.keys(ui.context.envelopes);
  return h('section', { class: `screen curtain edge-${colourOf(play.matter.game, seat)}` },
    h('p', { class: 'kicker' }, kicker(ui, play, at)),
    h('div', { class: 'brief-head' }, seal(colourOf(play.matter.game, seat), monogram(name)), heading(t('ui.curtain.title', { seat: name }))),
    h('p', { class: 'lead' }, t('ui.curtain.about', { seat: name })),
    sealed.length > 0 && h('p', { class: 'hint' }, t('ui.curtain.sealed', { seats: sealed.map((id) => actorName(ui.texts, id)).join(t('ui.comma')) })),
    h('div', { class: 'actions' }, go));
}
