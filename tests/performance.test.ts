import { existsSync, globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { ROWS, type Run } from '../bench/rows.ts';
import { tableOf, withFigures } from '../bench/table.ts';
import { readImports } from './support/imports.ts';

const root = new URL('../', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, root), 'utf8');
const LATEST = 'bench/results/latest.json';

const run: Run = {
  rulesHash: '0123456789abcdef',
  policyHash: undefined,
  node: 'v24.0.0',
  processor: 'a processor',
  cores: 2,
  load: [0.1, 1],
  figures: {
    random: { value: 61_234.5, spread: [59_000, 62_000.4] },
    xstateGame: { value: 27.44, spread: [25, 31.26] },
    ismcts: { value: 8.125, spread: [8, 9] },
    boardgameGame: { skipped: 'not installed' },
  },
};

describe('the table of figures', () => {
  test('in docs/performance.md is that of the run that is kept', () => {
    const kept = existsSync(new URL(LATEST, root)) ? (JSON.parse(read(LATEST)) as Run) : undefined;
    const page = read('docs/performance.md');
    expect(withFigures(page, kept)).toBe(page);
  });

  test('shows figure, spread and what is asked for, and why a figure is missing', () => {
    const lines = tableOf(run.figures).split('\n');
    expect(lines).toHaveLength(Object.keys(ROWS).length + 3);
    expect(lines).toContain('| random playouts of the whole crisis, from a removal on | 61 235 /s (59 000 to 62 000) | 60 000 /s | 150 000 /s |');
    expect(lines).toContain('| against the same games on live XState actors | 27.4x (25 to 31.3) | 25x | 50x |');
    expect(lines).toContain('| `ismcts`, one choice, 1 000 iterations with random roll-outs | 8.13 ms (8 to 9) | at most 25 ms | at most 10 ms |');
    expect(lines.find((line) => line.includes('Simulate'))).toContain('– (not installed)');
    expect(lines.find((line) => line.includes('two workers'))).toContain('| – |');
  });

  test('is written between its marks, again and again', () => {
    const page = 'before\n<!-- figures: written by `npm run bench -- --keep` -->\nold\n<!-- end of figures -->\nafter\n';
    const once = withFigures(page, run);
    expect(once).toContain('Node v24.0.0, 2 cores of a processor, load 0.1 to 1.0; rules 0123456789abcdef, outlooks none.');
    expect(once).not.toContain('old');
    expect(withFigures(once, run)).toBe(once);
    expect(() => withFigures('nothing', run)).toThrow('no place for the figures');
  });
});

test('boardgame.io is wanted by the bench alone', () => {
  const { dependencies, devDependencies } = JSON.parse(read('package.json')) as Readonly<Record<string, Readonly<Record<string, string>>>>;
  expect({ ...dependencies, ...devDependencies }).not.toHaveProperty(['boardgame.io']);
  const files = globSync(['src/**/*.ts', 'tests/**/*.ts', 'scripts/**/*.ts'], { cwd: root });
  expect(files.filter((path) => readImports(read(path)).some(({ from }) => from?.startsWith('boardgame.io')))).toEqual([]);
});
