import type { Browser, Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { launchBrowser, openGame, shot } from '../support/browser.ts';
import { begin, comesTo, missingWords, openDoor, overflow, playToVerdict, settled } from '../support/playInBrowser.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
  return () => browser.close();
});

const SLIDER = 'input[name="board.belief.workforce"]';

async function openPanel(page: Page): Promise<void> {
  await page.locator('[data-tool="casebook"], [data-door="casebook"]').first().click();
  await page.locator('#casebook-numbers').click();
  await page.locator('.assume').waitFor();
  await page.locator('.assume > .fold:has(.assume-row) > summary').first().focus();
  await page.keyboard.press('Enter');
}

/** Moves one slider to its end, and goes to the page of seats with that, to play or to watch. */
async function startUnderOne(page: Page, act: 'start' | 'watch' = 'start'): Promise<void> {
  await openPanel(page);
  await page.locator(SLIDER).focus();
  await page.keyboard.press('End');
  await page.locator(`[data-act="assume-${act}"]`).click();
  await page.waitForFunction(() => document.querySelector<HTMLElement>('#app')?.dataset['screen'] === 'setup');
}

/** What the sliders that were moved say. */
async function moved(page: Page): Promise<readonly string[]> {
  return page.locator('.assume-row.moved input').evaluateAll((all) => all.map((it) => `${it.getAttribute('name')} ${it.getAttribute('aria-valuetext')}`));
}

/** The address that the page would copy. */
async function link(page: Page): Promise<string> {
  await page.evaluate(() => Object.defineProperty(navigator, 'clipboard', { value: { writeText: (text: string) => void (document.title = text), write: async (items: ClipboardItem[]) => void (document.title = await (await items[0]!.getType('text/plain')).text()) } }));
  await page.keyboard.press('m');
  await page.locator('dialog[open]').waitFor();
  await page.locator('dialog[open] button', { hasText: /link|链接/iu }).first().click();
  await page.waitForFunction(() => document.title.includes('#game='));
  return page.title();
}

test.each([
  ['en', 390, 844],
  ['zh-Hans', 1280, 720],
] as const)('a slider is moved by keyboard, a game begins with it, says so, and comes out of its link the same, in %s at %i x %i', async (lang, width, height) => {
  const options = { path: `?lang=${lang}`, viewport: { width, height }, reducedMotion: 'reduce' } as const;
  const { page, problems, close } = await openGame(browser, options);
  await settled(page);
  await openPanel(page);
  await page.locator(SLIDER).focus();
  for (let n = 0; n < 4; n++) await page.keyboard.press('ArrowRight');
  expect(await page.locator(SLIDER).getAttribute('aria-valuetext')).toMatch(/^35/u);
  expect(await page.locator('.assume-count').innerText()).toMatch(/1/u);
  await page.locator('input[name="board.weight.legal"]').focus();
  await page.keyboard.press('ArrowRight');
  const chosen = await moved(page);
  expect(chosen).toHaveLength(2);
  expect(chosen[1]).toBe('board.weight.legal 11');
  await page.locator('input[name="board.weight.trust"]').focus();
  await page.keyboard.press('End');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter'); // back to the published value; the button goes, and the focus is on the slider
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('assume-board.weight.trust');
  expect(await page.locator('.assume-row:not(.moved) .assume-back').evaluateAll((all) => all.some((it) => it.checkVisibility({ visibilityProperty: true })))).toBe(false);
  expect(await moved(page)).toEqual(chosen);
  expect(await overflow(page)).toBe(0);
  expect(await missingWords(page)).toEqual([]);
  await page.locator(SLIDER).scrollIntoViewIfNeeded();
  await shot(page, `assume-${lang}-${width}`);
  await page.locator('[data-act="assume-start"]').focus();
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.querySelector<HTMLElement>('#app')?.dataset['screen'] === 'setup');
  expect(await page.locator('.assumed').innerText()).toContain('2');
  await begin(page, 0);
  await playToVerdict(page, { until: ({ screen }) => screen === 'play.choose' });
  expect(await page.locator('.assumed').innerText()).toContain('2');
  await shot(page, `assumed-${lang}-${width}`);
  const popup = page.waitForEvent('popup');
  await page.keyboard.press('m');
  await page.locator('dialog[open] [data-act="projector"]').click();
  const room = await popup;
  await room.waitForFunction(() => document.querySelector<HTMLElement>('#app')?.dataset['screen'] === 'game');
  expect(await room.locator('main .hint').first().innerText()).toContain('2');
  expect(await room.locator('.assumed').isVisible()).toBe(false);
  await room.close();
  const address = await link(page);

  const other = await openGame(browser, { ...options, path: `?lang=${lang}${address.slice(address.indexOf('#'))}` });
  await other.page.locator('.assumed').waitFor();
  expect(await other.page.locator('.assumed').innerText()).toContain('2');
  await other.page.locator('[data-act="assumptions"]').click();
  await other.page.locator('.assume-row').first().waitFor({ state: 'attached' });
  expect(await moved(other.page)).toEqual(chosen);
  expect(other.problems).toEqual([]);
  await other.close();
  expect(problems).toEqual([]);
  await close();
}, 120_000);

