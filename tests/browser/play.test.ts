import type { Browser } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser, openGame } from '../support/browser.ts';
import { begin, comesTo, missingWords, openDoor, overflow, playToVerdict } from '../support/playInBrowser.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
  return () => browser.close();
});

describe.each(['en', 'zh-Hans'] as const)('in %s', (lang) => {
  test('the tutorial can be played by keyboard alone, from the title to the verdict', async () => {
    const { page, problems, close } = await openGame(browser, { path: `?lang=${lang}`, reducedMotion: 'reduce' });
    await openDoor(page, 'tutorial');
    await begin(page, 1);
    const faults: string[] = [];
    await playToVerdict(page, {
      pick: 1,
      look: async ({ screen }) => {
        faults.push(...(await missingWords(page)).map((id) => `${screen}: no words for ${id}`));
        const focused = await page.evaluate(() => document.activeElement?.matches('[data-heading]') ?? false);
        if (!focused) faults.push(`${screen}: the heading has no focus`);
      },
    });
    expect(await page.locator('html').getAttribute('lang')).toBe(lang);
    expect(faults).toEqual([]);
    expect(problems).toEqual([]);
    await close();
  });

  test.each([0, 4])('the short form can be played from seat %i without a word missing', async (seat) => {
    const { page, problems, close } = await openGame(browser, { path: `?lang=${lang}`, reducedMotion: 'reduce' });
    await openDoor(page, 'short');
    await begin(page, seat);
    const missing = new Set<string>();
    await playToVerdict(page, { pick: ({ count }) => count, look: async () => (await missingWords(page)).forEach((id) => missing.add(id)) });
    expect([...missing]).toEqual([]);
    expect(problems).toEqual([]);
    await close();
  }, 120_000);

  test('the tutorial can be played by touch on a phone, and never scrolls sideways', async () => {
    const { page, problems, close } = await openGame(browser, { path: `?lang=${lang}`, viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, reducedMotion: 'reduce' });
    await openDoor(page, 'tutorial', 'touch');
    await begin(page, 2, 'touch');
    const faults: string[] = [];
    await playToVerdict(page, {
      by: 'touch',
      look: async ({ screen }) => {
        const wide = await overflow(page);
        if (wide > 0) faults.push(`${screen}: ${wide} px too wide`);
        const small = await page.evaluate(() => [...document.querySelectorAll<HTMLElement>('button, summary, .option, .seat-card, select, a[href]:not(.skip)')]
          .filter((element) => element.checkVisibility() && element.closest('.sources') === null && (element.offsetHeight < 44 || element.offsetWidth < 44))
          .map((element) => `${element.tagName} '${element.innerText.slice(0, 20)}' ${element.offsetWidth}x${element.offsetHeight}`));
        faults.push(...small.map((it) => `${screen}: ${it}`));
      },
    });
    expect([...new Set(faults)]).toEqual([]);
    expect(problems).toEqual([]);
    await close();
  });
});

test.each([[1280, 720], [390, 844]])('with text twice as large nothing is cut off sideways at %i x %i', async (width, height) => {
  const { page, close } = await openGame(browser, { viewport: { width, height }, reducedMotion: 'reduce' });
  await page.addStyleTag({ content: 'html { font-size: 200% !important; }' });
  await openDoor(page, 'tutorial');
  await begin(page);
  const faults: string[] = [];
  await playToVerdict(page, { look: async ({ screen }) => {
    const wide = await overflow(page);
    if (wide > 0) faults.push(`${screen}: ${wide} px too wide`);
  } });
  expect([...new Set(faults)]).toEqual([]);
  await close();
});

test('five AIs can be watched, and the way to the ending is short', async () => {
  const { page, problems, close } = await openGame(browser, { reducedMotion: 'reduce' });
  await openDoor(page, 'watch');
  await begin(page);
  await playToVerdict(page, { until: ({ screen }) => screen === 'play.reveal' });
  await page.keyboard.press('e');
  await page.locator('.verdict-ending').waitFor();
  expect(problems).toEqual([]);
  await close();
}, 120_000);

