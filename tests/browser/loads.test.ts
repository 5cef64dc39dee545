import type { Browser } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { launchBrowser, openGame, shot } from '../support/browser.ts';
import { begin, missingWords, openDoor, playToVerdict, settled } from '../support/playInBrowser.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
  return () => browser.close();
});

test('the built game opens under its name, shows something and reports no error', async () => {
  const { page, problems, close } = await openGame(browser);
  expect(await page.title()).toMatch(/Five Seats|五席/);
  await page.locator('#app > *').first().waitFor({ state: 'attached' });
  expect(problems).toEqual([]);
  await close();
});

test.each([
  ['en', 'tutorial'],
  ['zh-Hans', 'short'],
] as const)('where the last pages cannot be had, the game goes on, says so and has them when the connection is back, in %s', async (lang, door) => {
  let down = true;
  const { page, close } = await openGame(browser, {
    path: `?lang=${lang}`,
    viewport: { width: 390, height: 844 },
    reducedMotion: 'reduce',
    prepare: async (fresh) => void (await fresh.route(/\/assets\/late-/u, (route) => (down ? route.abort() : route.continue()))),
  });
  await openDoor(page, door);
  await begin(page, 0);
  const gaps: string[] = [];
  await playToVerdict(page, { until: ({ screen }) => screen === 'play.verdict', look: async () => void gaps.push(...(await missingWords(page))) });
  expect(gaps).toEqual([]);
  expect(await page.locator('[data-notice="notLoaded"]').count()).toBe(1);
  await shot(page, `late-lost-${lang}`);
  await page.locator('main [data-primary]').click();
  await settled(page);
  expect(await page.locator('.front').count()).toBe(0); // still down
  down = false;
  await page.evaluate(() => dispatchEvent(new Event('online')));
  await page.locator('.front').waitFor();
  expect(await page.locator('[data-notice="notLoaded"]').count()).toBe(0);
  expect(await missingWords(page)).toEqual([]);
  expect(await page.evaluate(() => document.activeElement?.closest('main') !== null)).toBe(true);
  await close();
});
