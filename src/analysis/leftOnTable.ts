/**
 * What a policy leaves on the table: the score that a policy searched to beat it gains in one seat, the policy itself
 * in all the others. Searched on one half of the paired games and told by the other half, so that what was only luck in
 * the search does not count as a gain. A lower bound: a better search would find more.
 */
import { EXPLOIT_TRAINING, type Exploit, exploitPlayer, type ExploitTraining, pairing, type Policies, type PolicyName, trainExploit } from '../bots/index.ts';
import type { ActorId, Game } from '../engine/index.ts';

export interface LeftOnTable {
  readonly policy: PolicyName;
  readonly seat: ActorId;
  readonly exploit: Exploit;
  readonly gain: Estimate;
}

/** A mean over paired games with its 95% interval. */
export interface Estimate {
  readonly pairs: number;
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

export function leftOnTable(game: Game, policies: Policies, policy: PolicyName, seat: ActorId, training: Partial<ExploitTraining> & { readonly seed: string }): LeftOnTable {
  const options = { ...EXPLOIT_TRAINING, ...training };
  const against = policies.byName[policy];
  const exploit = trainExploit(game, policies, against, seat, options);
  const chooser = exploitPlayer(game, policies.prospects, policies.incentive, game.actors.indexOf(seat), exploit);
  const { score } = pairing(game, against, seat, options.seed);
  const kept = Array.from({ length: Math.floor(options.games / 2) }, (_, k) => 2 * k + 1);
  return { policy, seat, exploit, gain: estimate(kept.map((i) => score(i, chooser) - score(i))) };
}

/** Of the mean of independent differences, by the normal approximation. */
export function estimate(differences: readonly number[]): Estimate {
  const pairs = differences.length;
  const mean = differences.reduce((sum, it) => sum + it, 0) / pairs;
  const square = differences.reduce((sum, it) => sum + (it - mean) * (it - mean), 0) / Math.max(1, pairs - 1);
  const reach = 1.96 * Math.sqrt(square / pairs);
  return { pairs, mean, low: mean - reach, high: mean + reach };
}
