import type { Browser } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { launchBrowser, openGame } from '../support/browser.ts';
import { begin, comesTo, kept, openDoor, playToVerdict, screenOf, settled } from '../support/playInBrowser.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
  return () => browser.close();
});

test('a guess is never needed, survives a reload, and is told with the envelopes and at the end', async () => {
  const { page, problems, close } = await openGame(browser, { path: '?lang=en', reducedMotion: 'reduce' });
  await openDoor(page, 'tutorial');
  await begin(page, 1);
  await playToVerdict(page, { until: ({ screen }) => screen === 'play.choose' });
  await page.locator('details.guess').evaluate((fold: HTMLDetailsElement) => (fold.open = true));
  const answer = await page.locator('select[name="guess"] option').nth(1).getAttribute('value');
  await page.locator('select[name="guess"]').selectOption(answer);
  await kept(page);
  await page.reload();
  await page.locator('[data-door="continue"]').click();
  await comesTo(page, 'play.choose');
  expect(await page.locator('select[name="guess"]').inputValue()).toBe(answer);
  let told = '';
  let tally = '';
  await page.locator('main [data-heading]').focus();
  await playToVerdict(page, { look: async ({ screen }) => {
    if (screen === 'play.reveal' && told === '') told = await page.locator('.guess-line').innerText();
    if (screen === 'play.verdict' && (await page.locator('.guess-tally').count()) > 0) tally = await page.locator('.guess-tally').innerText();
  } });
  expect(told).toMatch(/^Your guess on /u);
  expect(tally).toMatch(/of 1 right/u);
  await settled(page);
  expect(await screenOf(page)).toBe('play.verdict');
  expect(problems).toEqual([]);
  await close();
}, 120_000);
