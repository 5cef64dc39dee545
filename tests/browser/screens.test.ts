/** Pictures of every screen, for people to look at, and what a machine can see of their accessibility. */
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser, openGame } from '../support/browser.ts';
import { begin, drawn, openDoor, overflow, playToVerdict } from '../support/playInBrowser.ts';

const folder = fileURLToPath(new URL('../output/screenshots/', import.meta.url));
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const sizes = [[390, 844], [1280, 720], [1920, 1080]] as const;

let browser: Browser;
beforeAll(async () => {
  mkdirSync(folder, { recursive: true });
  browser = await launchBrowser();
  return () => browser.close();
});

async function accessibilityFaults(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const run = (globalThis as unknown as { axe: { run(options: unknown): Promise<{ violations: { id: string; nodes: { html: string; failureSummary?: string }[] }[] }> } }).axe;
    const { violations } = await run.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'] });
    return violations.flatMap(({ id, nodes }) => nodes.slice(0, 2).map((node) => `${id}: ${node.html.slice(0, 120)} ${node.failureSummary ?? ''}`));
  });
}

describe.each(['en', 'zh-Hans'] as const)('in %s', (lang) => {
  test.each(sizes)('every screen fits %i x %i', async (width, height) => {
    const { page, problems, close } = await openGame(browser, { path: `?lang=${lang}`, viewport: { width, height }, hasTouch: width < 500, isMobile: width < 500, reducedMotion: 'reduce' });
    const faults: string[] = [];
    const seen = new Set<string>();
    const look = async (name: string): Promise<void> => {
      if (seen.has(name)) return;
      seen.add(name);
      await drawn(page);
      await page.screenshot({ path: `${folder}${name}-${lang}-${width}x${height}.png` });
      const wide = await overflow(page);
      if (wide > 0) faults.push(`${name}: ${wide} px too wide`);
      faults.push(...(await accessibilityFaults(page)).map((fault) => `${name}: ${fault}`));
    };
    await page.locator('[data-door]').first().waitFor();
    await look('title');
    await page.keyboard.press('?');
    await look('help');
    await page.keyboard.press('Escape');
    await page.locator('[data-act="settings"]').click();
    await look('settings');
    await page.keyboard.press('Escape');
    await page.locator('[data-door="casebook"]').click();
    for (const tab of ['facts', 'article', 'decisions', 'concepts', 'numbers', 'stances']) {
      await page.locator(`#casebook-${tab}`).click();
      await page.waitForFunction(() => document.querySelector('.casebook-body [aria-busy]') === null);
      await look(`casebook-${tab}`);
    }
    await page.keyboard.press('Escape');
    await page.locator('[data-door="gallery"]').click();
    await look('gallery');
    await page.keyboard.press('Escape');
    await openDoor(page, 'short');
    await look('setup');
    await page.keyboard.press('Escape');
    await openDoor(page, 'tutorial');
    await begin(page, 0);
    await playToVerdict(page, {
      pick: ({ count }) => count,
      look: async ({ screen, count }) => {
        if (screen === 'play.choose') {
          const sign = (await page.locator('.screen.sign').count()) > 0;
          if (!sign && count > 1) {
            await page.keyboard.press('f');
            await page.locator('.fold summary').first().click();
          }
          await look(sign ? 'sign' : count > 1 ? 'choose-advised' : 'choose');
        } else if (screen === 'play.verdict') await look(`verdict-${count}`);
        else await look(screen.replace('play.', ''));
      },
    });
    expect(problems).toEqual([]);
    expect(faults).toEqual([]);
    await close();
  }, 120_000);
});
