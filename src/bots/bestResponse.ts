/**
 * Best against fixed others: each option is followed to the end of the game, everybody playing a base policy from then
 * on, in worlds that the seat believes in; the same worlds and the same draws for every option, so that what they share
 * cancels. This is the rollout algorithm (Tesauro and Galperin 1996; Bertsekas, Tsitsiklis and Wu 1997): one step of
 * policy improvement on the base.
 */
import { type Draw, type Game, type GameState, isSeveral, PLACES, ROUND, STAGE } from '../engine/index.ts';
import type { RolloutName } from './choosers.ts';
import type { Chooser, Incentive } from './incentive.ts';
import { placesIn } from './mind.ts';
import { createOwnScore } from './ownScore.ts';
import { createPlayout, UNIFORM } from './playout.ts';
import type { Policy } from './policy.ts';
import type { Prospects } from './prospects.ts';
import { createRedraws } from './redraws.ts';
import { OPTIONS, policyOnIntegers } from './turns.ts';

export interface BestResponseOptions {
  /** Paired playouts of each option. */
  readonly worlds: number;
  readonly base: RolloutName;
}
export const BEST_RESPONSE: BestResponseOptions = { worlds: 16, base: 'incentive' };

export function bestResponsePolicy(game: Game, prospects: Prospects, incentive: Incentive, options: BestResponseOptions = BEST_RESPONSE): Policy & Chooser {
  const { kernel, scenario } = game;
  const rules = scenario.compiled;
  const n = rules.actors.length;
  const base = options.base === 'random' ? UNIFORM : incentive;
  const bases = rules.actors.map(() => base);
  const playout = createPlayout(game);
  const own = createOwnScore(game, prospects);
  const redraws = createRedraws(n);
  const state = new Int32Array(rules.layout.size) as GameState;
  const masked = new Int32Array(rules.layout.size);
  const choices = new Int32Array(n);

  /** Mean own score of `option` over the believed worlds. */
  function worthOf(seen: Int32Array, seat: number, option: number, draw: Draw): number {
    const stage = seen[ROUND]! * 4 + seen[STAGE]!;
    let total = 0;
    for (let w = 0; w < options.worlds; w++) {
      incentive.mind.beliefs.imagine(seen, seat, state, draw, stage, w);
      redraws.renew(draw, stage, w);
      reply(seat);
      choices[seat] = option;
      kernel.step(state, choices);
      playout.run(state, bases, redraws.bySeat);
      total += own(state, seat);
    }
    return total / options.worlds;
  }

  /** What the others choose in this stage, each from what it sees of the imagined world. */
  function reply(seat: number): void {
    const movers = kernel.toMove(state);
    for (let a = 0; a < n; a++) {
      if (a === seat || !((movers >> a) & 1)) {
        choices[a] = -1;
        continue;
      }
      kernel.mask(state, a, masked);
      choices[a] = base.pick(masked, a, kernel.legal(state, a), redraws.bySeat[a]!);
    }
  }

  function pick(seen: Int32Array, seat: number, legal: number, draw: Draw): number {
    if (!isSeveral(legal)) return 31 - Math.clz32(legal); // nothing to weigh
    if (kernel.stageOf(seen)?.kind === 'sign') return pickSignatures(seen, seat, placesIn(legal), draw);
    let best = -1;
    let top = -Infinity;
    for (let i = 0; i < OPTIONS; i++) {
      if (!((legal >> i) & 1)) continue;
      const worth = worthOf(seen, seat, i, draw);
      if (worth > top) [best, top] = [i, worth];
    }
    return best;
  }

  // Nothing, each package alone, and all those together that are each better than nothing: who would not sign a package
  // by itself does not sign it beside another.
  function pickSignatures(seen: Int32Array, seat: number, places: number, draw: Draw): number {
    const none = worthOf(seen, seat, 0, draw);
    let [best, top, better] = [0, none, 0];
    for (let place = 0; place < PLACES; place++) {
      if (!((places >> place) & 1)) continue;
      const worth = worthOf(seen, seat, 1 << place, draw);
      if (worth > none) better |= 1 << place;
      if (worth > top) [best, top] = [1 << place, worth];
    }
    return better !== best && worthOf(seen, seat, better, draw) > top ? better : best;
  }

  const certain = new Float64Array(OPTIONS);
  return policyOnIntegers(game, 'best-response', { pick }, (turn, { seat, legal }) => {
    certain.fill(0);
    certain[pick(turn.observation.masked, seat, legal, turn.draw)] = 1;
    return certain;
  });
}
