/** Policies as choosers on integers, for loops. */
import type { Game } from '../engine/index.ts';
import type { Chooser } from './incentive.ts';
import { UNIFORM } from './playout.ts';
import type { Policy } from './policy.ts';

/** Who plays the imagined games of a policy that searches. */
export type RolloutName = 'random' | 'incentive';

export function chooserOf(game: Game, policy: Policy): Chooser {
  if (policy.name === 'random') return UNIFORM;
  if (isChooser(policy)) return policy;
  return {
    pick: (masked, seat, legal, draw) => {
      const signing = game.kernel.stageOf(masked)?.kind === 'sign';
      const ids = game.idsOf(signing, seat, legal);
      const action = policy.choose({ observation: game.observationOf(masked, game.actors[seat]!), legal: ids.toSorted(), draw });
      return game.positionOf(signing, seat, action);
    },
  };
}

function isChooser(policy: Policy): policy is Policy & Chooser {
  return 'pick' in policy;
}
