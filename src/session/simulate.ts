/** Many games between policies, tallied; the same seed gives the same tally on one worker or many. */
import { type Chooser, chooserOf, createPlayout, type Policies, type PolicyName } from '../bots/index.ts';
import type { Game, StartOptions } from '../engine/index.ts';
import { ask } from './asking.ts';

export type SeatPolicies = Readonly<Record<string, PolicyName>>;

export interface Tally {
  readonly games: number;
  /** Ending id -> how many games; every ending is listed. */
  readonly endings: Readonly<Record<string, number>>;
}

/** Plays games `from` to `to` - 1 of `seed`. */
export function simulate(game: Game, policies: Policies, seats: SeatPolicies, seed: string, from: number, to: number, start?: StartOptions): Tally {
  const playout = createPlayout(game);
  const choosers = game.actors.map((actor) => chooserFor(game, policies, seats[actor] ?? 'incentive'));
  const endings: Record<string, number> = Object.fromEntries(game.scenario.data.endings.map((e) => [e.id, 0]));
  for (let i = from; i < to; i++) {
    const state = playout.start(`${seed}/${i}`, start);
    playout.run(state, choosers, playout.drawsFor(`${seed}/${i}`));
    const ending = game.outcome(state)!;
    endings[ending] = endings[ending]! + 1;
  }
  return { games: to - from, endings };
}

export function addTallies(tallies: readonly Tally[]): Tally {
  const endings: Record<string, number> = {};
  for (const tally of tallies) for (const [ending, n] of Object.entries(tally.endings)) endings[ending] = (endings[ending] ?? 0) + n;
  return { games: tallies.reduce((sum, t) => sum + t.games, 0), endings };
}

/** Whoever the caller names for the five seats also decides how the seats that only AI takes are filled. */
export function fillSeats(game: Game, given: SeatPolicies): SeatPolicies {
  const playable = game.scenario.data.actors.filter((a) => a.playable).map((a) => a.id);
  const allRandom = playable.every((seat) => given[seat] === 'random');
  return Object.fromEntries(game.actors.map((actor) => [actor, given[actor] ?? (allRandom ? 'random' : 'incentive')]));
}

/** A policy as loops ask it: a wrong answer is an error with its name. */
export function chooserFor(game: Game, policies: Policies, name: PolicyName): Chooser {
  const policy = policies.byName[name];
  return chooserOf(game, { ...policy, choose: (turn) => ask(policy, turn, false).action });
}