test('the sliders of a game under way change nothing in it, and the door of the title page begins on the published numbers', async () => {
  const { page, close } = await openGame(browser, { path: '?lang=en', reducedMotion: 'reduce' });
  await openDoor(page, 'full');
  await begin(page, 0);
  await openPanel(page);
  await page.locator(SLIDER).focus();
  await page.keyboard.press('End');
  await page.keyboard.press('Escape');
  expect(await page.locator('.assumed').count()).toBe(0);
  await openPanel(page); // what was moved is still there
  expect(await moved(page)).toHaveLength(1);
  await page.keyboard.press('Escape');
  await page.keyboard.press('m');
  await page.locator('dialog[open]').waitFor();
  await page.keyboard.press('4');
  await comesTo(page, 'title');
  await openDoor(page, 'full');
  expect(await page.locator('.assumed').count()).toBe(0);
  await page.reload();
  await settled(page);
  await openPanel(page); // from the title page, of the same rules
  expect(await moved(page)).toHaveLength(1);
  await page.evaluate(() => sessionStorage.setItem('five-seats/assuming', sessionStorage.getItem('five-seats/assuming')!.replace('board.belief', 'board.belied')));
  await page.reload();
  await settled(page);
  await openPanel(page); // of another version: set aside
  expect(await moved(page)).toEqual([]);
  await close();
}, 60_000);

test('a game under changed assumptions says so at the verdict, and its test plays under them', async () => {
  const { page, problems, close } = await openGame(browser, { path: '?lang=en', reducedMotion: 'reduce' });
  await settled(page);
  await startUnderOne(page);
  await begin(page, 0);
  await playToVerdict(page);
  expect(await page.locator('.assumed').innerText()).toContain('1');
  await shot(page, 'assumed-verdict', true);
  await page.locator('.one-test .actions button').click();
  await page.waitForFunction(() => document.querySelector<HTMLProgressElement>('.one-test progress')?.value === 400, undefined, { timeout: 60_000 });
  expect(problems).toEqual([]);
  await close();
}, 180_000);

test('five AIs are watched under changed assumptions, and the ending says so', async () => {
  const { page, problems, close } = await openGame(browser, { path: '?lang=zh-Hans', reducedMotion: 'reduce' });
  await settled(page);
  await startUnderOne(page, 'watch');
  expect(await page.locator('.seat-card').count()).toBe(0); // nobody sits down
  await begin(page);
  expect(await page.locator('.assumed').innerText()).toContain('1');
  await playToVerdict(page);
  expect(await page.locator('.assumed').innerText()).toContain('1');
  await shot(page, 'assumed-watched');
  expect(problems).toEqual([]);
  await close();
}, 90_000);
