import type { Browser, Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { launchBrowser, openGame, shot } from '../support/browser.ts';
import { kept, missingWords, openDoor, overflow, playToVerdict, screenOf, settled, type Step } from '../support/playInBrowser.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
  return () => browser.close();
});

/** From the seats: the first is taken, and `others` are for persons too. */
async function sitDown(page: Page, others: readonly string[]): Promise<void> {
  await page.locator('.setup-more details').first().locator('summary').click();
  for (const actor of others) await page.locator(`select[name="ai-${actor}"]`).selectOption('human');
  await page.locator('main [data-primary]').click();
  await page.waitForFunction(() => document.querySelector<HTMLElement>('#app')?.dataset['screen'] === 'play.curtain');
}

async function words(page: Page): Promise<string> {
  return page.locator('#app').innerText();
}

const SIZES = [
  ['en', 1280, 720],
  ['zh-Hans', 390, 844],
] as const;

test.each(SIZES)('several persons play at one device, each behind a curtain, in %s at %i x %i', async (lang, width, height) => {
  const { page, problems, close } = await openGame(browser, { path: `?lang=${lang}`, viewport: { width, height }, reducedMotion: 'reduce' });
  await openDoor(page, 'tutorial');
  await sitDown(page, ['founder', 'workforce']);
  expect(await screenOf(page)).toBe('play.curtain');
  const secrets: string[] = [];
  const curtains: string[] = [];
  await playToVerdict(page, {
    look: async ({ screen, count }: Step) => {
      expect(await overflow(page)).toBe(0);
      if (count <= 2) await shot(page, `together-${screen.replace('play.', '')}-${count}-${lang}-${width}`);
      if (screen === 'play.brief') secrets.push(await page.locator('.private-fact, .brief-lines').first().innerText());
      if (screen === 'play.curtain') {
        curtains.push(await page.locator('main [data-heading]').innerText());
        const told = await words(page);
        for (const secret of secrets) expect(told).not.toContain(secret);
        expect(await page.locator('main .option, main .private, main .own').count()).toBe(0);
      }
      expect(await missingWords(page)).toEqual([]);
    },
  });
  expect(new Set(curtains).size).toBe(3);
  expect(secrets).toHaveLength(3);
  expect(await page.locator('.verdict-path .path').count()).toBe(3);
  await shot(page, `together-verdict-${lang}-${width}`, true);
  expect(problems).toEqual([]);
  await close();
});

test('a game of several taken up after a reload stands at the curtain of who has not sealed yet, with nobody\'s page open', async () => {
  const { page, problems, close } = await openGame(browser, { reducedMotion: 'reduce' });
  await openDoor(page, 'short');
  await sitDown(page, ['workforce']);
  // The first person seals and passes on; the second looks at their own page.
  await playToVerdict(page, { until: ({ screen, count }) => screen === 'play.brief' && count === 2 });
  const second = await page.locator('main [data-heading]').innerText();
  await kept(page);
  await page.reload();
  await page.locator('[data-door="continue"]').click();
  expect(await settled(page)).toBe('play.curtain');
  expect(second).toContain((await page.locator('main [data-heading]').innerText()).replace('Next: ', ''));
  expect(await page.locator('.curtain .hint').innerText()).toMatch(/^Sealed already: /u);
  const told = await words(page);
  await playToVerdict(page, { until: ({ screen }) => screen === 'play.reveal' });
  expect(told).not.toContain('Only you know');
  expect(problems).toEqual([]);
  await close();
});
