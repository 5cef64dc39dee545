import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type GameState, LOG_UNIT, type View } from '../../src/engine/index.ts';
import { playThrough } from '../support/play.ts';
import { action, byEye, gameOf, hold, type Loose, tinyRules } from '../support/scenarios.ts';

const state = [
  { id: 'warmth', kind: 'meter', start: 50 },
  { id: 'coins', kind: 'count', start: 0, max: 20 },
  { id: 'lit', kind: 'flag', start: false },
  { id: 'door', kind: 'status', values: ['open', 'ajar', 'shut'], start: 'open' },
];

function gameWith(then: readonly Loose[], more: Parameters<typeof tinyRules>[0] = {}) {
  return gameOf(tinyRules({ state, actions: [action('try', 'keeper', then), hold('wait-keeper', 'keeper'), hold('wait-guest', 'guest')], ...more }));
}

/** What stands after the keeper did `then` once. */
function after(then: readonly Loose[], start: Record<string, number | boolean | string> = {}, more: Parameters<typeof tinyRules>[0] = {}): View {
  const game = gameWith(then, more);
  return game.describe(playThrough(game, 'a', [{ keeper: 'try' }], { start }).states[1]!);
}

/** Where the meter stands after `amount` was added to `from`. */
const by = (amount: number, from: number): unknown => after([{ add: { warmth: amount } }], { warmth: from }).values['warmth'];

describe('adding to a meter', () => {
  it('shrinks with the room left to the bound, from 100/170 of the scale on', () => {
    expect([by(10, 40), by(-10, 60), by(10, 50), by(-10, 50)]).toEqual([50, 50, 59, 41]); // 1.7 x half the scale is 85%, and 8.5 is rounded away from zero
    expect([by(10, 90), by(-10, 10), by(10, 99), by(10, 100), by(-10, 0)]).toEqual([92, 8, 99, 100, 0]);
    expect([by(1000, 50), by(-1000, 50)]).toEqual([100, 0]);
  });

  it('never leaves 0 to 100, never goes the wrong way and never oversteps what was asked', () => {
    const games = new Map<number, ReturnType<typeof gameWith>>();
    fc.assert(fc.property(fc.integer({ min: -60, max: 60 }), fc.integer({ min: 0, max: 100 }), (amount, from) => {
      const game = games.get(amount) ?? gameWith([{ add: { warmth: amount } }]);
      games.set(amount, game);
      const to = game.describe(playThrough(game, 'a', [{ keeper: 'try' }], { start: { warmth: from } }).states[1]!).values['warmth'] as number;
      expect(to).toBeGreaterThanOrEqual(Math.max(0, Math.min(from, from + amount)));
      expect(to).toBeLessThanOrEqual(Math.min(100, Math.max(from, from + amount)));
    }));
  });
});

/** Ten coins, and what `amount` for so many of a slot adds. */
function per(slot: string, of: number, amount: number, start: Record<string, number | boolean | string>): unknown {
  return after([{ per: { slot, of }, add: { coins: amount } }], { coins: 10, ...start }).values['coins'];
}

const stanceAfter = (send: Loose): unknown => after([{ send }]).stances;

