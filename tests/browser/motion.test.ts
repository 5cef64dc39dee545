/** Motion is decoration: a key ends it, a setting decides over it, and the picture is the same either way. */
import type { Browser, Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { launchBrowser, openGame } from '../support/browser.ts';
import { begin, comesTo, drawn, kept, openDoor, playToVerdict, settled } from '../support/playInBrowser.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
  return () => browser.close();
});

/** Time stands still for what moves, and the end of a reveal waits, until the test says otherwise: no machine is too slow or too fast. */
function holdMotion(): void {
  const held: Held = { at: undefined };
  (globalThis as unknown as { held: Held }).held = held;
  const [frame, later] = [globalThis.requestAnimationFrame.bind(globalThis), globalThis.setTimeout];
  globalThis.requestAnimationFrame = (callback) => frame((now) => callback(held.at ?? now));
  globalThis.setTimeout = ((callback: () => void, ms = 0) => (held.at !== undefined && ms > 1000 && ms < 1300 ? 0 : later(callback, ms))) as typeof globalThis.setTimeout;
}

interface Held {
  at: number | undefined;
}

async function hold(page: Page, still: boolean): Promise<void> {
  await page.evaluate((on) => {
    (globalThis as unknown as { held: Held }).held.at = on ? performance.now() : undefined;
  }, still);
}

async function choose(page: Page, motion: 'system' | 'full' | 'less'): Promise<void> {
  await page.keyboard.press('m');
  await page.keyboard.press('9');
  await page.locator(`#setting-motion-${motion}`).check();
  await page.keyboard.press('Escape');
  await page.locator('dialog').waitFor({ state: 'detached' });
}

/** On the screen of a reveal of the tutorial, before it has moved if `held`. */
async function toReveal(page: Page, held: boolean): Promise<void> {
  await openDoor(page, 'tutorial');
  await begin(page, 0);
  await playToVerdict(page, { until: ({ screen }) => screen === 'play.sealed' });
  await drawn(page);
  await hold(page, held);
  await page.keyboard.press('Enter');
  await comesTo(page, 'play.reveal');
}

test('the space bar ends a reveal at once, in the picture and in the words, and the picture is the one that it would have come to', { timeout: 120_000 }, async () => {
  const { page, problems, close } = await openGame(browser, { reducedMotion: 'no-preference' });
  await page.addInitScript(holdMotion);
  await page.reload();
  await settled(page);
  await toReveal(page, true);
  const stage = page.locator('.stage-host');
  expect(await stage.getAttribute('data-picture')).toBe('pending');
  const moving = await stage.screenshot();
  await page.keyboard.press('Space');
  await drawn(page);
  expect(await page.evaluate(() => document.querySelector('main')!.getAnimations({ subtree: true }).filter(({ playState }) => playState === 'running').length)).toBe(0);
  const skipped = await stage.screenshot();
  expect(skipped.equals(moving)).toBe(false);
  await hold(page, false);
  // Taken up again, and this time to the end.
  await kept(page);
  await page.reload();
  await page.locator('[data-door="continue"]').click();
  await comesTo(page, 'play.reveal');
  await drawn(page);
  expect((await stage.screenshot()).equals(skipped)).toBe(true);
  expect(problems).toEqual([]);
  await close();
});

test('while nothing moves the space bar is the page\'s own, and a tap on the picture ends a reveal as well', async () => {
  const { page, close } = await openGame(browser, { reducedMotion: 'no-preference' });
  await page.addInitScript(holdMotion);
  await page.reload();
  await settled(page);
  await drawn(page);
  await page.waitForFunction(() => document.querySelector('main')!.getAnimations({ subtree: true }).every(({ playState }) => playState !== 'running')); // the words have come
  expect(await page.evaluate(() => document.querySelector('h1')!.dispatchEvent(new KeyboardEvent('keydown', { key: ' ', bubbles: true, cancelable: true })))).toBe(true);
  await toReveal(page, true);
  await page.locator('.stage').click();
  await drawn(page);
  await close();
});

test.each([['reduce', 'full', 'full'], ['no-preference', 'less', 'less'], ['reduce', 'system', 'less'], ['no-preference', 'system', 'full']] as const)('a system that asks for %s and the setting %s make it %s', async (reducedMotion, setting, motion) => {
  const { page, close } = await openGame(browser, { reducedMotion });
  await page.addInitScript(holdMotion);
  await page.reload();
  await settled(page);
  await choose(page, setting);
  expect(await page.locator('html').getAttribute('data-motion')).toBe(motion);
  await toReveal(page, true);
  expect(await page.locator('.opened').first().evaluate((item) => getComputedStyle(item).animationName)).toBe(motion === 'full' ? 'open' : 'none');
  expect(await page.locator('.stage-host').getAttribute('data-picture')).toBe(motion === 'full' ? 'pending' : 'drawn');
  await close();
});

test('where the setting is the system\'s, the page follows the system while it is open', async () => {
  const { page, close } = await openGame(browser, { reducedMotion: 'no-preference' });
  await settled(page);
  expect(await page.locator('html').getAttribute('data-motion')).toBe('full');
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.waitForFunction(() => document.documentElement.dataset['motion'] === 'less');
  await close();
});
