import type { Browser, Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser, openGame } from '../support/browser.ts';
import { begin, comesTo, kept, openDoor, playToVerdict, screenOf, settled } from '../support/playInBrowser.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
  return () => browser.close();
});

/** What a player sees of a step, to be found again. */
async function sight(page: Page): Promise<string> {
  return [await screenOf(page), await page.locator('main').innerText(), await page.locator('.meters, .log-round').allInnerTexts()].join('\n');
}

async function storeValues(page: Page, store: string): Promise<readonly unknown[]> {
  return page.evaluate((name) => new Promise<unknown[]>((resolve, reject) => {
    const open = indexedDB.open('five-seats');
    open.addEventListener('error', () => reject(open.error));
    open.addEventListener('success', () => {
      const all = open.result.transaction(name).objectStore(name).getAll();
      all.addEventListener('success', () => resolve(all.result));
    });
  }), store);
}

async function spoil(page: Page, save: unknown): Promise<void> {
  await page.evaluate((value) => new Promise<void>((resolve, reject) => {
    const open = indexedDB.open('five-seats');
    open.addEventListener('error', () => reject(open.error));
    open.addEventListener('success', () => {
      const change = open.result.transaction('saves', 'readwrite');
      const put = (old: object) => change.objectStore('saves').put(typeof value === 'object' ? { ...old, ...value } : value, 'current');
      const current = change.objectStore('saves').get('current');
      current.addEventListener('success', () => put(current.result as object));
      change.addEventListener('complete', () => resolve());
    });
  }), save);
}

async function comeBack(page: Page): Promise<void> {
  await kept(page);
  await page.reload();
  await page.locator('[data-door="continue"]').waitFor();
  await page.keyboard.press('1');
  await page.waitForFunction(() => document.querySelector<HTMLElement>('#app')?.dataset['screen'] !== 'title');
  await settled(page);
}

describe('a reload', () => {
  test.each([['brief', 1], ['play.situation', 2], ['play.choose', 2], ['play.sealed', 2], ['play.reveal', 3], ['play.changes', 2], ['play.verdict', 2]] as const)('at %s (time %i) comes back to the same step', async (screen, count) => {
    const { page, problems, close } = await openGame(browser, { reducedMotion: 'reduce' });
    await openDoor(page, 'tutorial');
    await begin(page, 0);
    await playToVerdict(page, { until: (step) => step.screen === screen && step.count === count });
    const before = await sight(page);
    await comeBack(page);
    expect(await sight(page)).toBe(before);
    await playToVerdict(page);
    expect(problems).toEqual([]);
    await close();
  });

  test('keeps what is picked', async () => {
    const { page, close } = await openGame(browser, { reducedMotion: 'reduce' });
    await openDoor(page, 'tutorial');
    await begin(page, 0);
    await playToVerdict(page, { until: ({ screen }) => screen === 'play.choose' });
    await page.keyboard.press('2');
    await comeBack(page);
    expect(await page.locator('.option input').nth(1).isChecked()).toBe(true);
    await close();
  });
});

