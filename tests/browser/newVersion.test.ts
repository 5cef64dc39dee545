/** An old tab after a newer version has taken its place: what it had not fetched yet is no more. */
import type { Browser, Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { launchBrowser, openGame, shot } from '../support/browser.ts';
import { begin, kept, missingWords, openDoor, playToVerdict, settled } from '../support/playInBrowser.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
  return () => browser.close();
});

/** Every part that this page has not fetched yet is gone from the host. */
async function sweepAway(page: Page): Promise<void> {
  await page.route(/\/assets\/.*\.js$/u, (route) => route.fulfill({ status: 404, body: '' }));
}

/** The notice offers to load the page anew; the new page has all its parts, and the game. */
async function loadAgain(page: Page, kind: 'notLoaded' | 'missing' = 'notLoaded'): Promise<void> {
  const notice = page.locator(`[data-notice="${kind}"]`);
  await notice.waitFor();
  expect(await notice.innerText()).toContain(kind === 'missing' ? 'are not loaded yet' : 'A part of the game could not be loaded.');
  await kept(page);
  await page.unroute(/\/assets\/.*\.js$/u);
  await Promise.all([page.waitForEvent('load'), notice.locator('[data-act="reload"]').click()]);
  await page.locator('[data-door="continue"]').click();
  await page.waitForFunction(() => document.querySelector<HTMLElement>('#app')?.dataset['screen'] !== 'title');
  await settled(page);
  expect(await page.locator('[data-notice]').count()).toBe(0);
}

test('the picture: the game goes on without it, and has it again when the page is loaded anew', async () => {
  const { page, close } = await openGame(browser, { path: '?lang=en', reducedMotion: 'reduce' });
  await openDoor(page, 'tutorial');
  await sweepAway(page);
  await begin(page, 0);
  await page.locator('[data-notice="notLoaded"]').waitFor();
  await shot(page, 'not-loaded');
  await playToVerdict(page, { until: ({ screen }) => screen === 'play.choose' });
  await loadAgain(page);
  await page.locator('.stage-host canvas').waitFor();
  await close();
});

test('what is fetched once the first choice is picked', async () => {
  const { page, close } = await openGame(browser, { path: '?lang=en', reducedMotion: 'reduce' });
  await openDoor(page, 'tutorial');
  await begin(page, 0);
  await playToVerdict(page, { until: ({ screen }) => screen === 'play.choose' });
  await sweepAway(page);
  await page.locator('.option').first().click();
  await loadAgain(page, 'missing');
  await playToVerdict(page);
  expect(await missingWords(page)).toEqual([]);
  await close();
});

test('the casebook and the gallery: the title stays as it is, and can still be used', async () => {
  const { page, close } = await openGame(browser, { path: '?lang=en', reducedMotion: 'reduce' });
  await settled(page);
  await sweepAway(page);
  for (const door of ['casebook', 'gallery']) {
    await page.locator(`[data-door="${door}"]`).click();
    await page.locator('[data-notice="missing"]').waitFor();
    await page.locator('[data-notice="missing"] [data-act="dismiss"]').click();
    expect(await page.locator('.casebook, .gallery').count()).toBe(0);
  }
  await page.unroute(/\/assets\/.*\.js$/u);
  await openDoor(page, 'tutorial');
  await close();
});

test('another language', async () => {
  const { page, close } = await openGame(browser, { path: '?lang=en', reducedMotion: 'reduce' });
  await openDoor(page, 'tutorial');
  await begin(page, 0);
  await playToVerdict(page, { until: ({ screen }) => screen === 'play.choose' });
  await sweepAway(page);
  await page.keyboard.press('m');
  await page.locator('dialog[open] [data-language="zh-Hans"]').click();
  await page.locator('[data-notice="notLoaded"]').waitFor();
  await page.keyboard.press('Escape');
  await loadAgain(page);
  await close();
});

test('the test at the verdict', async () => {
  const { page, close } = await openGame(browser, { path: '?lang=en', reducedMotion: 'reduce' });
  await openDoor(page, 'tutorial');
  await begin(page, 0);
  await playToVerdict(page);
  await sweepAway(page);
  await page.locator('.one-test .actions button').click();
  await page.locator('.test-status', { hasText: 'could not be loaded' }).waitFor();
  await loadAgain(page);
  await page.locator('.one-test .actions button').click();
  await page.locator('.shifts').waitFor();
  await close();
});

test('another scenario: the title says so and loads the page anew, and the finished game is still there', async () => {
  const { page, close } = await openGame(browser, { path: '?lang=en', reducedMotion: 'reduce' });
  await openDoor(page, 'tutorial');
  await begin(page, 0);
  await playToVerdict(page);
  await kept(page);
  await sweepAway(page);
  await page.locator('main [data-primary]').click(); // on to the short form
  await page.locator('[data-notice="fault"] [data-act="reload"]').waitFor();
  await page.unroute(/\/assets\/.*\.js$/u);
  await Promise.all([page.waitForEvent('load'), page.locator('[data-act="reload"]').click()]);
  await page.locator('[data-door="continue"]').waitFor();
  await openDoor(page, 'short');
  await close();
});

test('a game that is kept nowhere is not lost to loading the page anew', async () => {
  const { page, close } = await openGame(browser, { path: '?lang=en', reducedMotion: 'reduce', prepare: async (it) => void (await it.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('The page may keep nothing.', 'SecurityError');
    };
  })) });
  await openDoor(page, 'tutorial');
  await sweepAway(page);
  await begin(page, 0);
  await page.locator('[data-notice="notLoaded"] [data-act="reload"]').click();
  await page.locator('[data-notice="notOpened"]').waitFor();
  expect(await page.locator('#app').getAttribute('data-screen')).toBe('brief');
  await close();
});
