/** Whether everybody can read and press every screen: larger text, narrow windows, notices, colours. What axe finds on every screen is asked in tests/support/walk.ts. */
import type { Browser } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { axeFaults, cutOff, smallTargets } from '../support/access.ts';
import { launchBrowser, openGame, shot } from '../support/browser.ts';
import { seeEveryScreen } from '../support/everyScreen.ts';
import { begin, comesTo, openDoor, playToVerdict } from '../support/playInBrowser.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
  return () => browser.close();
});

describe.each(['en', 'zh-Hans'] as const)('in %s', (lang) => {
  test.each([[390, 844], [1280, 720]] as const)('axe finds nothing on the notices, all of them at once, at %i x %i', async (width, height) => {
    const phone = width < 500;
    const { page, close } = await openGame(browser, { path: `?lang=${lang}`, viewport: { width, height }, hasTouch: phone, isMobile: phone, reducedMotion: 'reduce', prepare: async (it) => void (await it.addInitScript(spoil)) });
    await openDoor(page, 'tutorial');
    await begin(page, 0);
    await page.locator('[data-notice="noPicture"]').waitFor();
    await page.locator('[data-notice="notKept"]').waitFor();
    const faults = (await axeFaults(page)).map((fault) => `in the game: ${fault}`);
    await page.keyboard.press('m');
    await page.route(/(?:en|zh-Hans)-.*\.js/u, (route) => route.abort());
    await page.locator('dialog[open] [aria-pressed="false"]').click();
    await page.keyboard.press('4');
    await comesTo(page, 'title');
    await page.locator('[data-notice="notLoaded"]').waitFor();
    await page.locator('input[type="file"]').setInputFiles({ name: 'game.json', mimeType: 'application/json', buffer: Buffer.from('{"format":"elsewhere/1"') });
    await page.locator('[data-notice="notOpened"] details').evaluate((it: HTMLDetailsElement) => (it.open = true));
    await shot(page, `notices-${lang}-${width}`, true);
    faults.push(...(await axeFaults(page)), ...(await cutOff(page)), ...(phone ? await smallTargets(page) : []));
    expect(faults).toEqual([]);
    expect(await page.locator('.notices > *').count()).toBe(4);
    await close();
  }, 120_000);

  test.each([['text twice as large at 1280 x 720', 1280, 720, 200], ['a window of 320 x 640', 320, 640, 100]] as const)('with %s nothing is cut off and nothing lies over a control', async (_, width, height, percent) => {
    const { page, close } = await openGame(browser, { path: `?lang=${lang}`, viewport: { width, height }, reducedMotion: 'reduce' });
    await page.addStyleTag({ content: `html { font-size: ${percent}% !important; }` });
    const faults: string[] = [];
    await seeEveryScreen(page, { look: async (at, name) => {
      await shot(at, `large-${name}-${lang}-${width}`);
      faults.push(...(await cutOff(at)).map((fault) => `${name}: ${fault}`));
    } });
    expect(faults).toEqual([]);
    await close();
  }, 300_000);
});

/** Keeps nothing and draws nothing. */
function spoil(): void {
  IDBObjectStore.prototype.put = () => {
    throw new DOMException('No room is left.', 'QuotaExceededError');
  };
  const get = HTMLCanvasElement.prototype.getContext as (this: HTMLCanvasElement, ...values: unknown[]) => RenderingContext | null;
  HTMLCanvasElement.prototype.getContext = function refuse(this: HTMLCanvasElement, ...values: unknown[]) {
    return String(values[0]).startsWith('webgl') ? null : get.apply(this, values);
  } as HTMLCanvasElement['getContext'];
}

test('where a colour says something, a shape, a word or a weight says it too', async () => {
  const { page, close } = await openGame(browser, { path: '?lang=en', reducedMotion: 'reduce' });
  const texts = (selector: string): Promise<readonly string[]> => page.locator(selector).allTextContents();
  const weights = (selector: string): Promise<readonly string[]> => page.locator(selector).evaluateAll((all) => [...new Set(all.map((it) => getComputedStyle(it).fontWeight))]);
  await page.locator('[data-door]').first().waitFor();
  expect(await weights('.languages [aria-pressed="true"]')).not.toEqual(await weights('.languages [aria-pressed="false"]'));
  await page.locator('[data-door="casebook"]').click();
  await page.locator('.fact').first().waitFor();
  expect(new Set(await texts('.fact .badge'))).toEqual(new Set(['FACT', 'DISPUTED']));
  await page.locator('#casebook-article').click();
  const checks = await page.locator('[class*="check-"]').evaluateAll((all) => [...new Set(all.map((it) => `${it.className} ${it.textContent}`))]);
  expect(new Set(checks.map((it) => it.split(' ').slice(2).join(' '))).size).toBe(new Set(checks.map((it) => it.split(' ')[1])).size); // to each colour its word
  await page.keyboard.press('Escape');
  await openDoor(page, 'short');
  const outlines = await page.locator('.seat-card .seal-shape').evaluateAll((all) => all.map((it) => it.getAttribute('points')));
  expect(new Set(outlines).size).toBe(5);
  await begin(page, 0);
  await playToVerdict(page, { until: ({ screen }) => screen === 'play.choose' });
  await page.keyboard.press('f');
  for (const arrow of await texts('.move .arrow')) expect(arrow).toMatch(/^[▲▼]+$/u);
  await page.keyboard.press('1');
  expect(await page.locator('.option:has(:checked)').evaluate((it) => getComputedStyle(it).boxShadow)).not.toBe('none');
  await playToVerdict(page, { until: ({ screen, count }) => screen === 'play.changes' && count === 2 });
  for (const by of await texts('.change .change-by')) expect(by).toMatch(/^[+−]/u);
  const hatched = await page.locator('.change.down .bar-new').evaluateAll((all) => all.map((it) => getComputedStyle(it).backgroundImage));
  for (const image of hatched) expect(image).toContain('repeating-linear-gradient');
  await page.locator('#tab-meters').click();
  for (const by of await texts('.meter .change-by')) expect(by).toMatch(/^[▲▼]/u);
  expect(await weights('.panel [aria-selected="true"]')).not.toEqual(await weights('.panel [aria-selected="false"]'));
  await page.locator('main [data-heading]').focus();
  await playToVerdict(page);
  for (const record of await texts('.path-record')) expect(record).not.toBe('');
  await close();
}, 120_000);
