import type { Browser, Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser, openGame } from '../support/browser.ts';
import { begin, comesTo, kept, openDoor, playToVerdict } from '../support/playInBrowser.ts';
import { startTutorial, stored, storeValues } from '../support/storeInBrowser.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
  return () => browser.close();
});

/** Goes on until `n` envelopes are open. */
async function openEnvelopes(page: Page, n: number): Promise<void> {
  await playToVerdict(page, { until: ({ screen, count }) => screen === 'play.reveal' && count === n });
  await kept(page);
}

describe('two tabs', () => {
  test('pressing "Play in this tab" twice gives the game to this tab', async () => {
    const { page, close } = await openGame(browser, { reducedMotion: 'reduce' });
    await startTutorial(page);
    const second = await page.context().newPage();
    await second.goto(page.url());
    await second.locator('[data-notice="otherTab"]').waitFor();
    await second.evaluate(() => {
      const button = document.querySelector<HTMLElement>('[data-act="takeOver"]');
      button?.click();
      button?.click();
    });
    await page.locator('[data-notice="otherTab"]').waitFor();
    await second.waitForFunction(async () => {
      const { held, pending } = await navigator.locks.query();
      return held?.length === 1 && pending?.length === 0;
    });
    await kept(second);
    expect(await second.locator('[data-notice="otherTab"]').count()).toBe(0);
    await close();
  });

  test.each(['stay', 'take'] as const)('taking a game back asks which of two goes on (%s)', async (answer) => {
    const { page, close } = await openGame(browser, { reducedMotion: 'reduce' });
    await startTutorial(page);
    const first = await stored(page);
    const second = await page.context().newPage();
    await second.goto(page.url());
    await second.locator('[data-act="takeOver"]').click();
    await second.locator('[data-notice="otherTab"]').waitFor({ state: 'detached' });
    await startTutorial(second);
    await openEnvelopes(second, 1);
    const other = await stored(second);
    expect(other?.[0]).not.toBe(first?.[0]);
    await page.bringToFront();
    await page.locator('[data-act="takeOver"]').click();
    await page.locator('[data-notice="otherGame"]').waitFor();
    await page.keyboard.press('Enter');
    await kept(page);
    expect(await stored(page)).toEqual(other);
    await page.locator(`[data-act="${answer}"]`).click();
    await page.locator('[data-notice="otherGame"]').waitFor({ state: 'detached' });
    await kept(page);
    expect(await stored(page)).toEqual(answer === 'stay' ? first : other);
    expect(await storeValues(page, 'aside')).toHaveLength(answer === 'stay' ? 1 : 0);
    await comesTo(page, answer === 'stay' ? 'play.situation' : 'play.reveal');
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
