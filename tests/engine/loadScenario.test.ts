import { describe, expect, it } from 'vitest';
import { canonical, faultText, loadScenario, nearestName, type ScenarioData, shown } from '../../src/engine/index.ts';
import { randomPlayout } from '../support/play.ts';
import { action, byEye, gameOf, hold, loadGame, type Loose, rulesOf, scenarioIds, tinyRules } from '../support/scenarios.ts';

/** The faults of rules as people read them. */
function faultsOf(rules: unknown): readonly string[] {
  const loaded = loadScenario(rules);
  return loaded.ok ? [] : loaded.faults.map(faultText);
}

const holds = [hold('wait-keeper', 'keeper'), hold('wait-guest', 'guest')];
const withActions = (...actions: readonly ScenarioData['actions'][number][]): ScenarioData => tinyRules({ actions: [...actions, ...holds] });
const [keeper, guest] = tinyRules().actors as [ScenarioData['actors'][number], ScenarioData['actors'][number]];
const type = { levels: ['low', 'middle', 'high'], odds: [0.2, 0.3, 0.5], recorded: 'low', basis: byEye };
const plain = tinyRules().state;
const interest = { actor: 'keeper', endings: { over: 50 }, endingWeight: 100, meters: {}, lambda: 1, par: { mean: 50, sd: 10 }, basis: byEye };

describe.each(scenarioIds)('the rules of %s', (id) => {
  it('load without a fault', () => {
    expect(faultsOf(rulesOf(id))).toEqual([]);
  });

  it('have one hash whatever the order of their keys, and another for another number', () => {
    const rules = rulesOf(id);
    const turned = Object.fromEntries(Object.entries(rules).toReversed()) as unknown as ScenarioData;
    const { rulesHash } = loadGame(id).scenario;
    expect(rulesHash).toMatch(/^[0-9a-f]{16}$/u);
    expect(gameOf(turned).scenario.rulesHash).toBe(rulesHash);
    const other = { ...rules, scenario: { ...rules.scenario, version: rules.scenario.version + 1 } };
    expect(gameOf(other).scenario.rulesHash).not.toBe(rulesHash);
  });

  it('name only what exists in scales, interests and outlook', () => {
    const rules = rulesOf(id);
    const slots = loadGame(id).scenario.compiled.layout.byName;
    const endings = new Set(rules.endings.map((e) => e.id));
    const features = new Set(rules.outlook?.features.map((f) => f.id));
    const measures = [...rules.scales, ...rules.interests];
    expect(measures.flatMap((m) => Object.keys(m.endings).filter((e) => !endings.has(e)))).toEqual([]);
    expect(measures.flatMap((m) => Object.keys(m.meters).filter((slot) => slots.get(slot)?.kind !== 'meter' || rules.state.some((s) => s.id === slot && s.seenBy !== undefined)))).toEqual([]);
    expect(rules.outlook?.features.flatMap((f) => f.terms.map((t) => t.slot).filter((slot) => !['one', 'round'].includes(slot) && !slots.has(slot))) ?? []).toEqual([]);
    expect(rules.outlook?.products.flat().filter((f) => !features.has(f)) ?? []).toEqual([]);
  });
});

