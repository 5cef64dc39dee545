import { posix } from 'node:path';
import { readImports, type Import } from './imports.ts';

interface Allowed {
  /** Folders of src that may be imported. */
  readonly areas: readonly string[];
  /** Folders of src of which only types may be imported. */
  readonly types?: readonly string[];
  readonly packages?: readonly string[];
  readonly node?: true;
}

/** Who may import whom. What is not listed is forbidden. */
export const importTable: Readonly<Record<string, Allowed>> = {
  engine: { areas: [], packages: ['xstate', 'valibot'] },
  scenarios: { areas: [], types: ['engine'] },
  bots: { areas: ['engine'], packages: ['valibot'] },
  analysis: { areas: ['engine', 'bots'], packages: ['valibot'] },
  session: { areas: ['engine', 'bots'], packages: ['valibot'] },
  workers: { areas: ['engine', 'bots', 'analysis', 'session', 'scenarios'] },
  i18n: { areas: [] },
  ui: { areas: ['i18n'], packages: ['pixi.js'] },
  scenes: { areas: ['ui', 'i18n'], types: ['engine'], packages: ['pixi.js'] },
  app: {
    areas: ['scenes', 'ui', 'i18n', 'engine', 'session', 'scenarios', 'bots', 'analysis', 'workers'],
    packages: ['pixi.js', 'xstate', 'valibot', 'idb'],
  },
  cli: { areas: ['engine', 'i18n', 'session', 'scenarios', 'bots', 'analysis', 'workers'], packages: ['valibot'], node: true },
  server: { areas: ['engine', 'i18n', 'session', 'scenarios', 'bots', 'analysis', 'workers'], packages: ['valibot'], node: true },
  'index.ts': { areas: ['engine', 'bots', 'session', 'scenarios'] },
};

/** Files that may import what the rest of their folder may not. */
const fileTable: readonly { readonly files: RegExp; readonly packages?: readonly string[]; readonly node?: true }[] = [
  { files: /^src\/workers\/node[A-Z]?\w*\.ts$/u, node: true },
  { files: /^src\/workers\/browser[A-Z]?\w*\.ts$/u, packages: ['comlink'] },
  { files: /^src\/app\/offline\.ts$/u, packages: ['workbox-window'] },
  { files: /^src\/app\/main\.ts$/u, packages: ['virtual:theme.css', 'virtual:fonts.css'] }, // made by build/
];

function allowedTo(path: string, area: string): Allowed | undefined {
  const own = fileTable.find(({ files }) => files.test(path));
  const folder = importTable[area];
  return folder && { ...folder, ...(own?.node && { node: true }), packages: [...(folder.packages ?? []), ...(own?.packages ?? [])] };
}

/** Faults in the imports of one file; `path` is relative to the repository, with forward slashes. */
export function importFaults(path: string, source: string): readonly string[] {
  const area = areaOf(path);
  const allowed = allowedTo(path, area);
  if (allowed === undefined) {
    return [`${path}: '${area}' is not a known part of src. Known: ${Object.keys(importTable).join(', ')}.`];
  }
  return readImports(source).flatMap((item) => {
    const fault = importFault(path, area, allowed, item);
    return fault === null ? [] : [`${path}:${item.line}: ${fault}`];
  });
}

function importFault(path: string, area: string, allowed: Allowed, item: Import): string | null {
  if (item.from === null) {
    return 'a dynamic import must name its module as a plain string.';
  }
  if (item.from.startsWith('node:')) {
    return allowed.node === true ? null : `'${area}' may not import '${item.from}'.`;
  }
  if (!item.from.startsWith('.')) {
    return isAllowedPackage(item.from, allowed) ? null : `'${area}' may not import the package '${item.from}'.`;
  }
  return relativeFault(path, area, allowed, item.typeOnly, item.from);
}

function isAllowedPackage(from: string, allowed: Allowed): boolean {
  return (allowed.packages ?? []).some((name) => from === name || from.startsWith(`${name}/`));
}

function relativeFault(path: string, area: string, allowed: Allowed, typeOnly: boolean, from: string): string | null {
  const [bareFrom = ''] = from.split('?'); // a bundler's `?worker` or `?url` says how, not what
  const target = posix.join(posix.dirname(path), bareFrom);
  if (!target.startsWith('src/')) {
    return `'${from}' is outside src.`;
  }
  const targetArea = areaOf(target);
  if (targetArea === area) {
    return null;
  }
  if (!allowed.areas.includes(targetArea)) {
    if (!(allowed.types ?? []).includes(targetArea)) {
      return `'${area}' may not import '${targetArea}' ('${from}').`;
    }
    if (!typeOnly) {
      return `'${area}' may import only types from '${targetArea}': write 'import type'.`;
    }
  }
  if (targetArea === 'engine' && target !== 'src/engine/index.ts') {
    return `'${from}' reaches into the engine: import from src/engine/index.ts.`;
  }
  return null;
}

function areaOf(path: string): string {
  return path.split('/')[1] ?? '';
}
