import type { Browser, Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { launchBrowser, openGame, shot } from '../support/browser.ts';
import { begin, missingWords, openDoor, overflow, playToVerdict } from '../support/playInBrowser.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
  return () => browser.close();
});

/** What is said once the pairs are played. */
async function outcome(page: Page): Promise<string> {
  await page.waitForFunction(() => document.querySelector<HTMLProgressElement>('.one-test progress')?.value === 400, undefined, { timeout: 60_000 });
  await page.waitForFunction(() => !/400/u.test(document.querySelector('.test-status')?.textContent ?? '400'));
  return page.locator('.test-status').innerText();
}

test.each([
  ['tutorial', 'en', 1280, 720],
  ['short', 'zh-Hans', 390, 844],
  ['short', 'en', 390, 844],
] as const)('a decision is changed after %s, by keyboard, in %s at %i x %i', async (door, lang, width, height) => {
  const { page, problems, close } = await openGame(browser, { path: `?lang=${lang}`, viewport: { width, height }, reducedMotion: 'reduce' });
  await openDoor(page, door);
  await begin(page, 0);
  await playToVerdict(page);
  await page.locator('.one-test select[name="instead"]').focus();
  await page.keyboard.press('ArrowDown');
  await page.locator('.one-test .actions button').focus();
  await page.keyboard.press('Enter');
  const said = await outcome(page);
  const rows = await page.locator('.shifts tbody tr').count();
  expect(rows).toBeGreaterThan(0);
  expect(await page.locator('.shifts tbody tr.clear').count() > 0).toBe(!/too close to call|没有哪种结局/u.test(said));
  expect(await overflow(page)).toBe(0);
  expect(await missingWords(page)).toEqual([]);
  await page.locator('.one-test').scrollIntoViewIfNeeded();
  await shot(page, `one-test-${door}-${lang}-${width}`);
  const first = await page.locator('.shifts').innerText();
  await page.locator('.one-test .actions button').click(); // the same test again says the same
  await outcome(page);
  expect(await page.locator('.shifts').innerText()).toBe(first);
  expect(problems).toEqual([]);
  await close();
}, 180_000);

test('a test is stopped, another change clears what was found, and leaving ends its workers', async () => {
  const { page, problems, close } = await openGame(browser, { path: '?lang=en', reducedMotion: 'reduce' });
  await openDoor(page, 'short');
  await begin(page, 1);
  await playToVerdict(page);
  const button = page.locator('.one-test .actions button');
  // In the page, at the first ten pairs: from here it could be too late.
  const named = await page.evaluate(() => new Promise<string>((resolve) => {
    const press = document.querySelector<HTMLButtonElement>('.one-test .actions button')!;
    const watch = new MutationObserver(() => {
      if (document.querySelector('.shifts') === null) return;
      watch.disconnect();
      resolve(press.innerText);
      press.click();
    });
    watch.observe(document.querySelector('.one-test')!, { childList: true, subtree: true });
    press.click();
  }));
  expect(named).toBe('Stop');
  await page.waitForFunction(() => /^Stopped after \d+ of 400 pairs\.$/u.test(document.querySelector('.test-status')?.textContent ?? ''));
  await expect.poll(() => page.workers().length).toBe(0);
  await page.locator('.one-test select[name="decision"]').selectOption({ index: 1 });
  expect(await page.locator('.shifts').count()).toBe(0);
  expect(await page.locator('.test-status').innerText()).toBe('');
  await button.click();
  await page.locator('.shifts').waitFor();
  await page.keyboard.press('Escape');
  await page.locator('.verdict-scores').waitFor();
  await expect.poll(() => page.workers().length, { timeout: 10_000 }).toBe(0);
  expect(problems).toEqual([]);
  await close();
}, 180_000);

test('where no worker can be hired the page says so, and the verdict stands', async () => {
  const { page, close } = await openGame(browser, { path: '?lang=en', reducedMotion: 'reduce' });
  await page.addInitScript(() => void Reflect.deleteProperty(window, 'Worker'));
  await page.reload();
  await openDoor(page, 'tutorial');
  await begin(page, 0);
  await playToVerdict(page);
  await page.locator('.one-test .actions button').click();
  await page.waitForFunction(() => /Worker is not defined/u.test(document.querySelector('.test-status')?.textContent ?? ''));
  expect(await page.locator('.one-test .actions button').innerText()).toBe('Play 400 pairs');
  await close();
}, 120_000);
