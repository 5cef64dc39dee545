/** How often each ending comes, from a position or from the start, all seats by their incentives. */
import { type Chooser, createPlayout } from '../bots/index.ts';
import type { GameState } from '../engine/index.ts';
import { type Course, replayCourse, reseeded } from './course.ts';
import { wilson } from './intervals.ts';
import type { Lab } from './lab.ts';

export interface Share {
  readonly share: number;
  readonly low: number;
  readonly high: number;
}
export type Shares = Readonly<Record<string, Share>>;

/** Of `games` games from the start, private facts drawn by nature's odds. */
export function sharesFromStart({ game, policy }: Lab, games: number, seed: string): Shares {
  return sharesOf({ game, policy }, games, seed, (name) => game.initialState(name));
}

/** From the eve of every round of the record: all that came before it as recorded, all after it by incentives. */
export function sharesByEve(lab: Lab, course: Course, games: number, seed: string): readonly { readonly round: string; readonly shares: Shares }[] {
  const { positions } = replayCourse(lab.game, course);
  const eves = positions.filter(({ round }, i) => i === 0 || positions[i - 1]!.round !== round);
  return eves.map(({ round, state }) => ({ round, shares: sharesOf(lab, games, `${seed}/${round}`, (name) => reseeded(state, name)) }));
}

function sharesOf({ game, policy }: Lab, games: number, seed: string, begin: (name: string) => GameState): Shares {
  const playout = createPlayout(game);
  const choosers = game.actors.map((): Chooser => policy);
  const hits = new Map(game.scenario.data.endings.map(({ id }) => [id, 0]));
  for (let i = 0; i < games; i++) {
    const state = begin(`${seed}/${i}`);
    playout.run(state, choosers, playout.drawsFor(`${seed}/${i}`));
    const ending = game.outcome(state)!;
    hits.set(ending, hits.get(ending)! + 1);
  }
  return Object.fromEntries([...hits].map(([ending, n]) => [ending, shareOf(n, games)]));
}

export function shareOf(hits: number, of: number): Share {
  const [low, high] = wilson(hits, of);
  return { share: hits / of, low, high };
}
