/** The built folder on a plain static host: below some path, under a policy that allows nothing but the game's own files. */
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { preview } from 'vite';
import { beforeAll, expect, test } from 'vitest';
import { launchBrowser, openGame } from '../support/browser.ts';
import { begin, openDoor, playToVerdict } from '../support/playInBrowser.ts';

const STRICT = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'";
const SUB_PATH = '/some/where/deep/';

let browser: Browser;
let address: string;
beforeAll(async () => {
  const root = fileURLToPath(new URL('../../', import.meta.url));
  const server = await preview({ configFile: false, root, base: SUB_PATH, logLevel: 'error', preview: { host: '127.0.0.1', port: 0, headers: { 'Content-Security-Policy': STRICT } } });
  address = `http://127.0.0.1:${(server.httpServer.address() as { port: number }).port}${SUB_PATH}`;
  browser = await launchBrowser();
  return async () => {
    await browser.close();
    await server.close();
  };
});

test('is played to the end with its picture, its workers and its service worker, and nothing is refused', async () => {
  const { page, problems, close } = await openGame(browser, { path: `${address}?lang=en`, serviceWorkers: 'allow' });
  await openDoor(page, 'tutorial');
  await begin(page, 0);
  let pictures = 0;
  await playToVerdict(page, { look: async () => void (pictures += await page.locator('.stage canvas').count()) });
  expect(pictures).toBeGreaterThan(3);
  expect(await page.locator('.no-stage').count()).toBe(0);
  await page.locator('.one-test .actions button').click();
  await page.locator('.shifts').waitFor();
  await page.evaluate(() => navigator.serviceWorker.ready);
  expect(problems).toEqual([]);
  await close();
}, 120_000);
