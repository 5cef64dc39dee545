import { Container, Graphics } from 'pixi.js';
import { Label, type LabelStyle } from '../ui/label.ts';
import { drawWax } from '../ui/seal.ts';
import { seeded } from '../ui/seeded.ts';
import { inks } from '../ui/theme.ts';
import { drawBody, drawFlap, drawSlip, drawWaiting } from './envelopeArt.ts';
import type { BoardroomLayout, Box, SeatPlace, TextSizes } from './layoutTypes.ts';
import type { BoardroomModel, SeatModel } from './model.ts';
import type { Part } from './part.ts';
import { easeOut, envelopeSpan, progress, type Span } from './timing.ts';

type Size = Pick<Box, 'width' | 'height'>;

/** Between the paper's edge and its words; the head of a large one has a strip of ink. */
const edges = { x: 6, top: 9 } as const;

/** One envelope a seat: empty place, sealed with wax, or opened with the paper beside it. */
export class Envelopes implements Part {
  readonly view = new Container({ label: 'envelopes' });
  readonly #envelopes: Envelope[] = [];

  show(model: BoardroomModel, layout: BoardroomLayout): void {
    while (this.#envelopes.length < model.seats.length) {
      const envelope = new Envelope();
      this.#envelopes.push(envelope);
      this.view.addChild(envelope.view);
    }
    this.view.visible = model.verdict === undefined;
    this.#envelopes.forEach((envelope, index) => {
      const seat = model.seats[index];
      const place = layout.seats[index];
      envelope.view.visible = seat !== undefined && place !== undefined && seat.envelope !== 'none';
      if (seat !== undefined && place !== undefined) {
        envelope.show(seat, place, layout.sizes);
      }
    });
  }

  move(from: BoardroomModel, to: BoardroomModel): void {
    const before = new Map(from.seats.map((seat) => [seat.id, seat.envelope]));
    const opening = to.seats.map((seat) => seat.envelope === 'opened' && before.get(seat.id) !== 'opened');
    const count = opening.filter(Boolean).length;
    let turn = 0;
    this.#envelopes.forEach((envelope, index) => {
      envelope.opens(opening[index] === true ? envelopeSpan(turn, count) : undefined);
      turn += opening[index] === true ? 1 : 0;
    });
  }

  at(elapsed: number): void {
    for (const envelope of this.#envelopes) {
      envelope.at(elapsed);
    }
  }
}

class Envelope {
  readonly view = new Container({ label: 'envelope' });
  readonly #cover = new Container();
  readonly #body = new Graphics();
  readonly #flap = new Graphics();
  readonly #wax = new Graphics();
  readonly #slip = new Container();
  readonly #sheet = new Graphics();
  readonly #words = new Label();
  #key = '';
  #opened = false;
  #span: Span | undefined;

  constructor() {
    this.#cover.addChild(this.#body, this.#flap, this.#wax);
    this.#slip.addChild(this.#sheet, this.#words);
    this.view.addChild(this.#cover, this.#slip);
  }

  show(seat: SeatModel, place: SeatPlace, sizes: TextSizes): void {
    this.#span = undefined;
    this.#opened = seat.envelope === 'opened';
    const { envelope, slip } = place;
    this.#showWords(seat, place, sizes);
    const sheet = this.#sheetBox(place);
    const key = [seat.id, seat.colour, seat.envelope, envelope.width, sheet.width, sheet.height].join();
    if (key !== this.#key) {
      this.#key = key;
      this.#draw(seat, place, sheet);
    }
    this.#cover.position.set(envelope.x + envelope.width / 2, envelope.y + envelope.height / 2);
    this.#slip.pivot.set(sheet.width / 2, sheet.height / 2);
    this.#slip.position.set(Math.round(slipX(slip, sheet.width, place)) + sheet.width / 2, Math.round(slip.y + (place.slipHidesStance && place.main ? 0 : (slip.height - sheet.height) / 2)) + sheet.height / 2);
    this.#rest();
  }

  opens(span: Span | undefined): void {
    this.#span = span;
  }

  at(elapsed: number): void {
    if (this.#span === undefined) {
      return;
    }
    const share = progress(elapsed, this.#span);
    const flap = Math.min(1, share / 0.4);
    const paper = easeOut(Math.min(1, Math.max(0, (share - 0.3) / 0.7)));
    this.#cover.visible = paper < 1;
    this.#cover.alpha = 1 - paper;
    this.#flap.scale.y = 1 - flap * 1.9;
    this.#wax.alpha = 1 - flap;
    this.#wax.scale.set(1 + flap * 0.5);
    this.#slip.visible = paper > 0;
    this.#slip.alpha = paper;
    this.#slip.scale.set(0.55 + paper * 0.45);
  }

  #draw(seat: SeatModel, place: SeatPlace, sheet: Size): void {
    const { width, height } = place.envelope;
    this.#body.clear();
    this.#flap.clear();
    this.#wax.clear();
    this.#sheet.clear();
    if (seat.envelope === 'waiting') {
      drawWaiting(this.#body, width, height, inks[seat.colour]);
      return;
    }
    drawBody(this.#body, width, height);
    drawFlap(this.#flap, width, height);
    this.#flap.position.y = -height / 2;
    drawWax(this.#wax, seat.colour, height * 0.3, seeded(seat.id));
    this.#wax.position.y = height * 0.06;
    drawSlip(this.#sheet, sheet, seat.colour, place.main);
  }

  #showWords(seat: SeatModel, place: SeatPlace, sizes: TextSizes): void {
    if (!this.#opened) {
      this.#words.clear();
      return;
    }
    const { slip, main } = place;
    const style: LabelStyle = { face: 'sans', size: sizes.slip, align: main ? 'center' : 'left' };
    const words = seat.opened ?? '';
    const width = slip.width - edges.x * 2;
    this.#words.put(words, style, { x: edges.x + (main ? 0 : 2), y: main ? edges.top : 2, width, lines: place.slipLines });
  }

  /** The paper is no larger than its words: a large one keeps its width, a small one hugs them. */
  #sheetBox(place: SeatPlace): Size {
    const { textWidth, textHeight } = this.#words;
    return place.main
      ? { width: Math.round(place.slip.width), height: Math.min(place.slip.height, textHeight + edges.top + 4) }
      : { width: Math.min(place.slip.width, textWidth + edges.x * 2 + 4), height: textHeight + 4 };
  }

  #rest(): void {
    this.#cover.visible = !this.#opened;
    this.#cover.alpha = 1;
    this.#flap.scale.y = 1;
    this.#wax.alpha = 1;
    this.#wax.scale.set(1);
    this.#slip.visible = this.#opened;
    this.#slip.alpha = 1;
    this.#slip.scale.set(1);
  }
}

function slipX(slip: Box, width: number, place: SeatPlace): number {
  const share = place.align === 'right' ? 1 : place.align === 'center' || place.main ? 0.5 : 0;
  return slip.x + (slip.width - width) * share;
}
