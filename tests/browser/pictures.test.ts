/** What the comparison of pictures catches and what it lets pass, on pictures that were tampered with. */
import type { Browser, Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { launchBrowser, openGame } from '../support/browser.ts';
import { type Difference, differenceOf, keptOf, type Picture, readPicture, sideBySide } from '../support/pictures.ts';
import { begin, drawn, openDoor, playToVerdict } from '../support/playInBrowser.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
  return () => browser.close();
});

async function pictureOf(page: Page): Promise<Picture> {
  await drawn(page);
  await page.evaluate(() => document.fonts.ready);
  return keptOf(readPicture(await page.screenshot()));
}

function grey(width: number, height: number): Picture {
  return { width, height, data: new Uint8Array(width * height * 4).fill(90) };
}

/** What differs on the page with these styles on it. */
async function tampered(page: Page, styles: string): Promise<Difference | undefined> {
  const before = await pictureOf(page);
  const added = await page.addStyleTag({ content: styles });
  const after = await pictureOf(page);
  await added.evaluate((it) => (it as HTMLStyleElement).remove());
  return differenceOf(before, after);
}

/** Paper a shade lighter, sheets a shade darker, ink that is grey, violet for a blue. */
const COLOURS = ['--paper: #f7f0e8', '--sheet: #f5f0e4', '--ink: #3a3a3a', '--board: #7a2a90'] as const;

test.each(['en', 'zh-Hans'])('a seal that moved by ten pixels, a panel that is gone, a colour that is another and a text that runs over are caught, in %s', async (lang) => {
  const { page, close } = await openGame(browser, { path: `?lang=${lang}`, reducedMotion: 'reduce' });
  await openDoor(page, 'short');
  const seal = (await page.locator('.seat-card .seal').nth(2).boundingBox())!;
  const moved = await tampered(page, '.seat-card:nth-of-type(3) .seal { transform: translateX(10px) }');
  expect(moved?.kind).toBe('place');
  const [left, top, right, bottom] = moved!.box;
  expect([left >= seal.x - 8, top >= seal.y - 8, right <= seal.x + seal.width + 18, bottom <= seal.y + seal.height + 8]).toEqual([true, true, true, true]); // it is found there and nowhere else
  for (const colour of COLOURS) expect(await tampered(page, `:root { ${colour} !important }`), colour).toBeDefined();
  expect((await tampered(page, '.seat-card:nth-of-type(2) .seat-line span { white-space: nowrap }'))?.kind).toBe('place');
  await begin(page, 0);
  await playToVerdict(page, { until: ({ screen }) => screen === 'play.choose' });
  expect((await tampered(page, '.panel-inner { visibility: hidden }'))?.kind).toBe('place');
  expect((await tampered(page, '.option:nth-of-type(2) { display: none }'))?.kind).toBe('place');
  expect((await tampered(page, '.stage-host { visibility: hidden }'))?.kind).toBe('place');
  await close();
});

test.each(['en', 'zh-Hans'])('the same page again, half a pixel of shift and letters smoothed otherwise pass, in %s', async (lang) => {
  const options = { path: `?lang=${lang}`, reducedMotion: 'reduce' } as const;
  const [one, other] = [await openGame(browser, options), await openGame(await launchBrowser('--disable-lcd-text', '--font-render-hinting=none'), options)];
  const differs = async (): Promise<Difference | undefined> => differenceOf(await pictureOf(one.page), await pictureOf(other.page));
  for (const { page } of [one, other]) await openDoor(page, 'short');
  expect(await differs()).toBeUndefined();
  for (const shift of ['0.5px, 0', '0, 0.5px', '0.5px, 0.5px', '-0.5px, 0.3px']) expect(await tampered(one.page, `main h1, main p, main span { transform: translate(${shift}) }`), shift).toBeUndefined();
  for (const { page } of [one, other]) {
    await page.locator('input[name="seed"]').evaluate((input: HTMLInputElement) => (input.value = 'twice-1'));
    await begin(page, 0);
    await playToVerdict(page, { until: ({ screen }) => screen === 'play.choose' });
  }
  expect(await differs()).toBeUndefined();
  for (const shift of ['0.5px, 0', '0, 0.5px']) expect(await tampered(one.page, `main h1, main p, main span, .panel span { transform: translate(${shift}) }`), shift).toBeUndefined();
  await one.close();
  await other.page.context().browser()!.close();
});

test('a picture of another size is another picture, and pictures lie side by side with room between them', () => {
  expect(differenceOf(grey(40, 20), grey(40, 21))?.kind).toBe('size');
  expect(differenceOf(grey(40, 20), grey(40, 20))).toBeUndefined();
  const { width, height, data } = sideBySide([grey(10, 5), grey(10, 5)], 2);
  expect([width, height]).toEqual([42, 10]);
  expect([data[0], data[20 * 4], data[22 * 4]]).toEqual([90, 255, 90]);
});
