import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const root = new URL('..', import.meta.url);

describe('the README', () => {
  const readme = readFileSync(new URL('README.md', root), 'utf8');

  it('shows code that runs', () => {
    const code = /```ts\n([\s\S]*?)```/u.exec(readme)![1]!;
    mkdirSync(new URL('tests/output/', root), { recursive: true });
    const file = new URL('tests/output/readme.ts', root);
    writeFileSync(file, code);
    const printed = execFileSync(process.execPath, [file.pathname], { cwd: root, encoding: 'utf8' });
    expect(printed).toMatch(/^[a-z-]+ \{/u);
  });

  it('points only to files that exist', () => {
    const named = [...readme.matchAll(/`((?:docs|src|tests)\/[\w./-]+)`|\]\(((?:docs|src)\/[\w./-]+)\)/gu)].map((m) => (m[1] ?? m[2])!);
    expect(named.length).toBeGreaterThan(3);
    for (const path of named) expect(() => readFileSync(new URL(path, root)), path).not.toThrow(/ENOENT/u);
  });
});
