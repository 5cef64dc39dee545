import type { Container } from 'pixi.js';
import type { BoardroomLayout } from './layoutTypes.ts';
import type { BoardroomModel } from './model.ts';

/** One piece of the boardroom. After `show` it stands at rest; `move` and `at` are for a reveal only. */
export interface Part {
  readonly view: Container;
  show(model: BoardroomModel, layout: BoardroomLayout): void;
  /** Called after `show(to)`: what was there before. */
  move?(from: BoardroomModel, to: BoardroomModel): void;
  /** Milliseconds since the reveal began. Past its end this is the picture at rest. */
  at?(elapsed: number): void;
}
