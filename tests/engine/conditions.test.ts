import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Condition, holds, loadScenario, type ScenarioData, slotsRead, type Test } from '../../src/engine/index.ts';
import { playThrough } from '../support/play.ts';
import { action, byEye, gameOf, hold, tinyRules } from '../support/scenarios.ts';

const state = [
  { id: 'warmth', kind: 'meter', start: 50 },
  { id: 'coins', kind: 'count', start: 0, max: 20 },
  { id: 'lit', kind: 'flag', start: false },
  { id: 'door', kind: 'status', values: ['open', 'ajar', 'shut'], start: 'open' },
];

/** Whether `condition` holds, by the start values of the tiny scenario. */
interface World {
  readonly warmth: number;
  readonly coins: number;
  readonly lit: boolean;
  readonly door: string;
}

/** Rules in which the keeper may `try` when `condition` holds, so that the menu says whether it does. */
function rulesWith(condition: Condition, more: Parameters<typeof tinyRules>[0] = {}): ScenarioData {
  return tinyRules({ state, actions: [action('try', 'keeper', [], { when: condition }), hold('wait-keeper', 'keeper'), hold('wait-guest', 'guest')], ...more });
}

function isMet(condition: Condition, start: Partial<World> = {}): boolean {
  const game = gameOf(rulesWith(condition));
  return game.legalActions(game.initialState('a', { start }), 'keeper').includes('try');
}

const threshold = (top: number): fc.Arbitrary<Test> =>
  fc.oneof(fc.record({ atLeast: fc.integer({ min: -2, max: top + 2 }) }), fc.record({ atMost: fc.integer({ min: -2, max: top + 2 }) }), fc.tuple(fc.integer({ min: 0, max: top }), fc.integer({ min: 0, max: top })).map(([a, b]) => ({ atLeast: Math.min(a, b), atMost: Math.max(a, b) })));
const doors = fc.constantFrom('open', 'ajar', 'shut');

