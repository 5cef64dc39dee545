/** What presses, small windows and a poor connection must not break. */
import type { Browser } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { launchBrowser, openGame } from '../support/browser.ts';
import { begin, comesTo, missingWords, openDoor, playToVerdict, screenOf, settled } from '../support/playInBrowser.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
  return () => browser.close();
});

test('words that do not load lead back to the title, in its own words', async () => {
  const { page, close } = await openGame(browser, { path: '?lang=zh-Hans', reducedMotion: 'reduce' });
  await settled(page);
  await page.route(/text\.zh-Hans-.*\.js/u, (route) => route.abort());
  await page.locator('[data-door="tutorial"]').click();
  await page.locator('[data-notice="fault"]').waitFor();
  expect(await screenOf(page)).toBe('title');
  expect(await page.locator('[data-notice="fault"]').innerText()).toContain('请检查网络连接');
  expect(await missingWords(page)).toEqual([]);
  await page.unroute(/text\.zh-Hans-.*\.js/u);
  await page.locator('[data-act="reload"]').click();
  await page.locator('[data-notice="fault"]').waitFor({ state: 'detached' });
  await openDoor(page, 'tutorial');
  await begin(page, 0);
  expect(await missingWords(page)).toEqual([]);
  await close();
});

test('a language that does not load leaves the present one', async () => {
  const { page, close } = await openGame(browser, { path: '?lang=en', reducedMotion: 'reduce' });
  await settled(page);
  await page.route(/zh-Hans-.*\.js/u, (route) => route.abort());
  await page.locator('[data-language="zh-Hans"]').click();
  await page.locator('[data-notice="notLoaded"]').waitFor();
  expect(await page.locator('html').getAttribute('lang')).toBe('en');
  await openDoor(page, 'tutorial');
  await close();
});

test('Enter pressed twice quickly seals and does not open; a held Enter goes one screen on', async () => {
  const { page, close } = await openGame(browser, { reducedMotion: 'reduce' });
  await openDoor(page, 'tutorial');
  await begin(page, 0);
  await page.keyboard.down('Enter');
  for (let n = 0; n < 5; n++) await page.keyboard.down('Enter');
  await page.keyboard.up('Enter');
  await comesTo(page, 'play.situation');
  await playToVerdict(page, { until: ({ screen }) => screen === 'play.choose' });
  await page.keyboard.press('1');
  await page.evaluate(() => {
    for (let n = 0; n < 2; n++) document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
  });
  expect(await screenOf(page)).toBe('play.sealed');
  await settled(page); // until the envelope may be opened
  expect(await screenOf(page)).toBe('play.sealed');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.querySelector<HTMLElement>('#app')?.dataset['screen'] === 'play.reveal');
  await close();
});

test.each([[640, 360], [320, 480], [375, 667], [1280, 720]])('a card picked by its number is in full sight at %i x %i', async (width, height) => {
  const { page, close } = await openGame(browser, { viewport: { width, height }, reducedMotion: 'reduce' });
  await openDoor(page, 'short');
  await begin(page, 0);
  await playToVerdict(page, { until: ({ screen }) => screen === 'play.choose' });
  const count = await page.locator('.option input[data-key]').count();
  expect(count).toBeGreaterThan(2);
  const hidden: string[] = [];
  const keys = [...Array(count).keys()].map((n) => String((n + 1) % 10));
  for (const key of [...keys, ...keys.toReversed()]) {
    await page.keyboard.press(key);
    hidden.push(...(await page.evaluate(() => {
      const card = document.querySelector('.option:has(:checked)')!.getBoundingClientRect();
      const [actions, bar] = [document.querySelector('main .actions')!, document.querySelector('header.bar')!];
      const bottom = getComputedStyle(actions).position === 'sticky' ? actions.getBoundingClientRect().top : innerHeight;
      const top = Math.max(0, bar.getBoundingClientRect().bottom);
      return card.top < top - 1 || card.bottom > Math.min(bottom, innerHeight) + 1 ? [`${Math.round(card.top)}-${Math.round(card.bottom)} in ${Math.round(top)}-${Math.round(bottom)}`] : [];
    })).map((it) => `${key}: ${it}`));
  }
  expect(hidden).toEqual([]);
  await close();
}, 120_000);

test('the focus returns to where it was when a dialog closes', async () => {
  const { page, close } = await openGame(browser, { reducedMotion: 'reduce' });
  await openDoor(page, 'tutorial');
  await begin(page, 0);
  await page.locator('[data-tool="menu"]').focus();
  await page.keyboard.press('Enter');
  await page.locator('dialog[open]').waitFor();
  await page.keyboard.press('Escape');
  await page.locator('dialog[open]').waitFor({ state: 'detached' });
  expect(await page.evaluate(() => document.activeElement?.getAttribute('data-tool'))).toBe('menu');
  await page.locator('main [data-heading]').focus();
  await playToVerdict(page, { until: ({ screen }) => screen === 'play.choose' });
  await page.keyboard.press('2');
  await page.keyboard.press('?');
  await page.locator('dialog[open]').waitFor();
  await page.keyboard.press('Escape');
  await page.locator('dialog[open]').waitFor({ state: 'detached' });
  expect(await page.evaluate(() => document.activeElement?.getAttribute('data-key'))).toBe('2');
  await close();
});
