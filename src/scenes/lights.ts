import { BitmapFont, BitmapText, Container, Graphics, Particle, ParticleContainer } from 'pixi.js';
import { askFor, fontText } from '../ui/faces.ts';
import { fontOf, Label, type LabelStyle } from '../ui/label.ts';
import type { StageTextures } from '../ui/textures.ts';
import { colours, inks, wash } from '../ui/theme.ts';
import type { BoardroomLayout } from './layoutTypes.ts';
import { placeLights } from './lightsLayout.ts';
import type { BoardroomModel, LightsModel } from './model.ts';
import type { Part } from './part.ts';
import { progress, spans } from './timing.ts';

/** Fonts are known by name to all of Pixi: two stages must not share one. */
let fontsMade = 0;

const DIGITS = '0123456789';
const digitStyle: LabelStyle = { face: 'serif', size: 48, bold: true };

/** A light for each name that may stand under the letter, and their count. */
export class Lights implements Part {
  readonly view = new Container({ label: 'lights' });
  readonly #wall = new Graphics();
  /** Where the record stood at this hour. */
  readonly #mark = new Graphics();
  #points: Float32Array = new Float32Array();
  #pitch = 1;
  readonly #lights: ParticleContainer<Particle>;
  readonly #pool: Particle[] = [];
  readonly #textures: StageTextures;
  #key = '';
  #size = 0.1;
  #shown = -1;
  #start = 0;
  #end = 0;
  onCount: (count: number) => void = () => undefined;

  constructor(textures: StageTextures) {
    this.#textures = textures;
    this.#lights = new ParticleContainer<Particle>({ texture: textures.glow, dynamicProperties: { vertex: true, color: true, position: false, rotation: false } });
    this.view.addChild(this.#wall, this.#lights, this.#mark);
  }

  show(model: BoardroomModel, layout: BoardroomLayout): void {
    const { lights } = model;
    this.view.visible = lights !== undefined;
    if (lights === undefined) {
      return;
    }
    const key = JSON.stringify([lights.total, layout.lights]);
    if (key !== this.#key) {
      this.#key = key;
      this.#place(lights, layout);
    }
    this.#start = lights.lit;
    this.#end = lights.lit;
    this.#light(lights.lit, 0);
    drawMark(this.#mark.clear(), lights, this.#points, this.#pitch);
    this.view.alpha = lights.open || lights.lit > 0 ? 1 : 0.8;
  }

  move(from: BoardroomModel, to: BoardroomModel): void {
    this.#start = from.lights?.lit ?? to.lights?.before ?? 0;
  }

  at(elapsed: number): void {
    const share = progress(elapsed, spans.lights);
    const eased = share * share * (3 - 2 * share);
    this.#light(Math.round(this.#start + (this.#end - this.#start) * eased), share < 1 ? 14 : 0);
  }

  #place(lights: LightsModel, layout: BoardroomLayout): void {
    const { points, pitch } = placeLights(lights.total, layout.lights);
    this.#points = points;
    this.#pitch = pitch;
    while (this.#pool.length < lights.total) {
      this.#pool.push(new Particle({ texture: this.#textures.glow, anchorX: 0.5, anchorY: 0.5 }));
    }
    // The core is 0.42 of the texture's radius: this makes it fill most of its place, with the halo reaching over.
    this.#size = (pitch * 0.36) / (this.#textures.glow.width * 0.21);
    const shown = this.#pool.slice(0, lights.total);
    shown.forEach((light, index) => {
      light.x = points[index * 2] ?? 0;
      light.y = points[index * 2 + 1] ?? 0;
    });
    this.#lights.particleChildren = shown;
    this.#lights.update();
    this.#shown = -1;
    this.#wall.clear();
    if (layout.lights.kind === 'block') {
      const { x, y, width, height } = layout.lights.box;
      this.#wall.roundRect(x - 4, y - 2, width + 8, height + 4, 3).fill(colours.band);
    }
  }

  /** The last `front` of them are larger: the wave as it passes. */
  #light(count: number, front: number): void {
    const { particleChildren } = this.#lights;
    for (let index = 0; index < particleChildren.length; index += 1) {
      const light = particleChildren[index];
      if (light === undefined) {
        continue;
      }
      const isLit = index < count;
      const scale = this.#size * (isLit ? (index >= count - front && count !== this.#end ? 1.7 : 1) : 0.72);
      light.tint = isLit ? colours.lit : colours.unlit;
      light.scaleX = scale;
      light.scaleY = scale;
    }
    this.#lights.update();
    if (count !== this.#shown) {
      this.#shown = count;
      this.onCount(count);
    }
  }
}

/** A diamond around the light that the record had reached. */
function drawMark(pen: Graphics, { record, total }: LightsModel, points: Float32Array, pitch: number): void {
  if (record === undefined) return;
  const at = Math.max(0, Math.min(total, record.count) - 1) * 2;
  const [x, y] = [points[at] ?? 0, points[at + 1] ?? 0];
  const reach = Math.max(7, pitch * 1.5);
  pen.poly([x, y - reach, x + reach, y, x, y + reach, x - reach, y]).stroke({ width: 4, color: colours.sheet }).poly([x, y - reach, x + reach, y, x, y + reach, x - reach, y]).stroke({ width: 2, color: colours.stamp });
}

