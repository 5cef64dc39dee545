/** How the policies that search fare in whole games. */
import { describe, expect, it } from 'vitest';
import { estimate, type Estimate } from '../../src/analysis/leftOnTable.ts';
import { BEST_RESPONSE, type Chooser, chooserOf, createPolicies, type Effort, ISMCTS, pairing, type Policies, type PolicyName } from '../../src/bots/index.ts';
import type { Game } from '../../src/engine/index.ts';
import { scenarioFolder } from '../../src/scenarios/index.ts';
import { loadGame } from '../support/scenarios.ts';

/** Score of a seat by `policy` less that by each of the others, everybody else by `incentive`: game by game, the mean over the seats. */
function gainsOver<N extends PolicyName>({ game, policies }: Open, seats: readonly string[], policy: PolicyName, rivals: readonly N[], pairs: number): Record<N, Estimate> {
  const chooser = chooserOf(game, policies.byName[policy]);
  const bySeat = seats.map((seat) => pairing(game, policies.incentive, seat, 'fields'));
  const scores = (by: Chooser): number[] => Array.from({ length: pairs }, (_, i) => bySeat.reduce((sum, { score }) => sum + score(i, by), 0) / seats.length);
  const own = scores(chooser);
  const against = (rival: N): Estimate => {
    const others = scores(chooserOf(game, policies.byName[rival]));
    return estimate(own.map((score, i) => score - others[i]!));
  };
  return Object.fromEntries(rivals.map((rival) => [rival, against(rival)])) as Record<N, Estimate>;
}

interface Open {
  readonly game: Game;
  readonly policies: Policies;
}

async function open(id: string, effort: Effort): Promise<Open> {
  const game = loadGame(id);
  return { game, policies: createPolicies(game, { outlooks: await scenarioFolder(id)!.outlooks!() }, 'when asked', effort) };
}

// On other seeds the tree search gains 0 to 4 points over the default at 80 iterations, the best response about 5 at 16 worlds; the margin is a tenth of the standard deviation of scores.
const AS_GOOD_AS = -2;

describe('over paired games against the default policy', { timeout: 120_000 }, () => {
  it('in harbour-lab, the tree search with random roll-outs does better than random choices', async () => {
    const lab = await open('harbour-lab', { ismcts: { ...ISMCTS, iterations: 200 } });
    expect(gainsOver(lab, lab.game.actors, 'ismcts', ['random'], 40).random.low).toBeGreaterThan(0);
  });

  it('in harbour-lab, the tree search with incentive roll-outs does better than random choices and no worse than the default', async () => {
    const lab = await open('harbour-lab', { ismcts: { ...ISMCTS, iterations: 80, rollouts: 'incentive' } });
    const { random, incentive } = gainsOver(lab, lab.game.actors, 'ismcts', ['random', 'incentive'], 60);
    expect(random.low).toBeGreaterThan(0);
    expect(incentive.low).toBeGreaterThan(AS_GOOD_AS);
  });

  it('in harbour-lab, the best response does better than the default that it improves on', async () => {
    const lab = await open('harbour-lab', { bestResponse: { ...BEST_RESPONSE, worlds: 16 } });
    expect(gainsOver(lab, lab.game.actors, 'best-response', ['incentive'], 48).incentive.low).toBeGreaterThan(0);
  });

  it('in openai-2023, the tree search with random roll-outs does better for the board than random choices', async () => {
    const crisis = await open('openai-2023', { ismcts: { ...ISMCTS, iterations: 300 } });
    expect(gainsOver(crisis, ['board'], 'ismcts', ['random'], 30).random.low).toBeGreaterThan(0);
  });
});