describe('an effect', () => {
  it('clips a count at 0 and at its most', () => {
    expect(after([{ add: { coins: 7 } }], { coins: 5 }).values['coins']).toBe(12);
    expect(after([{ add: { coins: 30 } }]).values['coins']).toBe(20);
    expect(after([{ add: { coins: -3 } }], { coins: 2 }).values['coins']).toBe(0);
  });

  it('multiplies what it adds by a slot over a number, towards zero', () => {
    expect(per('warmth', 10, 1, { warmth: 59 })).toBe(15);
    expect(per('warmth', 10, -1, { warmth: 59 })).toBe(5);
    expect(per('lit', 1, 3, { lit: true })).toBe(13);
    expect(per('lit', 1, 3, { lit: false })).toBe(10);
    expect(per('door', 1, 2, { door: 'shut' })).toBe(14);
  });

  it('sets flags, statuses, meters and counts outright', () => {
    const { values } = after([{ set: { lit: true, door: 'ajar', warmth: 97, coins: 20 } }]);
    expect(values).toMatchObject({ lit: true, door: 'ajar', warmth: 97, coins: 20 });
  });

  it('does nothing if its condition fails, and the next is tried all the same', () => {
    const { values } = after([{ when: { lit: true }, add: { coins: 1 }, set: { door: 'shut' } }, { when: { lit: false }, add: { coins: 2 } }]);
    expect(values).toMatchObject({ coins: 2, door: 'open' });
  });

  it('reads the state as the effects before it left it', () => {
    expect(after([{ set: { lit: true } }, { when: { lit: true }, add: { coins: 1 } }, { per: { slot: 'coins', of: 1 }, add: { coins: 5 } }]).values['coins']).toBe(6);
  });

  it('adds before it sets, and asks its condition only once', () => {
    expect(after([{ when: { coins: { atMost: 0 } }, set: { coins: 3, lit: true }, add: { coins: 9 } }]).values).toMatchObject({ coins: 3, lit: true });
  });

  it('runs in the written order of the seats, whatever the order of choosing', () => {
    const actions = [hold('wait-keeper', 'keeper'), hold('wait-guest', 'guest'), action('earn', 'guest', [{ add: { coins: 4 } }]), action('double', 'keeper', [{ per: { slot: 'coins', of: 1 }, add: { coins: 1 } }])];
    const coins = (resolution: readonly string[]): unknown => {
      const game = gameOf(tinyRules({ state, actions, scenario: { id: 'tiny', version: 1, resolution, mediators: [], parties: [] } }));
      return game.describe(playThrough(game, 'a', [{ guest: 'earn', keeper: 'double' }], { start: { coins: 1 } }).states[1]!).values['coins'];
    };
    expect([coins(['keeper', 'guest']), coins(['guest', 'keeper'])]).toEqual([6, 10]);
  });

  it('sends stance events, which are taken in the listed order after the stage', () => {
    expect(stanceAfter({ guest: 'ousted' })).toEqual({ keeper: 'united', guest: 'wronged' });
    expect(stanceAfter({ keeper: ['defected', 'offered'] })).toMatchObject({ keeper: 'divided' });
    expect(stanceAfter({ keeper: ['backed', 'defected'] })).toMatchObject({ keeper: 'divided' });
    expect(stanceAfter({ keeper: 'defected', guest: ['dealt', 'ousted'] })).toEqual({ keeper: 'divided', guest: 'settled' });
  });

  it('adds the logarithms of likelihoods in hundredths', () => {
    const { values } = after([{ learn: { keeper: [0.5, 1, 2] } }, { learn: { keeper: [0.5, 1, 0.01] } }]);
    const logs = [2 * Math.round(LOG_UNIT * Math.log(0.5)), 0, Math.round(LOG_UNIT * Math.log(2)) + Math.round(LOG_UNIT * Math.log(0.01))];
    expect([0, 1, 2].map((level) => values[`likelihood.keeper.${level}`])).toEqual(logs);
    expect([0, 1, 2].map((level) => values[`likelihood.guest.${level}`])).toEqual([0, 0, 0]);
  });

  it('decides the ending, the first word counting', () => {
    const endings = [{ id: 'early', settles: false }, { id: 'late', settles: false }, { id: 'over', atEnd: {}, settles: false }];
    const view = after([{ end: 'early' }, { end: 'late' }, { when: { lit: true }, end: 'early' }], {}, { endings });
    expect([view.ending, view.stage]).toEqual(['early', 'over']);
  });

  it('clears the table', () => {
    const rules = tinyRules({
      state,
      rounds: [{ id: 'only', halfHours: 0, situations: [{ id: 's', stages: [{ kind: 'act', actors: ['keeper', 'guest'] }, { kind: 'sign', actors: ['keeper', 'guest'] }] }] }],
      actions: [action('sweep', 'guest', [{ clearTable: true }]), hold('wait-keeper', 'keeper'), hold('wait-guest', 'guest')],
      packages: [{ id: 'truce', proposers: { keeper: {} }, needs: { keeper: {}, guest: {} }, settles: {}, then: [], basis: byEye }],
    });
    const game = gameOf(rules);
    const table = (guest: string): unknown => game.describe(playThrough(game, 'a', [{ keeper: 'offer:truce', guest }]).states[1]!).table;
    expect(table('wait-guest')).toEqual([{ place: 0, package: 'truce', until: undefined }]);
    expect(table('sweep')).toEqual([]);
  });
});

