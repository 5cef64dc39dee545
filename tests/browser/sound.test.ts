/** The page makes no sound of itself, and the game is the same with and without. */
import type { Browser, Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { launchBrowser, openGame, shot } from '../support/browser.ts';
import { begin, comesTo, openDoor, playToVerdict, settled } from '../support/playInBrowser.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
  return () => browser.close();
});

interface Heard {
  readonly contexts: AudioContext[];
  sources: number;
}

/** Notes every device and every sound that the page asks for. */
function listen(): void {
  const notes: Heard = { contexts: [], sources: 0 };
  (globalThis as unknown as { heard: Heard }).heard = notes;
  globalThis.AudioContext = class extends AudioContext {
    constructor(options?: AudioContextOptions) {
      super(options);
      notes.contexts.push(this);
    }
    override createBufferSource(): AudioBufferSourceNode {
      notes.sources++;
      return super.createBufferSource();
    }
  };
}

async function heard(page: Page): Promise<{ readonly contexts: number; readonly sources: number; readonly state: string | undefined }> {
  return page.evaluate(() => {
    const { contexts, sources } = (globalThis as unknown as { heard: Heard }).heard;
    return { contexts: contexts.length, sources, state: contexts[0]?.state };
  });
}

async function openListening(lang = 'en', width = 1280): Promise<Awaited<ReturnType<typeof openGame>>> {
  const open = await openGame(browser, { path: `?lang=${lang}`, reducedMotion: 'reduce', viewport: { width, height: 844 } });
  await open.page.addInitScript(listen);
  await open.page.reload();
  await settled(open.page);
  return open;
}

test('a new player hears nothing; one key turns sound on, the same key turns it off, and it is remembered', async () => {
  const { page, problems, close } = await openListening();
  await openDoor(page, 'tutorial');
  await begin(page, 0);
  await playToVerdict(page, { until: ({ screen }) => screen === 'play.choose' });
  expect(await heard(page)).toMatchObject({ contexts: 0, sources: 0 });
  await page.keyboard.press('s');
  await page.waitForFunction(() => (globalThis as unknown as { heard: Heard }).heard.sources === 1);
  expect(await page.locator('[role="log"]').innerText()).toBe('Sound is on.');
  expect(await page.locator('[data-tool="sound"]').innerText()).toContain('on');
  await page.keyboard.press('1');
  await page.keyboard.press('Enter');
  await comesTo(page, 'play.sealed');
  await page.waitForFunction(() => (globalThis as unknown as { heard: Heard }).heard.sources === 2);
  await page.keyboard.press('s');
  await settled(page);
  await playToVerdict(page, { until: ({ screen }) => screen === 'play.changes' });
  expect(await heard(page)).toMatchObject({ contexts: 1, sources: 2 });
  await page.keyboard.press('s');
  await page.reload();
  await settled(page);
  await page.keyboard.press('m');
  await page.keyboard.press('9');
  expect(await page.locator('#setting-sound-on').isChecked()).toBe(true);
  expect(problems).toEqual([]);
  await close();
});

test('the device rests when the game is quiet, and when the page is hidden', async () => {
  const { page, close } = await openListening();
  await page.keyboard.press('s');
  await page.waitForFunction(() => (globalThis as unknown as { heard: Heard }).heard.contexts[0]?.state === 'running');
  await page.waitForFunction(() => (globalThis as unknown as { heard: Heard }).heard.contexts[0]?.state === 'suspended');
  await page.keyboard.press('s');
  await page.keyboard.press('s');
  await page.waitForFunction(() => (globalThis as unknown as { heard: Heard }).heard.contexts[0]?.state === 'running');
  await page.evaluate(() => {
    Object.defineProperty(document, 'hidden', { value: true, configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
  });
  await page.waitForFunction(() => (globalThis as unknown as { heard: Heard }).heard.contexts[0]?.state === 'suspended');
  await close();
});

test('where there is no sound to be had the game goes on, and says nothing', async () => {
  const { page, problems, close } = await openGame(browser, { path: '?lang=en', reducedMotion: 'reduce' });
  await page.addInitScript(() => Reflect.deleteProperty(globalThis, 'AudioContext'));
  await page.reload();
  await settled(page);
  await page.keyboard.press('s');
  await openDoor(page, 'tutorial');
  await begin(page, 0);
  await playToVerdict(page, { until: ({ screen }) => screen === 'play.changes' });
  expect(problems).toEqual([]);
  await close();
});

test.each([['en', 390], ['zh-Hans', 390], ['en', 1280]] as const)('in %s at %i one place says that the game can be heard, until the player has decided', async (lang, width) => {
  const { page, close } = await openListening(lang, width);
  await openDoor(page, 'tutorial');
  await begin(page, 0);
  const invitation = page.locator('.invitation button');
  const tool = page.locator('[data-tool="sound"]');
  expect([await invitation.isVisible(), await tool.isVisible()].filter(Boolean)).toHaveLength(1);
  await shot(page, `invitation-${lang}-${width}`);
  await (width < 960 ? invitation : tool).click();
  await page.waitForFunction(() => (globalThis as unknown as { heard: Heard }).heard.sources === 1);
  await shot(page, `invited-${lang}-${width}`);
  await page.keyboard.press('Escape');
  await page.keyboard.press('m');
  await page.keyboard.press('4');
  await openDoor(page, 'tutorial');
  await begin(page, 0);
  expect(await invitation.count()).toBe(0);
  await close();
});
