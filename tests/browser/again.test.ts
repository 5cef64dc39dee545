import type { Browser, Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { launchBrowser, openGame, shot } from '../support/browser.ts';
import { begin, comesTo, kept, missingWords, openDoor, overflow, playToVerdict, settled } from '../support/playInBrowser.ts';
import { comeBack, startTutorial, stored, storeValues } from '../support/storeInBrowser.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
  return () => browser.close();
});

/** Opens the dialog where the page offers it and goes back by one of its two ways. */
async function goBack(page: Page, way: 'anew' | 'hindsight'): Promise<void> {
  await page.locator('dialog .again-way').first().waitFor();
  await page.locator(`dialog [data-act="${way}"]`).click();
  await page.locator('[data-notice="madeRoom"]').waitFor();
  await settled(page);
  await kept(page);
}

async function played(page: Page): Promise<string> {
  return page.evaluate(() => localStorage.getItem('five-seats/played') ?? '');
}

test('from what changed, another try draws anew: the choice is open again, and the game that was left can be opened', async () => {
  const { page, problems, close } = await openGame(browser, { path: '?lang=en', reducedMotion: 'reduce' });
  await startTutorial(page);
  await playToVerdict(page, { until: ({ screen }) => screen === 'play.choose' });
  const choice = await page.locator('main').innerText();
  await playToVerdict(page, { until: ({ screen, count }) => screen === 'play.changes' && count === 1 });
  await kept(page);
  const left = await stored(page);
  await page.locator('main [data-act="again"]').click();
  await goBack(page, 'anew');
  expect(await page.locator('main').innerText()).toBe(choice);
  expect((await stored(page))![0]).not.toBe(left![0]);
  expect(await page.locator('.chip.hindsight').count()).toBe(0);
  await comeBack(page);
  expect(await page.locator('main').innerText()).toBe(choice);
  await page.keyboard.press('m'); // the undo is undone
  await page.locator('dialog [data-act="games"]').click();
  await page.locator('.games-row [data-act="open"]').click();
  await comesTo(page, 'play.changes');
  await kept(page);
  expect(await stored(page)).toEqual(left);
  expect(problems).toEqual([]);
  await close();
}, 150_000);

test('with hindsight the game is marked to its verdict, also after a reload, and counts as no mode played', async () => {
  const { page, problems, close } = await openGame(browser, { path: '?lang=en', reducedMotion: 'reduce' });
  await startTutorial(page);
  await playToVerdict(page, { until: ({ screen, count }) => screen === 'play.reveal' && count === 2 });
  await page.keyboard.press('m');
  await page.locator('dialog [data-act="again"]').click();
  await goBack(page, 'hindsight');
  await page.locator('.chip.hindsight').waitFor();
  await comeBack(page);
  await page.locator('.chip.hindsight').waitFor();
  await playToVerdict(page, { pick: 1 });
  await page.locator('.verdict .hint', { hasText: 'Played with hindsight' }).waitFor();
  expect(await played(page)).toBe('');
  await kept(page);
  expect(await storeValues(page, 'saves')).toMatchObject([{ hindsight: true }]);
  await page.locator('.path [data-act="again"]').first().click(); // from the path, too
  await goBack(page, 'anew');
  expect(await storeValues(page, 'aside')).toHaveLength(2);
  expect(problems).toEqual([]);
  await close();
}, 150_000);

test.each([
  ['en', 1280, 720],
  ['zh-Hans', 390, 844],
  ['en', 390, 844],
  ['zh-Hans', 1280, 720],
] as const)('trying again fits the page in %s at %i x %i', async (lang, width, height) => {
  const { page, problems, close } = await openGame(browser, { path: `?lang=${lang}`, viewport: { width, height }, reducedMotion: 'reduce' });
  await openDoor(page, 'tutorial');
  await begin(page, 0);
  await playToVerdict(page, { until: ({ screen }) => screen === 'play.changes' });
  await shot(page, `again-changes-${lang}-${width}`, true);
  await page.locator('main [data-act="again"]').click();
  await page.locator('dialog .again-way').first().waitFor();
  await shot(page, `again-${lang}-${width}`);
  expect(await overflow(page)).toBe(0);
  expect(await missingWords(page)).toEqual([]);
  await goBack(page, 'hindsight');
  await shot(page, `again-hindsight-${lang}-${width}`);
  expect(await overflow(page)).toBe(0);
  await playToVerdict(page);
  await shot(page, `again-path-${lang}-${width}`, true);
  expect(await missingWords(page)).toEqual([]);
  expect(problems).toEqual([]);
  await close();
}, 150_000);
