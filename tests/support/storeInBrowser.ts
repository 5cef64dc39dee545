/** What the game keeps in a page's store, seen and changed from outside. */
import type { Page } from 'playwright-core';
import { begin, kept, openDoor, settled } from './playInBrowser.ts';

export async function storeValues(page: Page, store: string): Promise<readonly unknown[]> {
  return page.evaluate((name) => new Promise<unknown[]>((resolve, reject) => {
    const open = indexedDB.open('five-seats');
    open.addEventListener('error', () => reject(open.error));
    open.addEventListener('success', () => {
      const all = open.result.transaction(name).objectStore(name).getAll();
      all.addEventListener('success', () => resolve(all.result));
    });
  }), store);
}

/** Changes the current save behind the page's back. */
export async function spoil(page: Page, save: unknown): Promise<void> {
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

/** Loads the page again and goes on with the saved game. */
export async function comeBack(page: Page): Promise<void> {
  await kept(page);
  await page.reload();
  await page.locator('[data-door="continue"]').waitFor();
  await page.keyboard.press('1');
  await page.waitForFunction(() => document.querySelector<HTMLElement>('#app')?.dataset['screen'] !== 'title');
  await settled(page);
}

/** The page's own view of what is stored: [seed, stages] of the current game. */
export async function stored(page: Page): Promise<readonly [string, number] | undefined> {
  const [save] = (await storeValues(page, 'saves')) as readonly ({ readonly transcript: string } | undefined)[];
  if (save === undefined) return undefined;
  const { seed, stages } = JSON.parse(save.transcript) as { readonly seed: string; readonly stages: readonly unknown[] };
  return [seed, stages.length];
}

export async function startTutorial(page: Page): Promise<void> {
  await openDoor(page, 'tutorial');
  await begin(page, 0);
  await kept(page);
}