test('the page says when all it keeps is written, and the menu says it in words', async () => {
  const { page, close } = await openGame(browser, { path: '?lang=en', reducedMotion: 'reduce' });
  await startTutorial(page);
  // A long transaction of another's: the game's next write has to wait for it.
  await page.evaluate(() => new Promise<void>((resolve) => {
    let busy = true;
    addEventListener('letgo', () => (busy = false));
    const open = indexedDB.open('five-seats');
    open.addEventListener('success', () => {
      const saves = open.result.transaction('saves', 'readwrite').objectStore('saves');
      const again = (): void => {
        if (busy) saves.get('current').addEventListener('success', again);
      };
      again();
      resolve();
    });
  }));
  await page.keyboard.press('Enter');
  await settled(page);
  await page.keyboard.press('m');
  const words = page.locator('dialog .small');
  expect(await page.locator('#app').getAttribute('data-kept')).toBe('writing');
  expect(await words.innerText()).toContain('Saving now.');
  await page.evaluate(() => dispatchEvent(new Event('letgo')));
  await kept(page);
  expect(await words.innerText()).toContain('Everything is saved.');
  expect(await words.innerText()).not.toContain('Saving now.');
  expect(await storeValues(page, 'saves')).toMatchObject([{ begun: true }]);
  await close();
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

/** The page's own view of what is stored: [seed, stages] of the current game. */
async function stored(page: Page): Promise<readonly [string, number] | undefined> {
  const [save] = (await storeValues(page, 'saves')) as readonly ({ readonly transcript: string } | undefined)[];
  if (save === undefined) return undefined;
  const { seed, stages } = JSON.parse(save.transcript) as { readonly seed: string; readonly stages: readonly unknown[] };
  return [seed, stages.length];
}

async function startTutorial(page: Page): Promise<void> {
  await openDoor(page, 'tutorial');
  await begin(page, 0);
  await kept(page);
}

/** Goes on until `n` envelopes are open. */
async function openEnvelopes(page: Page, n: number): Promise<void> {
  await playToVerdict(page, { until: ({ screen, count }) => screen === 'play.reveal' && count === n });
  await kept(page);
}

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

test('a save put aside can still be exported after a reload, from the menu', async () => {
  const { page, close } = await openGame(browser, { reducedMotion: 'reduce' });
  await startTutorial(page);
  await spoil(page, { scenario: 'elsewhere' });
  await page.reload();
  await page.locator('[data-notice="aside"]').waitFor();
  await page.reload();
  await page.locator('[data-door]').first().waitFor();
  await kept(page);
  await page.keyboard.press('m');
  await page.locator('.asides summary').click();
  const download = page.waitForEvent('download');
  await page.locator('[data-aside]').click();
  expect((await download).suggestedFilename()).toMatch(/\.json$/u);
  await close();
});

describe('two tabs', () => {
  test('pressing "Play in this tab" twice gives the game to this tab', async () => {
    const { page, close } = await openGame(browser, { reducedMotion: 'reduce' });
    await startTutorial(page);
    const second = await page.context().newPage();
    await second.goto(page.url());
    await second.locator('[data-notice="otherTab"]').waitFor();
    await second.evaluate(() => {
      const button = document.querySelector<HTMLElement>('[data-act="takeOver"]');
      button?.click();
      button?.click();
    });
    await page.locator('[data-notice="otherTab"]').waitFor();
    await second.waitForFunction(async () => {
      const { held, pending } = await navigator.locks.query();
      return held?.length === 1 && pending?.length === 0;
    });
    await kept(second);
    expect(await second.locator('[data-notice="otherTab"]').count()).toBe(0);
    await close();
  });

  test.each(['stay', 'take'] as const)('taking a game back asks which of two goes on (%s)', async (answer) => {
    const { page, close } = await openGame(browser, { reducedMotion: 'reduce' });
    await startTutorial(page);
    const first = await stored(page);
    const second = await page.context().newPage();
    await second.goto(page.url());
    await second.locator('[data-act="takeOver"]').click();
    await second.locator('[data-notice="otherTab"]').waitFor({ state: 'detached' });
    await startTutorial(second);
    await openEnvelopes(second, 1);
    const other = await stored(second);
    expect(other?.[0]).not.toBe(first?.[0]);
    await page.bringToFront();
    await page.locator('[data-act="takeOver"]').click();
    await page.locator('[data-notice="otherGame"]').waitFor();
    await page.keyboard.press('Enter');
    await kept(page);
    expect(await stored(page)).toEqual(other);
    await page.locator(`[data-act="${answer}"]`).click();
    await page.locator('[data-notice="otherGame"]').waitFor({ state: 'detached' });
    await kept(page);
    expect(await stored(page)).toEqual(answer === 'stay' ? first : other);
    expect(await storeValues(page, 'aside')).toHaveLength(answer === 'stay' ? 1 : 0);
    await comesTo(page, answer === 'stay' ? 'play.situation' : 'play.reveal');
    await close();
  });
});

test('a second tab is told and does not save until it takes over; then the first is told', async () => {
  const { page, close } = await openGame(browser, { reducedMotion: 'reduce' });
  await openDoor(page, 'tutorial');
  await begin(page, 0);
  const second = await page.context().newPage();
  await second.goto(page.url());
  await second.locator('[data-notice="otherTab"]').waitFor();
  await second.locator('[data-notice="otherTab"] button').click();
  await second.locator('[data-notice="otherTab"]').waitFor({ state: 'detached' });
  await page.locator('[data-notice="otherTab"]').waitFor();
  await close();
});
