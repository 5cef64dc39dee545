/** The title's picture: there after the words, still when nothing needs it, gone without harm. */
import type { Browser, Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { launchBrowser, openGame, shot } from '../support/browser.ts';
import { openDoor } from '../support/playInBrowser.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
  return () => browser.close();
});

const DRAWN = '.title-picture[data-picture="drawn"] canvas';

/** From the next load on, the page counts what it draws, and its time is ours. */
async function withClock(page: Page): Promise<() => Promise<number>> {
  await page.addInitScript(() => {
    const counted = { draws: 0 };
    Object.assign(globalThis, { counted });
    const { drawElements } = WebGL2RenderingContext.prototype;
    WebGL2RenderingContext.prototype.drawElements = function counting(...args) {
      counted.draws += 1;
      drawElements.apply(this, args);
    };
  });
  await page.clock.install();
  await page.reload();
  await page.locator('[data-door]').first().waitFor();
  return () => page.evaluate(() => (globalThis as unknown as { counted: { draws: number } }).counted.draws);
}

async function untilDrawn(page: Page): Promise<void> {
  for (let tries = 0; tries < 100 && (await page.locator(DRAWN).count()) === 0; tries++) {
    await page.clock.runFor(200);
    await page.waitForFunction(() => true);
  }
  await page.locator(DRAWN).waitFor();
}

test('the words can be read and the doors opened before the picture is fetched', async () => {
  const { page, problems, close } = await openGame(browser, { reducedMotion: 'reduce' });
  let fetched: (() => void) | undefined;
  const asked = new Promise<void>((resolve) => {
    fetched = resolve;
  });
  let go: (() => void) | undefined;
  const held = new Promise<void>((resolve) => {
    go = resolve;
  });
  await page.route(/titleStage-.*\.js/u, async (route) => {
    fetched?.();
    await held;
    await route.continue();
  });
  await page.reload();
  await asked;
  expect(await page.locator('h1').innerText()).toBe('Five Seats');
  expect(await page.locator('[data-door]').count()).toBe(6);
  expect(await page.locator(DRAWN).count()).toBe(0);
  go?.();
  await page.locator(DRAWN).waitFor();
  await shot(page, 'title');
  await openDoor(page, 'tutorial');
  expect(await page.locator('.title-picture').count()).toBe(0);
  expect(problems).toEqual([]);
  await close();
});

test('with reduced motion it is drawn once and never again', async () => {
  const { page, close } = await openGame(browser, { reducedMotion: 'reduce' });
  const draws = await withClock(page);
  await untilDrawn(page);
  const before = await draws();
  expect(before).toBeGreaterThan(0);
  await page.mouse.move(300, 300);
  await page.clock.runFor(60_000);
  expect(await draws()).toBe(before);
  await close();
});

test('it moves for a hand on the page, and draws nothing when nobody is there or the page is hidden', async () => {
  const { page, problems, close } = await openGame(browser, { viewport: { width: 390, height: 844 }, reducedMotion: 'no-preference' });
  const draws = await withClock(page);
  await untilDrawn(page);
  const before = await draws();
  await page.mouse.move(200, 200);
  await page.clock.runFor(7000);
  const moved = await draws();
  expect(moved).toBeGreaterThan(before);

  await page.clock.fastForward(61_000);
  await page.clock.runFor(7000); // what was on its way comes to rest
  const rested = await draws();
  await page.clock.runFor(60_000);
  expect(await draws()).toBe(rested);

  await page.mouse.move(210, 220);
  await page.clock.runFor(7000);
  const again = await draws();
  expect(again).toBeGreaterThan(rested);

  await page.evaluate(() => {
    Object.defineProperty(document, 'hidden', { configurable: true, get: () => true });
    document.dispatchEvent(new Event('visibilitychange'));
  });
  const hidden = await draws();
  await page.mouse.move(220, 230);
  await page.clock.runFor(30_000);
  expect(await draws()).toBe(hidden);
  expect(problems).toEqual([]);
  await close();
}, 120_000);

test('where there is no WebGL the page is whole without it', async () => {
  const { page, close } = await openGame(browser, { path: '?lang=zh-Hans' });
  await page.addInitScript(() => {
    HTMLCanvasElement.prototype.getContext = () => null;
  });
  await page.reload();
  await page.locator('[data-door]').first().waitFor();
  await page.waitForFunction(() => document.querySelector('.title-picture') === null);
  expect(await page.locator('.table-art').isVisible()).toBe(true);
  expect(await page.locator('h1').innerText()).toBe('五席');
  await openDoor(page, 'tutorial');
  await close();
});
