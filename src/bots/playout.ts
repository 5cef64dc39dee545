/** Playing games to the end on integers: one loop for simulation, training and analysis. */
import { bitCount, type Draw, drawFrom, type Game, type GameState, nthBit, OVER, type StartOptions } from '../engine/index.ts';
import type { Chooser } from './incentive.ts';

/** Uniform over legal actions, with no look at the state. */
export const UNIFORM: Chooser = {
  pick: (masked, seat, legal, draw) => nthBit(legal, Math.floor(draw('any', masked[0]! * 4 + masked[1]!, seat) * bitCount(legal))),
};

export interface Playout {
  /** Plays `state` to its end in place; `choosers[actor]` decides; `seen` is told of every stage before it is played, and stops the game by `false`. */
  run(state: GameState, choosers: readonly Chooser[], draws: readonly Draw[], seen?: (state: GameState) => boolean | void): void;
  drawsFor(seed: string): readonly Draw[];
  start(seed: string, options?: StartOptions): GameState;
}

export function createPlayout(game: Game): Playout {
  const { kernel, scenario } = game;
  const rules = scenario.compiled;
  const n = rules.actors.length;
  const masked = new Int32Array(rules.layout.size);
  const choices = new Int32Array(n);
  return {
    start: (seed, options) => game.initialState(seed, options),
    drawsFor: (seed) => game.actors.map((actor) => drawFrom(`${seed}/${actor}`)),
    run: (state, choosers, draws, seen) => {
      while (state[OVER] === 0) {
        if (seen?.(state) === false) return;
        const movers = kernel.toMove(state); // who is told of the stage may have moved what it shows
        for (let a = 0; a < n; a++) {
          if (!((movers >> a) & 1)) {
            choices[a] = -1;
            continue;
          }
          kernel.mask(state, a, masked);
          choices[a] = choosers[a]!.pick(masked, a, kernel.legal(state, a), draws[a]!);
        }
        kernel.step(state, choices);
      }
    },
  };
}

/** Random playouts without masks or labels, for measuring the rules alone. `bits` gives 32 random bits; `seen` is told of every stage. */
export function playRandom(game: Game, state: GameState, choices: Int32Array, bits: () => number, seen?: () => void): void {
  const { kernel } = game;
  let movers = kernel.toMove(state);
  while (state[OVER] === 0) {
    for (let a = 0; a < choices.length; a++) {
      if (!((movers >> a) & 1)) choices[a] = -1;
      else {
        const legal = kernel.legal(state, a);
        choices[a] = nthBit(legal, (bits() >>> 0) % bitCount(legal));
      }
    }
    movers = kernel.step(state, choices);
    seen?.();
  }
}
