/** Front page, gallery and the picture of an ending, in the built game. */
import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { launchBrowser, openGame, shot } from '../support/browser.ts';
import { begin, kept, missingWords, openDoor, overflow, playToVerdict } from '../support/playInBrowser.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
  return () => browser.close();
});

async function playToFrontPage(page: Page, door: string): Promise<void> {
  await openDoor(page, door);
  await begin(page, 0);
  await playToVerdict(page, { until: ({ screen }) => screen === 'play.verdict' });
  await page.locator('.front').waitFor();
}

test('the verdict is a front page, and its ending is in the gallery, also after a reload', async () => {
  const { page, problems, close } = await openGame(browser, { path: '?lang=en', reducedMotion: 'reduce' });
  await playToFrontPage(page, 'tutorial');
  expect((await page.locator('.front h1').innerText()).length).toBeGreaterThan(5);
  expect(await page.locator('.front-columns section').count()).toBe(3);
  await shot(page, 'front');
  await page.keyboard.press('g');
  const reached = page.locator('.gallery-card:not(.closed)');
  await reached.waitFor();
  expect(await page.locator('.gallery-card').count()).toBe(5);
  const ending = await reached.getAttribute('data-ending');
  await page.keyboard.press('Escape');
  await page.locator('.front').waitFor();
  await kept(page);
  await page.reload();
  await page.locator('[data-door="continue"]').click();
  await page.locator('.front').waitFor();
  await page.keyboard.press('g');
  expect(await reached.getAttribute('data-ending')).toBe(ending);
  expect(await missingWords(page)).toEqual([]);
  expect(problems).toEqual([]);
  await close();
}, 120_000);

test.each(['en', 'zh-Hans'] as const)('in %s the title leads to all endings of the case, with those of this device', async (lang) => {
  const { page, problems, close } = await openGame(browser, { path: `?lang=${lang}`, viewport: { width: 390, height: 844 }, reducedMotion: 'reduce' });
  await page.evaluate((list) => localStorage.setItem('five-seats/endings', list), JSON.stringify({
    format: 'five-seats-endings/1',
    reached: [{ scenario: 'openai-2023', ending: 'managed', seat: 'board', at: '2026-01-02T03:04:05.000Z' }],
    best: [{ scenario: 'openai-2023', ending: 'managed', seat: 'board', at: '2026-01-02T03:04:05.000Z', scales: { oversight: 72, company: 64, trust: 60 } }],
  }));
  await page.reload();
  await page.locator('[data-door="gallery"]').click();
  await page.locator('.gallery').waitFor();
  expect(await page.locator('.gallery-card').count()).toBe(12);
  expect(await page.locator('.gallery-card:not(.closed)').getAttribute('data-ending')).toBe('managed');
  expect(await page.locator('.goal.earned').count()).toBe(1);
  expect(await missingWords(page)).toEqual([]);
  expect(await overflow(page)).toBe(0);
  await shot(page, `gallery-${lang}`, true);
  expect(problems).toEqual([]);
  await close();
});

test('what lies in storage and is no list of endings breaks nothing', async () => {
  const { page, problems, close } = await openGame(browser, { reducedMotion: 'reduce' });
  await page.evaluate(() => localStorage.setItem('five-seats/endings', '{"format":'));
  await page.reload();
  await page.locator('[data-door="gallery"]').click();
  await page.locator('.gallery').waitFor();
  expect(await page.locator('.gallery-card.closed').count()).toBe(12);
  expect(problems).toEqual([]);
  await close();
});

test('the picture of an ending goes to the clipboard, and where that is forbidden into a file of 1200 by 630', async () => {
  const { page, problems, close } = await openGame(browser, { path: '?lang=en', reducedMotion: 'reduce', acceptDownloads: true });
  await page.addInitScript(() => {
    Object.defineProperty(navigator.clipboard, 'write', { configurable: true, value: async ([item]: ClipboardItem[]) => {
      const blob = await item!.getType('image/png');
      Object.assign(globalThis, { copied: Array.from(new Uint8Array(await blob.arrayBuffer()).slice(0, 24)) });
    } });
  });
  await page.reload();
  await playToFrontPage(page, 'tutorial');
  const status = page.locator('.press-tools [role="status"]');
  await page.keyboard.press('p');
  await page.getByText('on the clipboard').waitFor();
  const copied = await page.evaluate(() => (globalThis as unknown as { copied: number[] }).copied);
  expect(sizeOf(Buffer.from(copied))).toEqual([1200, 630]);
  await page.evaluate(() => {
    Object.defineProperty(navigator.clipboard, 'write', { configurable: true, value: () => Promise.reject(new Error('forbidden')) });
  });
  const saving = page.waitForEvent('download');
  await page.keyboard.press('p');
  const file = await saving;
  const bytes = readFileSync(await file.path());
  expect(sizeOf(bytes)).toEqual([1200, 630]);
  expect(bytes.length).toBeGreaterThan(20_000);
  await page.waitForFunction(() => document.querySelector('.press-tools [role="status"]')?.textContent.includes('.png') === true);
  expect(await status.innerText()).toContain(file.suggestedFilename());
  expect(problems).toEqual([]);
  await close();
}, 120_000);

/** Width and height of a PNG, from its first chunk. */
function sizeOf(png: Buffer): readonly number[] {
  expect(png.subarray(1, 4).toString('latin1')).toBe('PNG');
  return [png.readUInt32BE(16), png.readUInt32BE(20)];
}
