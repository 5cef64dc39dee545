import { Container, Graphics, type Texture } from 'pixi.js';
import { Label } from '../ui/label.ts';
import { drawSeal, drawWax } from '../ui/seal.ts';
import { seeded } from '../ui/seeded.ts';
import type { StageTextures } from '../ui/textures.ts';
import { colours, lineHeight, mix, wash } from '../ui/theme.ts';
import { drawBody, drawFlap } from './envelopeArt.ts';
import { Skyline } from './skyline.ts';
import { engrave } from './table.ts';
import { layoutTitle, passOf, type Placed, type TitleLayout, titleSeats } from './titleLayout.ts';

export interface TitleModel {
  /** One sign for each seat's seal, in the order of the seats. */
  readonly letters: readonly string[];
}

/** The table by night: five seals, their envelopes, and one that goes round. */
export class TitleScene {
  readonly view = new Container({ label: 'title', interactiveChildren: false });
  readonly #newsprint: { readonly texture: Texture; readonly textureSpace: 'global' };
  readonly #skyline = new Skyline();
  readonly #room = new Graphics();
  readonly #seals = titleSeats.map(() => new Container({ label: 'seal' }));
  readonly #own = titleSeats.map(() => new Container({ label: 'envelope' }));
  readonly #guest = new Container({ label: 'guest' });
  readonly #guestWax: Graphics[] = [];
  #layout: TitleLayout | undefined;
  #key = '';

  constructor(textures: StageTextures) {
    this.#newsprint = { texture: textures.grain, textureSpace: 'global' };
    this.view.addChild(this.#skyline.view, this.#room, ...this.#own, this.#guest, ...this.#seals);
  }

  /** The picture at rest before the passing of `beat`. */
  show(model: TitleModel, width: number, height: number, beat: number): void {
    const key = [width, height, ...model.letters].join();
    if (key !== this.#key) {
      this.#key = key;
      this.#layout = layoutTitle(width, height);
      this.#build(model, this.#layout);
    }
    this.#skyline.show(beat);
    this.pass(beat, 0);
  }

  /** `share` of the way from one seat to the next, 0 to 1. */
  pass(beat: number, share: number): void {
    const layout = this.#layout;
    if (layout === undefined) {
      return;
    }
    const { from, to } = passOf(beat);
    const eased = share * share * (3 - 2 * share);
    const [start, end] = [layout.guest[from]!, layout.guest[to]!];
    const lift = Math.sin(eased * Math.PI);
    this.#guest.position.set(start.x + (end.x - start.x) * eased, start.y + (end.y - start.y) * eased - lift * layout.radius * 0.5);
    this.#guest.rotation = start.turn + (end.turn - start.turn) * eased + lift * 0.18;
    this.#guest.scale.set(1 + lift * 0.12);
    this.#guestWax.forEach((wax, seat) => {
      wax.visible = seat === from;
    });
    this.#seals.forEach((seal, seat) => {
      const breath = seat === from ? bump(eased, 0.2) : seat === to ? bump(eased, 0.8) : 0;
      seal.scale.set(1 + breath * 0.09);
      seal.rotation = breath * (seat % 2 === 0 ? 0.12 : -0.12);
    });
  }

  #build(model: TitleModel, layout: TitleLayout): void {
    this.#skyline.build(layout);
    this.#drawRoom(layout);
    titleSeats.forEach((ink, seat) => {
      fill(this.#seals[seat]!, layout.seats[seat]!, sealOf(ink, layout.radius, model.letters[seat] ?? ''));
      fill(this.#own[seat]!, layout.own[seat]!, [envelopeOf(layout), waxOf(ink, layout)]);
    });
    for (const child of this.#guest.removeChildren()) {
      child.destroy();
    }
    this.#guestWax.splice(0, Infinity, ...titleSeats.map((ink) => waxOf(ink, layout)));
    this.#guest.addChild(envelopeOf(layout), ...this.#guestWax);
  }

  #drawRoom({ width, height, sill, table }: TitleLayout): void {
    const pen = this.#room.clear();
    const floor = mix(colours.paper, colours.paperNight, 0.35);
    pen.rect(0, sill, width, height - sill).fill(floor);
    pen.rect(0, sill, width, height - sill).fill(this.#newsprint);
    pen.rect(0, sill - 3, width, 6).fill(mix(colours.tableEdge, colours.ink, 0.4)).rect(0, sill + 3, width, 2).fill(wash(colours.ink, 0.14));
    const { x, y, rx, ry } = table;
    pen.ellipse(x, y + ry * 0.16 + 8, rx * 1.03, ry * 1.04).fill(wash(colours.ink, 0.14));
    pen.ellipse(x, y + Math.max(6, ry * 0.09), rx, ry).fill(mix(colours.tableEdge, colours.ink, 0.35));
    pen.ellipse(x, y, rx, ry).fill(colours.table).stroke({ width: 1.6, color: colours.tableEdge });
    engrave(pen, table);
    pen.rect(0.75, 0.75, width - 1.5, height - 1.5).stroke({ width: 1.5, color: colours.ink });
  }
}

/** A rise and fall around `middle`. */
function bump(share: number, middle: number): number {
  return Math.max(0, 1 - Math.abs(share - middle) / 0.35);
}

function fill(host: Container, at: Placed | { readonly x: number; readonly y: number }, children: readonly Container[]): void {
  for (const child of host.removeChildren()) {
    child.destroy({ children: true });
  }
  host.addChild(...children);
  host.position.set(at.x, at.y);
  host.rotation = 'turn' in at && host.label === 'envelope' ? at.turn : 0;
}

function sealOf(ink: (typeof titleSeats)[number], radius: number, letter: string): readonly Container[] {
  const pen = new Graphics();
  pen.circle(radius * 0.06, radius * 0.14, radius * 1.02).fill(wash(colours.ink, 0.18));
  drawSeal(pen, { ink, radius, present: true, mine: false });
  const size = Math.max(11, Math.round(radius * 0.72));
  const label = new Label();
  label.put(letter, { face: 'serif', size, bold: true, colour: colours.sheet, align: 'center' }, { x: -radius, y: -lineHeight(size) / 2, width: radius * 2, lines: 1 });
  return [pen, label];
}

function envelopeOf({ envelope: { width, height } }: TitleLayout): Graphics {
  const pen = new Graphics();
  drawBody(pen, width, height);
  const flap = new Graphics();
  drawFlap(flap, width, height);
  flap.position.set(0, -height / 2);
  pen.addChild(flap);
  return pen;
}

function waxOf(ink: (typeof titleSeats)[number], { envelope: { height } }: TitleLayout): Graphics {
  const pen = new Graphics();
  drawWax(pen, ink, height * 0.24, seeded(`wax ${ink}`));
  pen.position.set(0, height * 0.1);
  return pen;
}
