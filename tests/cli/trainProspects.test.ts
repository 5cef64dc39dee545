import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createFeatures, readOutlooks } from '../../src/bots/index.ts';
import { loadGame } from '../support/scenarios.ts';
import { inProcess } from './cli.ts';

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
