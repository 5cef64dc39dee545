import { Container, Graphics } from 'pixi.js';
import { Label } from '../ui/label.ts';
import { drawSeal } from '../ui/seal.ts';
import { seeded } from '../ui/seeded.ts';
import { colours, inks, lineHeight, wash } from '../ui/theme.ts';
import type { BoardroomLayout, Box } from './layoutTypes.ts';
import type { BoardroomModel, OfferModel } from './model.ts';
import type { Part } from './part.ts';

/** Packages on the table, each stamped by who put it there. */
export class Offers implements Part {
  readonly view = new Container({ label: 'offers' });
  readonly #papers: OfferPaper[] = [];

  show(model: BoardroomModel, layout: BoardroomLayout): void {
    while (this.#papers.length < model.offers.length) {
      const paper = new OfferPaper();
      this.#papers.push(paper);
      this.view.addChild(paper.view);
    }
    this.view.visible = model.verdict === undefined;
    this.#papers.forEach((paper, index) => {
      const offer = model.offers[index];
      const box = layout.offers[index];
      paper.view.visible = offer !== undefined && box !== undefined;
      if (offer !== undefined && box !== undefined) {
        paper.show(offer, box, layout);
      }
    });
  }
}

class OfferPaper {
  readonly view = new Container({ label: 'offer' });
  readonly #sheet = new Graphics();
  readonly #name = new Label();
  readonly #until = new Label();
  #key = '';

  constructor() {
    this.view.addChild(this.#sheet, this.#name, this.#until);
  }

  show(offer: OfferModel, box: Box, layout: BoardroomLayout): void {
    const size = layout.sizes.offer;
    const line = lineHeight(size);
    const lines = Math.max(1, Math.floor((box.height - 10) / line));
    const stamp = Math.min(size * 0.85, box.height * 0.3);
    const hangs = lines > 1 && layout.kind === 'wide';
    const key = [offer.id, offer.by, box.width, box.height, hangs].join();
    if (key !== this.#key) {
      this.#key = key;
      this.#draw(offer, box, stamp, hangs);
    }
    this.view.position.set(Math.round(box.x), Math.round(box.y));
    const width = box.width - 15;
    if (lines === 1) {
      this.#name.put(offer.name, { face: 'serif', size, bold: true }, { x: 8, y: (box.height - line) / 2, width: width - stamp * 2 - 2, lines: 1 });
      this.#until.clear();
      return;
    }
    this.#name.put(offer.name, { face: 'serif', size, bold: true }, { x: 8, y: hangs ? 7 : 4, width, lines: lines - 1 });
    this.#until.put(offer.until, { face: 'sans', size, colour: colours.soft }, { x: 8, y: box.height - line - 3, width: hangs ? width : width - stamp * 2 - 2, lines: 1 });
  }

  /** The stamp hangs over the upper edge, out of the way of the words, where there is room above it. */
  #draw(offer: OfferModel, box: Box, stamp: number, hangs: boolean): void {
    const random = seeded(offer.id);
    const pen = this.#sheet.clear();
    const { width, height } = box;
    // Only the sheet below lies askew: turned text would be blurred.
    const skew = (random() - 0.5) * 5;
    pen.poly([skew, 2, width + 1, -skew * 0.4, width - skew, height + 2, 1, height + skew * 0.4]).fill(wash(colours.ink, 0.18));
    pen.rect(0, 0, width, height).fill(colours.sheet).stroke({ width: 1.2, color: colours.ink });
    pen.poly([0, 0, 3, 0, 3, height, 0, height]).fill(inks[offer.by]);
    const x = width - stamp - 5;
    const y = hangs ? -stamp * 0.4 : Math.max(height / 2, height - stamp - 6);
    pen.translateTransform(x, y);
    drawSeal(pen, { ink: offer.by, radius: stamp, present: true, mine: false });
    pen.translateTransform(-x, -y);
  }
}
