import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { launchBrowser, openGame, shot } from '../support/browser.ts';
import { begin, comesTo, kept, missingWords, openDoor, overflow, playToVerdict, settled } from '../support/playInBrowser.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
  return () => browser.close();
});

async function toTitle(page: Page): Promise<void> {
  await page.keyboard.press('m');
  await page.locator('dialog[open]').waitFor();
  await page.keyboard.press('4');
  await comesTo(page, 'title');
}

async function give(page: Page, text: string): Promise<void> {
  await page.locator('input[type="file"]').setInputFiles({ name: 'game.json', mimeType: 'application/json', buffer: Buffer.from(text) });
}

test('a game that was exported is opened again where it stood, and the stored game is put aside', async () => {
  const { page, problems, close } = await openGame(browser, { path: '?lang=en', reducedMotion: 'reduce' });
  await openDoor(page, 'full');
  await begin(page, 1);
  await playToVerdict(page, { until: ({ screen, count }) => screen === 'play.choose' && count === 3 });
  const heading = await page.locator('main [data-heading]').innerText();
  await page.keyboard.press('m');
  const [file] = await Promise.all([page.waitForEvent('download'), page.locator('dialog[open] [data-key="2"]').click()]);
  const text = readFileSync(await file.path(), 'utf8');
  await page.keyboard.press('Escape');
  await toTitle(page);
  await openDoor(page, 'tutorial'); // another game takes its place
  await begin(page, 0);
  await playToVerdict(page, { until: ({ screen }) => screen === 'play.choose' });
  await kept(page);
  await toTitle(page);
  await give(page, text);
  await comesTo(page, 'play.choose');
  expect(await page.locator('main [data-heading]').innerText()).toBe(heading);
  await page.locator('[data-notice="madeRoom"]').waitFor(); // the tutorial, not written over
  await kept(page);
  await page.reload();
  await page.locator('[data-door="continue"]').click();
  await comesTo(page, 'play.choose');
  expect(await page.locator('main [data-heading]').innerText()).toBe(heading);
  expect(problems).toEqual([]);
  await close();
}, 120_000);

test.each([
  ['en', 1280, 720],
  ['zh-Hans', 390, 844],
] as const)('a file that is no game is told in a sentence and changes nothing, in %s at %i x %i', async (lang, width, height) => {
  const { page, problems, close } = await openGame(browser, { path: `?lang=${lang}`, viewport: { width, height }, reducedMotion: 'reduce' });
  await openDoor(page, 'tutorial');
  await begin(page, 0);
  await kept(page);
  await toTitle(page);
  await give(page, '{"format":"five-seats/1","scenario":"<img src=x onerror=alert(1)>"');
  const notice = page.locator('[data-notice="notOpened"]');
  await notice.waitFor();
  expect(await notice.locator('img').count()).toBe(0); // text stays text
  expect(await overflow(page)).toBe(0);
  expect(await missingWords(page)).toEqual([]);
  await shot(page, `not-opened-${lang}-${width}`, true);
  await notice.locator('[data-act="dismiss"]').click();
  await notice.waitFor({ state: 'detached' });
  await page.locator('[data-door="continue"]').click();
  expect(await settled(page)).toMatch(/^(?:brief|play)/u);
  expect(problems).toEqual([]);
  await close();
}, 60_000);

test('a link opens the game that was shared, in another browser, and a broken one says so', async () => {
  const { page, problems, close } = await openGame(browser, { path: '?lang=en', reducedMotion: 'reduce', permissions: ['clipboard-read', 'clipboard-write'] });
  await openDoor(page, 'tutorial');
  await begin(page, 0);
  await playToVerdict(page);
  const path = await page.locator('.path').innerText();
  await page.keyboard.press('6');
  await page.locator('.actions', { hasText: 'Link copied' }).waitFor();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(problems).toEqual([]);
  await close();
  const other = await openGame(browser, { path: link, reducedMotion: 'reduce' });
  await comesTo(other.page, 'play.verdict');
  await other.page.locator('.path').waitFor();
  expect(await other.page.locator('.path').innerText()).toBe(path);
  expect(new URL(other.page.url()).hash).toBe('');
  expect(await other.page.evaluate(() => localStorage.getItem('five-seats/played'))).toBeNull(); // somebody else played it
  await other.page.evaluate((broken) => void (location.hash = broken), link.slice(link.indexOf('#'), -30));
  await other.page.locator('[data-notice="notOpened"]').waitFor();
  await comesTo(other.page, 'play.verdict'); // the running game is untouched
  expect(other.problems).toEqual([]);
  await other.close();
}, 60_000);
