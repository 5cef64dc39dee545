import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { inProcess } from '../cli/cli.ts';

const root = new URL('../..', import.meta.url);
const page = readFileSync(new URL('docs/scripting.md', root), 'utf8');
const blocks = (language: string) => [...page.matchAll(new RegExp(`\`\`\`${language}\n([\\s\\S]*?)\`\`\``, 'gu'))].map((match) => match[1]!);

/** Each example as a file of its own, outside what is kept. */
const files = blocks('ts').map((code, i) => {
  mkdirSync(new URL('tests/output/', root), { recursive: true });
  const file = new URL(`tests/output/scripting-${i}.ts`, root);
  writeFileSync(file, code);
  return { file, code };
});
const isTest = ({ code }: { readonly code: string }) => code.includes("from 'vitest'");

describe('the page on scripting', () => {
  it.each(files.filter((example) => !isTest(example)).map(({ file, code }) => [/(?:const|play)[^\n]*seed: '(\w+)'/u.exec(code)?.[1] ?? '', file] as const))('shows code that runs and prints something: %s', (_, file) => {
    expect(execFileSync(process.execPath, [file.pathname], { cwd: root, encoding: 'utf8' })).toMatch(/[a-z]/u);
  });

  it.each(blocks('sh').flatMap((block) => block.trim().split('\n')))('shows a command that does its work: %s', async (line) => {
    const words = line.replace('npm run -s five-seats -- ', '').split(' ');
    const { code, out } = await inProcess(words);
    expect(code).toBe(0);
    expect(out.length).toBeGreaterThan(100);
  });
});

describe('its tests', async () => {
  for (const { file } of files.filter(isTest)) await import(file.href);
});
