import { Container, Graphics } from 'pixi.js';
import { seeded } from '../ui/seeded.ts';
import { colours, mix, wash } from '../ui/theme.ts';
import { litShare, type TitleLayout } from './titleLayout.ts';

interface Window {
  readonly x: number;
  readonly y: number;
  /** Lit while the share of the hour is above it. */
  readonly from: number;
}

const SKY = mix(colours.paperNight, colours.sky, 0.55);

/** Houses by night behind the room: their lights are those of the hour. */
export class Skyline {
  readonly view = new Container({ label: 'skyline' });
  readonly #houses = new Graphics();
  readonly #lights = new Graphics();
  #windows: readonly Window[] = [];
  #pane = 4;
  #lit = '';

  constructor() {
    this.view.addChild(this.#houses, this.#lights);
  }

  build(layout: TitleLayout): void {
    const { width, sill } = layout;
    const random = seeded('skyline');
    const pitch = Math.max(8, Math.min(15, width / 38));
    this.#pane = pitch * 0.5;
    const pen = this.#houses.clear();
    pen.rect(0, 0, width, sill).fill(SKY);
    halftone(pen, layout);
    pen.poly(crescent(width * 0.86, sill * 0.24, sill * 0.1)).fill(mix(colours.sheet, colours.lit, 0.25));
    const windows: Window[] = [];
    for (let x = -pitch; x < width; ) {
      const columns = 3 + Math.floor(random() * 4);
      const highest = x > width * 0.66 ? 0.24 : 0.56; // the moon stays free
      const rows = Math.floor(((0.3 + random() * highest) * sill) / pitch);
      const [wide, top] = [(columns + 0.5) * pitch, sill - (rows + 0.5) * pitch];
      pen.rect(x, top, wide, sill - top).fill(mix(colours.band, SKY, random() * 0.28));
      for (let place = 0; place < columns * rows; place += 1) {
        windows.push({ x: x + ((place % columns) + 0.5) * pitch, y: top + (Math.floor(place / columns) + 0.5) * pitch, from: random() });
      }
      x += wide + (random() < 0.3 ? pitch * 0.6 : 0);
    }
    this.#windows = windows.filter((it) => it.x > 0 && it.x + this.#pane < width);
    this.#lit = '';
  }

  show(beat: number): void {
    const share = litShare(beat);
    const lit = this.#windows.map((it, i) => it.from + 0.07 * Math.sin(i * 2.4 + beat * 1.7) < share);
    const key = lit.join();
    if (key === this.#lit) {
      return;
    }
    this.#lit = key;
    const pen = this.#lights.clear();
    for (const wanted of [true, false]) {
      this.#windows.forEach(({ x, y }, i) => {
        if (lit[i] === wanted) {
          pen.rect(x, y, this.#pane, this.#pane * 1.15);
        }
      });
      pen.fill(wanted ? colours.lit : wash(colours.unlit, 0.55));
    }
  }
}

/** The edge of the disc, and back along the edge of its shadow. */
function crescent(x: number, y: number, radius: number): number[] {
  const along = (depth: number, from: number): readonly number[] => Array.from({ length: 25 }, (_, i) => {
    const angle = ((from === 0 ? i : 24 - i) / 24 - 0.5) * Math.PI;
    return [x + Math.cos(angle) * radius * depth, y + Math.sin(angle) * radius];
  }).flat();
  return [...along(1, 0), ...along(0.35, 1)];
}

/** Rows of dots that grow towards the top: the night comes from above. */
function halftone(pen: Graphics, { width, sill }: TitleLayout): void {
  const pitch = 5;
  for (let row = 0; row * pitch < sill; row += 1) {
    const radius = 1.9 * (1 - (row * pitch) / sill);
    if (radius < 0.35) {
      break;
    }
    for (let x = row % 2 === 0 ? 0 : pitch / 2; x < width; x += pitch) {
      pen.circle(x, row * pitch, radius);
    }
  }
  pen.fill(wash(colours.skyDeep, 0.5));
}
