import { describe, expect, it } from 'vitest';
import type { JointAction } from '../../src/engine/index.ts';
import { causesOf } from '../../src/session/causes.ts';
import { nearlySigned, pastOf } from '../../src/session/past.ts';
import { ownSignature } from '../../src/session/ownSignature.ts';
import { playThrough, transcriptOf } from '../support/play.ts';
import { action, byEye, gameOf, hold, tinyRules } from '../support/scenarios.ts';

const idle = [hold('wait-keeper', 'keeper'), hold('wait-guest', 'guest')];

function past(rules: ReturnType<typeof tinyRules>, joints: readonly JointAction[]) {
  const game = gameOf(rules);
  return { game, past: pastOf(game, transcriptOf(game, 'a', playThrough(game, 'a', joints))) };
}

function causes(rules: ReturnType<typeof tinyRules>, joints: readonly JointAction[]) {
  const played = past(rules, joints);
  return causesOf(played.game, played.past);
}

describe('the causes of an ending', () => {
  it('when time ran out are what held, and the action that set each flag', () => {
    const rules = tinyRules({
      actions: [...idle, action('light', 'keeper', [{ set: { lit: true } }])],
      endings: [{ id: 'bright', atEnd: { lit: true }, settles: false }, { id: 'over', atEnd: {}, settles: false }],
    });
    expect(causes(rules, [{}, { keeper: 'light' }, {}])).toEqual({
      decision: { kind: 'time', round: 'third', stood: [{ slot: 'lit', value: true, test: true }] },
      turns: [{ at: 1, round: 'second', what: { kind: 'action', actor: 'keeper', id: 'light' }, moved: undefined }],
    });
  });

  it('when nothing was reached are the ways in which the other endings were missed', () => {
    const rules = tinyRules({
      actions: [...idle, action('chill', 'guest', [{ add: { warmth: -20 } }]), action('cool', 'keeper', [{ add: { warmth: -5 } }])],
      endings: [{ id: 'warm', atEnd: { warmth: { atLeast: 40 } }, settles: false }, { id: 'over', atEnd: {}, settles: false }],
    });
    const { decision, turns } = causes(rules, [{ guest: 'chill', keeper: 'cool' }, {}, {}]);
    expect(decision).toEqual({ kind: 'time', round: 'third', stood: [] });
    expect(turns).toMatchObject([{ round: 'first', what: { kind: 'action', id: 'chill' }, moved: { slot: 'warmth' } }]);
    expect(turns[0]!.moved!.by).toBeLessThan(-10);
  });

  it('are the action whose effect it was, and what had to be so for it', () => {
    const rules = tinyRules({
      actions: [...idle, action('light', 'guest', [{ set: { lit: true } }]), action('close', 'keeper', [{ end: 'over' }], { when: { lit: true } })],
    });
    expect(causes(rules, [{ guest: 'light' }, { keeper: 'close' }])).toMatchObject({
      decision: { kind: 'act', round: 'second', what: { kind: 'action', actor: 'keeper', id: 'close' } },
      turns: [{ round: 'first', what: { kind: 'action', actor: 'guest', id: 'light' } }],
    });
  });

  it('are the chance event that tipped a condition, told once', () => {
    const rules = tinyRules({
      chance: [{ id: 'spark', when: { round: ['second'] }, after: 'round', odds: { base: 1000 }, outcomes: [{ id: 'fire', share: 1, then: [{ set: { lit: true } }] }], basis: byEye }],
      endings: [{ id: 'burnt', when: { lit: true }, settles: false }, { id: 'over', atEnd: {}, settles: false }],
    });
    expect(causes(rules, [{}, {}])).toEqual({
      decision: { kind: 'state', round: 'second', what: { kind: 'chance', id: 'spark', outcome: 'fire' }, stood: [{ slot: 'lit', value: true, test: true }] },
      turns: [],
    });
  });
});

/** The guest lights, the keeper offers and signs. */
function signedBy(guest: string): readonly JointAction[] {
  return [{ guest: 'light' }, { keeper: 'offer:peace' }, { keeper: 'sign:0', guest }];
}

describe('signatures', () => {
  const signing = tinyRules({
    actions: [...idle, action('light', 'guest', [{ set: { lit: true } }])],
    rounds: ['first', 'second'].map((id) => ({ id, halfHours: 0, situations: [{ id: `in-${id}`, stages: [{ kind: 'act', actors: ['keeper', 'guest'] }, { kind: 'sign', actors: ['keeper', 'guest'] }] }] })),
    packages: [{ id: 'peace', proposers: { keeper: { lit: true } }, needs: { keeper: {}, guest: {} }, settles: {}, then: [{ end: 'over' }], basis: byEye }],
  });

  it('of a deal come with its proposer and with what let it be proposed', () => {
    expect(causes(signing, signedBy('sign:0'))).toMatchObject({
      decision: { kind: 'deal', round: 'second', package: 'peace', by: ['keeper'], signed: ['keeper', 'guest'] },
      turns: [{ round: 'first', what: { kind: 'action', id: 'light' } }],
    });
  });

  it('that were missing are told once the game is over, and each seat knows its own before', () => {
    const { game, past: stages } = past(signing, signedBy('sign:'));
    expect(nearlySigned(game, stages, 3)).toEqual([{ round: 'second', package: 'peace', signed: ['keeper'], missing: ['guest'] }]);
    const { before } = stages.at(-1)!;
    expect(ownSignature(game, 'keeper', before, 'sign:0', 'peace')).toBe(true);
    expect(ownSignature(game, 'guest', before, 'sign:', 'peace')).toBe(false);
    expect(ownSignature(game, undefined, before, 'sign:0', 'peace')).toBeUndefined();
  });
});
