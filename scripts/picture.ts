/** Takes the README's picture: the recorded course, watched until the letter stands. Run after `npm run build`. */
import { chromium } from 'playwright-core';
import { preview } from 'vite';
import { begin, drawn, openDoor, playToVerdict } from '../tests/support/playInBrowser.ts';
import { chromiumFlags, findChromium, missingChromiumNotice } from './chromium.ts';

const executablePath = findChromium();
if (executablePath === null) throw new Error(missingChromiumNotice());
const server = await preview({ preview: { port: 0 }, logLevel: 'silent' });
const browser = await chromium.launch({ executablePath, args: [...chromiumFlags] });
const page = await (await browser.newContext({ viewport: { width: 1280, height: 720 }, deviceScaleFactor: 1, locale: 'en-US', reducedMotion: 'reduce' })).newPage();
await page.goto(server.resolvedUrls!.local[0]!);
await openDoor(page, 'watch');
await page.evaluate(() => {
  for (const fold of document.querySelectorAll('details')) fold.open = true;
  for (const select of document.querySelectorAll<HTMLSelectElement>('select[name^="ai-"]')) select.value = 'historical';
  document.querySelector<HTMLSelectElement>('select[name="facts"]')!.value = 'recorded';
  document.querySelector<HTMLInputElement>('input[name="seed"]')!.value = 'november-8';
});
await begin(page);
let afternoons = 0;
await playToVerdict(page, {
  until: ({ screen }) => screen === 'play.reveal' && afternoons > 0,
  look: async ({ screen }) => {
    if (screen !== 'play.reveal' || !(await page.locator('main').innerText()).includes('Monday 20 November, afternoon')) return;
    afternoons += 1;
    await drawn(page);
    await page.screenshot({ path: 'docs/picture.png' });
  },
});
await browser.close();
await server.close();
process.exit(0);
