import { Container, Graphics } from 'pixi.js';
import type { Measure } from '../ui/fitText.ts';
import { Label, measureWith, type LabelStyle } from '../ui/label.ts';
import { drawSeal, monogram } from '../ui/seal.ts';
import { colours, inks, lineHeight } from '../ui/theme.ts';
import type { BoardroomLayout, SeatPlace, TextSizes } from './layoutTypes.ts';
import type { BoardroomModel, SeatModel } from './model.ts';
import type { Part } from './part.ts';

export class Seats implements Part {
  readonly view = new Container({ label: 'seats' });
  readonly #seats: SeatView[] = [];

  show(model: BoardroomModel, layout: BoardroomLayout): void {
    while (this.#seats.length < model.seats.length) {
      const seat = new SeatView();
      this.#seats.push(seat);
      this.view.addChild(seat.view);
    }
    this.#seats.forEach((view, index) => {
      const seat = model.seats[index];
      const place = layout.seats[index];
      view.view.visible = seat !== undefined && place !== undefined;
      if (seat !== undefined && place !== undefined) {
        view.show(seat, place, layout.sizes, layout.kind === 'narrow' && model.verdict !== undefined);
      }
    });
  }
}

class SeatView {
  readonly view = new Container({ label: 'seat' });
  readonly #seal = new Graphics();
  readonly #letter = new Label();
  readonly #name = new Label();
  readonly #stance = new Label();
  readonly #line = new Graphics();
  #key = '';

  constructor() {
    this.view.addChild(this.#seal, this.#letter, this.#line, this.#name, this.#stance);
  }

  show(seat: SeatModel, place: SeatPlace, sizes: TextSizes, underVerdict: boolean): void {
    const key = [seat.colour, seat.present, seat.mine, place.radius].join();
    if (key !== this.#key) {
      this.#key = key;
      drawSeal(this.#seal.clear(), { ink: seat.colour, radius: place.radius, present: seat.present, mine: seat.mine });
    }
    this.view.visible = !(underVerdict && !place.main);
    this.#seal.position.set(place.x, place.y);
    this.#showLetter(seat, place);
    this.#showWords(seat, underVerdict ? { ...place, stanceLines: 0 } : place, sizes);
  }

  #showLetter(seat: SeatModel, place: SeatPlace): void {
    const letters = monogram(seat.name, place.main ? 2 : 1);
    const size = Math.max(11, Math.round(place.radius * (letters.length > 1 ? 0.6 : 0.78)));
    const colour = seat.present ? colours.sheet : inks[seat.colour];
    this.#letter.put(letters, { face: 'serif', size, bold: true, colour, align: 'center' }, {
      x: place.x - place.radius,
      y: place.y - lineHeight(size) / 2,
      width: place.radius * 2,
      lines: 1,
    });
  }

  #showWords(seat: SeatModel, place: SeatPlace, sizes: TextSizes): void {
    const { words, align } = place;
    const size = place.main ? sizes.name : sizes.smallName;
    const ink = seat.present ? colours.ink : colours.soft;
    const style: LabelStyle = { face: 'serif', size, bold: true, colour: ink, align };
    const covered = place.slipHidesStance && seat.envelope === 'opened';
    this.#name.visible = place.main || !covered;
    this.#name.put(nameFor(seat, words.width, measureWith(style, seat.name)), style, { ...words, lines: 1 });
    this.#line.clear();
    if (seat.mine && this.#name.visible) {
      const left = align === 'left' ? words.x : align === 'right' ? words.x + words.width - this.#name.textWidth : place.x - this.#name.textWidth / 2;
      this.#line.rect(left, words.y + lineHeight(size) - 1, this.#name.textWidth, 2).fill(inks[seat.colour]);
    }
    if (place.stanceLines === 0 || covered) {
      this.#stance.clear();
      return;
    }
    this.#stance.put(seat.stance, { face: 'sans', size: sizes.stance, colour: colours.soft, align }, {
      x: words.x,
      y: words.y + lineHeight(size) + 1,
      width: words.width,
      lines: place.stanceLines,
    });
  }
}

/** A whole name, or what says most where the whole does not fit: "Altman" and not "Sam A…", "trustees" and not "The", "Interim" and not "chief". */
function nameFor({ name, short }: SeatModel, width: number, measure: Measure): string {
  const bare = name.replace(/^the /iu, '');
  const whole = [name, short ?? bare].find((it) => measure(it) <= width);
  if (whole !== undefined) return whole;
  const words = bare.split(' ');
  const last = words.at(-1) ?? bare;
  return /^\p{Ll}/u.test(last) ? (words[0] ?? bare) : last;
}
