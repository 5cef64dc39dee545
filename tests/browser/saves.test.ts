import type { Browser } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser, openGame } from '../support/browser.ts';
import { begin, kept, openDoor, screenOf } from '../support/playInBrowser.ts';
import { comeBack, spoil, startTutorial, storeValues } from '../support/storeInBrowser.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
  return () => browser.close();
});

describe('a save that cannot be read', () => {
  const broken: readonly (readonly [string, unknown])[] = [
    ['is not even an object', 'nonsense'],
    ['has a field of the wrong kind', { step: 'three' }],
    ['holds a transcript that is not JSON', { transcript: '{' }],
    ['belongs to no scenario', { scenario: 'elsewhere' }],
  ];
  test.each(broken)('because it %s is moved aside, told and offered for export', async (_, value) => {
    const { page, close } = await openGame(browser, { reducedMotion: 'reduce' });
    await openDoor(page, 'tutorial');
    await begin(page, 0);
    await kept(page);
    await spoil(page, value);
    await page.reload();
    await page.locator('[data-notice="aside"]').waitFor();
    expect(await page.locator('[data-door="continue"]').count()).toBe(0);
    expect(await page.locator('[data-notice="aside"] pre').textContent()).toContain('expected');
    expect(await storeValues(page, 'saves')).toEqual([]);
    expect(await storeValues(page, 'aside')).toHaveLength(1);
    const download = page.waitForEvent('download');
    await page.locator('[data-notice="aside"] button').first().click();
    expect((await download).suggestedFilename()).toMatch(/\.json$/u);
    await openDoor(page, 'tutorial');
    await begin(page, 0);
    expect(await storeValues(page, 'aside')).toHaveLength(1);
    await close();
  });

  test('because the rules have changed since is moved aside with the hash that was found', async () => {
    const { page, close } = await openGame(browser, { reducedMotion: 'reduce' });
    await openDoor(page, 'tutorial');
    await begin(page, 0);
    await kept(page);
    const [save] = (await storeValues(page, 'saves')) as [{ readonly transcript: string }];
    await spoil(page, { transcript: save.transcript.replace(/"rulesHash": "[0-9a-f]{16}"/u, '"rulesHash": "0123456789abcdef"') });
    await page.reload();
    expect(await page.locator('[data-notice="aside"] pre').textContent()).toContain('0123456789abcdef');
    await close();
  });
});

