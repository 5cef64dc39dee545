/** Every policy in every seat, the default policy in the others, on the same seeds: what each makes of the seat. */
import { createPlayout, type Policies, type PolicyName } from '../bots/index.ts';
import type { Game } from '../engine/index.ts';
import { chooserFor } from './simulate.ts';

/** What the other seats play, and what everybody is set against. */
export const DEFAULT_POLICY = 'incentive' satisfies PolicyName;

/** One policy in one seat. Scores are counted in tenths, as they are given: sums are exact in any order. */
export interface Standing {
  readonly policy: PolicyName;
  readonly seat: string;
  readonly games: number;
  readonly score: number;
  /** Against the default policy in the same seat in the same game: the sum, and that of the squares. */
  readonly gain: number;
  readonly gainSquared: number;
}

/** A mean with the 95% interval in which the true one lies. */
export interface Estimate {
  readonly estimate: number;
  readonly low: number;
  readonly high: number;
}

/** Plays games `from` to `to` - 1 of `seed`: one between default policies, then one for every other policy in every seat. */
export function tournament(game: Game, policies: Policies, names: readonly PolicyName[], seed: string, from: number, to: number): readonly Standing[] {
  const playout = createPlayout(game);
  const others = chooserFor(game, policies, DEFAULT_POLICY);
  const entrants = names.map((name) => ({ name, chooser: chooserFor(game, policies, name) }));
  const seats = game.scenario.data.interests.map(({ actor }) => actor);
  const scores = (i: number, seat: string | undefined, chooser = others): Readonly<Record<string, number>> => {
    const state = playout.start(`${seed}/${i}`);
    playout.run(state, game.actors.map((actor) => (actor === seat ? chooser : others)), playout.drawsFor(`${seed}/${i}`));
    return game.returns(state)!;
  };
  let standings = entrants.flatMap(({ name }) => seats.map((seat): Standing => ({ policy: name, seat, games: 0, score: 0, gain: 0, gainSquared: 0 })));
  for (let i = from; i < to; i++) {
    const usual = scores(i, undefined);
    const played = entrants.flatMap(({ name, chooser }) => seats.map((seat): Standing => {
      const score = tenths((name === DEFAULT_POLICY ? usual : scores(i, seat, chooser))[seat]!);
      const gain = score - tenths(usual[seat]!);
      return { policy: name, seat, games: 1, score, gain, gainSquared: gain * gain };
    }));
    standings = addStandings(standings, played);
  }
  return standings;
}

/** Both in the same order. */
export function addStandings(a: readonly Standing[], b: readonly Standing[]): Standing[] {
  return a.map((one, i) => {
    const other = b[i]!;
    return { ...one, games: one.games + other.games, score: one.score + other.score, gain: one.gain + other.gain, gainSquared: one.gainSquared + other.gainSquared };
  });
}

export function meanScore({ score, games }: Standing): number {
  return score / games / 10;
}

/** The mean of paired differences; by the normal distribution, so that it needs some thirty games to be trusted. */
export function meanGain({ gain, gainSquared, games }: Standing): Estimate {
  const mean = gain / games;
  const variance = games > 1 ? Math.max(0, gainSquared - games * mean * mean) / (games - 1) : Infinity;
  const half = gainSquared === 0 ? 0 : 1.959964 * Math.sqrt(variance / games);
  return { estimate: mean / 10, low: (mean - half) / 10, high: (mean + half) / 10 };
}

function tenths(score: number): number {
  return Math.round(10 * score);
}
