import type { Browser } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { launchBrowser, openGame, shot } from '../support/browser.ts';
import { begin, missingWords, openDoor, playToVerdict, settled } from '../support/playInBrowser.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
  return () => browser.close();
});

test.each([[390, 844], [1280, 720]])('long pages of the casebook can be crossed by keyboard, by their sections, at %i x %i', async (width, height) => {
  const { page, close } = await openGame(browser, { path: '?lang=en', viewport: { width, height } });
  await settled(page);
  await page.locator('[data-door="casebook"]').click();
  for (const tab of ['facts', 'article', 'decisions']) {
    await page.locator(`#casebook-${tab}`).click();
    const jump = page.locator('.jumps .jump').nth(3);
    const title = await jump.innerText();
    await jump.focus();
    await page.keyboard.press('Enter');
    const there = await page.evaluate(() => ({ words: document.activeElement?.textContent, top: document.activeElement?.getBoundingClientRect().top ?? -1, bar: document.querySelector('header.bar')!.getBoundingClientRect().bottom }));
    expect(there.words).toBe(title);
    expect(there.top).toBeGreaterThanOrEqual(there.bar);
    expect(there.top).toBeLessThan(height);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.classList.contains('jumps'))).toBe(true);
  }
  await close();
});

test('the facts of the first hour are fetched when their fold is opened, by keyboard, and the focus stays', async () => {
  const { page, close } = await openGame(browser, { path: '?lang=zh-Hans', reducedMotion: 'reduce' });
  await openDoor(page, 'short');
  await begin(page, 0);
  await playToVerdict(page, { until: ({ screen }) => screen === 'play.situation' });
  expect(await page.locator('.situation .fact').count()).toBe(0);
  await page.locator('.situation .fold > summary').focus();
  await page.keyboard.press('Enter');
  await page.locator('.situation .fact').first().waitFor();
  await settled(page);
  expect(await page.evaluate(() => document.activeElement?.matches('.situation .fold > summary'))).toBe(true);
  expect(await page.locator('.situation .known-facts .badge').count()).toBeGreaterThan(0);
  expect(await missingWords(page)).toEqual([]);
  await shot(page, 'facts-of-the-hour');
  await close();
});

test.each(['en', 'zh-Hans'])('the tutorial says in %s that it has no records', async (lang) => {
  const { page, close } = await openGame(browser, { path: `?lang=${lang}`, reducedMotion: 'reduce' });
  await openDoor(page, 'tutorial');
  await begin(page, 0);
  await page.keyboard.press('c');
  await page.locator('.casebook > .lead').waitFor();
  expect(await page.locator('.casebook [role="tab"]').evaluateAll((tabs) => tabs.map(({ id }) => id))).toEqual(['casebook-numbers', 'casebook-stances']);
  await page.locator('.number-card').first().waitFor();
  expect(await missingWords(page)).toEqual([]);
  await close();
});

test('what a meter measures opens by keyboard, and stays open while the game goes on', async () => {
  const { page, close } = await openGame(browser, { path: '?lang=en', viewport: { width: 390, height: 844 }, reducedMotion: 'reduce' });
  await openDoor(page, 'tutorial');
  await begin(page, 0);
  await playToVerdict(page, { until: ({ screen }) => screen === 'play.choose' });
  await page.locator('[data-meter="safety"]').focus();
  await page.keyboard.press('Enter');
  const about = page.locator('.panel').getByText('Whether anybody can check a dive, and stop it.');
  await about.waitFor();
  await page.locator('.option').first().click();
  expect(await about.isVisible()).toBe(true);
  await close();
});