describe('loading', () => {
  it('takes the tiny scenario of these tests', () => {
    expect(faultsOf(tinyRules())).toEqual([]);
  });

  it('reports the faults of all parts at once, each with file, path, what was found, what is right and the nearest name', () => {
    const rules = tinyRules({
      actors: [{ ...keeper, predicates: { supportLost: { wamth: { atMost: 3 } }, massExits: {}, termsInReach: {} } }, { ...guest, archetype: 'alley' }],
      actions: [...holds, action('sing', 'keeper', [{ add: { coinz: 1 } }, { send: { gust: 'ousted' } }, { send: { guest: 'oustet' } }, { set: { lit: 3 } }, { end: 'ovr' }])],
      chance: [{ id: 'rain', after: 'stage', odds: { base: 10 }, outcomes: [{ id: 'wet', share: 0.5, then: [] }, { id: 'dry', share: 0.4, then: [] }], basis: byEye }],
      endings: [{ id: 'over', atEnd: { lit: true }, settles: false }],
    });
    expect(faultsOf(rules)).toEqual([
      "actors.json /1/archetype: found \"alley\", expected a known archetype. Did you mean 'ally'?",
      "actors.json /0/predicates/supportLost/wamth: found \"wamth\", expected a known slot. Did you mean 'warmth'?",
      "actors.json /0/predicates: found nothing, expected a condition for 'massExit'.",
      "actors.json /0/predicates/massExits: found \"massExits\", expected a predicate of 'board'. Did you mean 'massExit'?",
      "actions.json /2/then/0/add/coinz: found \"coinz\", expected a meter or count. Did you mean 'coins'?",
      "actions.json /2/then/1/send/gust: found \"gust\", expected a known actor. Did you mean 'guest'?",
      "actions.json /2/then/2/send/guest: found \"oustet\", expected a known stance event. Did you mean 'ousted'?",
      "actions.json /2/then/3/set/lit: found 3, expected a value for the flag 'lit'.",
      "actions.json /2/then/4/end: found \"ovr\", expected a known ending. Did you mean 'over'?",
      'chance.json /0/outcomes: found shares that sum to 0.9, expected 1.',
      'endings.json /: found no ending that always holds at the end, expected a last "atEnd": {}.',
    ]);
  });

  it('reports the faults of shape of all parts at once', () => {
    const { endings: _, ...rest } = tinyRules({ rounds: [], actions: [{ ...holds[0], kind: 'hld' }], scenario: { id: 'Tiny', version: 1.5, resolution: [], mediators: [], parties: [] } });
    const loaded = loadScenario(rest);
    expect(loaded.ok ? [] : loaded.faults.map(({ file, path }) => `${file} ${path}`)).toEqual(['scenario.json /id', 'scenario.json /version', 'rounds.json ', 'actions.json /0/kind', 'endings.json ']);
  });

  it('refuses unknown keys, with the nearest for a part', () => {
    expect(faultsOf({ ...tinyRules(), cascde: {} })).toEqual(["cascde.json /: found the unknown key \"cascde\", expected no such key. Did you mean 'cascade'?"]);
    expect(faultsOf(tinyRules({ actors: [{ ...keeper, presnt: {} }, guest] }))).toEqual(['actors.json /0/presnt: found the unknown key "presnt", expected no such key.']);
  });

  it.each([null, undefined, 7, 'rules', [], [[]], true, () => {}])('refuses %o, which is not a set of files', (source) => {
    expect(faultsOf(source).length).toBeGreaterThan(0);
  });

  it('shows a long finding shortened, and only near names', () => {
    expect(shown('x'.repeat(100))).toHaveLength(60);
    expect(nearestName('tust', ['trust', 'tender', 'talks'])).toBe('trust');
    expect(nearestName('quorum', ['trust', 'tender', 'talks'])).toBeUndefined();
  });

  it('writes equal data as equal text', () => {
    expect(canonical({ b: [1, { d: 2, c: undefined }], a: 'x' })).toBe('{"a":"x","b":[1,{"d":2}]}');
  });
});

/** Faults where `by` is what opens a hidden flag to everybody. */
const opened = (by: Loose): readonly string[] => faultsOf(tinyRules({ state: [...plain, { id: 'plot', kind: 'flag', seenBy: ['guest'], revealedBy: by['id'] }, by] }));

/** Faults where one round leads to another. */
const leading = (from: number, to: string): readonly string[] => faultsOf(tinyRules({ rounds: tinyRules().rounds.map((r, i) => (i === from ? { ...r, next: [{ to }] } : r)) }));

/** Faults where the keeper's only hold is such. */
const without = (more: Loose): readonly string[] => faultsOf(tinyRules({ actions: [hold('wait-guest', 'guest'), action('stand', 'keeper', [], { kind: 'hold', ...more })] }));

