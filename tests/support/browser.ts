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
  const { path = '', ...contextOptions } = options;
  const context = await browser.newContext({
    viewport: { width: 1280, height: 720 },
    deviceScaleFactor: 1,
    locale: 'en-US',
    ...contextOptions,
  });
  const page = await context.newPage();
  const problems: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') {
      problems.push(`console: ${message.text()}`);
    }
  });
  page.on('pageerror', (error) => problems.push(`uncaught: ${error.message}`));
  page.on('requestfailed', (request) => {
    problems.push(`request: ${request.url()} ${request.failure()?.errorText ?? ''}`);
  });
  await page.goto(new URL(path, inject('gameAddress')).href);
  return { page, problems, close: () => context.close() };
}