test('the advisers weigh a package that is to be signed, and the tutorial leads on to the short form', async () => {
  const { page, problems, close } = await openGame(browser, { path: '?lang=en', reducedMotion: 'reduce' });
  await openDoor(page, 'tutorial');
  await page.locator('input[name="seed"]').evaluate((input: HTMLInputElement) => (input.value = 'birch-1'));
  await begin(page, 1);
  let advice = '';
  await playToVerdict(page, {
    pick: 2, // the director offers a package
    look: async () => {
      if (advice !== '' || (await page.locator('.sign .option:not(.closed)').count()) === 0) return;
      await page.keyboard.press('f');
      advice = await page.locator('.sign .outlook').first().innerText();
      await page.locator('main [data-heading]').focus();
    },
  });
  expect(advice).toMatch(/no deal now/u);
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.querySelector<HTMLElement>('#app')?.dataset['screen'] === 'setup');
  expect(await page.locator('.setup .kicker').innerText()).toBe('Short form');
  expect(problems).toEqual([]);
  await close();
});

test('Escape goes back, takes a sealed envelope back and closes what lies over the game', async () => {
  const { page, close } = await openGame(browser, { reducedMotion: 'reduce' });
  await openDoor(page, 'tutorial');
  await page.keyboard.press('Escape');
  await comesTo(page, 'title');
  await openDoor(page, 'tutorial');
  await begin(page);
  await playToVerdict(page, { until: ({ screen }) => screen === 'play.sealed' });
  await page.keyboard.press('Escape');
  await comesTo(page, 'play.choose');
  await page.keyboard.press('Escape');
  await comesTo(page, 'play.situation');
  for (const [key, place] of [['m', 'dialog[open]'], ['?', 'dialog[open]'], ['c', '.casebook']] as const) {
    await page.keyboard.press(key);
    await page.locator(place).waitFor();
    await page.keyboard.press('Escape');
    await page.locator(place).waitFor({ state: 'detached' });
    await comesTo(page, 'play.situation');
  }
  await close();
});

test('without a stage the game goes on', async () => {
  const { page, close } = await openGame(browser, { path: '?lang=en', reducedMotion: 'reduce' });
  await page.route(/stage-.*\.js/u, (route) => route.abort());
  await openDoor(page, 'tutorial');
  await begin(page);
  await playToVerdict(page);
  expect(await page.locator('#app.no-stage').count()).toBe(1);
  await close();
});

test('a seat is told once what it wants, a secret vote stays closed, and weeks are counted', async () => {
  const { page, close } = await openGame(browser, { path: '?lang=en', reducedMotion: 'reduce' });
  await openDoor(page, 'short');
  await page.locator('input[name="seed"]').evaluate((input: HTMLInputElement) => (input.value = 'weeks-1'));
  await begin(page, 0);
  expect(await page.locator('.brief .private').count()).toBe(1);
  expect(await page.locator('.brief-lines').count()).toBe(0);
  let week = '';
  await playToVerdict(page, {
    pick: ({ count }) => (count === 1 ? 2 : 0), // leave instead of a removal
    until: () => week !== '',
    look: async ({ screen }) => {
      const kicker = screen === 'play.situation' ? await page.locator('main .kicker').innerText() : '';
      if (kicker.includes('week')) week = kicker;
    },
  });
  expect(week).toBe('First week · 1 of 4');
  await page.locator('#tab-seats').click();
  expect(await page.locator('.aims dt').allInnerTexts()).toEqual(['Wants', 'Fears']);

  await page.keyboard.press('m');
  await page.keyboard.press('4');
  await openDoor(page, 'short');
  await page.locator('input[name="seed"]').evaluate((input: HTMLInputElement) => (input.value = 'quiet-1')); // no leave, of which all would hear
  await begin(page, 1);
  await playToVerdict(page, { until: ({ screen }) => screen === 'play.reveal' });
  expect(await page.locator('h1').innerText()).toBe('The envelopes stay closed');
  await close();
});