describe('loading refuses', () => {
  const hiddenState = [...plain, { id: 'plot', kind: 'flag', seenBy: ['guest'] }];
  const typed = [keeper, { ...guest, type }];

  it('a menu that leaks what its seat does not see', () => {
    const peeking = (when: Loose, more: Loose = {}): readonly string[] => faultsOf(tinyRules({ state: hiddenState, actors: typed, actions: [...holds, action('peek', 'keeper', [], { when })], ...more }));
    expect(peeking({ plot: true })).toEqual(["actions.json /2/when/plot: found \"plot\", expected a slot that 'keeper' sees."]);
    expect(peeking({ any: [{ lit: true }, { not: { 'type.guest': 'low' } }] })).toEqual(["actions.json /2/when/type.guest: found \"type.guest\", expected a slot that 'keeper' sees."]);
    expect(peeking({ 'chose.guest': true })).toEqual(["actions.json /2/when/chose.guest: found \"chose.guest\", expected a slot that 'keeper' sees."]);
    expect(faultsOf(tinyRules({ state: hiddenState, actors: typed, actions: [...holds, action('use', 'guest', [], { when: { plot: true, 'type.guest': 'high' } })] }))).toEqual([]);
  });

  it('a situation, a presence or an offer that leaks', () => {
    const rounds = tinyRules().rounds.map((r, i) => (i === 1 ? { ...r, situations: [{ ...r.situations[0]!, id: 'plotting', when: { plot: true } }, r.situations[0]!] } : r));
    expect(faultsOf(tinyRules({ state: hiddenState, rounds }))).toEqual(['rounds.json /1/situations/0/when/plot: found "plot", expected a slot that everybody sees.']);
    expect(faultsOf(tinyRules({ state: hiddenState, actors: [keeper, { ...guest, present: { plot: true } }] }))).toEqual(['actors.json /1/present/plot: found "plot", expected a slot that everybody sees.']);
    const pack = { id: 'truce', proposers: { keeper: { plot: true } }, needs: { keeper: {}, guest: {} }, settles: {}, then: [], basis: byEye };
    expect(faultsOf(tinyRules({ state: hiddenState, packages: [pack] }))).toEqual(["packages.json /0/proposers/keeper/plot: found \"plot\", expected a slot that 'keeper' sees."]);
  });

  it('a signature that tells the others, by who has to sign, what only the signer sees', () => {
    const pack = { id: 'truce', proposers: { keeper: {} }, needs: { keeper: {}, guest: { 'type.guest': 'high' } }, settles: {}, then: [], basis: byEye };
    expect(faultsOf(tinyRules({ actors: typed, packages: [pack] }))).toEqual(['packages.json /0/needs/guest/type.guest: found "type.guest", expected a slot that everybody sees.']);
  });

  it('a slot that is opened by something which is hidden itself, or is not a flag', () => {
    expect(opened({ id: 'leaked', kind: 'flag' })).toEqual([]);
    expect(opened({ id: 'leaked', kind: 'flag', seenBy: ['guest'] })).not.toEqual([]);
    expect(opened({ id: 'leaks', kind: 'count' })).not.toEqual([]);
  });

  it('a way that does not lead forward', () => {
    expect(leading(0, 'third')).toEqual([]);
    expect(leading(1, 'end')).toEqual([]);
    expect(leading(1, 'first')).toEqual(["rounds.json /1/next/0/to: found \"first\", expected a known round after 'second'."]);
    expect(leading(1, 'second')).toEqual(["rounds.json /1/next/0/to: found \"second\", expected a known round after 'second'."]);
    expect(leading(0, 'thrid')).toContain("rounds.json /0/next/0/to: found \"thrid\", expected a known round. Did you mean 'third'?");
  });

  it('odds and weights that do not add up', () => {
    expect(faultsOf(tinyRules({ actors: [{ ...keeper, type: { ...type, odds: [0.2, 0.2, 0.2] } }, guest] }))).toEqual(['actors.json /0/type/odds: found a sum of 0.6000000000000001, expected 1.']);
    const signal = { odds: [[0.6, 0.3, 0.1], [0.2, 0.6, 0.1], [0.1, 0.3, 0.6]], basis: byEye };
    expect(faultsOf(tinyRules({ actors: [{ ...keeper, type: { ...type, signal } }, guest] }))).toEqual([`actors.json /0/type/signal/odds/1: found a sum of ${0.2 + 0.6 + 0.1}, expected 1.`]);
    expect(faultsOf(tinyRules({ actors: [{ ...keeper, priors: { guest: { odds: [0.5, 0.5, 0.5], basis: byEye } } }, { ...guest, type }] }))).toEqual(['actors.json /0/priors/guest/odds: found a sum of 1.5, expected 1.']);
    expect(faultsOf(tinyRules({ interests: [{ ...interest, endingWeight: 60, meters: { warmth: -30 } }] }))).toEqual(['interests.json /0: found weights that sum to 90, expected 100.']);
  });

  it('interests that forget an ending, priors about nobody\'s secret, a recorded level that is none', () => {
    expect(faultsOf(tinyRules({ interests: [{ ...interest, endings: {} }] }))).toEqual(["interests.json /0/endings: found nothing for 'over', expected 0 to 100."]);
    expect(faultsOf(tinyRules({ actors: [{ ...keeper, priors: { guest: { odds: [0.5, 0.25, 0.25], basis: byEye } } }, guest] }))).toEqual(['actors.json /0/priors/guest: found guest, expected an actor with a private fact.']);
    expect(faultsOf(tinyRules({ actors: [{ ...keeper, type: { ...type, recorded: 'lowest' } }, guest] }))).toEqual(['actors.json /0/type/recorded: found lowest, expected one of low, middle, high.']);
  });

  it('a seat that may be left without a choice', () => {
    const fault = ["actions.json /: found no hold of 'keeper', expected an action of kind \"hold\" that is open in every stage."];
    expect([without({}), without({ once: true }), without({ when: { lit: true } }), without({ stages: ['act'] })]).toEqual([[], fault, fault, fault]);
  });

  it('more actions than a menu holds', () => {
    const many = Array.from({ length: 30 }, (_, i) => action(`sing-${i}`, 'keeper'));
    expect(faultsOf(withActions(...many))).toEqual(["actions.json /: found 31 actions of 'keeper', expected at most 30."]);
  });

  it('the same id twice', () => {
    expect(faultsOf(withActions(action('sing', 'keeper'), action('sing', 'guest')))).toEqual(['actions.json /1/id: found "sing", expected an id that is not used yet.']);
    expect(faultsOf(tinyRules({ state: [...plain, plain[0]] }))).toEqual(['state.json /3/id: found "warmth", expected an id that is not used yet.']);
  });

  it('a round without a situation that always holds', () => {
    const rounds = tinyRules().rounds.map((r) => ({ ...r, situations: [{ ...r.situations[0]!, when: { lit: true } }] }));
    expect(faultsOf(tinyRules({ rounds }))).toHaveLength(3);
  });

  it.each([
    ['a misspelt actor of an action', tinyRules({ actions: [...holds, action('sing', 'keper')] }), 'keeper'],
    ['a misspelt proposer', tinyRules({ packages: [{ id: 'truce', proposers: { keper: {} }, needs: { keeper: {} }, settles: {}, then: [], basis: byEye }] }), 'keeper'],
    ['a misspelt seat that sees a slot', tinyRules({ state: [...plain, { id: 'plot', kind: 'flag', seenBy: ['gest'] }] }), 'guest'],
    ['a misspelt flag that reveals', tinyRules({ state: [...plain, { id: 'plot', kind: 'flag', seenBy: ['guest'], revealedBy: 'let' }] }), 'lit'],
    ['a misspelt party', tinyRules({ scenario: { id: 'tiny', version: 1, resolution: ['keeper', 'guest'], mediators: [], parties: ['keper', 'guest'] } }), 'keeper'],
    ['a misspelt actor of an interest', tinyRules({ interests: [{ ...interest, actor: 'keper' }] }), 'keeper'],
    ['a misspelt meter of an interest', tinyRules({ interests: [{ ...interest, endingWeight: 70, meters: { warmht: 30 } }] }), 'warmth'],
    ['a misspelt meter of a scale', tinyRules({ scales: [{ id: 'mood', endings: {}, endingWeight: 0, meters: { warmht: 100 }, basis: byEye }] }), 'warmth'],
  ])('%s', (_, rules, nearest) => {
    const loaded = loadScenario(rules);
    expect(loaded.ok ? [] : loaded.faults.map((fault) => fault.nearest)).toContain(nearest);
  });

  it.each([
    ['a start value above the most', tinyRules({ state: [{ id: 'warmth', kind: 'meter', start: 500 }, ...plain.slice(1)] })],
    ['a start value of the wrong kind', tinyRules({ state: [{ id: 'warmth', kind: 'meter', start: 'hot' }, ...plain.slice(1)] })],
    ['a start value that the status lacks', tinyRules({ state: [...plain, { id: 'door', kind: 'status', values: ['open', 'shut'], start: 'ajar' }] })],
    ['a status without values', tinyRules({ state: [...plain, { id: 'door', kind: 'status' }] })],
    ['a seat that is left out of the order of resolution', tinyRules({ scenario: { id: 'tiny', version: 1, resolution: ['keeper'], mediators: [], parties: [] } })],
    ['a seat that is resolved twice', tinyRules({ scenario: { id: 'tiny', version: 1, resolution: ['keeper', 'guest', 'keeper'], mediators: [], parties: [] } })],
    ['a slot named like one of the engine\'s own', tinyRules({ state: [...plain, { id: 'struck', kind: 'flag' }] })],
    ['a slot named like a word of conditions', tinyRules({ state: [...plain, { id: 'round', kind: 'flag' }] })],
    ['an archetype named like something every object has', tinyRules({ actors: [keeper, { ...guest, archetype: 'constructor' }] })],
  ])('%s', (_, rules) => {
    expect(faultsOf(rules)).not.toEqual([]);
  });

  it('more parties than leave a place on the table for the mediator', () => {
    const three = [keeper, guest, { ...guest, id: 'friend' }];
    const scenario = { id: 'tiny', version: 1, resolution: ['keeper', 'guest', 'friend'], mediators: [], parties: ['keeper', 'guest', 'friend'] };
    expect(faultsOf(tinyRules({ scenario, actors: three, actions: [...holds, hold('wait-friend', 'friend')] }))).not.toEqual([]);
  });

  it('a condition nested beyond measure, without falling over', () => {
    let when: Loose = { lit: true };
    for (let depth = 0; depth < 20_000; depth++) when = { not: when };
    expect(faultsOf(withActions(action('sing', 'keeper', [], { when })))).not.toEqual([]);
  });
});

