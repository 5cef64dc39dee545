import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createFeatures, readOutlooks } from '../../src/bots/index.ts';
import { loadGame } from '../support/scenarios.ts';
import { inProcess, isSlip } from './cli.ts';

test('train-prospects writes outlooks that load, with the same bytes when run again', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'five-seats-'));
  const files = ['a.json', 'b.json'].map((name) => join(folder, name));
  const runs = await Promise.all(files.map((file) => inProcess(['train-prospects', '--scenario', 'harbour-lab', '--seed', 's', '--games', '8', '--out', file])));
  for (const { code, out, err } of runs) {
    expect(code).toBe(0);
    expect(out).toMatch(/policyHash [0-9a-f]{16}\n$/u);
    expect(err).toContain('with deals, pass 1 of');
  }
  expect(readdirSync(folder)).toEqual(['a.json', 'b.json']);
  const [a, b] = files.map((file) => readFileSync(file, 'utf8'));
  expect(a).toBe(b);
  const game = loadGame('harbour-lab');
  expect(readOutlooks(game, createFeatures(game.scenario.compiled), JSON.parse(a!))).toMatchObject({ ok: true });
  expect(JSON.parse(a!)).toMatchObject({ command: 'five-seats train-prospects --scenario harbour-lab --seed s --games 8' });
});

test('train-prospects refuses a place that is no file before any training, and leaves the files of others', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'five-seats-'));
  const others = ['c.json.part', `c.json.part-${process.pid}`];
  for (const name of others) writeFileSync(join(folder, name), 'mine');
  for (const [out, message] of [['', 'found nothing'], [folder, 'is a folder'], [`${folder}/`, 'is a folder'], [join(folder, 'c.json'), 'EEXIST']] as const) {
    const ran = await inProcess(['train-prospects', '--scenario', 'harbour-lab', '--games', '1', '--out', out]);
    expect(isSlip(ran, message)).toBe(true);
    expect(ran.err).not.toContain('pass 1');
  }
  expect(readdirSync(folder)).toEqual(others);
  for (const name of others) expect(readFileSync(join(folder, name), 'utf8')).toBe('mine');
});

test.runIf(existsSync('/dev/null'))('train-prospects never replaces a device', async () => {
  expect(isSlip(await inProcess(['train-prospects', '--scenario', 'harbour-lab', '--games', '1', '--out', '/dev/null']), 'no ordinary file')).toBe(true);
});
