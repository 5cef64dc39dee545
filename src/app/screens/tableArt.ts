/** The title's picture: a round table from above and five seals around it. Drawn, not loaded. */
import type { SeatColour } from '../../scenes/model.ts';
import { s } from '../dom.ts';
import type { Texts } from '../../i18n/texts.ts';
import { actorName, monogram } from '../view/names.ts';
import { seal } from './parts.ts';

const SEATS: readonly SeatColour[] = ['board', 'founder', 'partner', 'workforce', 'investors'];

/** The signs on the seals, in the order of `SEATS`. */
export function titleLetters(texts: Texts): readonly string[] {
  return SEATS.map((seat) => monogram(actorName(texts, seat)));
}

export function tableArt(): SVGSVGElement {
  const seats = SEATS.map((colour, i) => {
    const angle = -Math.PI / 2 + (i * 2 * Math.PI) / SEATS.length;
    const [x, y] = [200 + 148 * Math.cos(angle), 200 + 148 * Math.sin(angle)];
    const mark = seal(colour, '');
    mark.setAttribute('x', String(x - 30));
    mark.setAttribute('y', String(y - 30));
    mark.setAttribute('width', '60');
    mark.setAttribute('height', '60');
    return [s('line', { x1: 200, y1: 200, x2: x, y2: y, class: 'spoke' }), mark, envelope(200 + 74 * Math.cos(angle), 200 + 74 * Math.sin(angle), (angle * 180) / Math.PI + 90)];
  });
  return s('svg', { class: 'table-art', viewBox: '0 0 400 400', 'aria-hidden': 'true' },
    s('circle', { cx: 200, cy: 200, r: 190, class: 'ring' }),
    s('circle', { cx: 200, cy: 200, r: 110, class: 'tabletop' }),
    s('circle', { cx: 200, cy: 200, r: 104, class: 'ring thin' }),
    seats);
}

function envelope(x: number, y: number, turn: number): SVGGElement {
  return s('g', { transform: `translate(${x.toFixed(1)} ${y.toFixed(1)}) rotate(${turn.toFixed(1)})`, class: 'envelope' },
    s('rect', { x: -19, y: -13, width: 38, height: 26 }),
    s('path', { d: 'M-19 -13 0 3 19 -13' }),
    s('circle', { cx: 0, cy: 3, r: 4.5, class: 'wax' }));
}
