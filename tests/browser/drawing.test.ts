/** What a browser does to a picture: hides it, resizes it, takes its context away, has none to give. */
import type { Browser, Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser, openGame, type OpenOptions, type OpenPage, shot } from '../support/browser.ts';
import { colours, drawingOf, hide, loseContext, picture, restoreContext, sharpness, watchDrawing } from '../support/drawing.ts';
import { begin, drawn, openDoor, playToVerdict, settled } from '../support/playInBrowser.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
  return () => browser.close();
});

/** The short form stands before its first choice, and the picture is drawn. */
async function atChoice(options: OpenOptions = {}): Promise<OpenPage> {
  const open = await openGame(browser, { path: '?lang=en', reducedMotion: 'reduce', prepare: watchDrawing, ...options });
  await openDoor(open.page, 'short');
  await begin(open.page, 0);
  await playToVerdict(open.page, { until: ({ screen }) => screen === 'play.choose' });
  await drawn(open.page);
  await open.page.keyboard.press('1');
  await open.page.evaluate(() => document.fonts.ready);
  return open;
}

async function resized(page: Page, width: number, height: number): Promise<void> {
  await page.setViewportSize({ width, height });
  await frames(page);
}

async function frames(page: Page): Promise<void> {
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
}

test('an idle screen draws nothing and asks for no frame', async () => {
  const { page, problems, close } = await atChoice();
  const before = await drawingOf(page);
  expect(before.draws).toBeGreaterThan(0);
  await page.waitForTimeout(2000);
  expect(await drawingOf(page)).toEqual(before);
  expect(problems).toEqual([]);
  await close();
});

test('a tab left in the middle of a reveal asks for no frames, and shows the end of it when it comes back', async () => {
  const { page, problems, close } = await atChoice({ reducedMotion: 'no-preference' });
  const left = async (): Promise<void> => {
    await hide(page, true);
    const gone = await drawingOf(page);
    await page.waitForTimeout(400);
    expect((await drawingOf(page)).draws).toBe(gone.draws);
    await hide(page, false);
    await drawn(page);
  };
  await page.keyboard.press('Enter');
  await settled(page);
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.querySelector<HTMLElement>('#app')?.dataset['screen'] === 'play.reveal');
  await page.waitForFunction((draws) => globalThis.drawing.draws > draws, (await drawingOf(page)).draws);
  await left();
  const back = await picture(page);
  await left();
  await page.waitForTimeout(1300);
  expect((await picture(page)) === back).toBe(true);
  expect(await colours(page, back)).toBeGreaterThan(20);
  expect(problems).toEqual([]);
  await close();
});

test('after a window has been made smaller, turned and made as before, the picture is the same', async () => {
  const { page, problems, close } = await atChoice();
  const before = await picture(page);
  for (const [width, height] of [[390, 844], [844, 390], [1920, 1080], [320, 480]] as const) {
    await resized(page, width, height);
    if (!(await page.locator('.stage-host').isVisible())) continue; // folded away in a low window
    expect(await sharpness(page)).toEqual([1, 1]);
    expect(await colours(page, await picture(page))).toBeGreaterThan(20);
  }
  await resized(page, 1280, 720);
  expect((await picture(page)) === before).toBe(true);
  expect(problems).toEqual([]);
  await close();
});

describe('the dots of the screen', () => {
  test.each([[0.75, 0.75], [1, 1], [2, 2], [3, 2]] as const)('at %f to a pixel the canvas has %f', async (deviceScaleFactor, wanted) => {
    const { page, problems, close } = await atChoice({ deviceScaleFactor });
    for (const side of await sharpness(page)) expect(side).toBeCloseTo(wanted, 2);
    expect(await colours(page, await picture(page))).toBeGreaterThan(20);
    expect(problems).toEqual([]);
    await close();
  });

  test('a window that comes to another screen is drawn with the dots of that one', async () => {
    const { page, problems, close } = await atChoice();
    const before = await picture(page);
    const devtools = await page.context().newCDPSession(page);
    for (const deviceScaleFactor of [2, 3, 0.75, 2, 1]) {
      await devtools.send('Emulation.setDeviceMetricsOverride', { width: 1280, height: 720, deviceScaleFactor, mobile: false });
      await page.waitForFunction((ratio) => devicePixelRatio === ratio, deviceScaleFactor);
      // A browser asks its media queries again when the screen changes; one that is only told of other dots has to be prompted.
      for (const media of ['print', 'screen']) await devtools.send('Emulation.setEmulatedMedia', { media, features: [{ name: 'prefers-reduced-motion', value: 'reduce' }] });
      await frames(page);
      for (const side of await sharpness(page)) expect(side).toBeCloseTo(Math.min(deviceScaleFactor, 2), 2);
    }
    expect((await picture(page)) === before).toBe(true);
    expect(problems).toEqual([]);
    await close();
  });
});

