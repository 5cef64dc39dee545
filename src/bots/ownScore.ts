/** What a finished game is worth to a seat, before it is rescaled for people: 0..100. */
import { ENDING, type Game } from '../engine/index.ts';
import type { Prospects } from './prospects.ts';

export type OwnScore = (state: Int32Array, seat: number) => number;

/** The same measure as `game.returns`, unscaled, unrounded and without allocation. */
export function createOwnScore(game: Game, prospects: Prospects): OwnScore {
  const reached = new Float64Array(game.scenario.compiled.endings.length);
  return (state, seat) => {
    reached.fill(0);
    reached[state[ENDING]! - 1] = 1;
    return prospects.value(seat, state, reached);
  };
}
