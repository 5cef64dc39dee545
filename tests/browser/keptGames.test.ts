import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { launchBrowser, openGame, shot } from '../support/browser.ts';
import { begin, comesTo, kept, missingWords, openDoor, overflow, playToVerdict, screenOf, settled } from '../support/playInBrowser.ts';
import { startTutorial, stored, storeValues } from '../support/storeInBrowser.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
  return () => browser.close();
});

async function openGames(page: Page): Promise<void> {
  await page.keyboard.press('m');
  await page.locator('dialog [data-act="games"]').click();
  await page.locator('.games-list').waitFor();
}

async function keepCopy(page: Page, name: string): Promise<void> {
  await openGames(page);
  await page.locator('.games-copy input').fill(name);
  await page.locator('[data-act="keep"]').click();
  await page.locator('.games-row', { hasText: name }).waitFor();
}

async function toChoice(page: Page, n: number): Promise<void> {
  await playToVerdict(page, { until: ({ screen, count }) => screen === 'play.choose' && count === n });
  await kept(page);
}

test('a copy is kept under a name, and opened again while the game that was left lies beside it', async () => {
  const { page, problems, close } = await openGame(browser, { path: '?lang=en', reducedMotion: 'reduce' });
  await startTutorial(page);
  await toChoice(page, 1);
  const heading = await page.locator('main').innerText();
  await openGames(page);
  expect(await page.locator('.games-copy input').inputValue()).toMatch(/^The trustees · Evening · .*\d{4}$/u);
  await page.keyboard.press('Escape');
  await keepCopy(page, 'before <b>the vote</b>');
  expect(await page.locator('.games-row b').innerText()).toBe('before <b>the vote</b>'); // a name stays text
  await page.keyboard.press('Escape');
  await page.keyboard.press('1'); // picks; the picture of the step has changed
  await toChoice(page, 2);
  const later = await stored(page);
  await openGames(page);
  await page.locator('.games-row [data-act="open"]').click();
  await page.locator('[data-notice="madeRoom"]').waitFor();
  await settled(page);
  await kept(page);
  expect(await page.locator('main').innerText()).toBe(heading);
  expect((await stored(page))?.[0]).toBe(later?.[0]);
  const shelf = (await storeValues(page, 'aside')) as readonly { readonly name?: string; readonly save: { readonly transcript: string } }[];
  expect(shelf.map(({ name }) => name)).toEqual(['before <b>the vote</b>', undefined]);
  expect((JSON.parse(shelf[1]!.save.transcript) as { stages: unknown[] }).stages).toHaveLength(later![1]);
  // The one that was left is opened in its turn; what lies there already is not put there twice.
  await openGames(page);
  await page.locator('.games-row').first().locator('[data-act="open"]').click();
  await settled(page);
  await kept(page);
  expect(await stored(page)).toEqual(later);
  expect(await storeValues(page, 'aside')).toHaveLength(2);
  expect(problems).toEqual([]);
  await close();
}, 120_000);

test('a kept game is renamed, exported as a file that opens, and removed after one question, from the title page too', async () => {
  const { page, problems, close } = await openGame(browser, { path: '?lang=en', reducedMotion: 'reduce' });
  await startTutorial(page);
  await toChoice(page, 1);
  await keepCopy(page, 'first');
  await page.keyboard.press('Escape');
  await page.keyboard.press('m');
  await page.keyboard.press('4');
  await comesTo(page, 'title');
  await page.locator('main [data-act="games"]').click();
  await page.locator('[data-act="rename"]').click();
  await page.locator('.games-row input').fill('second');
  await page.keyboard.press('Enter');
  await page.locator('.games-row', { hasText: 'second' }).waitFor();
  expect(await storeValues(page, 'aside')).toMatchObject([{ name: 'second' }]);
  const [file] = await Promise.all([page.waitForEvent('download'), page.locator('[data-act="export"]').click()]);
  const text = readFileSync(await file.path(), 'utf8');
  expect(JSON.parse(text)).toMatchObject({ format: 'five-seats-game/1', mode: 'tutorial' });
  await page.locator('[data-act="remove"]').click();
  await page.locator('[data-act="spare"]').click();
  expect(await storeValues(page, 'aside')).toHaveLength(1);
  await page.locator('[data-act="remove"]').click();
  await page.locator('[data-act="removed"]').click();
  await page.locator('.games-row').waitFor({ state: 'detached' });
  expect(await storeValues(page, 'aside')).toEqual([]);
  await page.keyboard.press('Escape');
  await page.locator('input[type="file"]').setInputFiles({ name: 'game.json', mimeType: 'application/json', buffer: Buffer.from(text) });
  await comesTo(page, 'play.choose');
  expect(problems).toEqual([]);
  await close();
}, 120_000);

