import { Container, Graphics, Sprite, Texture } from 'pixi.js';
import { Label } from '../ui/label.ts';
import { colours, lineHeight, wash } from '../ui/theme.ts';
import type { BoardroomLayout, Box } from './layoutTypes.ts';
import type { BoardroomModel, MeterModel } from './model.ts';
import type { Part } from './part.ts';
import { easeOut, progress, spans } from './timing.ts';

export class Meters implements Part {
  readonly view = new Container({ label: 'meters' });
  readonly #gauges: Gauge[] = [];

  show(model: BoardroomModel, layout: BoardroomLayout): void {
    while (this.#gauges.length < model.meters.length) {
      const gauge = new Gauge();
      this.#gauges.push(gauge);
      this.view.addChild(gauge.view);
    }
    this.#gauges.forEach((gauge, index) => {
      const meter = model.meters[index];
      const box = layout.meters[index];
      gauge.view.visible = meter !== undefined && box !== undefined;
      if (meter !== undefined && box !== undefined) {
        gauge.show(meter, box, layout);
      }
    });
  }

  move(from: BoardroomModel, to: BoardroomModel): void {
    const before = new Map(from.meters.map((meter) => [meter.id, meter.value]));
    this.#gauges.forEach((gauge, index) => {
      const meter = to.meters[index];
      gauge.startsAt(meter === undefined ? undefined : (before.get(meter.id) ?? meter.before));
    });
  }

  at(elapsed: number): void {
    const share = easeOut(progress(elapsed, spans.gauges));
    for (const gauge of this.#gauges) {
      gauge.at(share);
    }
  }
}

/** A line of ink in a trough, with a tick where it stood before; name and number above. */
class Gauge {
  readonly view = new Container({ label: 'meter' });
  readonly #trough = new Graphics();
  readonly #ink = new Sprite(Texture.WHITE);
  readonly #change = new Sprite(Texture.WHITE);
  readonly #tick = new Graphics();
  readonly #name = new Label();
  readonly #number = new Label();
  #length = 0;
  #thickness = 0;
  #value = 0;
  #before = 0;
  #start = 0;
  #troughKey = '';

  constructor() {
    this.view.addChild(this.#trough, this.#ink, this.#change, this.#tick, this.#name, this.#number);
  }

  show(meter: MeterModel, box: Box, { kind, sizes }: BoardroomLayout): void {
    this.#value = meter.value;
    this.#before = meter.before;
    this.#start = meter.value;
    this.view.position.set(Math.round(box.x), Math.round(box.y));
    this.#length = Math.round(box.width);
    this.#thickness = kind === 'wide' ? 7 : 4;
    this.#number.put(String(meter.value), { face: 'sans', size: sizes.meter, bold: true, align: 'right' }, { x: 0, y: 0, width: box.width, lines: 1 });
    this.#name.put(kind === 'wide' ? meter.name : meter.short, { face: 'sans', size: sizes.meter, colour: colours.soft }, { x: 0, y: 0, width: box.width - this.#number.textWidth - 3, lines: 1 });
    this.#drawTrough(lineHeight(sizes.meter) + 1);
    this.#place(this.#value);
  }

  startsAt(value: number | undefined): void {
    this.#start = value ?? this.#value;
  }

  at(share: number): void {
    this.#place(this.#start + (this.#value - this.#start) * share);
  }

  #drawTrough(top: number): void {
    const key = [this.#length, this.#thickness, top, this.#before, this.#value].join();
    if (key === this.#troughKey) {
      return;
    }
    this.#troughKey = key;
    for (const piece of [this.#trough, this.#ink, this.#change, this.#tick]) {
      piece.position.set(0, top);
    }
    this.#trough.clear().rect(0, 0, this.#length, this.#thickness).fill(wash(colours.sheet, 0.7)).stroke({ width: 1, color: colours.lineDrawn });
    this.#tick.clear();
    if (this.#before !== this.#value) {
      this.#tick.rect(Math.round((this.#length * this.#before) / 100) - 1, -2, 2, this.#thickness + 4).fill(colours.stamp);
    }
  }

  /** The part between the tick and the value is lighter: what this stage added or took. */
  #place(value: number): void {
    const low = Math.min(value, this.#before);
    const high = Math.max(value, this.#before);
    this.#change.tint = value >= this.#before ? colours.gained : colours.lost;
    this.#ink.tint = colours.ink;
    this.#bar(this.#ink, 0, low);
    this.#bar(this.#change, low, high);
  }

  #bar(bar: Sprite, from: number, to: number): void {
    const start = Math.round((this.#length * from) / 100);
    const end = Math.round((this.#length * to) / 100);
    bar.visible = end > start;
    bar.setSize(Math.max(1, end - start), this.#thickness);
    bar.x = start;
  }
}
