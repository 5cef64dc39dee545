/** Workers of the browser, in a page built as the game is and served from a sub-path under a strict policy. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { build, preview } from 'vite';
import { beforeAll, describe, expect, test } from 'vitest';
import { herePool } from '../../src/workers/here.ts';
import { jobKinds } from '../../src/workers/kinds.ts';
import { launchBrowser } from '../support/browser.ts';
import { playoutsJob } from '../workers/page/job.ts';

const STRICT = "default-src 'none'; script-src 'self'; worker-src 'self'; img-src 'self' data:; manifest-src 'self'";
const SUB_PATH = '/some/where/deep/';

let browser: Browser;
let address: string;

beforeAll(async () => {
  const outDir = mkdtempSync(join(tmpdir(), 'workers-page-'));
  const shared = { configFile: fileURLToPath(new URL('../../vite.config.ts', import.meta.url)), root: fileURLToPath(new URL('../workers/page/', import.meta.url)), logLevel: 'error' } as const;
  await build({ ...shared, build: { outDir, emptyOutDir: true } });
  const server = await preview({ ...shared, base: SUB_PATH, build: { outDir }, preview: { host: '127.0.0.1', port: 0, headers: { 'Content-Security-Policy': STRICT } } });
  const at = server.httpServer.address();
  if (at === null || typeof at === 'string') throw new Error(`The server has no port: ${String(at)}`);
  address = `http://127.0.0.1:${at.port}${SUB_PATH}`;
  browser = await launchBrowser();
  return async () => {
    await browser.close();
    await server.close();
    rmSync(outDir, { recursive: true });
  };
});

interface Shown {
  readonly ran: unknown;
  readonly told: readonly number[];
  readonly started: number;
  readonly problems: readonly string[];
}

/** What the page shows once its job has ended; fails where it leaves a worker. */
async function shown(query: string, prepare?: (page: Page) => Promise<unknown>): Promise<Shown> {
  const page = await browser.newPage();
  await prepare?.(page);
  const problems: string[] = [];
  let started = 0;
  page.on('worker', () => started++);
  page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
  page.on('pageerror', (error) => problems.push(error.message));
  await page.goto(`${address}?${query}`);
  await page.waitForFunction(() => document.querySelector('output')?.value !== '');
  const { ran, told } = JSON.parse(await page.locator('output').innerText()) as Shown;
  await expect.poll(() => page.workers().length, { timeout: 10_000 }).toBe(0); // a browser ends workers in its own time
  await page.close();
  return { ran, told, started, problems };
}

describe('workers in a browser', () => {
  test.each([1, 2, 3])('give the tally that Node gives, by %i', async (workers) => {
    const expected = await herePool(jobKinds).run(playoutsJob);
    const { ran, ...rest } = await shown(`job=playouts&workers=${workers}`);
    expect(JSON.stringify(ran)).toBe(JSON.stringify(expected));
    expect(rest).toEqual({ told: playoutsJob.shards.map((_, i) => i + 1), started: workers, problems: [] });
  });

  test('say how far they came when they are stopped', async () => {
    const { shards, ...job } = playoutsJob;
    const expected = await herePool(jobKinds).run({ ...job, shards: shards.slice(0, 3) });
    expect(await shown('job=playouts&workers=2&stop=3')).toEqual({
      ran: { complete: false, done: 3, of: shards.length, result: expected.result },
      told: [1, 2, 3],
      started: 2,
      problems: [],
    });
  });

  test.each(['throw', 'later', 'close'])('give the same result where one is lost by %s', async (death) => {
    const lost = await shown(`job=lines&workers=1&death=${death}`);
    expect(lost).toMatchObject({ ran: { complete: true, result: '0\n1\n2\n3\n4\n5\n' }, told: [1, 2, 3, 4, 5, 6], started: 2 });
  });

  test('need no locks, which a plain http page in a classroom has not', async () => {
    const lost = await shown('job=lines&workers=2&death=throw', (page) => page.addInitScript(() => Object.defineProperty(window, 'isSecureContext', { value: false })));
    expect(lost).toMatchObject({ ran: { complete: true, result: '0\n1\n2\n3\n4\n5\n' } });
  });

  test('that cannot be loaded are named with their shard, not waited for', async () => {
    const { ran } = await shown('job=lines&workers=1&death=never', (page) => page.context().route('**/pageWorker*', (route) => route.abort()));
    expect(ran).toEqual({ failed: "ShardError: Job 'lines', shard 1 of 6, 0: failed 3 times, the last time with: The worker could not be loaded." });
  });
});
