/** One look at what comes of a stage, and what it is worth. */
import type { Game } from '../engine/index.ts';
import type { Prospects } from './prospects.ts';

export interface Glance {
  /** What was come to last; overwritten by the next look. */
  readonly after: Int32Array;
  readonly probabilities: Float64Array;
  /** Plays the stage of `from` with these choices. */
  play(from: Int32Array, chosen: Int32Array): void;
  /** Looks at `state` as it is. */
  look(state: Int32Array): void;
  /** Adds one choice by itself to what `from` has come to. */
  act(from: Int32Array, actor: number, action: number): void;
  worth(actor: number): number;
}

export function createGlance({ kernel, scenario }: Game, prospects: Prospects): Glance {
  const after = new Int32Array(scenario.compiled.layout.size);
  const probabilities = new Float64Array(prospects.endings);
  return {
    after,
    probabilities,
    play: (from, chosen) => {
      after.set(from);
      kernel.step(after, chosen);
      prospects.foresee(after, probabilities);
    },
    look: (state) => {
      after.set(state);
      prospects.foresee(after, probabilities);
    },
    act: (from, actor, action) => {
      after.set(from);
      kernel.act(after, actor, action);
      prospects.foreseeNear(after, probabilities);
    },
    worth: (actor) => prospects.value(actor, after, probabilities),
  };
}
