import { h, s } from '../dom.ts';
import type { Play } from '../play.ts';
import type { Ui } from '../ui.ts';
import { SEALED_FOR } from '../standing.ts';
import { actionName, actorName, tableOf } from '../view/names.ts';
import { heading, primary, secondary, unready } from './parts.ts';

/** The envelope is closed and may still be taken back; opening it is for good. */
export function sealedScreen(ui: Ui, play: Play, opening: boolean): HTMLElement {
  const { t } = ui.texts;
  const name = actionName(ui.texts, ui.context.choice ?? '', tableOf(play.now));
  const next = play.beats[ui.context.step + 1];
  const open = primary(next?.kind === 'curtain' ? t('ui.sealed.pass', { seat: actorName(ui.texts, next.seat) }) : t('ui.sealed.open'), () => ui.send({ type: 'OPEN' }), 'Enter');
  unready(open, ui.context.sealedAt + SEALED_FOR);
  return h('section', { class: 'screen sealed', 'aria-busy': String(opening) },
    envelope(),
    heading(t(opening ? 'ui.sealed.opening' : 'ui.sealed.title')),
    h('p', { class: 'lead' }, t('ui.sealed.choice', { action: name })),
    h('p', { class: 'hint' }, t(next?.kind === 'curtain' ? 'ui.sealed.pass.hint' : 'ui.sealed.hint')),
    h('div', { class: 'actions' },
      opening ? null : open,
      opening ? null : secondary(t('ui.sealed.undo'), () => ui.send({ type: 'UNSEAL' }), 'Escape')));
}

function envelope(): SVGSVGElement {
  return s('svg', { class: 'big-envelope', viewBox: '0 0 120 84', 'aria-hidden': 'true' },
    s('rect', { x: 2, y: 2, width: 116, height: 80 }),
    s('path', { d: 'M2 2 60 50 118 2' }),
    s('circle', { cx: 60, cy: 48, r: 13, class: 'wax' }),
    s('path', { d: 'M60 40 62.4 45.4 68 46 63.8 49.8 65 55.4 60 52.4 55 55.4 56.2 49.8 52 46 57.6 45.4Z', class: 'wax-mark' }));
}
