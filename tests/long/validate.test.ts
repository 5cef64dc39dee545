import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { inProcess, isSlip } from '../cli/cli.ts';

describe('calibrate', () => {
  test('writes the same bytes when run again, and says when a file would change', { timeout: 60_000 }, async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'five-seats-')), 'fitted.json');
    const words = ['calibrate', '--starts', '1', '--games', '4', '--out', file];
    expect(await inProcess(words)).toMatchObject({ code: 0, err: '' });
    const text = readFileSync(file, 'utf8');
    const { lambdas, cascade } = JSON.parse(text);
    expect(lambdas.objective.after).toBeGreaterThanOrEqual(lambdas.objective.before);
    expect(cascade.objective.after).toBeLessThanOrEqual(cascade.objective.before);
    expect(await inProcess([...words, '--check'])).toMatchObject({ code: 0, out: expect.stringContaining('same') });
    writeFileSync(file, `${text} `);
    expect(await inProcess([...words, '--check'])).toMatchObject({ code: 1, out: expect.stringContaining('DIFFERENT') });
    expect(readFileSync(file, 'utf8')).toBe(`${text} `);
  });

  test('refuses what there is no record for, and numbers out of range', async () => {
    expect(isSlip(await inProcess(['calibrate', '--scenario', 'harbour-lab']), 'has no record')).toBe(true);
    expect(isSlip(await inProcess(['calibrate', '--starts', '0']), "Option '--starts'")).toBe(true);
    expect(isSlip(await inProcess(['calibrate', '--check', '--out', '/no/such/file']), 'There is no file')).toBe(true);
  });
});

describe('validate', () => {
  test('--json has the agreed keys', async () => {
    const { code, out, err } = await inProcess(['validate', '--json', '--games', '8']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const found = JSON.parse(out);
    expect(Object.keys(found).toSorted()).toEqual(['contrasts', 'curveRmse', 'directions', 'endings', 'logLik', 'numbers', 'placebo', 'replay']);
    expect(found.contrasts).toHaveLength(4);
    for (const contrast of found.contrasts) expect(Object.keys(contrast)).toEqual(['id', 'holds', 'flip']);
    expect(Object.keys(found.logLik)).toEqual(['uniform', 'inSample', 'heldOut']);
    expect(Object.keys(found.placebo)).toEqual(['n', 'betterThan']);
    expect(Object.keys(found.numbers)).toEqual(['sourced', 'fitted', 'judgement']);
    expect(found.directions.length).toBeGreaterThanOrEqual(20);
    for (const it of found.directions) expect(Object.keys(it)).toEqual(['id', 'expected', 'estimate', 'low', 'high', 'holds']);
    expect(found.replay.ending).toBe('return-reform');
    expect(found.curveRmse).toBeLessThan(25);
    expect(found.logLik.heldOut).toBeGreaterThan(found.logLik.uniform);
  });

  test('--write writes the report with its date, and its parts in order', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'five-seats-')), 'validation.md');
    expect(await inProcess(['validate', '--games', '4', '--write', '--out', file, '--date', '2024-01-31'])).toMatchObject({ code: 0 });
    const text = readFileSync(file, 'utf8');
    expect(text).toContain('| date | 2024-01-31 |');
    expect(text.match(/^## .*$/gmu)?.map((line) => line.slice(3, 6))).toEqual(['The', '(a)', '(b)', '(c)', '(d)', '(e)', '(f)', '(g)']);
  });

  test('--placebos keeps its runs with both hashes and the date', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'five-seats-')), 'placebos.json');
    expect(await inProcess(['validate', '--placebos', '--n', '2', '--games', '4', '--out', file, '--date', '2024-01-31'])).toMatchObject({ code: 0 });
    const kept = JSON.parse(readFileSync(file, 'utf8'));
    expect(kept).toMatchObject({ format: 'placebos/1', date: '2024-01-31', games: 4, rulesHash: expect.stringMatching(/^[0-9a-f]{16}$/u), policyHash: expect.stringMatching(/^[0-9a-f]{16}$/u) });
    expect(kept.placebos).toHaveLength(2);
  });

  test.each([
    [['--json', '--write'], 'found both'],
    [['--placebos', '--json'], 'found both'],
    [['--n', '3'], "goes with '--placebos'"],
    [['--placebos', '--n', '0'], "Option '--n'"],
    [['--write', '--date', 'today'], 'expected YYYY-MM-DD'],
    [['--seat', 'board=random'], 'Unknown option "--seat"'],
    [['--scenario', 'harbour-lab'], 'has no record'],
    [['--scenario', 'openai'], 'Unknown scenario "openai"'],
  ])('refuses %j', async (args, message) => {
    expect(isSlip(await inProcess(['validate', ...args]), message)).toBe(true);
  });
});
