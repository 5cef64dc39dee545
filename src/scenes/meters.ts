import { Container, Graphics, Sprite, Texture } from 'pixi.js';
import { Label } from '../ui/label.ts';
import { colours, lineHeight, wash } from '../ui/theme.ts';
import type { BoardroomLayout, Box, TextSizes } from './layoutTypes.ts';
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
        gauge.show(meter, box, layout.sizes, layout.meterLabels);
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

/** A line of ink in a trough, with a tick where it stood before. Lies along, or stands where there is no room for words. */
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
  #upright = false;
  #value = 0;
  #before = 0;
  #start = 0;
  #troughKey = '';

  constructor() {
    this.view.addChild(this.#trough, this.#ink, this.#change, this.#tick, this.#name, this.#number);
  }

  show(meter: MeterModel, box: Box, sizes: TextSizes, labels: boolean): void {
    this.#upright = !labels;
    this.#value = meter.value;
    this.#before = meter.before;
    this.#start = meter.value;
    const top = labels ? lineHeight(sizes.meter) + 1 : 0;
    this.view.position.set(Math.round(box.x), Math.round(box.y));
    this.#length = Math.round(labels ? box.width : box.height);
    this.#thickness = labels ? 7 : Math.round(Math.min(22, box.width * 0.7));
    if (labels) {
      const number = Math.ceil(sizes.meter * 2);
      this.#number.put(String(meter.value), { face: 'sans', size: sizes.meter, bold: true, align: 'right' }, { x: box.width - number, y: 0, width: number, lines: 1 });
      this.#name.put(meter.name, { face: 'sans', size: sizes.meter, colour: colours.inkSoft }, { x: 0, y: 0, width: box.width - number - 4, lines: 1 });
    } else {
      this.#number.clear();
      this.#name.clear();
    }
    this.#drawTrough(top, box);
    this.#place(this.#value);
  }

  startsAt(value: number | undefined): void {
    this.#start = value ?? this.#value;
  }

  at(share: number): void {
    this.#place(this.#start + (this.#value - this.#start) * share);
  }

  #drawTrough(top: number, box: Box): void {
    const key = [this.#upright, this.#length, this.#thickness, top, this.#before, this.#value].join();
    if (key === this.#troughKey) {
      return;
    }
    this.#troughKey = key;
    const [width, height] = this.#upright ? [this.#thickness, this.#length] : [this.#length, this.#thickness];
    const left = this.#upright ? Math.round((box.width - width) / 2) : 0;
    for (const piece of [this.#trough, this.#ink, this.#change, this.#tick]) {
      piece.position.set(left, top);
    }
    this.#trough.clear().rect(0, 0, width, height).fill(wash(colours.sheet, 0.7)).stroke({ width: 1, color: colours.inkFaint });
    this.#tick.clear();
    if (this.#before !== this.#value) {
      const mark = Math.round((this.#length * this.#before) / 100);
      if (this.#upright) {
        this.#tick.rect(-2, height - mark - 1, width + 4, 2).fill(colours.stamp);
      } else {
        this.#tick.rect(mark - 1, -2, 2, height + 4).fill(colours.stamp);
      }
    }
  }

  /** The part between the tick and the value is lighter: what this stage added or took. */
  #place(value: number): void {
    const low = Math.min(value, this.#before);
    const high = Math.max(value, this.#before);
    this.#change.tint = value >= this.#before ? 0x6f6a60 : 0xc9c0ae;
    this.#ink.tint = colours.ink;
    this.#bar(this.#ink, 0, low);
    this.#bar(this.#change, low, high);
  }

  #bar(bar: Sprite, from: number, to: number): void {
    const start = Math.round((this.#length * from) / 100);
    const end = Math.round((this.#length * to) / 100);
    bar.visible = end > start;
    const length = Math.max(1, end - start);
    if (this.#upright) {
      bar.setSize(this.#thickness, length);
      bar.y = this.#trough.y + this.#length - end;
    } else {
      bar.setSize(length, this.#thickness);
      bar.x = this.#trough.x + start;
    }
  }
}