describe('a lost context', () => {
  test('that comes back shows the same picture again, and the game goes on', async () => {
    const { page, problems, close } = await atChoice();
    const before = await picture(page);
    await loseContext(page);
    await restoreContext(page);
    await drawn(page);
    expect((await picture(page)) === before).toBe(true);
    expect(await page.locator('.no-stage').count()).toBe(0);
    await playToVerdict(page, { until: ({ screen, count }) => screen === 'play.changes' && count === 2 });
    expect(problems).toEqual([]);
    await close();
  });

  test('that comes back some steps later shows the step that the game has come to', async () => {
    const whole = await atChoice();
    await playToVerdict(whole.page, { until: ({ screen }) => screen === 'play.reveal' });
    await drawn(whole.page);
    const wanted = await picture(whole.page);
    await whole.close();
    const { page, problems, close } = await atChoice({ reducedMotion: 'no-preference' });
    await loseContext(page);
    await playToVerdict(page, { until: ({ screen }) => screen === 'play.reveal' });
    await restoreContext(page);
    await drawn(page);
    expect((await picture(page)) === wanted).toBe(true);
    expect(problems).toEqual([]);
    await close();
  });

  test('that does not come back is told once, and the game is played to its end in words', async () => {
    const { page, problems, close } = await atChoice();
    await loseContext(page);
    await page.locator('[data-notice="noPicture"]').waitFor();
    await shot(page, 'no-picture');
    expect(await page.locator('[data-notice="noPicture"]').innerText()).toContain('the game goes on in words');
    expect(await page.locator('.stage-host canvas').count()).toBe(0);
    await page.locator('[data-notice="noPicture"] [data-act="dismiss"]').click();
    await playToVerdict(page);
    expect(await page.locator('[data-notice]').count()).toBe(0);
    expect(problems).toEqual([]);
    await close();
  }, 240_000);

  test('of a hidden tab is waited for until the tab is looked at again', async () => {
    const { page, close } = await atChoice();
    await hide(page, true);
    await loseContext(page);
    await page.waitForTimeout(5500);
    expect(await page.locator('.no-stage').count()).toBe(0);
    await hide(page, false);
    await restoreContext(page);
    await page.waitForTimeout(300);
    expect(await page.locator('.no-stage').count()).toBe(0);
    expect(await colours(page, await picture(page))).toBeGreaterThan(20);
    await close();
  });
});

async function playInWords(open: OpenPage, lang: string): Promise<void> {
  const { page, close } = open;
  await openDoor(page, 'tutorial');
  await begin(page, 0);
  const notice = page.locator('[data-notice="noPicture"]');
  await notice.waitFor();
  await shot(page, `without-webgl-${lang}`);
  expect(await notice.innerText()).toContain(lang === 'en' ? 'the game goes on in words' : '以文字呈现');
  expect(await page.locator('.stage').isVisible()).toBe(false);
  await playToVerdict(page);
  expect(await notice.count()).toBe(1);
  await close();
}

describe('without WebGL', () => {
  test.each(['en', 'zh-Hans'])('because the page is given no context, it says so and is played to the end (%s)', async (lang) => {
    await playInWords(await openGame(browser, { path: `?lang=${lang}`, reducedMotion: 'reduce', prepare: async (page) => {
      await page.addInitScript(() => {
        const get = HTMLCanvasElement.prototype.getContext as (this: HTMLCanvasElement, ...values: unknown[]) => RenderingContext | null;
        HTMLCanvasElement.prototype.getContext = function refuse(this: HTMLCanvasElement, ...values: unknown[]) {
          return String(values[0]).startsWith('webgl') ? null : get.apply(this, values);
        } as HTMLCanvasElement['getContext'];
      });
    } }), lang);
  });

  test('because the browser has it switched off, it says so and is played to the end', async () => {
    const without = await launchBrowser('--disable-gpu', '--disable-3d-apis');
    await playInWords(await openGame(without, { path: '?lang=en', reducedMotion: 'reduce' }), 'en');
    await without.close();
  });
});
