import type { Browser, Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { launchBrowser, openGame, shot } from '../support/browser.ts';
import { begin, comesTo, kept, missingWords, openDoor, overflow, playToVerdict, settled } from '../support/playInBrowser.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
  return () => browser.close();
});

/** Plays until the page shows `selector`. */
async function playUntil(page: Page, selector: string): Promise<void> {
  let there = false;
  await playToVerdict(page, { look: async () => void (there = (await page.locator(selector).count()) > 0), until: () => there });
  expect(there).toBe(true);
}

async function fromMenu(page: Page): Promise<void> {
  await page.keyboard.press('m');
  await page.locator('dialog[open] [data-act="hand"]').waitFor();
  await page.keyboard.press('1');
  await page.locator('dialog[open]').waitFor({ state: 'detached' });
  await settled(page);
}

async function spoken(page: Page): Promise<string> {
  return page.locator('[role="log"]').innerText();
}

const SIZES = [
  ['en', 1280, 720],
  ['zh-Hans', 1280, 720],
  ['en', 390, 844],
  ['zh-Hans', 390, 844],
] as const;

test.each(SIZES)('a hint marks an option with its reason, in %s at %i x %i', async (lang, width, height) => {
  const { page, problems, close } = await openGame(browser, { path: `?lang=${lang}`, viewport: { width, height }, reducedMotion: 'reduce' });
  await openDoor(page, 'tutorial');
  await begin(page, 0);
  for (const [screen, mark] of [['.choose:not(.sign)', '.hinted .hint-why'], ['.sign', '.hint-note .badge']] as const) {
    await playUntil(page, screen);
    await page.keyboard.press('h');
    await page.locator(mark).first().waitFor({ state: 'attached' });
    expect(await page.locator('.hint-note').getAttribute('role')).toBe('status');
    expect(((await page.locator('.hint-note').textContent()) ?? '').length).toBeGreaterThan(10);
    expect(await page.locator('.option input[type=radio]:checked').count()).toBe(0);
    expect(await overflow(page)).toBe(0);
    expect(await missingWords(page)).toEqual([]);
    await shot(page, `hint-${screen === '.sign' ? 'sign' : 'choose'}-${lang}-${width}`);
  }
  expect(problems).toEqual([]);
  await close();
});

test.each(SIZES)('a seat is handed to the adviser from the menu, watched step by step and taken back, in %s at %i x %i', async (lang, width, height) => {
  const { page, problems, close } = await openGame(browser, { path: `?lang=${lang}`, viewport: { width, height }, reducedMotion: 'reduce' });
  await openDoor(page, 'tutorial');
  await begin(page, 2);
  await playUntil(page, '.choose');
  await page.keyboard.press('m');
  await page.locator('dialog[open]').waitFor();
  await shot(page, `menu-${lang}-${width}`);
  await page.keyboard.press('Escape');
  await fromMenu(page); // the adviser chooses at once what the person was asked
  await comesTo(page, 'play.reveal');
  expect(await page.locator('.opened .you').count()).toBe(1);
  await shot(page, `held-reveal-${lang}-${width}`);
  const seen: string[] = [];
  for (let n = 0; n < 3; n++) { // up to the first offers, and no signature yet
    const old = await page.locator('main [data-heading]').elementHandle();
    await page.keyboard.press('Enter');
    await page.waitForFunction((before) => document.querySelector('main [data-heading]') !== before, old);
    seen.push(await settled(page));
    expect(await overflow(page)).toBe(0);
    expect(await missingWords(page)).toEqual([]);
  }
  expect(seen).toContain('play.changes');
  expect(seen).not.toContain('play.choose');
  await page.keyboard.press('t');
  await page.locator('[data-key="t"]').waitFor({ state: 'detached' });
  expect(await page.evaluate(() => document.activeElement?.matches('main [data-heading]'))).toBe(true);
  expect((await spoken(page)).length).toBeGreaterThan(10);
  await playUntil(page, '.choose');
  expect(await page.locator('.option input:not(:disabled)').count()).toBeGreaterThan(0);
  await playToVerdict(page);
  expect(problems).toEqual([]);
  await close();
});

test('a seat handed over stays so when the page is loaded again, and plays on to the verdict', async () => {
  const { page, problems, close } = await openGame(browser, { path: '?lang=en', reducedMotion: 'reduce' });
  await openDoor(page, 'short');
  await begin(page, 1);
  await playUntil(page, '.situation');
  await fromMenu(page);
  await kept(page);
  await page.reload();
  await page.locator('[data-door="continue"]').waitFor();
  await page.keyboard.press((await page.locator('[data-door="continue"]').getAttribute('data-key')) ?? 'Enter');
  await page.waitForFunction(() => document.querySelector<HTMLElement>('#app')?.dataset['screen']?.startsWith('play.') === true);
  const seen = new Set<string>();
  await playToVerdict(page, { look: async ({ screen }) => void seen.add(screen) });
  expect(seen).not.toContain('play.choose');
  expect(await page.locator('.path-line').count()).toBeGreaterThan(1); // the shortest game is over in the first ordinary week
  expect(problems).toEqual([]);
  await close();
}, 120_000);

test('a seat handed over by mistake is taken back before anything is chosen', async () => {
  const { page, close } = await openGame(browser, { path: '?lang=en', reducedMotion: 'reduce' });
  await openDoor(page, 'tutorial');
  await begin(page, 1);
  await playUntil(page, '.reveal');
  await fromMenu(page);
  expect(await spoken(page)).toBe('Your adviser plays your seat until you take it back.');
  await fromMenu(page);
  expect(await spoken(page)).toBe('You play your seat again from the next choice on.');
  await playUntil(page, '.choose');
  await close();
});