describe('an action', () => {
  it('that is taken once is gone for the rest of the game, and explained so', () => {
    const game = gameOf(tinyRules({ actions: [action('try', 'keeper', [], { once: true }), hold('wait-keeper', 'keeper'), hold('wait-guest', 'guest')] }));
    const { states } = playThrough(game, 'a', [{ keeper: 'try' }, {}]);
    expect(states.map((s) => game.legalActions(s, 'keeper').includes('try'))).toEqual([true, false, false]);
    expect(game.explain(states[1]!, 'keeper', 'try')).toEqual({ legal: false, reason: 'used' });
  });

  it('is told to those who see it, and its effects have a hidden cause for the others', () => {
    const game = gameOf(tinyRules({ actions: [action('whisper', 'keeper', [{ add: { coins: 1 } }], { seenBy: [] }), hold('wait-keeper', 'keeper'), hold('wait-guest', 'guest')] }));
    const { events } = playThrough(game, 'a', [{ keeper: 'whisper' }]);
    expect(events[0]!.filter((e) => e.kind === 'chose')).toEqual([{ kind: 'chose', actor: 'keeper', action: 'whisper', seenBy: ['keeper'] }, { kind: 'chose', actor: 'guest', action: 'wait-guest' }]);
    expect(events[0]!.find((e) => e.kind === 'changed')).toMatchObject({ slot: 'coins', from: 0, to: 1, causes: [{ kind: 'action', id: 'whisper', actor: 'keeper', by: 1, seenBy: ['keeper'] }] });
  });
});

const talks = ['first', 'second', 'third'].map((id) => ({ id, halfHours: 0, situations: [{ id: `in-${id}`, stages: [{ kind: 'act', actors: ['keeper', 'guest'] }, { kind: 'sign', actors: ['keeper', 'guest'] }] }] }));
const pack = (id: string, more: Loose = {}): Loose => ({ id, proposers: { keeper: {}, guest: {} }, needs: { keeper: {}, guest: {} }, settles: {}, then: [{ end: id }], basis: byEye, ...more });
const endings = [{ id: 'truce', settles: false }, { id: 'peace', settles: false }, { id: 'over', atEnd: {}, settles: false }];
const talking = gameOf(tinyRules({ rounds: talks, packages: [pack('truce'), pack('peace')], endings }));
const tableOf = (s: GameState): readonly string[] => talking.describe(s).table.map((t) => `${t.place}:${t.package}`);

const signed = (keeper: string, guest: string): string | null => talking.outcome(playThrough(talking, 'a', [{ keeper: 'offer:truce' }, { keeper, guest }]).states[2]!);

