/** Charts of stances, numbers, the wire, the zone of agreement and the count: that each opens and can be used. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser, openGame, shot } from '../support/browser.ts';
import { begin, drawn, missingWords, openDoor, overflow, playToVerdict, settled } from '../support/playInBrowser.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const PICKS = [0, 0, 1, 0, 2, 4, 3, 5];

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
  return () => browser.close();
});

async function faultsOf(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const run = (globalThis as unknown as { axe: { run(options: unknown): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> } }).axe;
    const { violations } = await run.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'] });
    return violations.flatMap(({ id, nodes }) => nodes.slice(0, 2).map(({ html }) => `${id}: ${html.slice(0, 120)}`));
  });
}

/** Nothing too wide, no word missing, nothing that a machine finds inaccessible. */
async function looksRight(page: Page): Promise<void> {
  expect(await missingWords(page)).toEqual([]);
  expect(await overflow(page)).toBe(0);
  expect(await faultsOf(page)).toEqual([]);
}

/** The same game of the board's every time, on to the `nth` step of a kind. */
async function playTo(page: Page, screen: string, nth: number): Promise<void> {
  await openDoor(page, 'full');
  await page.locator('input[name="seed"]').evaluate((input: HTMLInputElement) => {
    input.value = 'a';
  });
  await begin(page, 0);
  await playToVerdict(page, { pick: ({ count }) => PICKS[count % PICKS.length]!, until: (step) => step.screen === screen && step.count >= nth });
  await drawn(page);
}

describe.each([['en', 1280, 720], ['zh-Hans', 390, 844]] as const)('in %s at %i x %i', (lang, width, height) => {
  const options = { path: `?lang=${lang}`, viewport: { width, height }, reducedMotion: 'reduce' as const };

  test('a seat opens the chart of its stances, which says where it stands and what would move it', async () => {
    const { page, problems, close } = await openGame(browser, options);
    await playTo(page, 'play.choose', 4);
    await page.locator('#tab-seats').click();
    await page.locator('#seat-workforce').focus();
    await page.keyboard.press('Enter');
    await page.locator('dialog .chart').waitFor();
    expect(await page.locator('dialog .rung-stance.now').count()).toBe(2);
    await page.locator('dialog .rung-stance:not(.now)').first().click();
    expect(await page.locator('dialog .chart-region').first().locator('[aria-pressed="true"].now').count()).toBe(0);
    expect(await page.locator('dialog .chart-region').first().locator('.chart-move').count()).toBeGreaterThan(0);
    await looksRight(page);
    await shot(page, `chart-${lang}`);
    await page.keyboard.press('Escape');
    await page.locator('dialog').waitFor({ state: 'detached' });
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('seat-workforce');
    await page.locator('#tab-log').click();
    expect(await page.locator('.wire-round').count()).toBeGreaterThan(1);
    expect(await page.locator('.wire-record .fold').count()).toBeGreaterThan(0);
    expect(await page.locator('.wire-line:not(.told-all)').count()).toBeGreaterThan(0);
    expect(await page.locator('.timeline .time-round.now').count()).toBe(1);
    await looksRight(page);
    await shot(page, `wire-${lang}`);
    expect(problems).toEqual([]);
    await close();
  });

  test('the numbers of the rules open from the casebook, and are searched and filtered', async () => {
    const { page, close } = await openGame(browser, options);
    await settled(page);
    await page.locator('[data-door="casebook"]').click();
    await page.locator('#casebook-numbers').click();
    await page.locator('.number-card').first().waitFor();
    const all = await page.locator('.number-card').count();
    await page.locator('input[name="numbers-kind"]').nth(1).check();
    expect(await page.locator('.number-card').count()).toBeLessThan(all);
    await page.locator('.number-card summary').first().click();
    await page.locator('.number-card details.fact').waitFor();
    await page.locator('input[name="numbers-kind"]').first().check();
    await page.locator('input[name="numbers"]').fill('letter-490');
    expect(await page.locator('.number-card').count()).toBe(1);
    await page.locator('.number-card summary').first().click();
    await page.locator('.number-table').waitFor();
    await looksRight(page);
    await shot(page, `numbers-${lang}`);
    await page.locator('#casebook-stances').click();
    await page.locator('.casebook select[name="actor"]').selectOption('interimChief');
    expect(await page.locator('.casebook .rung').count()).toBe(8);
    expect(await page.locator('.casebook .rung-stance.now').count()).toBe(0);
    await looksRight(page);
    await close();
  });

  test('a package on the table shows whom it could win, and the verdict the zone of agreement; its badge leads to the numbers', async () => {
    const { page, close } = await openGame(browser, options);
    await playTo(page, 'play.choose', 6);
    await page.locator('#tab-table').click();
    expect(await page.locator('.panel [data-zone] .zone-side').count()).toBeGreaterThan(1);
    await playToVerdict(page, { pick: ({ count }) => PICKS[count % PICKS.length]!, until: () => false, look: async () => {
      if ((await page.locator('.verdict-scores').count()) === 0) return;
      expect(await page.locator('.zones .zone').count()).toBeGreaterThan(3);
      await page.locator('.zones').scrollIntoViewIfNeeded();
      await looksRight(page);
      await shot(page, `zone-${lang}`, true);
    } });
    await page.locator('#tab-table').click();
    await page.keyboard.press('Escape');
    await page.locator('.verdict-scores .badge.model').first().click();
    await page.locator('#casebook-numbers[aria-selected="true"]').waitFor();
    await page.locator('.number-card').first().waitFor();
    await close();
  });
});

test('the verdict sets the letter beside the six dated counts of the record, and a table says the same', async () => {
  const { page, close } = await openGame(browser, { path: '?lang=en', reducedMotion: 'reduce' });
  await openDoor(page, 'watch');
  await begin(page);
  await playToVerdict(page, { until: ({ screen }) => screen === 'play.reveal' });
  await page.keyboard.press('e');
  for (const part of ['ending', 'scores']) {
    await page.locator(`.verdict-${part}`).waitFor();
    await page.keyboard.press('Enter');
  }
  await page.locator('.letter-part').waitFor();
  expect(await page.locator('.letter-part .count-record').count()).toBe(6);
  await page.locator('.letter-part .fold > summary').first().click();
  expect(await page.locator('.letter-part td .badge.fact').count()).toBe(6);
  await looksRight(page);
  await shot(page, 'count-en', true);
  await close();
});
