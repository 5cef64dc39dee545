/** The walk past every screen in one language at three sizes: that everybody can read and press it, and that it looks as it did. */
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { axeFaults, cutOff, smallTargets } from './access.ts';
import { launchBrowser, openGame } from './browser.ts';
import { SCREENS, seeEveryScreen } from './everyScreen.ts';
import { pictureFault, WRITES } from './keptPictures.ts';
import { kept, missingWords } from './playInBrowser.ts';

const folder = fileURLToPath(new URL('../output/screenshots/', import.meta.url));
/** Large windows show the same elements in the same colours as middle ones: axe has nothing to find there. */
const sizes = [[390, 844, true], [1280, 720, true], [1920, 1080, false]] as const;

export function walkPastScreens(lang: 'en' | 'zh-Hans'): void {
  let browser: Browser;
  beforeAll(async () => {
    mkdirSync(folder, { recursive: true });
    browser = await launchBrowser();
    return () => browser.close();
  });

  test.each(sizes)('every screen and dialog looks as it did and can be read and pressed at %i x %i', async (width, height, asksAxe) => {
    const phone = width < 500;
    const { page, problems, close } = await openGame(browser, { path: `?lang=${lang}`, viewport: { width, height }, hasTouch: phone, isMobile: phone, reducedMotion: 'reduce', timezoneId: 'UTC', prepare });
    const faults: string[] = [];
    const changed: string[] = [];
    const seen = await seeEveryScreen(page, {
      asItComes: async (at, name) => {
        await at.evaluate(() => document.fonts.ready);
        if (name !== 'projector') await kept(at); // a projector's window keeps nothing
        await at.waitForFunction(() => document.querySelector('dialog[open] [aria-busy="true"], .panel [aria-busy="true"], .casebook-body [aria-busy="true"]') === null);
        const screenshot = await at.screenshot({ path: `${folder}${name}-${lang}-${width}x${height}.png` });
        changed.push(...[pictureFault(`${lang}/${width}x${height}/${name}`, screenshot)].filter((fault) => fault !== undefined));
      },
      look: async (at, name) => {
        if (WRITES) return;
        const found = [...(await cutOff(at)), ...(await missingWords(at)), ...(asksAxe ? await axeFaults(at) : []), ...(phone ? await smallTargets(at) : [])];
        faults.push(...found.map((fault) => `${name}: ${fault}`));
      },
    });
    expect(faults).toEqual([]);
    expect(changed).toEqual([]);
    expect([...seen].toSorted()).toEqual([...SCREENS].toSorted());
    expect(problems).toEqual([]);
    await close();
  }, 300_000);
}

/** On a fixed day, on a device that has reached an ending before. */
async function prepare(page: Page): Promise<void> {
  await page.clock.setFixedTime('2026-01-02T03:04:05Z');
  const reached = { scenario: 'openai-2023', ending: 'managed', seat: 'board', at: '2026-01-01T03:04:05.000Z' };
  const endings = { format: 'five-seats-endings/1', reached: [reached], best: [{ ...reached, scales: { oversight: 72, company: 58, trust: 60 } }] };
  await page.addInitScript((text) => localStorage.setItem('five-seats/endings', text), JSON.stringify(endings));
}
