import type { Browser, Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { launchBrowser, openGame, shot } from '../support/browser.ts';
import { begin, kept, missingWords, openDoor, overflow, playToVerdict, screenOf, settled } from '../support/playInBrowser.ts';
import { comeBack, storeValues } from '../support/storeInBrowser.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
  return () => browser.close();
});

/** From the setup of the full game: a seat, and the round to begin at. */
async function beginAt(page: Page, seat: number, round: string): Promise<void> {
  await openDoor(page, 'full');
  await page.locator('[name="from"]').selectOption(round);
  await page.locator('.setup-from .small').waitFor();
  await page.locator('h1').click(); // digits are for the seats again
  await begin(page, seat);
}

test.each([
  ['en', 1280, 720, 0, 'sat'],
  ['zh-Hans', 390, 844, 3, 'monDawn'],
  ['en', 390, 844, 1, 'tueNight'],
  ['zh-Hans', 1280, 720, 2, 'friNoon'],
] as const)('a game begins at a round of the record, in %s at %i x %i (seat %i, %s)', async (lang, width, height, seat, round) => {
  const { page, problems, close } = await openGame(browser, { path: `?lang=${lang}`, viewport: { width, height }, reducedMotion: 'reduce' });
  await openDoor(page, 'full');
  await page.locator('[name="from"]').selectOption(round);
  await shot(page, `begun-setup-${lang}-${width}`, true);
  await page.keyboard.press('Escape'); // leaves the list
  await page.keyboard.press('Escape');
  await page.waitForFunction(() => document.querySelector<HTMLElement>('#app')?.dataset['screen'] === 'title');
  await beginAt(page, seat, round);
  await page.keyboard.press('Enter');
  expect(await settled(page)).toBe('play.interlude');
  await page.locator('.recap details').first().waitFor();
  await shot(page, `begun-recap-${lang}-${width}`, true);
  expect(await overflow(page)).toBe(0);
  expect(await missingWords(page)).toEqual([]);
  expect(await page.locator('.chip.counterfactual').count()).toBe(0);
  await page.keyboard.press('Enter');
  await settled(page);
  expect(await screenOf(page)).toBe('play.situation');
  expect(await page.locator('.chip.counterfactual').count()).toBe(0);
  await shot(page, `begun-situation-${lang}-${width}`);
  expect(problems).toEqual([]);
  await close();
}, 150_000);

function transcriptOf(values: readonly unknown[]): string {
  return (values as [{ readonly transcript: string }])[0].transcript;
}

test('a game begun from history is the same after a reload, and its path says what was as recorded', async () => {
  const { page, problems, close } = await openGame(browser, { path: '?lang=en', reducedMotion: 'reduce' });
  await beginAt(page, 0, 'tueDay');
  await playToVerdict(page, { until: ({ screen }) => screen === 'play.choose' });
  await kept(page);
  const [before, words] = [await storeValues(page, 'saves'), await page.locator('main').innerText()];
  await comeBack(page);
  expect(await page.locator('main').innerText()).toBe(words);
  expect(transcriptOf(await storeValues(page, 'saves'))).toBe(transcriptOf(before));
  await playToVerdict(page);
  expect(await page.locator('.path-advised').first().innerText()).toBe('as recorded');
  expect(await page.locator('.path-line:has(.path-advised) .path-record').count()).toBe(0); // said once a row
  expect(await page.locator('.path [data-act="again"]').count()).toBeLessThan(await page.locator('.path-line').count());
  expect(await page.evaluate(() => localStorage.getItem('five-seats/played') ?? '')).toBe('');
  await shot(page, 'begun-path-en-1280', true);
  expect(problems).toEqual([]);
  await close();
}, 150_000);
