/** Settings: reached by keyboard, kept, and of no consequence for the game. */
import type { Browser, Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { launchBrowser, openGame, shot } from '../support/browser.ts';
import { begin, comesTo, drawn, missingWords, openDoor, overflow, playToVerdict, settled } from '../support/playInBrowser.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
  return () => browser.close();
});

const SIZES = [[390, 844], [1280, 720], [1920, 1080]] as const;

async function openSettings(page: Page): Promise<void> {
  await page.keyboard.press('m');
  await page.keyboard.press('9');
  await page.locator('dialog #setting-motion-less').waitFor();
}

test.each(['en', 'zh-Hans'])('in %s the settings fit every page and hold at once', async (lang) => {
  const { page, problems, close } = await openGame(browser, { path: `?lang=${lang}` });
  await settled(page);
  for (const [width, height] of SIZES) {
    await page.setViewportSize({ width, height });
    await shot(page, `title-${lang}-${width}`);
    await openSettings(page);
    expect(await overflow(page)).toBe(0);
    expect(await missingWords(page)).toEqual([]);
    await shot(page, `settings-${lang}-${width}`);
    await page.keyboard.press('Escape');
  }
  await page.locator('[data-act="settings"]').click();
  await page.locator('#setting-motion-less').check();
  expect(await page.locator('html').getAttribute('data-motion')).toBe('less');
  await page.locator('#setting-motion-full').check();
  expect(await page.locator('html').getAttribute('data-motion')).toBe('full');
  expect(problems).toEqual([]);
  await close();
});

test('with roles for names no name is left on the page, nor after it is loaded again', { timeout: 120_000 }, async () => {
  const { page, problems, close } = await openGame(browser, { path: '?lang=en', reducedMotion: 'reduce' });
  await settled(page);
  await openSettings(page);
  await page.locator('#setting-names-roles').focus();
  await page.keyboard.press('Space');
  await page.locator('dialog #setting-names-roles:checked').waitFor();
  await page.waitForFunction(() => !document.body.innerText.includes('OpenAI'));
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('setting-names-roles');
  await page.keyboard.press('Escape');
  await page.reload();
  await openDoor(page, 'short');
  const left: string[] = [];
  const look = async (): Promise<void> => {
    await drawn(page);
    left.push(...(await page.evaluate(() => {
      const spoken = [...document.querySelectorAll('[aria-label], [title], [placeholder]')].flatMap((element) => ['aria-label', 'title', 'placeholder'].map((name) => element.getAttribute(name) ?? ''));
      return [document.title, document.querySelector('#app')!.textContent, ...spoken].join('\n').match(/.{0,30}(?:Altman|Microsoft|OpenAI|Sutskever|Brockman|Murati|Nadella|Toner|Reuters|WilmerHale|Anthropic).{0,30}/gu) ?? [];
    })));
  };
  await look();
  await shot(page, 'roles-setup');
  await begin(page, 1);
  await playToVerdict(page, { pick: 1, until: ({ screen }) => screen === 'play.changes', look: async ({ screen }) => {
    await look();
    await shot(page, `roles-${screen}`);
  } });
  await page.keyboard.press('c');
  for (const tab of ['facts', 'article', 'decisions', 'concepts']) {
    await page.locator(`#casebook-${tab}`).click();
    await look();
    await shot(page, `roles-casebook-${tab}`);
  }
  await page.keyboard.press('Escape');
  await page.keyboard.press('m');
  await page.keyboard.press('4');
  await openDoor(page, 'watch');
  await begin(page);
  await playToVerdict(page, { until: ({ screen }) => screen === 'play.reveal' });
  await page.keyboard.press('e');
  for (const part of ['ending', 'scores', 'path']) {
    await comesTo(page, 'play.verdict');
    await look();
    await shot(page, `roles-verdict-${part}`);
    await page.keyboard.press('Enter');
  }
  expect([...new Set(left)]).toEqual([]);
  expect(problems).toEqual([]);
  await close();
});

test('where storage is forbidden the settings hold as long as the page', async () => {
  const { page, close } = await openGame(browser, { path: '?lang=en' });
  await page.addInitScript(() => Object.defineProperty(globalThis, 'localStorage', { get: () => {
    throw new DOMException('forbidden', 'SecurityError');
  } }));
  await page.reload();
  await settled(page);
  await openSettings(page);
  await page.locator('#setting-motion-less').check();
  await page.locator('#setting-sound-on').check();
  await page.keyboard.press('Escape');
  await openDoor(page, 'tutorial');
  await openSettings(page);
  expect(await page.locator('#setting-motion-less').isChecked()).toBe(true);
  expect(await page.locator('#setting-sound-on').isChecked()).toBe(true);
  await close();
});
