import { describe, expect, it } from 'vitest';
import { bestReply } from '../../src/analysis/nash.ts';
import { stageGame } from '../../src/analysis/strategicForm.ts';
import { BEST_RESPONSE, createPolicies, ISMCTS, type Policy } from '../../src/bots/index.ts';
import { createOwnScore } from '../../src/bots/ownScore.ts';
import { drawFrom, type Game, type GameState } from '../../src/engine/index.ts';
import { randomPlayout } from '../support/play.ts';
import { action, byEye, gameOf, hold, loadGame, scenarioIds, tinyRules } from '../support/scenarios.ts';
import { battleOfTheSexes, dominance, matchingPennies, prisonersDilemma, stageGameOf } from '../support/stageGames.ts';

const MANY = 200;

function distributionOf(game: Game, policy: Policy, state: GameState, seat: string, seed = 'one'): Readonly<Record<string, number>> {
  return policy.distribution!({ observation: game.observe(state, seat), legal: game.legalActions(state, seat), draw: drawFrom(seed) });
}

/** Mean odds of `seat` by `incentive` over the worlds that its draws imagine. */
function meanOdds(game: Game, policy: Policy, state: GameState, seat: string): Float64Array {
  const actions = game.legalActions(state, seat);
  const made = new Float64Array(actions.length);
  for (let i = 0; i < MANY; i++) {
    const odds = distributionOf(game, policy, state, seat, `mean/${i}`);
    actions.forEach((id, k) => {
      made[k] = made[k]! + odds[id]! / MANY;
    });
  }
  return made;
}

describe('an own score', () => {
  it.each(scenarioIds)('in %s is what the game returns, before it is rescaled', (id) => {
    const game = loadGame(id);
    const own = createOwnScore(game, createPolicies(game).prospects);
    for (let i = 0; i < 30; i++) {
      const end = randomPlayout(game, `score/${i}`).states.at(-1)!;
      for (const { actor, par } of game.scenario.data.interests) {
        const score = 50 + (20 * (own(end, game.actors.indexOf(actor)) - par.mean)) / par.sd;
        expect(Math.abs(score - game.returns(end)![actor]!)).toBeLessThan(0.051);
      }
    }
  });
});

describe('the default policy in a game of one stage', () => {
  it.each([0.5, 1, 3])('chooses by logit at lambda %s per unit of payoff', (lambda) => {
    const game = stageGameOf(dominance, lambda);
    const odds = distributionOf(game, createPolicies(game).incentive, game.initialState('logit'), 'ann');
    expect(odds['ann1']).toBeCloseTo(1 / (1 + Math.exp(-2 * lambda)), 9);
  });
});

describe.each([matchingPennies, prisonersDilemma, battleOfTheSexes, dominance])('in $name', (source) => {
  const game = stageGameOf(source, 3);
  const policies = createPolicies(game, {}, 'when asked', { bestResponse: { ...BEST_RESPONSE, worlds: 400 }, ismcts: { ...ISMCTS, rollouts: 'incentive' } });
  const state = game.initialState('two by two');
  const form = stageGame(game, state);
  const profile = game.actors.map((seat) => meanOdds(game, policies.incentive, state, seat));

  it.each(['best-response', 'ismcts'] as const)('%s finds the best reply to how the others choose', (name) => {
    game.actors.forEach((seat, player) => {
      const { actions } = bestReply(form, profile, player);
      const odds = Object.entries(distributionOf(game, policies.byName[name], state, seat)).toSorted((a, b) => b[1] - a[1]);
      if (actions.length === 1) expect(odds[0]![0], seat).toBe(form.players[player]!.actions[actions[0]!]);
    });
  });
});

/** The keeper may stay, or climb and then has to find the one of four ways that leads up. */
function climbing(): Game {
  const climb = { climbed: true };
  return gameOf(
    tinyRules({
      state: [{ id: 'height', kind: 'meter', start: 60 }, { id: 'climbed', kind: 'flag', start: false }],
      actions: [
        hold('wait-keeper', 'keeper'),
        hold('wait-guest', 'guest'),
        action('climb', 'keeper', [{ set: { height: 0, climbed: true } }], { when: { round: ['first'] } }),
        ...['left', 'middle', 'right'].map((way) => action(way, 'keeper', [], { when: { all: [climb, { round: ['second'] }] } })),
        action('up', 'keeper', [{ set: { height: 100 } }], { when: { all: [climb, { round: ['second'] }] } }),
      ],
      interests: ['keeper', 'guest'].map((actor) => ({ actor, endings: { over: 0 }, endingWeight: 0, meters: { height: 100 }, lambda: 1, par: { mean: 50, sd: 20 }, basis: byEye })),
      outlook: { after: { round: [] }, features: [], products: [], breakdown: { rise: 1, offset: 1, rounds: ['first'] }, signing: { lambda: 0.5, margin: 5 }, basis: byEye },
    }),
  );
}

describe('the tree search', () => {
  it('climbs because it finds its own way up later, where roll-outs of one step only see the average of all ways', () => {
    const game = climbing();
    const { byName } = createPolicies(game, {}, 'when asked', { ismcts: { ...ISMCTS, iterations: 400 }, bestResponse: { worlds: 100, base: 'random' } });
    const state = game.initialState('climb');
    expect(distributionOf(game, byName.ismcts, state, 'keeper')['climb']).toBeGreaterThan(0.7);
    expect(distributionOf(game, byName['best-response'], state, 'keeper')['wait-keeper']).toBe(1);
  });

  it('gives the better action a larger share the longer it searches', () => {
    const game = stageGameOf(dominance);
    const share = (iterations: number): number => distributionOf(game, createPolicies(game, {}, 'when asked', { ismcts: { ...ISMCTS, iterations } }).byName.ismcts, game.initialState('long'), 'ann')['ann1']!;
    expect(share(100)).toBeGreaterThan(0.5);
    expect(share(3000)).toBeGreaterThan(share(100));
  });
});