test('a new game puts the one that was being played among the kept games', async () => {
  const { page, close } = await openGame(browser, { path: '?lang=en', reducedMotion: 'reduce' });
  await startTutorial(page);
  await toChoice(page, 2);
  const first = await stored(page);
  await page.keyboard.press('m');
  await page.keyboard.press('4');
  await comesTo(page, 'title');
  await openDoor(page, 'tutorial');
  await begin(page, 0);
  await page.locator('[data-notice="madeRoom"]').waitFor();
  const [aside] = (await storeValues(page, 'aside')) as [{ readonly save: { readonly transcript: string } }];
  expect((JSON.parse(aside.save.transcript) as { seed: string }).seed).toBe(first?.[0]);
  await close();
}, 120_000);

test('a tab that does not save shows what another has kept, and writes over nothing when it takes over', async () => {
  const { page, close } = await openGame(browser, { path: '?lang=en', reducedMotion: 'reduce' });
  await startTutorial(page);
  await keepCopy(page, 'dealt');
  await page.keyboard.press('Escape');
  await toChoice(page, 2);
  const running = await stored(page);
  const second = await page.context().newPage();
  await second.goto(page.url());
  await second.locator('[data-notice="otherTab"]').waitFor();
  await second.locator('main [data-act="games"]').click();
  await second.locator('.games-row', { hasText: 'dealt' }).locator('[data-act="open"]').click();
  await comesTo(second, 'brief');
  expect(await stored(page)).toEqual(running);
  await second.locator('[data-act="takeOver"]').click();
  await second.locator('[data-notice="otherGame"] [data-act="stay"]').click();
  await kept(second);
  const shelf = (await storeValues(second, 'aside')) as readonly { readonly save: { readonly transcript: string } }[];
  expect(shelf.map(({ save }) => (JSON.parse(save.transcript) as { stages: unknown[] }).stages.length)).toEqual([0, running![1]]);
  await close();
}, 150_000);

test('a store that is full is told, and the game goes on as it was', async () => {
  const { page, problems, close } = await openGame(browser, { path: '?lang=en', reducedMotion: 'reduce' });
  await page.addInitScript(() => {
    IDBObjectStore.prototype.add = () => {
      throw new DOMException('No room is left.', 'QuotaExceededError');
    };
  });
  await page.reload();
  await startTutorial(page);
  await openGames(page);
  await page.locator('[data-act="keep"]').click();
  await page.locator('.games-told', { hasText: 'full or forbidden' }).waitFor();
  expect(await storeValues(page, 'aside')).toEqual([]);
  await page.keyboard.press('Escape');
  expect(await screenOf(page)).toBe('brief');
  expect(problems).toEqual([]);
  await close();
}, 120_000);

test('a kept game of other rules is not opened, and the running one is untouched', async () => {
  const { page, close } = await openGame(browser, { path: '?lang=en', reducedMotion: 'reduce' });
  await startTutorial(page);
  await page.evaluate(() => new Promise<void>((resolve) => {
    const open = indexedDB.open('five-seats');
    open.addEventListener('success', () => {
      const change = open.result.transaction(['saves', 'aside'], 'readwrite');
      const current = change.objectStore('saves').get('current');
      current.addEventListener('success', () => {
        const save = current.result as { transcript: string };
        // As an earlier version put it aside: without a name.
        change.objectStore('aside').add({ movedAt: '2026-01-02T03:04:05.000Z', save: { ...save, transcript: save.transcript.replace(/"rulesHash": "[0-9a-f]{16}"/u, '"rulesHash": "0123456789abcdef"') } });
      });
      change.addEventListener('complete', () => resolve());
    });
  }));
  await openGames(page);
  await page.locator('.games-row', { hasText: 'Put aside, ' }).locator('[data-act="open"]').click();
  await page.locator('[data-notice="notOpened"]', { hasText: 'rules of another version' }).waitFor();
  expect(await screenOf(page)).toBe('brief');
  expect(await storeValues(page, 'aside')).toHaveLength(1);
  await close();
}, 120_000);

test.each([
  ['en', 1280, 720],
  ['zh-Hans', 390, 844],
  ['zh-Hans', 1280, 720],
  ['en', 390, 844],
  ['en', 1920, 1080],
] as const)('the kept games fit the page in %s at %i x %i', async (lang, width, height) => {
  const { page, problems, close } = await openGame(browser, { path: `?lang=${lang}`, viewport: { width, height }, reducedMotion: 'reduce' });
  await openDoor(page, 'full');
  await begin(page, 0);
  await toChoice(page, 1);
  await keepCopy(page, 'a');
  await page.keyboard.press('Escape');
  await keepCopy(page, 'Sunday evening, before the interim chief is named, the letter still unsigned');
  expect(await overflow(page)).toBe(0);
  expect(await missingWords(page)).toEqual([]);
  await shot(page, `kept-${lang}-${width}`);
  await page.locator('[data-act="remove"]').first().click();
  await shot(page, `kept-sure-${lang}-${width}`);
  expect(problems).toEqual([]);
  await close();
}, 120_000);
