import { describe, expect, it } from 'vitest';
import { createFeatures, createPolicies, type OutlookFile, type Outlooks, readOutlooks, trainOutlooks, writeOutlooks } from '../../src/bots/index.ts';
import { faultText, type Game, RulesError } from '../../src/engine/index.ts';
import { scenarioFolder } from '../../src/scenarios/index.ts';
import { loadGame, scenarioIds } from '../support/scenarios.ts';

const SMALL = { games: 20, noDealPasses: 1, dealPasses: 2, damping: 0.6 };

function written(game: Game, outlooks: Outlooks): OutlookFile {
  return writeOutlooks(game, createFeatures(game.scenario.compiled), outlooks, 'in a test');
}

function faultsOf(game: Game, file: unknown): string[] {
  const read = readOutlooks(game, createFeatures(game.scenario.compiled), file, 'outlooks.json');
  return read.ok ? [] : read.faults.map(faultText);
}

describe.each(scenarioIds)('trained outlooks of %s', (id) => {
  const game = loadGame(id);
  const features = createFeatures(game.scenario.compiled);
  const lines: string[] = [];
  const outlooks = trainOutlooks(game, { ...SMALL, seed: 'one', told: (line) => void lines.push(line) });
  const file = written(game, outlooks);

  it('are the same bytes twice from the same seed', () => {
    expect(JSON.stringify(written(game, trainOutlooks(game, { ...SMALL, seed: 'one' })))).toBe(JSON.stringify(file));
  });

  it('differ from seed to seed', () => {
    const other = written(game, trainOutlooks(game, { ...SMALL, seed: 'two' }));
    expect(other.policyHash).not.toBe(file.policyHash);
    expect({ ...other, noDeal: 0, withDeals: 0, policyHash: 0 }).toEqual({ ...file, noDeal: 0, withDeals: 0, policyHash: 0 });
  });

  it('hold a finite number for every input of every ending', () => {
    for (const outlook of [file.noDeal, file.withDeals]) {
      for (const phase of ['before', 'after'] as const) {
        expect(Object.keys(outlook[phase])).toEqual(game.scenario.data.endings.map((ending) => ending.id));
        for (const row of Object.values(outlook[phase])) {
          expect(row).toHaveLength(features.names(phase).length);
          expect(row.every(Number.isFinite)).toBe(true);
        }
      }
    }
  });

  it('come back from their file as they were written', () => {
    const read = readOutlooks(game, features, JSON.parse(JSON.stringify(file)));
    if (!read.ok) throw new Error(read.faults.map(faultText).join('\n'));
    expect(read.value.policyHash).toBe(file.policyHash);
    expect(JSON.stringify(writeOutlooks(game, features, read.value.outlooks, 'in a test'))).toBe(JSON.stringify(file));
  });

  it('keep their weights to four decimals', () => {
    const read = readOutlooks(game, features, file);
    if (!read.ok) throw new Error(read.faults.map(faultText).join('\n'));
    for (const name of ['noDeal', 'withDeals'] as const) {
      for (const phase of ['before', 'after'] as const) outlooks[name][phase].forEach((weight, i) => expect(Math.abs(read.value.outlooks[name][phase][i]! - weight)).toBeLessThanOrEqual(0.000_05 + 1e-9));
    }
  });

  it('tell one line for every pass', () => {
    expect(lines.map((line) => line.split(':')[0])).toEqual(['without deals, pass 1 of 1', 'with deals, pass 1 of 2', 'with deals, pass 2 of 2']);
  });

  it('that the scenario comes with are read without a fault', async () => {
    const shipped = await scenarioFolder(id)!.outlooks!();
    expect(faultsOf(game, shipped)).toEqual([]);
    expect(createPolicies(game, { outlooks: shipped }).policyHash).toBe((shipped as OutlookFile).policyHash);
  });
});

describe('a file of outlooks', () => {
  const game = loadGame('harbour-lab');
  const file = written(game, trainOutlooks(game, { ...SMALL, seed: 'file' }));
  const [first, second] = game.scenario.data.endings.map((ending) => ending.id) as [string, string];

  it('is refused where its hash is not that of its weights', () => {
    expect(faultsOf(game, { ...file, policyHash: '0123456789abcdef' })).toEqual([`outlooks.json /policyHash: found 0123456789abcdef, expected ${file.policyHash}, the hash of these weights.`]);
  });

  it('is refused where a weight was changed by hand', () => {
    const changed = structuredClone(file);
    (changed.noDeal.before[first] as number[])[0]! += 1;
    expect(faultsOf(game, changed)).toEqual([expect.stringContaining('outlooks.json /policyHash')]);
  });

  it('is refused where its inputs are not those of the scenario', () => {
    const [fault] = faultsOf(game, { ...file, inputs: { ...file.inputs, after: file.inputs.after.toReversed() } });
    expect(fault).toContain('outlooks.json /inputs/after');
    expect(fault).toContain(file.inputs.after.join(', '));
  });

  it('reports wrong hash, wrong inputs, a missing ending and a short row all at once', () => {
    const changed = structuredClone(file) as unknown as { policyHash: string; inputs: { before: string[] }; noDeal: { after: Record<string, number[]> }; withDeals: { before: Record<string, number[]> } };
    changed.policyHash = '0123456789abcdef';
    changed.inputs.before = ['weather'];
    delete changed.noDeal.after[first];
    changed.withDeals.before[second]!.pop();
    const faults = faultsOf(game, changed);
    for (const path of ['/policyHash', '/inputs/before', `/noDeal/after/${first}`, `/withDeals/before/${second}`]) expect(faults.filter((one) => one.startsWith(`outlooks.json ${path}:`)).length).toBeGreaterThan(0);
  });

  it('reports each fault once', () => {
    const faults = faultsOf(game, { ...file, inputs: { ...file.inputs, before: ['weather'] } });
    expect(faults.toSorted()).toEqual([...new Set(faults)].toSorted());
  });

  it('reports all faults of its shape at once', () => {
    const { format: _, ...rest } = file;
    expect(faultsOf(game, { ...rest, seed: 7, command: 3 }).map((one) => one.split(':')[0]).toSorted()).toEqual(['outlooks.json /command', 'outlooks.json /format', 'outlooks.json /seed']);
  });

  it.each([['nothing', null], ['a text', 'outlooks'], ['a list', []], ['an empty one', {}]])('is refused where it is %s', (_, wrong) => {
    expect(faultsOf(game, wrong).length).toBeGreaterThan(0);
  });

  it('stops the policies from being made, with every fault', () => {
    const wrong = { ...file, policyHash: 'x', inputs: { before: [], after: [] } };
    expect(() => createPolicies(game, { outlooks: wrong })).toThrow(RulesError);
    for (const path of ['/policyHash', '/inputs/before', '/inputs/after']) expect(() => createPolicies(game, { outlooks: wrong })).toThrow(`outlooks.json ${path}:`);
  });

  it('may be left out: the policies then know nothing of endings', () => {
    expect(createPolicies(game).policyHash).toBeUndefined();
  });
});
