/** What is fetched late cannot be had for a while: the game goes on, and has it as soon as it can be had. */
import type { Browser, Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser, openGame, type OpenPage, shot } from '../support/browser.ts';
import { begin, missingWords, openDoor, playToVerdict } from '../support/playInBrowser.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
  return () => browser.close();
});

const LATE = /\/assets\/late-.*\.js$/u;

/** At the first part of the verdict, with all that is fetched late held back since before the first choice. */
async function verdictWithout(lang: 'en' | 'zh-Hans', width: number, height: number): Promise<OpenPage> {
  const opened = await openGame(browser, { path: `?lang=${lang}`, viewport: { width, height }, reducedMotion: 'reduce' });
  const { page } = opened;
  await page.route(LATE, (route) => route.abort());
  await openDoor(page, 'tutorial');
  await begin(page, 0);
  await playToVerdict(page, { until: ({ screen }) => screen === 'play.changes' });
  await page.locator('[data-notice="missing"]').waitFor();
  await shot(page, `missing-notice-${lang}-${width}`);
  await playToVerdict(page, { until: ({ screen }) => screen === 'play.verdict' });
  await page.locator('.missing').waitFor();
  await shot(page, `missing-verdict-${lang}-${width}`);
  expect(await missingWords(page)).toEqual([]);
  expect(await page.locator('[data-notice="missing"]').count()).toBe(0); // the screen says it
  return opened;
}

async function verdictIsThere(page: Page): Promise<void> {
  await page.locator('.missing').waitFor({ state: 'detached' });
  await page.locator('main .front').waitFor();
  expect(await page.evaluate(() => document.activeElement?.closest('main') !== null && document.activeElement?.matches('[data-heading]'))).toBe(true);
  await playToVerdict(page);
  expect(await missingWords(page)).toEqual([]);
  expect(await page.locator('[data-notice]').count()).toBe(0);
}

describe.each([['en', 1280, 720], ['zh-Hans', 390, 844]] as const)('in %s at %i x %i', (lang, width, height) => {
  test('the game reaches the verdict without it, and shows the verdict when the button is pressed', async () => {
    const { page, close } = await verdictWithout(lang, width, height);
    await page.locator('.missing [data-act="tryAgain"]').click();
    await page.waitForFunction(() => (document.querySelector('.missing .actions [role="status"]')?.textContent ?? '') !== '');
    await page.unroute(LATE);
    await page.evaluate(() => document.querySelector<HTMLElement>('.missing [data-act="tryAgain"]')?.click()); // it may have come by itself just now
    await verdictIsThere(page);
    await close();
  });
});

test('when the connection comes back nobody has to press anything', async () => {
  const { page, close } = await verdictWithout('en', 1920, 1080);
  await page.unroute(LATE);
  await page.evaluate(() => dispatchEvent(new Event('online')));
  await verdictIsThere(page);
  await close();
});

test('the server comes back by itself: the next try finds it', async () => {
  const { page, close } = await verdictWithout('en', 1280, 720);
  await page.unroute(LATE);
  await verdictIsThere(page);
  await close();
});
