/** Every lever of openai-2023 has an hour, and every private fact matters to somebody else. */
import { beforeAll, describe, expect, it } from 'vitest';
import { bestLevers } from '../../src/analysis/bestLevers.ts';
import { privateFacts } from '../../src/analysis/privateFacts.ts';
import { scenarioFolder } from '../../src/scenarios/index.ts';
import { type OpenScenario, openScenario } from '../../src/session/play.ts';

let open: OpenScenario;
beforeAll(async () => {
  open = await openScenario(scenarioFolder('openai-2023')!);
});

describe('in sampled positions of openai-2023', () => {
  it('every lever is the best by more than noise in one of them at least', { timeout: 240_000 }, () => {
    const { game, policies } = open;
    // Holding is what a lever is measured against, and an offer, which is no action of the data, answers to what the signers want.
    const idle = new Set(game.scenario.data.actions.filter(({ kind }) => kind !== 'hold').map(({ id }) => id));
    for (let batch = 0; batch < 6 && idle.size > 0; batch++) {
      for (const { action, best } of bestLevers(game, policies.prospects, policies.incentive, { games: 400, seed: `levers/${batch}` })) if (best > 0) idle.delete(action);
    }
    expect([...idle]).toEqual([]);
  });

  it('each private fact flips the best reply of somebody else in one stage of ten or more', { timeout: 180_000 }, () => {
    const { game, policies } = open;
    const worth = privateFacts(game, policies.prospects, policies.incentive, { games: 120, seed: 'facts' });
    expect(worth.map(({ actor }) => actor)).toEqual(['board', 'founder', 'partner', 'workforce', 'investors']);
    for (const { actor, share } of worth) expect(share, actor).toBeGreaterThan(0.1);
  });
});