describe('a package', () => {
  it('stands this round and the next, and a new one from the same seat takes its place', () => {
    const { states } = playThrough(talking, 'a', [{ keeper: 'offer:truce' }, {}, {}, {}]);
    expect(states.slice(1).map(tableOf)).toEqual([['0:truce'], ['0:truce'], ['0:truce'], []]);
    expect(tableOf(playThrough(talking, 'a', [{ keeper: 'offer:truce' }, {}, { keeper: 'offer:peace' }]).states[3]!)).toEqual(['0:peace']);
  });

  it('is a deal when all that it needs sign it, and nothing less', () => {
    expect([signed('sign:0', 'sign:0'), signed('sign:0', 'sign:'), signed('sign:', 'sign:')]).toEqual(['truce', null, null]);
  });

  it('gives way to the older of two that everybody signed', () => {
    const both = { keeper: 'sign:01', guest: 'sign:01' };
    expect(talking.outcome(playThrough(talking, 'a', [{ keeper: 'offer:truce' }, {}, { guest: 'offer:peace' }, both]).states[4]!)).toBe('truce');
    expect(talking.outcome(playThrough(talking, 'a', [{ guest: 'offer:peace' }, {}, { keeper: 'offer:truce' }, both]).states[4]!)).toBe('peace');
  });

  it('gives way to the mediator\'s own, and then to the one with more signatures', () => {
    const three = [...tinyRules().actors, { id: 'friend', archetype: 'partner', playable: true, predicates: { assetAtRisk: { round: [] }, talksStalled: { round: [] }, calmed: { round: [] } }, priors: {} }];
    const all = ['keeper', 'guest', 'friend'];
    const stages = [{ kind: 'act', actors: all }, { kind: 'sign', actors: all }];
    const among = (more: Loose) => gameOf(tinyRules({
      scenario: { id: 'tiny', version: 1, resolution: all, mediators: ['friend'], parties: ['keeper', 'guest'] },
      actors: three,
      actions: [hold('wait-keeper', 'keeper'), hold('wait-guest', 'guest'), hold('wait-friend', 'friend')],
      rounds: talks.map((r) => ({ ...r, situations: [{ id: r.situations[0]!.id, stages }] })),
      packages: [pack('truce'), pack('peace', { proposers: { guest: {}, friend: {} }, ...more })],
      endings,
    }));
    const offered = (offers: Record<string, string>, signs: string, more: Loose = {}): string | null => {
      const threeSeats = among(more);
      const needed = Object.fromEntries((more['needs'] === undefined ? ['keeper', 'guest'] : all).map((seat) => [seat, signs]));
      return threeSeats.outcome(playThrough(threeSeats, 'a', [offers, needed]).states[2]!);
    };
    expect(offered({ keeper: 'offer:truce', friend: 'offer:peace' }, 'sign:02')).toBe('peace');
    const wide = { needs: { keeper: {}, guest: {}, friend: {} } };
    const game3 = among(wide);
    expect(game3.outcome(playThrough(game3, 'a', [{ keeper: 'offer:truce', guest: 'offer:peace' }, { keeper: 'sign:01', guest: 'sign:01', friend: 'sign:1' }]).states[2]!)).toBe('peace');
  });

  it('passes over signing when nothing lies on the table', () => {
    const { states } = playThrough(talking, 'a', [{}]);
    expect(talking.describe(states[1]!)).toMatchObject({ round: 'second', stage: 'act' });
  });
});

const gameAt = (base: number, plus: readonly Loose[] = [], more: Loose = {}) => gameOf(tinyRules({
  state,
  chance: [{ id: 'rain', after: 'stage', odds: { base, plus }, outcomes: [{ id: 'drizzle', share: 0.25, then: [{ add: { coins: 1 } }] }, { id: 'storm', share: 0.75, then: [{ add: { coins: 10 } }] }], basis: byEye, ...more }],
}));
const rained = (rainy: ReturnType<typeof gameAt>, seed: string): readonly string[] => playThrough(rainy, seed, [{}, {}, {}]).events.flat().flatMap((e) => (e.kind === 'chance' ? [e.outcome] : []));

function oddsOf(base: number, plus: readonly Loose[]): unknown {
  const rainy = gameAt(base, plus);
  return rainy.chance(rainy.initialState('a'));
}