const conditions = fc.letrec<{ tree: Condition; leaf: Condition }>((tie) => ({
  leaf: fc.record<{ [slot: string]: Test }>({ warmth: threshold(100), coins: threshold(20), lit: fc.boolean(), door: fc.oneof(doors, fc.array(doors)) }, { requiredKeys: [] }),
  tree: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    tie('leaf'),
    fc.record({ all: fc.array(tie('tree'), { maxLength: 3 }) }),
    fc.record({ any: fc.array(tie('tree'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ not: tie('tree') }),
  ),
})).tree;

const worlds: fc.Arbitrary<World> = fc.record({ warmth: fc.integer({ min: 0, max: 100 }), coins: fc.integer({ min: 0, max: 20 }), lit: fc.boolean(), door: doors });

/** The meaning of a condition as the schema tells it, without diagrams. */
function means(condition: Condition, world: World): boolean {
  const { all, any, not, ...tests } = condition as { all?: readonly Condition[]; any?: readonly Condition[]; not?: Condition; [slot: string]: unknown };
  if (all !== undefined) return all.every((part) => means(part, world));
  if (any !== undefined) return any.some((part) => means(part, world));
  if (not !== undefined) return !means(not, world);
  return Object.entries(tests as Readonly<Record<string, Test>>).every(([slot, test]) => {
    const value = world[slot as keyof World];
    if (Array.isArray(test)) return (test as readonly unknown[]).includes(value);
    if (typeof test === 'object' && typeof value === 'number') {
      const { atLeast = -Infinity, atMost = Infinity } = test as { atLeast?: number; atMost?: number };
      return value >= atLeast && value <= atMost;
    }
    return test === value;
  });
}

describe('a condition', () => {
  it('means what its words say, in any nesting', () => {
    fc.assert(fc.property(conditions, fc.array(worlds, { minLength: 1, maxLength: 8 }), (condition, many) => {
      const game = gameOf(rulesWith(condition));
      for (const world of many) expect(game.legalActions(game.initialState('a', { start: { ...world } }), 'keeper').includes('try')).toBe(means(condition, world));
    }), { numRuns: 400 });
  });

  it('always holds when it is empty', () => {
    expect([isMet({}), isMet({ all: [] })]).toEqual([true, true]);
  });

  it('never holds for an empty list of names', () => {
    expect([isMet({ door: [] }), isMet({ round: [] })]).toEqual([false, false]);
  });

  it('takes its bounds as included', () => {
    const bounds = { coins: { atLeast: 3, atMost: 5 } };
    expect([2, 3, 5, 6].map((coins) => isMet(bounds, { coins }))).toEqual([false, true, true, false]);
  });

  it('tells every slot that it reads, at any depth', () => {
    expect(slotsRead({ all: [{ warmth: { atLeast: 1 } }, { any: [{ not: { lit: true } }, { door: 'open', coins: { atMost: 2 } }] }] })).toEqual(['warmth', 'lit', 'door', 'coins']);
    expect(slotsRead(undefined)).toEqual([]);
  });

  it('can be asked of a compiled scenario directly', () => {
    const { scenario, initialState } = gameOf(rulesWith({ coins: { atLeast: 3 } }));
    const { menu } = scenario.compiled.actors[0]!;
    const entry = menu.find((a) => a.id === 'try')!.when;
    expect(holds(scenario.compiled.conditions, entry, initialState('a', { start: { coins: 3 } }))).toBe(true);
    expect(holds(scenario.compiled.conditions, entry, initialState('a', { start: { coins: 2 } }))).toBe(false);
  });
});

/** Whether the condition holds in each of the three rounds. */
function options(condition: Condition, more: Parameters<typeof tinyRules>[0] = {}): readonly boolean[] {
  const game = gameOf(rulesWith(condition, more));
  return playThrough(game, 'a', [{}, {}]).states.map((s) => game.legalActions(s, 'keeper').includes('try'));
}

describe('a condition on', () => {
  it('the round takes one, a list, or a span with both ends', () => {
    expect(options({ round: 'second' })).toEqual([false, true, false]);
    expect(options({ round: ['first', 'third'] })).toEqual([true, false, true]);
    expect(options({ round: { from: 'second' } })).toEqual([false, true, true]);
    expect(options({ round: { to: 'second' } })).toEqual([true, true, false]);
    expect(options({ round: { from: 'second', to: 'second' } })).toEqual([false, true, false]);
  });

  it('a stance takes a name, a list or a tag', () => {
    const leaving = [
      { id: 'keeper', archetype: 'board', playable: true, predicates: { supportLost: { round: 'first' }, massExit: { round: 'second' }, termsInReach: {} }, priors: {} },
      { id: 'guest', archetype: 'ally', playable: true, predicates: { hasLeft: {}, returning: {} }, priors: {} },
    ];
    expect(options({ 'stance.keeper': 'united' }, { actors: leaving })).toEqual([true, false, false]);
    expect(options({ 'stance.keeper': { tag: 'open-to-talks' } }, { actors: leaving })).toEqual([false, true, true]);
    expect(options({ 'stance.keeper': ['united', 'cornered'] }, { actors: leaving })).toEqual([true, false, true]);
    expect(options({ 'stance.keeper': { tag: 'ready-to-settle' } }, { actors: leaving })).toEqual([false, false, true]);
  });

  it('the seat\'s own private fact reads its level', () => {
    const actors = tinyRules().actors.map((a) => (a.id === 'keeper' ? { ...a, type: { levels: ['low', 'middle', 'high'], odds: [0.2, 0.3, 0.5], recorded: 'low', basis: byEye } } : a));
    const game = gameOf(rulesWith({ 'type.keeper': ['low', 'high'] }, { actors }));
    const menus = ['low', 'middle', 'high'].map((level) => game.legalActions(game.initialState('a', { types: { keeper: level } }), 'keeper'));
    expect(menus.map((menu) => menu.includes('try'))).toEqual([true, false, true]);
  });

  it('a choice of this stage is read by effects and forgotten afterwards', () => {
    const seen = [{ when: { 'chose.guest': 'sing' }, add: { coins: 1 } }, { when: { 'chose.guest': ['sing', 'dance'] }, add: { coins: 2 } }, { when: { 'chose.guest': false }, add: { coins: 4 } }];
    const rules = tinyRules({
      state,
      actions: [hold('wait-keeper', 'keeper'), hold('wait-guest', 'guest'), action('look', 'keeper', seen), action('sing', 'guest'), action('dance', 'guest')],
      endings: [{ id: 'remembered', when: { 'chose.guest': true }, settles: false }, { id: 'over', atEnd: {}, settles: false }],
    });
    const game = gameOf(rules);
    const coins = (guest: string): unknown => game.describe(playThrough(game, 'a', [{ keeper: 'look', guest }]).states[1]!).values['coins'];
    expect([coins('sing'), coins('dance'), coins('wait-guest')]).toEqual([3, 2, 0]);
    expect(game.outcome(playThrough(game, 'a', [{ guest: 'sing' }, {}, {}]).states.at(-1)!)).toBe('over');
  });

  it('the table, a deal and the ending read what stands and what was decided', () => {
    const rules = tinyRules({
      state,
      rounds: [
        { id: 'first', halfHours: 0, situations: [{ id: 's1', stages: [{ kind: 'act', actors: ['keeper', 'guest'] }, { kind: 'sign', actors: ['keeper', 'guest'] }] }] },
        { id: 'second', halfHours: 0, situations: [{ id: 's2', when: { dealt: 'truce' }, stages: [{ kind: 'act', actors: ['keeper', 'guest'] }] }, { id: 's3', stages: [{ kind: 'act', actors: ['keeper', 'guest'] }] }] },
      ],
      actions: [
        hold('wait-keeper', 'keeper'), hold('wait-guest', 'guest'),
        action('on-table', 'keeper', [], { when: { 'table.truce': true } }), action('off-table', 'keeper', [], { when: { 'table.truce': false } }),
        action('any-deal', 'keeper', [], { when: { dealt: true } }), action('no-deal', 'keeper', [], { when: { dealt: false } }),
        action('undecided', 'keeper', [], { when: { ending: false } }),
      ],
      packages: [{ id: 'truce', proposers: { guest: {} }, needs: { keeper: {}, guest: {} }, settles: {}, then: [], basis: byEye }],
    });
    const game = gameOf(rules);
    const menu = (s: Parameters<typeof game.describe>[0]): readonly string[] => game.legalActions(s, 'keeper').filter((id) => id !== 'wait-keeper');
    const kept = playThrough(game, 'a', [{ guest: 'offer:truce' }, {}]).states;
    expect(menu(kept[0]!)).toEqual(['no-deal', 'off-table', 'undecided']);
    expect(menu(kept[2]!)).toEqual(['no-deal', 'on-table', 'undecided']);
    expect(game.describe(kept[2]!).situation).toBe('s3');
    const struck = playThrough(game, 'a', [{ guest: 'offer:truce' }, { keeper: 'sign:1', guest: 'sign:1' }]).states;
    expect(menu(struck[2]!)).toEqual(['any-deal', 'off-table', 'undecided']);
    expect(game.describe(struck[2]!)).toMatchObject({ situation: 's2', dealt: 'truce' });
  });
});

function faultOf(condition: unknown): unknown {
  const loaded = loadScenario(rulesWith(condition as Condition));
  return loaded.ok ? 'none' : loaded.faults.map(({ path, found, expected, nearest }) => ({ path, found, expected, ...(nearest === undefined ? {} : { nearest }) }));
}

const at = (slot: string): string => `/0/when/${slot}`;

describe('a condition with a wrong name or test', () => {
  it.each([
    ['a misspelt slot', { wamth: { atLeast: 1 } }, [{ path: at('wamth'), found: '"wamth"', expected: 'a known slot', nearest: 'warmth' }]],
    ['a misspelt status value', { door: 'opne' }, [{ path: at('door'), found: '"opne"', expected: "a known value of 'door'", nearest: 'open' }]],
    ['a misspelt round', { round: 'secund' }, [{ path: at('round'), found: '"secund"', expected: 'a known round', nearest: 'second' }]],
    ['a misspelt stance', { 'stance.keeper': 'untied' }, [{ path: at('stance.keeper'), found: '"untied"', expected: 'a known stance', nearest: 'united' }]],
    ['a tag that the machine lacks', { 'stance.keeper': { tag: 'open-to-talk' } }, [{ path: at('stance.keeper'), found: '"open-to-talk"', expected: "a tag of machine 'board'", nearest: 'open-to-talks' }]],
    ['a number test on a flag', { lit: { atLeast: 1 } }, [{ path: at('lit'), found: '{"atLeast":1}', expected: 'true or false' }]],
    ['a flag test on a meter', { warmth: true }, [{ path: at('warmth'), found: 'true', expected: '{"atLeast": n} or {"atMost": n}' }]],
    ['an empty range', { warmth: {} }, [{ path: at('warmth'), found: '{}', expected: 'true, false, an id, a list of ids, {"atLeast": n}, {"atMost": n}, {"from": round}, {"to": round} or {"tag": t}' }]],
    ['a misspelt bound', { warmth: { atLest: 1 } }, [{ path: at('warmth/atLest'), found: 'the unknown key "atLest"', expected: "'atLeast'" }]],
    ['a range turned round', { warmth: { atLeast: 5, atMost: 2 } }, [{ path: at('warmth'), found: '{"atLeast":5,"atMost":2}', expected: 'an "atLeast" that is not above "atMost"' }]],
    ['all beside a slot', { all: [], warmth: { atLeast: 1 } }, [{ path: at('').replace(/\/$/u, ''), found: 'all, warmth', expected: "'all' alone" }]],
  ])('is refused for %s', (_, condition, faults) => {
    expect(faultOf(condition)).toEqual(faults);
  });
});
