/** One look at what comes of a stage, and what it is worth. */
import type { Game } from '../engine/index.ts';
import type { Reading } from './mixture.ts';
import type { Prospects } from './prospects.ts';

export interface Glance {
  /** What was come to last; overwritten by the next look. */
  readonly after: Int32Array;
  readonly probabilities: Float64Array;
  /** What the outlooks say of it. */
  readonly reading: Reading;
  /** Plays the stage of `from` with these choices. */
  play(from: Int32Array, chosen: Int32Array): void;
  /** Looks at `state` as it is, which is near what another glance came to. */
  look(state: Int32Array, near: Glance): void;
  /** Adds one choice by itself to what another glance came to. */
  act(from: Glance, actor: number, action: number): void;
  worth(actor: number): number;
}

export function createGlance({ kernel, scenario }: Game, prospects: Prospects): Glance {
  const after = new Int32Array(scenario.compiled.layout.size);
  const probabilities = new Float64Array(prospects.endings);
  const reading = prospects.reading();
  return {
    after,
    probabilities,
    reading,
    play: (from, chosen) => {
      after.set(from);
      kernel.step(after, chosen);
      prospects.foresee(after, probabilities, reading);
    },
    look: (state, near) => {
      after.set(state);
      prospects.foresee(after, probabilities, reading, near.reading);
    },
    act: (from, actor, action) => {
      after.set(from.after);
      kernel.act(after, actor, action);
      prospects.foresee(after, probabilities, reading, from.reading);
    },
    worth: (actor) => prospects.value(actor, after, probabilities),
  };
}
