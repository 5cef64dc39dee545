import type { Browser, Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser, openGame } from '../support/browser.ts';
import { begin, kept, openDoor, playToVerdict, screenOf, settled } from '../support/playInBrowser.ts';
import { comeBack, startTutorial, storeValues } from '../support/storeInBrowser.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
  return () => browser.close();
});

/** What a player sees of a step, to be found again. */
async function sight(page: Page): Promise<string> {
  return [await screenOf(page), await page.locator('main').innerText(), await page.locator('.meters, .log-round').allInnerTexts()].join('\n');
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

test('the page says when all it keeps is written, and the menu says it in words', async () => {
  const { page, close } = await openGame(browser, { path: '?lang=en', reducedMotion: 'reduce' });
  await startTutorial(page);
  // A long transaction of another's: the game's next write has to wait for it.
  await page.evaluate(() => new Promise<void>((resolve) => {
    let busy = true;
    addEventListener('letgo', () => (busy = false));
    const open = indexedDB.open('five-seats');
    open.addEventListener('success', () => {
      const saves = open.result.transaction('saves', 'readwrite').objectStore('saves');
      const again = (): void => {
        if (busy) saves.get('current').addEventListener('success', again);
      };
      again();
      resolve();
    });
  }));
  await page.keyboard.press('Enter');
  await settled(page);
  await page.keyboard.press('m');
  const words = page.locator('dialog .small:not(.copied)');
  expect(await page.locator('#app').getAttribute('data-kept')).toBe('writing');
  expect(await words.innerText()).toContain('Saving now.');
  await page.evaluate(() => dispatchEvent(new Event('letgo')));
  await kept(page);
  expect(await words.innerText()).toContain('Everything is saved.');
  expect(await words.innerText()).not.toContain('Saving now.');
  expect(await storeValues(page, 'saves')).toMatchObject([{ begun: true }]);
  await close();
});
