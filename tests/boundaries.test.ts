import { globSync, readFileSync } from 'node:fs';
import { sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { importFaults } from './support/boundaries.ts';
import { readImports } from './support/imports.ts';
import { purityFaults } from './support/purity.ts';

const root = fileURLToPath(new URL('../', import.meta.url));

function files(pattern: string): readonly { readonly path: string; readonly source: string }[] {
  return globSync(pattern, { cwd: root })
    .map((path) => path.split(sep).join('/'))
    .toSorted()
    .map((path) => ({ path, source: readFileSync(`${root}${path}`, 'utf8') }));
}

describe('the source', () => {
  test('imports in the allowed directions only', () => {
    const sources = files('src/**/*.ts');
    expect(sources).not.toEqual([]);
    expect(sources.flatMap(({ path, source }) => importFaults(path, source))).toEqual([]);
  });

  test('has an engine without clock, chance, platform or names of the case', () => {
    const sources = files('src/engine/**/*.ts');
    expect(sources).not.toEqual([]);
    expect(sources.flatMap(({ path, source }) => purityFaults(path, source))).toEqual([]);
  });
});

describe('reading imports', () => {
  test.each([
    ["import { a } from './a.ts';", './a.ts', false],
    ["import a, { type B } from './a.ts'", './a.ts', false],
    ["import * as a from './a.ts';", './a.ts', false],
    ["import './a.css';", './a.css', false],
    ["import data from './a.json' with { type: 'json' };", './a.json', false],
    ["import type { A } from './a.ts';", './a.ts', true],
    ["import {\n  a, // from 'b'\n  b as c,\n} from \"./a.ts\";", './a.ts', false],
    ["export { a } from './a.ts';", './a.ts', false],
    ["export * from './a.ts';", './a.ts', false],
    ["export type { A } from './a.ts';", './a.ts', true],
    ["const a = await import('./a.ts');", './a.ts', false],
    ["const a = `${await import('./a.ts')}`;", './a.ts', false],
    ["new Worker(new URL('./a.ts', import.meta.url));", './a.ts', false],
    ['const a = await import(name);', null, false],
    ["const a = await import('./' + name);", null, false],
  ])('finds the module of %s', (source, from, typeOnly) => {
    expect(readImports(source)).toEqual([{ from, typeOnly, line: 1 }]);
  });

  test.each([
    "// import { a } from './a.ts';",
    "/* export * from './a.ts' */",
    "const text = \"import { a } from './a.ts'\";",
    "const text = `import('./a.ts')`;",
    "const pattern = /import '.\\/a.ts'/;",
    'const here = import.meta.url;',
    "loader.import('./a.ts');",
    "export const from = 'a';",
    "export type From = 'a';",
    "export { a };\nconst from = './a.ts';",
    "const half = total / 2; const label = 'import'; const rest = total / 3;",
  ])('finds none in %s', (source) => {
    expect(readImports(source)).toEqual([]);
  });

  test('gives the line of each', () => {
    expect(readImports("import './a.ts';\n\nimport './b.ts';").map(({ line }) => line)).toEqual([1, 3]);
  });
});

describe('the import check', () => {
  test.each([
    ['src/engine/turn.ts', "import { random } from '../bots/random.ts';", "'engine' may not import 'bots'"],
    ['src/engine/turn.ts', "import { Container } from 'pixi.js';", "the package 'pixi.js'"],
    ['src/engine/turn.ts', "import { readFileSync } from 'node:fs';", "may not import 'node:fs'"],
    ['src/bots/random.ts', "import { draw } from '../engine/draw.ts';", 'reaches into the engine'],
    ['src/bots/random.ts', "import { a } from '../analysis/report.ts';", "'bots' may not import 'analysis'"],
    ['src/i18n/t.ts', "import type { Action } from '../engine/index.ts';", "'i18n' may not import 'engine'"],
    ['src/scenes/title.ts', "import { createGame } from '../engine/index.ts';", "only types from 'engine'"],
    ['src/scenes/title.ts', "import { type Action } from '../engine/index.ts';", "only types from 'engine'"],
    ['src/scenarios/index.ts', "export { loadScenario } from '../engine/index.ts';", "only types from 'engine'"],
    ['src/session/session.ts', "import { Application } from 'pixi.js';", "the package 'pixi.js'"],
    ['src/workers/browser.ts', "import { Worker } from 'node:worker_threads';", "may not import 'node:worker_threads'"],
    ['src/workers/pool.ts', "import { Worker } from 'node:worker_threads';", "may not import 'node:worker_threads'"],
    ['src/workers/node.ts', "import { wrap } from 'comlink';", "the package 'comlink'"],
    ['src/workers/pool.ts', "import { wrap } from 'comlink';", "the package 'comlink'"],
    ['src/app/main.ts', "import { wrap } from 'comlink';", "the package 'comlink'"],
    ['src/app/main.ts', "import { Workbox } from 'workbox-window';", "the package 'workbox-window'"],
    ['src/ui/label.ts', "import 'virtual:fonts.css';", "the package 'virtual:fonts.css'"],
    ['src/workers/kinds.ts', "import { t } from '../i18n/texts.ts';", "'workers' may not import 'i18n'"],
    ['src/cli/main.ts', "import { readFileSync } from 'fs';", "the package 'fs'"],
    ['src/app/main.ts', "import pkg from '../../package.json' with { type: 'json' };", 'outside src'],
    ['src/app/main.ts', "new Worker(new URL('../server/main.ts', import.meta.url));", "'app' may not import 'server'"],
    ['src/app/main.ts', 'await import(name);', 'plain string'],
    ['src/index.ts', "export * from './analysis/report.ts';", "'index.ts' may not import 'analysis'"],
    ['src/helpers/a.ts', '', "'helpers' is not a known part of src"],
  ])('refuses in %s: %s', (path, source, fault) => {
    const faults = importFaults(path, source);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toContain(fault);
  });

  test.each([
    ['src/engine/turn.ts', "import { setup } from 'xstate'; import { a } from './actors/index.ts';"],
    ['src/engine/turn.ts', "import { getShortestPaths } from 'xstate/graph';"],
    ['src/bots/random.ts', "import { createGame } from '../engine/index.ts';"],
    ['src/scenes/title.ts', "import type { Action } from '../engine/index.ts'; import 'pixi.js';"],
    ['src/workers/node.ts', "import { Worker } from 'node:worker_threads';"],
    ['src/workers/nodeServe.ts', "import { parentPort } from 'node:worker_threads';"],
    ['src/workers/browser.ts', "import { wrap } from 'comlink';"],
    ['src/app/offline.ts', "import { Workbox } from 'workbox-window';"],
    ['src/app/main.ts', "import 'virtual:theme.css';"],
    ['src/workers/kinds.ts', "import { simulate } from '../session/simulate.ts'; import { scenarios } from '../scenarios/index.ts';"],
    ['src/app/main.ts', "import Pool from '../workers/browser.ts?worker';"],
    ['src/index.ts', "export * from './engine/index.ts';"],
  ])('accepts in %s: %s', (path, source) => {
    expect(importFaults(path, source)).toEqual([]);
  });
});

describe('the purity check', () => {
  test.each([
    'const x = Math.random();',
    'const x = Math.exp(1);',
    'const x = Math.log(2);',
    'const x = Math.pow(2, 3);',
    'const x = Math.sin(1) + 1;',
    'const { exp } = Math;',
    "const x = Math['random']();",
    'const x = 2 ** 3;',
    'x **= 2;',
    'const now = new Date();',
    'const now = performance.now();',
    'setTimeout(run, 10);',
    'setInterval(run, 10);',
    'document.title = name;',
    'const w = window.innerWidth;',
    'const x = `${Math.random()}`;',
    "import { readFileSync } from 'node:fs';",
    "import { Container } from 'pixi.js';",
    'names.sort((a, b) => a.localeCompare(b));',
    '// as Altman did',
    "const scenario = 'openai-2023';",
    "/* D'Angelo */",
    '// until Shear came',
  ])('refuses %s', (source) => {
    expect(purityFaults('src/engine/a.ts', source)).toHaveLength(1);
  });

  test.each([
    'const x = Math.floor(Math.sqrt(2) * Math.PI);',
    '// Math.exp differs between browsers; ** and Date are not used here',
    "throw new Error('This document. No Date.');",
    'const document = read(text); use(document, state.window);',
    'function power(base, exponent) { return base * exponent; } // pages of a shearing toneroff',
  ])('accepts %s', (source) => {
    expect(purityFaults('src/engine/a.ts', source)).toEqual([]);
  });
});
