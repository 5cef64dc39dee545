import type { Browser } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { launchBrowser, openGame, shot } from '../support/browser.ts';
import { begin, openDoor, overflow } from '../support/playInBrowser.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
  return () => browser.close();
});

test.each([['en', 1280, 720], ['zh-Hans', 390, 844]] as const)('a watched game goes on by itself and stops when told, in %s at %i x %i', async (lang, width, height) => {
  const { page, problems, close } = await openGame(browser, { path: `?lang=${lang}`, viewport: { width, height }, reducedMotion: 'reduce' });
  await openDoor(page, 'watch');
  await begin(page);
  const heading = () => page.locator('main [data-heading]').elementHandle();
  await page.locator('[data-act="speed"]').focus();
  await page.locator('[data-act="speed"]').selectOption('fast');
  const first = await heading();
  expect(await page.evaluate(() => document.activeElement?.getAttribute('data-act'))).toBe('speed');
  await page.locator('[data-act="pace"]').click();
  // Three pages turn without a hand, and the focus stays on the button that stops it.
  let last = first;
  for (let n = 0; n < 3; n++) {
    await page.waitForFunction((old) => document.querySelector('main [data-heading]') !== old, last);
    last = await heading();
  }
  expect(await page.evaluate(() => document.activeElement?.getAttribute('data-act'))).toBe('pace');
  await page.keyboard.press('p');
  expect(await page.locator('[data-act="pace"]').getAttribute('aria-pressed')).toBe('false');
  const stopped = await heading();
  await page.waitForTimeout(3000);
  expect(await page.evaluate((old) => document.querySelector('main [data-heading]') === old, stopped)).toBe(true);
  expect(await overflow(page)).toBe(0);
  await shot(page, `pace-${lang}-${width}`);
  await page.reload();
  await page.locator('[data-door="continue"]').click();
  await page.locator('[data-act="speed"]').waitFor();
  expect(await page.locator('[data-act="speed"]').inputValue()).toBe('fast');
  expect(problems).toEqual([]);
  await close();
});

test('nothing moves on its own under an open menu, and there is no strip for who plays', async () => {
  const { page, problems, close } = await openGame(browser, { reducedMotion: 'reduce' });
  await openDoor(page, 'watch');
  await begin(page);
  await page.locator('[data-act="speed"]').selectOption('fast');
  await page.keyboard.press('m');
  const before = await page.locator('main [data-heading]').elementHandle();
  await page.waitForTimeout(2500);
  expect(await page.evaluate((old) => document.querySelector('main [data-heading]') === old, before)).toBe(true);
  await page.keyboard.press('4');
  await openDoor(page, 'tutorial');
  await begin(page, 0);
  expect(await page.locator('.pace').count()).toBe(0);
  expect(problems).toEqual([]);
  await close();
});
