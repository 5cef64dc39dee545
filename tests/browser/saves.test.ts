import type { Browser, Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser, openGame } from '../support/browser.ts';
import { begin, openDoor, playToVerdict, screenOf, settled } from '../support/playInBrowser.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
  return () => browser.close();
});

/** What a player sees of a step, to be found again. */
async function sight(page: Page): Promise<string> {
  return [await screenOf(page), await page.locator('main').innerText(), await page.locator('.meters, .log-round').allInnerTexts()].join('\n');
}

async function storeValues(page: Page, store: string): Promise<readonly unknown[]> {
  return page.evaluate((name) => new Promise<unknown[]>((resolve, reject) => {
    const open = indexedDB.open('five-seats');
    open.addEventListener('error', () => reject(open.error));
    open.addEventListener('success', () => {
      const all = open.result.transaction(name).objectStore(name).getAll();
      all.addEventListener('success', () => resolve(all.result));
    });
  }), store);
}

async function spoil(page: Page, save: unknown): Promise<void> {
  await page.evaluate((value) => new Promise<void>((resolve, reject) => {
    const open = indexedDB.open('five-seats');
    open.addEventListener('error', () => reject(open.error));
    open.addEventListener('success', () => {
      const change = open.result.transaction('saves', 'readwrite');
      const put = (old: object) => change.objectStore('saves').put(typeof value === 'object' ? { ...old, ...value } : value, 'current');
      const current = change.objectStore('saves').get('current');
      current.addEventListener('success', () => put(current.result as object));
      change.addEventListener('complete', () => resolve());
    });
  }), save);
}

async function comeBack(page: Page): Promise<void> {
  await page.waitForTimeout(150); // a save is written after the step is drawn
  await page.reload();
  await page.locator('[data-door="continue"]').waitFor();
  await page.keyboard.press('1');
  await page.waitForFunction(() => document.querySelector<HTMLElement>('#app')?.dataset['screen'] !== 'title');
  await settled(page);
}

describe('a reload', () => {
  test.each([['brief', 1], ['play.situation', 2], ['play.choose', 2], ['play.sealed', 2], ['play.reveal', 3], ['play.changes', 2], ['play.verdict', 2]] as const)('at %s (time %i) comes back to the same step', async (screen, count) => {
    const { page, problems, close } = await openGame(browser, { reducedMotion: 'reduce' });
    await openDoor(page, 'tutorial');
    await begin(page, 0);
    await playToVerdict(page, { until: (step) => step.screen === screen && step.count === count });
    const before = await sight(page);
    await comeBack(page);
    expect(await sight(page)).toBe(before);
    await playToVerdict(page);
    expect(problems).toEqual([]);
    await close();
  });

  test('keeps what is picked', async () => {
    const { page, close } = await openGame(browser, { reducedMotion: 'reduce' });
    await openDoor(page, 'tutorial');
    await begin(page, 0);
    await playToVerdict(page, { until: ({ screen }) => screen === 'play.choose' });
    await page.keyboard.press('2');
    await comeBack(page);
    expect(await page.locator('.option input').nth(1).isChecked()).toBe(true);
    await close();
  });
});

describe('a save that cannot be read', () => {
  const broken: readonly (readonly [string, unknown])[] = [
    ['is not even an object', 'nonsense'],
    ['has a field of the wrong kind', { step: 'three' }],
    ['holds a transcript that is not JSON', { transcript: '{' }],
    ['belongs to no scenario', { scenario: 'elsewhere' }],
  ];
  test.each(broken)('because it %s is moved aside, told and offered for export', async (_, value) => {
    const { page, close } = await openGame(browser, { reducedMotion: 'reduce' });
    await openDoor(page, 'tutorial');
    await begin(page, 0);
    await page.waitForTimeout(150);
    await spoil(page, value);
    await page.reload();
    await page.locator('[data-notice="aside"]').waitFor();
    expect(await page.locator('[data-door="continue"]').count()).toBe(0);
    expect(await page.locator('[data-notice="aside"] pre').textContent()).toContain('expected');
    expect(await storeValues(page, 'saves')).toEqual([]);
    expect(await storeValues(page, 'aside')).toHaveLength(1);
    const download = page.waitForEvent('download');
    await page.locator('[data-notice="aside"] button').first().click();
    expect((await download).suggestedFilename()).toMatch(/\.json$/u);
    await openDoor(page, 'tutorial');
    await begin(page, 0);
    expect(await storeValues(page, 'aside')).toHaveLength(1);
    await close();
  });

  test('because the rules have changed since is moved aside with the hash that was found', async () => {
    const { page, close } = await openGame(browser, { reducedMotion: 'reduce' });
    await openDoor(page, 'tutorial');
    await begin(page, 0);
    await page.waitForTimeout(150);
    const [save] = (await storeValues(page, 'saves')) as [{ readonly transcript: string }];
    await spoil(page, { transcript: save.transcript.replace(/"rulesHash": "[0-9a-f]{16}"/u, '"rulesHash": "0123456789abcdef"') });
    await page.reload();
    expect(await page.locator('[data-notice="aside"] pre').textContent()).toContain('0123456789abcdef');
    await close();
  });
});

test('a second tab is told and does not save until it takes over; then the first is told', async () => {
  const { page, close } = await openGame(browser, { reducedMotion: 'reduce' });
  await openDoor(page, 'tutorial');
  await begin(page, 0);
  const second = await page.context().newPage();
  await second.goto(page.url());
  await second.locator('[data-notice="otherTab"]').waitFor();
  await second.locator('[data-notice="otherTab"] button').click();
  await second.locator('[data-notice="otherTab"]').waitFor({ state: 'detached' });
  await page.locator('[data-notice="otherTab"]').waitFor();
  await close();
});
