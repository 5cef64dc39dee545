import { Container, Graphics, Sprite, Texture } from 'pixi.js';
import { Label, measureWith, type LabelStyle } from '../ui/label.ts';
import { fitLines } from '../ui/fitText.ts';
import { colours, lineHeight, wash } from '../ui/theme.ts';
import type { BoardroomLayout } from './layoutTypes.ts';
import type { BoardroomModel } from './model.ts';
import type { Part } from './part.ts';
import { easeOut, progress, spans } from './timing.ts';

interface ScaleView {
  readonly name: Label;
  readonly number: Label;
  readonly bar: Sprite;
  length: number;
}

/** The ending as a stamped headline, and the three public scales. */
export class Verdict implements Part {
  readonly view = new Container({ label: 'verdict' });
  readonly #sheet = new Graphics();
  readonly #stamp = new Container();
  readonly #frame = new Graphics();
  readonly #headline = new Label();
  readonly #scales: ScaleView[] = [];
  #moving = false;

  constructor() {
    this.#stamp.addChild(this.#frame, this.#headline);
    this.view.addChild(this.#sheet, this.#stamp);
  }

  show(model: BoardroomModel, layout: BoardroomLayout): void {
    const { verdict } = model;
    this.#moving = false;
    this.view.visible = verdict !== undefined;
    if (verdict === undefined) {
      return;
    }
    const { verdict: box, sizes } = layout;
    const isWide = layout.kind === 'wide';
    const rows = verdict.scales.length;
    const row = lineHeight(sizes.meter) + (isWide ? 8 : 2);
    const style: LabelStyle = { face: 'serif', size: sizes.headline, bold: true, colour: colours.stamp, align: 'center' };
    const inside = box.width - 36;
    const most = isWide ? 3 : 1;
    const lines = fitLines(verdict.ending, inside - 20, most, measureWith(style, verdict.ending)).length;
    const edge = isWide ? 8 : 3;
    const head = lines * lineHeight(sizes.headline) + edge * 2;
    const height = Math.min(box.height, head + rows * row + (isWide ? 42 : 14));
    const top = box.y + (box.height - height) / 2;
    this.#sheet.clear()
      .rect(box.x + 3, top + 4, box.width, height).fill(wash(colours.ink, 0.2))
      .rect(box.x, top, box.width, height).fill(colours.sheet).stroke({ width: 1.4, color: colours.ink })
      .rect(box.x + 4, top + 4, box.width - 8, height - 8).stroke({ width: 0.7, color: colours.rule });
    const headTop = top + (isWide ? 16 : 6);
    this.#stamp.rotation = isWide ? -0.035 : -0.012;
    this.#stamp.position.set(box.x + box.width / 2, headTop + head / 2);
    this.#headline.put(verdict.ending, style, { x: -(inside - 20) / 2, y: -head / 2 + edge, width: inside - 20, lines: most });
    const frame = this.#headline.textWidth + 26;
    this.#frame.clear()
      .roundRect(-frame / 2, -head / 2, frame, head, 4).stroke({ width: 2.4, color: colours.stamp })
      .roundRect(-frame / 2 + 4, -head / 2 + 4, frame - 8, head - 8, 2).stroke({ width: 0.9, color: colours.stamp });
    this.#showScales(model, layout, { x: box.x + 18, y: headTop + head + (isWide ? 14 : 5), width: inside, row });
    this.#settle(1);
  }

  move(from: BoardroomModel, to: BoardroomModel): void {
    this.#moving = from.verdict === undefined && to.verdict !== undefined;
  }

  at(elapsed: number): void {
    if (this.#moving) {
      this.#settle(progress(elapsed, spans.verdict));
    }
  }

  #showScales(model: BoardroomModel, layout: BoardroomLayout, at: { readonly x: number; readonly y: number; readonly width: number; readonly row: number }): void {
    const scales = model.verdict?.scales ?? [];
    while (this.#scales.length < scales.length) {
      const scale = { name: new Label(), number: new Label(), bar: new Sprite(Texture.WHITE), length: 0 };
      this.#scales.push(scale);
      this.view.addChild(scale.bar, scale.name, scale.number);
    }
    const size = layout.sizes.meter;
    const name = Math.min(at.width * 0.4, 140);
    const number = size * 2.2;
    const length = at.width - name - number - 10;
    this.#scales.forEach((view, index) => {
      const scale = scales[index];
      for (const piece of [view.bar, view.name, view.number]) {
        piece.visible = scale !== undefined;
      }
      if (scale === undefined) {
        return;
      }
      const y = at.y + index * at.row;
      view.name.put(scale.name, { face: 'sans', size }, { x: at.x, y, width: name - 8, lines: 1 });
      view.number.put(String(scale.value), { face: 'sans', size, bold: true, align: 'right' }, { x: at.x + at.width - number, y, width: number, lines: 1 });
      const middle = y + lineHeight(size) / 2;
      this.#sheet.rect(at.x + name, middle - 5, length, 10).fill(colours.paper).stroke({ width: 1, color: colours.lineDrawn });
      view.length = (length * Math.min(100, Math.max(0, scale.value))) / 100;
      view.bar.tint = colours.ink;
      view.bar.position.set(at.x + name, middle - 5);
    });
  }

  /** The stamp comes down, then the bars run out. */
  #settle(share: number): void {
    const down = easeOut(Math.min(1, share / 0.4));
    const run = easeOut(Math.min(1, Math.max(0, (share - 0.35) / 0.65)));
    this.view.alpha = Math.min(1, share * 6);
    this.#stamp.alpha = down;
    this.#stamp.scale.set(1.5 - down * 0.5);
    
    for (const { bar, length } of this.#scales) {
      bar.setSize(Math.max(0.01, length * run), 10);
    }
  }
}
