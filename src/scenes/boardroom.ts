import { Container } from 'pixi.js';
import type { StageTextures } from '../ui/textures.ts';
import { Envelopes } from './envelopes.ts';
import { layoutBoardroom } from './layout.ts';
import { Counter, Lights } from './lights.ts';
import { Meters } from './meters.ts';
import type { BoardroomModel } from './model.ts';
import { Offers } from './offers.ts';
import { Paper } from './paper.ts';
import type { Part } from './part.ts';
import { Seats } from './seats.ts';
import { Table } from './table.ts';
import { revealLength } from './timing.ts';
import { Verdict } from './verdict.ts';

/** The scene: it knows models and sizes, and nothing of the renderer that shows it. */
export class Boardroom {
  readonly view = new Container({ label: 'boardroom', interactiveChildren: false });
  readonly #counter = new Counter();
  readonly #parts: readonly Part[];

  constructor(textures: StageTextures) {
    const lights = new Lights(textures);
    lights.onCount = (count) => this.#counter.count(count);
    this.#parts = [new Paper(textures), new Table(), lights, this.#counter, new Meters(), new Seats(), new Envelopes(), new Offers(), new Verdict()];
    for (const part of this.#parts) {
      this.view.addChild(part.view);
    }
  }

  show(model: BoardroomModel, width: number, height: number): void {
    const layout = layoutBoardroom(width, height, {
      seats: model.seats.length,
      meters: model.meters.length,
      offers: model.offers.length,
      lights: model.lights?.total ?? 0,
      verdict: model.verdict !== undefined,
    });
    for (const part of this.#parts) {
      part.show(model, layout);
    }
  }

  /** After `show(to)`: makes ready to move there from `from`. */
  move(from: BoardroomModel, to: BoardroomModel): void {
    for (const part of this.#parts) {
      part.move?.(from, to);
    }
    this.at(0);
  }

  at(elapsed: number): void {
    for (const part of this.#parts) {
      part.at?.(Math.min(elapsed, revealLength));
    }
  }

  destroy(): void {
    this.view.destroy({ children: true });
    this.#counter.destroy();
  }
}
