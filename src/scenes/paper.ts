import { Container, Graphics, Sprite, type Texture } from 'pixi.js';
import { Label } from '../ui/label.ts';
import type { StageTextures } from '../ui/textures.ts';
import { colours, mix } from '../ui/theme.ts';
import type { BoardroomLayout } from './layoutTypes.ts';
import type { BoardroomModel } from './model.ts';
import type { Part } from './part.ts';

/** The colour of the sheet at an hour. The renderer clears to it: cheaper than one more layer. */
export function paperTint(night: number): number {
  return mix(colours.paper, colours.paperNight, night);
}

/** The sheet everything lies on: tint of the hour, clock and title. */
export class Paper implements Part {
  readonly view = new Container({ label: 'paper' });
  readonly #grain = new Graphics();
  readonly #newsprint: { readonly texture: Texture; readonly textureSpace: 'global' };
  #grainKey = '';
  readonly #shade: Sprite;
  readonly #marks = new Graphics();
  readonly #clock = new Label();
  readonly #title = new Label();

  constructor(textures: StageTextures) {
    this.#newsprint = { texture: textures.grain, textureSpace: 'global' };
    this.#shade = new Sprite(textures.shade);
    this.view.addChild(this.#grain, this.#shade, this.#marks, this.#clock, this.#title);
  }

  show(model: BoardroomModel, layout: BoardroomLayout): void {
    const night = Math.min(1, Math.max(0, model.night));
    const { width, height, sizes } = layout;
    if (this.#grainKey !== `${width} ${height}`) {
      this.#grainKey = `${width} ${height}`;
      // A fill and not a tiling sprite: that would be one more program to compile before the first picture.
      this.#grain.clear().rect(0, 0, width, height).fill(this.#newsprint);
    }
    this.#shade.setSize(width, height);
    this.#shade.alpha = night;
    this.#shade.visible = night > 0.02;
    this.#clock.put(model.clock, { face: 'sans', size: sizes.clock, bold: true, colour: colours.soft }, { ...layout.clock, lines: 1 });
    this.#title.put(model.title, { face: 'serif', size: sizes.title, bold: true }, { ...layout.title, lines: 1 });
    this.#marks.clear();
    const radius = sizes.clock * 0.42;
    drawHour(this.#marks, layout.clock.x - radius * 2.2, layout.clock.y + layout.clock.height / 2, radius, night, paperTint(night));
    if (layout.kind === 'wide') {
      const y = Math.round(layout.metersTop - 9);
      this.#marks.rect(layout.title.x, y, width - layout.title.x * 2, 1).rect(layout.title.x, y + 2, width - layout.title.x * 2, 0.5).fill(colours.rule);
    }
  }
}

/** A sun at noon, a crescent in the deep of night, and what lies between. */
function drawHour(pen: Graphics, x: number, y: number, radius: number, night: number, ground: number): void {
  if (night < 0.5) {
    pen.circle(x, y, radius * 0.62).fill(colours.ink);
    for (let ray = 0; ray < 8; ray += 1) {
      const angle = (ray / 8) * Math.PI * 2;
      pen.moveTo(x + Math.cos(angle) * radius * 0.9, y + Math.sin(angle) * radius * 0.9)
        .lineTo(x + Math.cos(angle) * radius * 1.3, y + Math.sin(angle) * radius * 1.3);
    }
    pen.stroke({ width: 1.1, color: colours.ink });
    return;
  }
  pen.circle(x, y, radius).fill(colours.ink);
  pen.circle(x + radius * (0.9 - (night - 0.5) * 0.8), y - radius * 0.2, radius * 0.86).fill(ground);
}
