/** Playouts a second: the rules alone, and with the default policy. */
import { createPlayout, playRandom } from '../src/bots/index.ts';
import { type Game, type GameState, SEED, type StartOptions } from '../src/engine/index.ts';
import type { OpenScenario } from '../src/session/play.ts';
import { type Pace, rateOf, xorshift } from './measure.ts';
import type { Figures } from './rows.ts';

export const CRISIS: StartOptions = { start: { removed: true } };

export function playoutFigures(open: OpenScenario, pace: Pace): Figures {
  return {
    random: rateOf(pace, randomGames(open.game, CRISIS, 200).games),
    randomChoices: rateOf(pace, randomGames(open.game, CRISIS, 200).choices),
    randomStart: rateOf(pace, randomGames(open.game, {}, 200).games),
    incentive: rateOf(pace, incentiveGames(open, 10).games),
    incentiveChoices: rateOf(pace, incentiveGames(open, 10).choices),
  };
}

interface Games {
  /** Plays some, and returns how many. */
  games(): number;
  /** Plays as many, and returns how many choices were made. */
  choices(): number;
}

/** For two ways to play the same games: told of every beginning and every end. */
export interface Watch {
  readonly begun?: () => void;
  readonly ended?: (state: GameState) => void;
}

export function randomGames(game: Game, options: StartOptions, atOnce: number, { begun, ended }: Watch = {}): Games {
  const start = game.initialState('bench', options);
  const state = start.slice() as GameState;
  const choices = new Int32Array(game.actors.length);
  const bits = xorshift(2023);
  const play = (seen?: () => void): void => {
    for (let i = 0; i < atOnce; i++) {
      state.set(start);
      for (let word = 0; word < 4; word++) state[SEED + word] = bits();
      begun?.();
      playRandom(game, state, choices, bits, seen);
      ended?.(state);
    }
  };
  return {
    games: () => {
      play();
      return atOnce;
    },
    choices: () => {
      let made = 0;
      play(() => {
        for (let a = 0; a < choices.length; a++) if (choices[a] !== -1) made += 1;
      });
      return made;
    },
  };
}

function incentiveGames({ game, policies }: OpenScenario, atOnce: number): Games {
  const playout = createPlayout(game);
  const choosers = game.actors.map(() => policies.incentive);
  let n = 0;
  const play = (seen?: (state: GameState) => void): void => {
    for (let i = 0; i < atOnce; i++) {
      const seed = `bench/${n++}`;
      playout.run(playout.start(seed), choosers, playout.drawsFor(seed), seen);
    }
  };
  return {
    games: () => {
      play();
      return atOnce;
    },
    choices: () => {
      let made = 0;
      play((state) => {
        for (let movers = game.kernel.toMove(state); movers !== 0; movers &= movers - 1) made += 1;
      });
      return made;
    },
  };
}
