import { describe, expect, it } from 'vitest';
import type { Game, GameState, JointAction } from '../../src/engine/index.ts';
import { action, gameOf, hold, tinyRules } from '../support/scenarios.ts';

/** Every joint action of a position. */
function jointsOf(game: Game, state: GameState): readonly JointAction[] {
  return game.toMove(state).reduce<readonly JointAction[]>((made, seat) => made.flatMap((joint) => game.legalActions(state, seat).map((chosen) => ({ ...joint, [seat]: chosen }))), [{}]);
}

/** How many ways lead on at each depth, and to how many different positions. */
function perft(game: Game, depth: number): readonly { readonly ways: number; readonly positions: number }[] {
  let level: readonly GameState[] = [game.initialState('perft')];
  return Array.from({ length: depth }, () => {
    level = level.flatMap((state) => (game.toMove(state).length === 0 ? [] : jointsOf(game, state).map((joint) => game.apply(state, joint).state)));
    return { ways: level.length, positions: new Set(level.map(game.hash)).size };
  });
}

describe('counting positions', () => {
  // The keeper adds a coin or waits, as often as it likes; the guest brings two coins once, or waits.
  // A position is (coins, brought). Depth 1: (0,no) (1,no) (2,yes) (3,yes), from 2 x 2 ways.
  // Depth 2: no: 0-2 coins, yes: 2-4 coins; ways: 2 x 4 from "no", 2 x 2 from "yes".
  // Depth 3: no: 0-3 coins, yes: 2-5 coins; ways: 4 x 4 and 8 x 2.
  it('agrees with a count by hand', () => {
    const game = gameOf(tinyRules({
      actions: [hold('wait-keeper', 'keeper'), hold('wait-guest', 'guest'), action('add-coin', 'keeper', [{ add: { coins: 1 } }]), action('bring-two', 'guest', [{ add: { coins: 2 } }], { once: true })],
    }));
    expect(perft(game, 4)).toEqual([{ ways: 4, positions: 4 }, { ways: 12, positions: 6 }, { ways: 32, positions: 8 }, { ways: 0, positions: 0 }]);
  });

  // Depth 1: nothing, or an offer of the keeper, of the guest, of both. With an empty table, signing is passed over.
  // Depth 2 after one offer: both seats sign it or not, 4 ways: a deal (the end) or none, so 2 positions; after both offers:
  // each seat has 4 signatures, 16 ways. Both sign the keeper's in 4 of them, both the guest's in 4, both both in 1. The guest's
  // is a deal without the other in 4 - 1; where both are, the age is equal and the keeper's place comes first. Or none: 3 positions.
  // After an empty table it is the second round: 2 x 2 ways to 4 positions.
  it('agrees with a count by hand where there is a table', () => {
    const game = gameOf(tinyRules({
      rounds: ['first', 'second'].map((id) => ({ id, halfHours: 0, situations: [{ id: `in-${id}`, stages: [{ kind: 'act', actors: ['keeper', 'guest'] }, { kind: 'sign', actors: ['keeper', 'guest'] }] }] })),
      packages: ['keeper', 'guest'].map((seat) => ({ id: `of-${seat}`, proposers: { [seat]: {} }, needs: { keeper: {}, guest: {} }, settles: {}, then: [{ end: 'deal' }], basis: { kind: 'judgement', why: 'test' } })),
      endings: [{ id: 'deal', settles: false }, { id: 'over', atEnd: {}, settles: false }],
    }));
    expect(perft(game, 2)).toEqual([{ ways: 4, positions: 4 }, { ways: 4 + 4 + 4 + 16, positions: 4 + 2 + 2 + 3 }]);
  });
});
