import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { preview } from 'vite';
import { beforeAll, expect, test } from 'vitest';
import { launchBrowser, openGame } from '../support/browser.ts';
import { begin, kept, openDoor, playToVerdict, settled } from '../support/playInBrowser.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
  return () => browser.close();
});

/** All of the game lies in the browser, and the page is served from there from its next load on. */
async function laidIn(page: Page): Promise<void> {
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.waitForFunction(async () => (await navigator.serviceWorker.getRegistration())?.active?.state === 'activated');
}

test('after one load the whole game is played without a connection, in both languages', async () => {
  const { page, problems, close } = await openGame(browser, { path: '?lang=en', reducedMotion: 'reduce', serviceWorkers: 'allow' });
  await settled(page);
  await laidIn(page);
  await page.context().setOffline(true);
  await page.reload();
  await openDoor(page, 'tutorial');
  await begin(page, 0);
  await page.keyboard.press('m');
  await page.locator('dialog[open] [data-language="zh-Hans"]').click();
  await page.waitForFunction(() => document.documentElement.lang === 'zh-Hans');
  await page.keyboard.press('Escape');
  await page.locator('dialog[open]').waitFor({ state: 'detached' });
  await playToVerdict(page);
  await page.locator('.one-test .actions button').click(); // workers too
  await page.locator('.shifts').waitFor();
  await kept(page);
  await page.reload();
  await page.locator('[data-door="continue"]').waitFor();
  await openDoor(page, 'short');
  await begin(page, 3);
  await playToVerdict(page, { until: ({ screen }) => screen === 'play.changes' });
  await page.keyboard.press('c');
  await page.locator('.casebook').waitFor();
  expect(problems).toEqual([]);
  await close();
}, 120_000);

test('it can be installed from any path: manifest, icons and scope are found', async () => {
  const { page, problems, close } = await openGame(browser, { serviceWorkers: 'allow' });
  const found = await page.evaluate(async () => {
    const link = document.querySelector<HTMLLinkElement>('link[rel="manifest"]')!;
    const manifest = await (await fetch(link.href)).json() as { icons: { src: string; sizes: string }[]; start_url: string; scope: string; display: string };
    const icons = await Promise.all(manifest.icons.map(async ({ src }) => (await fetch(new URL(src, link.href))).headers.get('content-type')));
    return { ...manifest, icons, absolute: [manifest.start_url, manifest.scope, ...manifest.icons.map(({ src }) => src)].filter((it) => it.startsWith('/')) };
  });
  expect(found).toMatchObject({ display: 'standalone', start_url: './', scope: './', icons: ['image/svg+xml', 'image/png', 'image/png', 'image/png'], absolute: [] });
  expect(problems).toEqual([]);
  await close();
});

test('a new version waits until the player lets it in', async () => {
  const outDir = mkdtempSync(join(tmpdir(), 'versions-'));
  cpSync(fileURLToPath(new URL('../../dist/', import.meta.url)), outDir, { recursive: true });
  const server = await preview({ configFile: false, root: outDir, base: '/a/b/', logLevel: 'error', build: { outDir }, preview: { host: '127.0.0.1', port: 0, headers: { 'Cache-Control': 'no-store' } } });
  const { port } = server.httpServer.address() as { port: number };
  const { page, problems, close } = await openGame(browser, { path: `http://127.0.0.1:${port}/a/b/?lang=en`, reducedMotion: 'reduce', serviceWorkers: 'allow' });
  await settled(page);
  await laidIn(page);
  writeFileSync(join(outDir, 'sw.js'), `${readFileSync(join(outDir, 'sw.js'), 'utf8')}\n// another version\n`);
  await page.reload();
  await page.locator('[data-notice="newVersion"] [data-act="update"]').waitFor();
  await openDoor(page, 'tutorial'); // and meanwhile the game can be played
  await begin(page, 0);
  await kept(page);
  await Promise.all([page.waitForEvent('load'), page.locator('[data-act="update"]').click()]);
  await page.locator('[data-door="continue"]').waitFor();
  expect(await page.locator('[data-notice="newVersion"]').count()).toBe(0);
  expect(problems).toEqual([]);
  await close();
  await server.close();
  rmSync(outDir, { recursive: true });
}, 120_000);