describe('chance', () => {
  it('strikes as often as its odds say, with outcomes in their shares', () => {
    const game = gameAt(400);
    const all = Array.from({ length: 1000 }, (_, i) => rained(game, `seed ${i}`)).flat();
    const share = (outcome: string): number => all.filter((o) => o === outcome).length / all.length;
    expect(all.length).toBe(3000);
    expect(share('none')).toBeCloseTo(0.6, 1);
    expect(share('drizzle')).toBeCloseTo(0.1, 1);
    expect(share('storm')).toBeCloseTo(0.3, 1);
  });

  it('adds up its odds within 0 and 1000 per mille', () => {
    expect(oddsOf(100, [{ by: 200 }, { when: { lit: true }, by: 500 }, { by: 80, per: { slot: 'warmth', of: 100 } }])).toEqual([{ event: 'rain', permille: 340 }]);
    expect(oddsOf(900, [{ by: 900 }])).toEqual([{ event: 'rain', permille: 1000 }]);
    expect(oddsOf(100, [{ by: -900 }])).toEqual([]);
  });

  it('that strikes once does not strike again', () => {
    expect(rained(gameAt(1000), 'a')).toHaveLength(3);
    expect(rained(gameAt(1000, [], { once: true }), 'a')).toHaveLength(1);
  });

  it('takes a pinned outcome, or none, and leaves the rest to the seed', () => {
    const game = gameAt(500);
    const start = game.initialState('a');
    const joint = { keeper: 'wait-keeper', guest: 'wait-guest' };
    const pinned = (outcome: string): unknown => game.apply(start, joint, { rain: outcome }).events.find((e) => e.kind === 'chance');
    expect([pinned('none'), pinned('drizzle'), pinned('storm')]).toMatchObject([{ outcome: 'none' }, { outcome: 'drizzle' }, { outcome: 'storm' }]);
    expect(() => pinned('drizle')).toThrow("Unknown outcome 'drizle' of 'rain'. Outcomes: none, drizzle, storm. Did you mean 'drizzle'?");
    expect(() => game.apply(start, joint, { rian: 'none' })).toThrow("Unknown chance event 'rian'. Did you mean 'rain'?");
  });
});

describe('what chance tells', () => {
  const secretState = [{ id: 'coins', kind: 'count', start: 0, max: 20 }, { id: 'plot', kind: 'flag', start: false, seenBy: ['keeper'] }];
  const outcomes = [{ id: 'found', share: 1, then: [{ add: { coins: 1 } }] }];

  it('is not that a hidden condition held', () => {
    const game = gameOf(tinyRules({ state: secretState, chance: [{ id: 'search', when: { plot: true }, after: 'stage', odds: { base: 500 }, outcomes, basis: byEye }] }));
    const { events } = game.apply(game.initialState('a', { start: { plot: true } }), { keeper: 'wait-keeper', guest: 'wait-guest' }, { search: 'none' });
    expect(events.find((e) => e.kind === 'chance')).toMatchObject({ outcome: 'none', seenBy: ['keeper'] });
  });

  it('is not what a hidden slot adds to the odds', () => {
    const game = gameOf(tinyRules({ state: secretState, chance: [{ id: 'search', after: 'stage', odds: { base: 100, plus: [{ when: { plot: true }, by: 500 }] }, outcomes, basis: byEye }] }));
    const told = (plot: boolean): unknown => game.apply(game.initialState('a', { start: { plot } }), { keeper: 'wait-keeper', guest: 'wait-guest' }, { search: 'none' }).events.filter((e) => e.kind === 'chance' && (e.seenBy?.includes('guest') ?? true));
    expect(told(true)).toEqual(told(false));
  });

  it('is not that a seat made a choice in secret', () => {
    const game = gameOf(tinyRules({
      state: secretState,
      actions: [action('whisper', 'keeper', [], { seenBy: [] }), hold('wait-keeper', 'keeper'), hold('wait-guest', 'guest')],
      chance: [{ id: 'search', when: { 'chose.keeper': 'whisper' }, after: 'stage', odds: { base: 500 }, outcomes, basis: byEye }],
    }));
    const told = (keeper: string): unknown => game.apply(game.initialState('a'), { keeper, guest: 'wait-guest' }, { search: 'none' }).events.filter((e) => e.kind === 'chance' && (e.seenBy?.includes('guest') ?? true));
    expect(told('whisper')).toEqual(told('wait-keeper'));
  });

  it('follows the pins also in a stage that passes because the table is empty', () => {
    const game = gameOf(tinyRules({
      rounds: [{ id: 'only', halfHours: 0, situations: [{ id: 's', stages: [{ kind: 'act', actors: ['keeper', 'guest'] }, { kind: 'sign', actors: ['keeper', 'guest'] }] }] }],
      chance: [{ id: 'search', after: 'round', odds: { base: 1000 }, outcomes, basis: byEye }],
    }));
    const { state: end, events } = game.apply(game.initialState('a'), { keeper: 'wait-keeper', guest: 'wait-guest' }, { search: 'none' });
    expect(game.outcome(end)).toBe('over');
    expect(events.filter((e) => e.kind === 'chance' && e.outcome !== 'none')).toEqual([]);
  });
});
