import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { inject } from 'vitest';
import { chromiumFlags, findChromium, missingChromiumNotice } from '../../scripts/chromium.ts';

export interface OpenPage {
  readonly page: Page;
  /** Console errors, uncaught errors and failed requests, in the order they came. */
  readonly problems: readonly string[];
  close(): Promise<void>;
}

export interface OpenOptions extends BrowserContextOptions {
  /** Added to the game's address, for example `?lang=zh-Hans` or `#about`. */
  readonly path?: string;
  /** Which run of games the page deals. */
  readonly luck?: number;
  /** Called with the page before it goes to the game. */
  readonly before?: (page: Page) => void;
}

export async function launchBrowser(): Promise<Browser> {
  const executablePath = findChromium();
  if (executablePath === null) {
    throw new Error(missingChromiumNotice());
  }
  return chromium.launch({ executablePath, args: [...chromiumFlags] });
}

/** Opens the built game in a fresh profile: no storage is shared between two calls. */
export async function openGame(browser: Browser, options: OpenOptions = {}): Promise<OpenPage> {
  const { path = '', luck = 1, before, ...contextOptions } = options;
  const context = await browser.newContext({
    viewport: { width: 1280, height: 720 },
    deviceScaleFactor: 1,
    locale: 'en-US',
    serviceWorkers: 'block', // what a test takes from the network is to fail there; tests/browser/offline.test.ts lets them in
    ...contextOptions,
  });
  const page = await context.newPage();
  await page.addInitScript(dealTheSame, luck);
  const problems: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') {
      problems.push(`console: ${message.text()}`);
    }
  });
  page.on('pageerror', (error) => problems.push(`uncaught: ${error.message}`));
  page.on('requestfailed', (request) => {
    const why = request.failure()?.errorText ?? '';
    if (why !== 'net::ERR_ABORTED') problems.push(`request: ${request.url()} ${why}`); // a page that is left gives up what it was loading
  });
  before?.(page);
  await page.goto(new URL(path, inject('gameAddress')).href);
  return { page, problems, close: () => context.close() };
}

const SHOTS = process.env['SHOTS'];

/** Keeps a picture of the page in the folder that SHOTS names; without one nothing is kept. */
export async function shot(page: Page, name: string, fullPage = false): Promise<void> {
  if (SHOTS !== undefined) await page.screenshot({ path: `${SHOTS}/${name}.png`, fullPage });
}

/** Every page deals the same games in the same order: what a test meets, it meets again. */
function dealTheSame(luck: number): void {
  let state = luck;
  crypto.getRandomValues = (array) => {
    const words = array as unknown as Uint32Array;
    for (let i = 0; i < words.length; i++) words[i] = state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return array;
  };
}