describe('a scenario that loads', () => {
  it('plays to an end with as little as two seats that can only wait', () => {
    const game = gameOf(tinyRules());
    expect(game.outcome(randomPlayout(game, 'a').states.at(-1)!)).toBe('over');
  });

  it('takes start conditions and private facts, and refuses what is not possible', () => {
    const game = gameOf(tinyRules({ actors: [{ ...keeper, type }, guest] }));
    const { values, types } = game.describe(game.initialState('a', { start: { warmth: 12, lit: true }, types: { keeper: 'high' } }));
    expect({ values, types }).toMatchObject({ values: { warmth: 12, lit: true }, types: { keeper: 'high' } });
    expect(() => game.initialState('a', { start: { warmt: 12 } })).toThrow("Start condition 'warmt': 12 is not possible. Did you mean 'warmth'?");
    expect(() => game.initialState('a', { start: { warmth: 101 } })).toThrow("Start condition 'warmth': 101 is not possible.");
    expect(() => game.initialState('a', { start: { warmth: 1.5 } })).toThrow("Start condition 'warmth': 1.5 is not possible.");
    expect(() => game.initialState('a', { types: { keeper: 'hihg' } })).toThrow("Unknown level 'hihg' of 'keeper'. Levels: low, middle, high.");
    expect(() => game.initialState('a', { types: { keper: 'high' } })).toThrow(/keper/u);
  });

  it('draws private facts by their odds', () => {
    const game = gameOf(tinyRules({ actors: [{ ...keeper, type }, guest] }));
    const drawn = Array.from({ length: 3000 }, (_, i) => game.describe(game.initialState(`seed ${i}`)).types['keeper']);
    expect(type.levels.map((level) => Math.round((10 * drawn.filter((d) => d === level).length) / drawn.length))).toEqual([2, 3, 5]);
  });
});
