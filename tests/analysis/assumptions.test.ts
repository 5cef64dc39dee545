import { describe, expect, test } from 'vitest';
import { assumptionsOf, loadUnder, parseAssumptions } from '../../src/analysis/assumptions.ts';
import { labOf } from '../../src/analysis/lab.ts';
import { createFeatures, readOutlooks } from '../../src/bots/index.ts';
import { createGame, drawFrom, faultText, recordedTypes, type ScenarioData, type Scenario } from '../../src/engine/index.ts';
import { scenarioFolder, scenarioFolders } from '../../src/scenarios/index.ts';

const { rules, outlooks } = scenarioFolder('openai-2023')!;
const published = scenarioOf(rules, {});

function scenarioOf(source: unknown, assumptions: unknown): Scenario {
  const loaded = loadUnder(source, assumptions);
  if (!loaded.ok) throw new Error(loaded.faults.map(faultText).join('\n'));
  return loaded.value;
}

function faults(assumptions: unknown): readonly string[] {
  const parsed = parseAssumptions(published.data, assumptions, 'game.json');
  return parsed.ok ? [] : parsed.faults.map(faultText);
}

function interestOf({ data }: { readonly data: ScenarioData }, seat: string) {
  return data.interests.find(({ actor }) => actor === seat)!;
}

describe.each(scenarioFolders)('the assumptions of $id', (folder) => {
  const scenario = scenarioOf(folder.rules, {});
  const all = assumptionsOf(scenario.data);

  test('are few enough for one panel, have ids of their own, and stand in their published ranges', () => {
    expect(all.length).toBeGreaterThan(20);
    expect(all.length).toBeLessThanOrEqual(90);
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    const whole = Object.fromEntries(all.map(({ id, value }) => [id, value]));
    expect(parseAssumptions(scenario.data, whole, 'file')).toEqual({ ok: true, value: {} });
  });

  test('load at either end of their ranges, each alone and all together', () => {
    for (const end of ['least', 'most'] as const) {
      for (const it of all) expect(loadUnder(folder.rules, { [it.id]: it[end] }).ok, it.id).toBe(true);
      expect(loadUnder(folder.rules, Object.fromEntries(all.map((it) => [it.id, it[end]]))).ok).toBe(true);
    }
  });
});

describe('changed assumptions', () => {
  test('are refused with all faults at once: place, found, expected, nearest name', () => {
    const told = faults({ 'board.belief.workforse': 0.5, 'board.weight.trust': 50, 'cascade.sd': 'wide', 'founder.sharpness': 1.01, 'board.weight.legal': -7.5 });
    expect(told).toHaveLength(5);
    const text = told.join('\n');
    expect(text).toMatch(/\/assumptions\/board\.belief\.workforse.*unknown key.*Did you mean 'board\.belief\.workforce'/u);
    expect(text).toMatch(/\/assumptions\/board\.weight\.trust.*50.*2 to 5 in steps of 1/u);
    expect(text).toMatch(/\/assumptions\/cascade\.sd.*"wide".*number/u);
    expect(text).toMatch(/\/assumptions\/founder\.sharpness.*1\.01.*0\.5 to 1\.5 in steps of 0\.05/u);
    expect(text).toMatch(/\/assumptions\/board\.weight\.legal.*-7\.5.*-15 to -5/u);
    expect(faults(null)).toHaveLength(1);
    expect(faults([1])).not.toEqual([]);
    expect(faults({ 'cascade.sd': Number.NaN })).toHaveLength(1);
  });

  test('change what they name and nothing else, under the hash of the published rules', () => {
    const changed = scenarioOf(rules, { 'board.belief.workforce': 0.9, 'cascade.core': 100, 'founder.sharpness': 0.5 });
    expect(changed.rulesHash).toBe(published.rulesHash);
    expect(changed.assumptions).toEqual({ 'board.belief.workforce': 0.9, 'cascade.core': 100, 'founder.sharpness': 0.5 });
    expect(changed.data.cascade).toEqual({ ...published.data.cascade, core: 100 });
    expect(interestOf(changed, 'founder')).toEqual({ ...interestOf(published, 'founder'), lambda: 0.5 });
    const [board, was] = [changed, published].map(({ data }) => data.actors.find(({ id }) => id === 'board')!.priors);
    expect({ ...board, workforce: undefined }).toEqual({ ...was, workforce: undefined });
    const [, middle, high] = board!['workforce']!.odds;
    expect(middle! / 2 + high!).toBeCloseTo(0.9);
  });

  test('keep the weights of a seat at a sum of 100, the changed one larger and all others no larger', () => {
    const [now, was] = [interestOf(scenarioOf(rules, { 'board.weight.oversight': 9 }), 'board'), interestOf(published, 'board')];
    expect(now.endingWeight + Object.values(now.meters).reduce((sum, it) => sum + Math.abs(it), 0)).toBe(100);
    expect(now.meters['oversight']).toBeGreaterThan(was.meters['oversight']!);
    expect(now.meters['legal']).toBeLessThan(0);
    expect(now.endingWeight).toBeLessThan(was.endingWeight);
  });

  test('that come to the published values are no change', () => {
    const same = scenarioOf(rules, { 'cascade.core': published.data.cascade!.core });
    expect(same.assumptions).toBeUndefined();
    expect(same.data).toEqual(published.data);
  });

  test('give a state another hash, and leave that of the published rules alone', () => {
    const games = [{}, { 'board.weight.trust': 5 }, { 'board.weight.trust': 4 }].map((it) => createGame(scenarioOf(rules, it)));
    const hashes = games.map((game) => game.hash(game.initialState('hash')));
    expect(new Set(hashes).size).toBe(3);
    for (const hash of hashes) expect(hash).toMatch(/^[0-9a-f]{16}$/u);
  });

  test('of what the board believes move its first choice as the contrast says: it removes less often where it believes solidarity high', async () => {
    const file = await outlooks!();
    const removes = (x: number): number => {
      const game = createGame(scenarioOf(rules, { 'board.belief.workforce': x }));
      const read = readOutlooks(game, createFeatures(game.scenario.compiled), file);
      if (!read.ok) throw new Error(read.faults.map(faultText).join('\n'));
      const { policy } = labOf(game, read.value.outlooks);
      const state = game.initialState('c1', { types: recordedTypes(game.scenario.data) });
      const odds = Array.from({ length: 12 }, (_, i) => policy.distribution!({ observation: game.observe(state, 'board'), legal: game.legalActions(state, 'board'), draw: drawFrom(`contrast/${i}/board`) }));
      return odds.reduce((sum, it) => sum + Object.entries(it).reduce((n, [action, p]) => n + (action.startsWith('remove-') ? p : 0), 0), 0) / odds.length;
    };
    const [low, high] = [removes(0), removes(1)];
    expect(low).toBeGreaterThan(high + 0.1);
  });
});
