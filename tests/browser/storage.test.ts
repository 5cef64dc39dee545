/** A browser that keeps nothing, or has no room left. */
import type { Browser, Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser, openGame, shot } from '../support/browser.ts';
import { begin, comesTo, kept, openDoor, playToVerdict } from '../support/playInBrowser.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
  return () => browser.close();
});

function fill(): void {
  IDBObjectStore.prototype.put = IDBObjectStore.prototype.add = Storage.prototype.setItem = () => {
    throw new DOMException('No room is left.', 'QuotaExceededError');
  };
}

function forbid(): void {
  IDBFactory.prototype.open = () => {
    throw new DOMException('The page may keep nothing.', 'SecurityError');
  };
  Object.defineProperty(globalThis, 'localStorage', { get: () => IDBFactory.prototype.open.call(indexedDB, '') });
}

function neverAnswer(): void {
  IDBFactory.prototype.open = () => new EventTarget() as IDBOpenDBRequest;
}

const told = '[data-notice="notKept"]';

describe.each([['is full', fill], ['is forbidden', forbid], ['never answers', neverAnswer]] as const)('where the storage %s', (_, spoil) => {
  test('the player is told once, the game goes on to its end, and it can be exported', async () => {
    const { page, problems, close } = await openGame(browser, { path: '?lang=en', reducedMotion: 'reduce', prepare: async (it) => void (await it.addInitScript(spoil)) });
    await openDoor(page, 'tutorial');
    await begin(page, 0);
    await page.locator(told).waitFor();
    await shot(page, 'not-kept');
    expect(await page.locator('[data-notice]').count()).toBe(1);
    await page.locator(told).evaluate((box) => box.setAttribute('data-first', ''));
    await playToVerdict(page, { until: ({ screen }) => screen === 'play.reveal' });
    expect(await page.locator(`${told}[data-first]`).count()).toBe(1); // the same element: nothing is read out again
    await page.locator(`${told} [data-act="dismiss"]`).click();
    await playToVerdict(page);
    expect(await page.locator('[data-notice]').count()).toBe(0);
    const download = page.waitForEvent('download');
    await page.keyboard.press('2');
    expect((await download).suggestedFilename()).toMatch(/\.json$/u);
    await page.keyboard.press('4');
    await comesTo(page, 'title');
    expect(problems).toEqual([]);
    await close();
  });
});

test('where the room runs out in the middle of a game, what was kept stays, and room made is used again', async () => {
  const { page, problems, close } = await openGame(browser, { path: '?lang=en', reducedMotion: 'reduce' });
  await openDoor(page, 'tutorial');
  await begin(page, 0);
  await playToVerdict(page, { until: ({ screen }) => screen === 'play.choose' });
  await kept(page);
  const before = await current(page);
  await page.evaluate(() => {
    const { put } = IDBObjectStore.prototype;
    addEventListener('roommade', () => (IDBObjectStore.prototype.put = put), { once: true });
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('No room is left.', 'QuotaExceededError');
    };
  });
  await playToVerdict(page, { until: ({ screen }) => screen === 'play.changes' });
  await page.locator(told).waitFor();
  expect(await current(page)).toBe(before);
  await page.evaluate(() => dispatchEvent(new Event('roommade')));
  await page.keyboard.press('Enter');
  await page.locator(told).waitFor({ state: 'detached' });
  await kept(page);
  expect(await current(page)).not.toBe(before);
  expect(problems).toEqual([]);
  await close();
});

/** The stored game as text. */
async function current(page: Page): Promise<string> {
  return page.evaluate(() => new Promise<string>((resolve, reject) => {
    const open = indexedDB.open('five-seats');
    open.addEventListener('error', () => reject(open.error));
    open.addEventListener('success', () => {
      const get = open.result.transaction('saves').objectStore('saves').get('current');
      get.addEventListener('success', () => resolve(JSON.stringify(get.result)));
    });
  }));
}
