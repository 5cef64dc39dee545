/** What the page is set in: the shipped fonts and nothing of the machine's own. */
import type { Browser, Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { launchBrowser, openGame } from '../support/browser.ts';
import { begin, drawn, openDoor, playToVerdict, settled } from '../support/playInBrowser.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
  return () => browser.close();
});

interface Setting {
  /** Elements that have text in a shipped font. */
  readonly shipped: number;
  /** Elements of which a part is set in a font of the machine, each with that font. */
  readonly stray: readonly string[];
}

async function settingOf(page: Page): Promise<Setting> {
  await page.evaluate(() => document.fonts.ready);
  const session = await page.context().newCDPSession(page);
  await session.send('DOM.enable');
  await session.send('CSS.enable');
  const { root } = await session.send('DOM.getDocument', { depth: 0 });
  const { nodeIds } = await session.send('DOM.querySelectorAll', { nodeId: root.nodeId, selector: 'body *' });
  const set = await Promise.all(nodeIds.map(async (nodeId) => ({ nodeId, ...(await session.send('CSS.getPlatformFontsForNode', { nodeId })) })));
  const strange = set.filter(({ fonts }) => fonts.some(({ isCustomFont }) => !isCustomFont));
  const stray = await Promise.all(strange.map(async ({ nodeId, fonts }) => `${fonts.map(({ familyName }) => familyName).join(', ')}: ${(await session.send('DOM.getOuterHTML', { nodeId })).outerHTML.slice(0, 200)}`));
  await session.detach();
  return { shipped: set.filter(({ fonts }) => fonts.some(({ isCustomFont }) => isCustomFont)).length, stray };
}

test.each(['en', 'zh-Hans'] as const)('every text on the screens is set in the shipped fonts in %s', async (lang) => {
  const { page, problems, close } = await openGame(browser, { path: `?lang=${lang}`, reducedMotion: 'reduce' });
  await settled(page);
  const stray: string[] = [];
  const seen = new Set<string>();
  const look = async (name: string): Promise<void> => {
    if (seen.has(name)) return;
    seen.add(name);
    const setting = await settingOf(page);
    expect(setting.shipped, name).toBeGreaterThan(3);
    stray.push(...setting.stray.map((text) => `${name}: ${text}`));
  };
  await look('title');
  await page.keyboard.press('?');
  await look('help');
  await page.keyboard.press('Escape');
  await openDoor(page, 'short');
  await look('setup');
  await begin(page, 1);
  await playToVerdict(page, { look: async ({ screen }) => look(screen), until: ({ screen }) => screen === 'play.changes' });
  await page.keyboard.press('c');
  for (const tab of ['facts', 'article', 'decisions', 'concepts']) {
    await page.locator(`#casebook-${tab}`).click();
    await page.locator('.casebook details').first().evaluate((fold: HTMLDetailsElement) => (fold.open = true)).catch(() => undefined);
    await look(`casebook ${tab}`);
  }
  expect(stray).toEqual([]);
  expect(problems).toEqual([]);
  await close();
}, 180_000);

test('the first picture is drawn in the shipped fonts though they come late, and a font that never comes holds no picture up', async () => {
  const shots: Buffer[] = [];
  for (const delay of [0, 400]) {
    const { page, close } = await openGame(browser, { path: '?lang=zh-Hans', reducedMotion: 'reduce' });
    await page.route('**/*.woff2', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, delay));
      await route.continue();
    });
    await openDoor(page, 'tutorial');
    await begin(page, 0);
    await drawn(page);
    shots.push(await page.locator('.stage-host canvas').screenshot());
    await close();
  }
  expect(shots[1]!.equals(shots[0]!)).toBe(true);
  const { page, close } = await openGame(browser, { path: '?lang=zh-Hans', reducedMotion: 'reduce' });
  await page.route('**/serif*.woff2', (route) => route.abort());
  await openDoor(page, 'tutorial');
  await begin(page, 0);
  await drawn(page);
  expect(await page.locator('.stage canvas').count()).toBe(1);
  await close();
}, 120_000);