/** The letter itself and the number of names under it. */
export class Counter implements Part {
  readonly view = new Container({ label: 'counter' });
  readonly #sheet = new Graphics();
  readonly #caption = new Label();
  readonly #digits: string;
  readonly #number: BitmapText;
  readonly #total = new Label();
  readonly #record = new Label();
  /** Right edge of the number where it stands at the right; else it starts at the left. */
  #right: number | undefined;

  constructor() {
    fontsMade += 1;
    askFor(fontText(digitStyle.face, digitStyle.size, true, 'latin'), DIGITS);
    this.#digits = `five-seats-digits-${fontsMade}`;
    BitmapFont.install({
      name: this.#digits,
      style: { ...fontOf(digitStyle, 'latin'), fontSize: digitStyle.size, fill: 0xffffff },
      chars: DIGITS,
      resolution: 2,
    });
    this.#number = new BitmapText({ text: '0', style: { fontFamily: this.#digits, fontSize: 24, fill: colours.ink } });
    this.view.addChild(this.#sheet, this.#caption, this.#number, this.#total, this.#record);
  }

  show(model: BoardroomModel, layout: BoardroomLayout): void {
    this.view.visible = model.lights !== undefined;
    if (model.lights === undefined) {
      return;
    }
    const { counter, sizes, kind } = layout;
    drawLetter(this.#sheet.clear(), model.lights, layout);
    const size = sizes.counter;
    this.#number.style.fontSize = size;
    this.#number.text = String(model.lights.total);
    const widest = Math.ceil(this.#number.width);
    const beside = kind === 'narrow';
    const recorded = model.lights.record?.words;
    this.#caption.put(beside && recorded !== undefined ? recorded : model.lights.name, { face: 'sans', size: sizes.caption, colour: colours.soft }, {
      x: counter.x, y: counter.y + (beside ? 1 : 0), width: beside ? counter.width - widest * 2.4 : counter.width, lines: 1,
    });
    const right = counter.x + counter.width;
    const totalWords = `/ ${model.lights.total}`;
    const row = beside ? counter.y : counter.y + this.#caption.textHeight;
    this.#total.put(totalWords, { face: 'serif', size: beside ? size : Math.round(size * 0.66), colour: colours.soft }, {
      x: 0, y: row + (beside ? 0 : size * 0.3), width: counter.width, lines: 1,
    });
    this.#record.visible = !beside && recorded !== undefined;
    if (recorded !== undefined) this.#record.put(recorded, { face: 'sans', size: sizes.caption, colour: colours.soft }, { x: counter.x, y: row + size * 1.28, width: counter.width, lines: 2 });
    this.#number.y = Math.round(row);
    this.#number.x = Math.round(counter.x);
    this.#right = beside ? right - this.#total.textWidth - 6 : undefined;
    this.#total.x = right - this.#total.textWidth;
    this.count(model.lights.lit);
  }

  count(lit: number): void {
    this.#number.text = String(lit);
    if (this.#right === undefined) {
      this.#total.x = Math.round(this.#number.x + this.#number.width + 6);
    } else {
      this.#number.x = Math.round(this.#right - this.#number.width);
    }
  }

  destroy(): void {
    BitmapFont.uninstall(this.#digits);
  }
}

/** Folded while it is not out; open, with lines for its names, once it is. */
function drawLetter(pen: Graphics, lights: LightsModel, layout: BoardroomLayout): void {
  const { x, y, width, height } = layout.letter;
  if (!lights.open) {
    const top = y + height * 0.28;
    const low = height * 0.62;
    pen.rect(x, top, width, low).fill(colours.sheet).stroke({ width: 1.1, color: colours.lineDrawn });
    pen.moveTo(x, top).lineTo(x + width / 2, top + low * 0.55).lineTo(x + width, top).stroke({ width: 1, color: colours.lineDrawn });
    return;
  }
  pen.rect(x + 1.5, y + 2, width, height).fill(wash(colours.ink, 0.16));
  pen.rect(x, y, width, height).fill(colours.sheet).stroke({ width: 1.2, color: colours.ink });
  const lines = height > 30 ? 7 : 3;
  const signed = Math.round((lights.lit / Math.max(1, lights.total)) * lines);
  for (let line = 0; line < lines; line += 1) {
    const at = y + ((line + 1) * height) / (lines + 1);
    const end = line < signed ? x + width * (0.62 + ((line * 37) % 5) * 0.05) : x + width * 0.85;
    pen.moveTo(x + width * 0.15, at).lineTo(end, at).stroke({ width: line < signed ? 2 : 0.8, color: line < signed ? inks.workforce : colours.rule });
  }
}
