import type { Browser } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { launchBrowser, openGame, shot } from '../support/browser.ts';
import { begin, drawn, missingWords, openDoor, overflow, playToVerdict, settled } from '../support/playInBrowser.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
  return () => browser.close();
});

test.each(['en', 'zh-Hans'])('a window for a projector follows the game and shows nothing that is the player\'s own, in %s', async (lang) => {
  const { page, problems, close } = await openGame(browser, { path: `?lang=${lang}`, reducedMotion: 'reduce' });
  await openDoor(page, 'short');
  await begin(page, 3);
  await playToVerdict(page, { until: ({ screen }) => screen === 'play.brief' || screen === 'brief' });
  const secret = await page.locator('.private-fact').innerText();
  await page.keyboard.press('m');
  const popup = page.waitForEvent('popup');
  await page.locator('dialog[open] [data-act="projector"]').click();
  const room = await popup;
  await room.setViewportSize({ width: 1920, height: 1080 });
  await page.keyboard.press('Escape');
  const stands = (screen: string, heading: string) => room.waitForFunction(([name, text]) => document.querySelector<HTMLElement>('#app')?.dataset['screen'] === name && document.querySelector('main h1')?.textContent === text, [screen, heading] as const);
  const seen = new Set<string>();
  await playToVerdict(page, {
    until: ({ screen, count }) => screen === 'play.changes' && count === 2,
    look: async ({ screen }) => {
      const mine = await page.locator('main [data-heading]').innerText();
      if (['play.situation', 'play.reveal', 'play.changes', 'play.interlude'].includes(screen)) await stands('game', mine);
      const told = await room.locator('#app').innerText();
      expect(told).not.toContain(secret);
      expect(await room.locator('main button:visible, main input:visible, main summary:visible').evaluateAll((all) => all.filter((it) => it.tagName !== 'SUMMARY').length)).toBe(0);
      if (seen.has(screen)) return;
      seen.add(screen);
      await drawn(room);
      await shot(room, `projector-${screen.replace('play.', '')}-${lang}`);
    },
  });
  expect(seen.has('play.choose')).toBe(true);
  expect(await overflow(room)).toBe(0);
  expect(await missingWords(room)).toEqual([]);
  // The language follows, and leaving the game clears the wall.
  await page.keyboard.press('m');
  await page.locator(`dialog[open] [data-language="${lang === 'en' ? 'zh-Hans' : 'en'}"]`).click();
  await room.waitForFunction((tag) => document.documentElement.lang === tag, lang === 'en' ? 'zh-Hans' : 'en');
  await page.keyboard.press('4');
  await settled(page);
  await room.waitForFunction(() => document.querySelector<HTMLElement>('#app')?.dataset['screen'] === 'nothing');
  expect(problems).toEqual([]);
  await close();
});
