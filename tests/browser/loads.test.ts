import type { Browser } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { launchBrowser, openGame } from '../support/browser.ts';

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