describe('a save that this page does not know', () => {
  test('is put aside, not written over, when the check is slow and a game has begun', async () => {
    const { page, close } = await openGame(browser, { reducedMotion: 'reduce' });
    await startTutorial(page);
    await spoil(page, { scenario: 'elsewhere' });
    await page.addInitScript(() => {
      const get = IDBObjectStore.prototype.get;
      let late = false;
      IDBObjectStore.prototype.get = function slow(...query) {
        const request = get.apply(this, query);
        if (late || this.name !== 'saves') return request;
        late = true;
        const answer = request.addEventListener.bind(request);
        request.addEventListener = (type: string, listener: EventListenerOrEventListenerObject) => answer(type, (event: Event) => {
          addEventListener('letgo', () => (typeof listener === 'function' ? listener.call(request, event) : listener.handleEvent(event)));
        });
        return request;
      };
    });
    await page.reload();
    await openDoor(page, 'tutorial');
    await begin(page, 0);
    expect(await page.locator('#app').getAttribute('data-kept')).toBe('checking');
    expect(await storeValues(page, 'aside')).toEqual([]);
    expect(await storeValues(page, 'saves')).toMatchObject([{ scenario: 'elsewhere' }]);
    await page.evaluate(() => dispatchEvent(new Event('letgo')));
    await page.locator('[data-notice="aside"]').waitFor();
    await kept(page);
    expect(await storeValues(page, 'aside')).toMatchObject([{ save: { scenario: 'elsewhere' } }]);
    expect(await storeValues(page, 'saves')).toMatchObject([{ scenario: 'harbour-lab' }]);
    expect(await screenOf(page)).toBe('brief');
    await close();
  });

  test('written behind its back is put aside by the next step', async () => {
    const { page, close } = await openGame(browser, { reducedMotion: 'reduce' });
    await startTutorial(page);
    await spoil(page, { savedAt: 'by another page' });
    await page.keyboard.press('Enter');
    await page.locator('[data-notice="aside"]').waitFor();
    expect(await storeValues(page, 'aside')).toMatchObject([{ save: { savedAt: 'by another page' } }]);
    expect(await storeValues(page, 'saves')).toMatchObject([{ begun: true }]);
    await close();
  });

  test('because a part of the game does not load stays as it is, and can be tried again', async () => {
    const { page, close } = await openGame(browser, { reducedMotion: 'reduce' });
    await startTutorial(page);
    const before = await storeValues(page, 'saves');
    await page.route(/outlooks-.*\.js/u, (route) => route.abort());
    await page.reload();
    await page.locator('[data-notice="unchecked"]').waitFor();
    expect(await page.locator('[data-door="continue"]').count()).toBe(1);
    await page.keyboard.press('1');
    await page.locator('[data-notice="fault"]').waitFor();
    expect(await page.locator('[data-notice="fault"]').innerText()).toContain('Check the connection');
    expect(await storeValues(page, 'saves')).toEqual(before);
    expect(await storeValues(page, 'aside')).toEqual([]);
    await page.unroute(/outlooks-.*\.js/u);
    await page.locator('[data-notice="unchecked"] [data-act="retry"]').click();
    await page.locator('[data-notice="unchecked"]').waitFor({ state: 'detached' });
    await comeBack(page);
    expect(await screenOf(page)).toBe('brief');
    await close();
  });

  test('and that cannot be put aside is told, and not written over until it has been exported', async () => {
    const { page, close } = await openGame(browser, { reducedMotion: 'reduce' });
    await startTutorial(page);
    await spoil(page, { scenario: 'elsewhere' });
    await page.addInitScript(() => {
      IDBObjectStore.prototype.add = () => {
        throw new DOMException('No room is left.', 'QuotaExceededError');
      };
    });
    await page.reload();
    await page.locator('[data-notice="stuck"]').waitFor();
    await startTutorial(page);
    expect(await storeValues(page, 'saves')).toMatchObject([{ scenario: 'elsewhere' }]);
    const download = page.waitForEvent('download');
    await page.locator('[data-notice="stuck"] button').click();
    expect((await download).suggestedFilename()).toMatch(/\.json$/u);
    await page.locator('[data-notice="stuck"]').waitFor({ state: 'detached' });
    await kept(page);
    expect(await storeValues(page, 'saves')).toMatchObject([{ scenario: 'harbour-lab' }]);
    await close();
  });
});

test('a store that lacks a part is completed', async () => {
  const { page, close } = await openGame(browser, { reducedMotion: 'reduce' });
  await page.route(/\/blank$/u, (route) => route.fulfill({ contentType: 'text/html', body: '<title>blank</title>' }));
  await page.goto(new URL('blank', page.url()).href);
  await page.evaluate(() => new Promise<void>((resolve) => {
    indexedDB.deleteDatabase('five-seats').addEventListener('success', () => {
      const open = indexedDB.open('five-seats', 3);
      open.addEventListener('upgradeneeded', () => open.result.createObjectStore('saves'));
      open.addEventListener('success', () => {
        open.result.close();
        resolve();
      });
    });
  }));
  await page.goto(new URL('.', page.url()).href);
  await startTutorial(page);
  expect(await storeValues(page, 'aside')).toEqual([]);
  expect(await storeValues(page, 'saves')).toHaveLength(1);
  await close();
});

test('a save put aside can still be exported after a reload, from the list of kept games', async () => {
  const { page, close } = await openGame(browser, { reducedMotion: 'reduce' });
  await startTutorial(page);
  await spoil(page, { scenario: 'elsewhere' });
  await page.reload();
  await page.locator('[data-notice="aside"]').waitFor();
  await page.reload();
  await page.locator('[data-door]').first().waitFor();
  await kept(page);
  await page.locator('main [data-act="games"]').click();
  const download = page.waitForEvent('download');
  await page.locator('[data-aside] [data-act="export"]').click();
  expect((await download).suggestedFilename()).toMatch(/\.json$/u);
  await close();
});
