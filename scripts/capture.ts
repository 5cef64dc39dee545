/** Takes the README's picture and its short film, from fixed games. Run after `npm run build`: `npm run capture`. */
import { writeFileSync } from 'node:fs';
import { type Browser, chromium, type Page } from 'playwright-core';
import { preview } from 'vite';
import { sit } from '../tests/support/everyScreen.ts';
import { begin, drawn, openDoor, playToVerdict, settled } from '../tests/support/playInBrowser.ts';
import { chromiumFlags, findChromium, missingChromiumNotice } from './chromium.ts';
import { gifOf, type Shot } from './gif.ts';

const size = { width: 1280, height: 720 };

/** The recorded course, watched until the letter stands. */
async function takePicture(browser: Browser, address: string): Promise<void> {
  const page = await (await browser.newContext({ viewport: size, locale: 'en-US', reducedMotion: 'reduce' })).newPage();
  await page.goto(address);
  await openDoor(page, 'watch');
  await sit(page, { seed: 'november-8', others: 'historical' });
  await page.evaluate(() => (document.querySelector<HTMLSelectElement>('select[name="facts"]')!.value = 'recorded'));
  await begin(page);
  const isTheOne = async (): Promise<boolean> => (await page.locator('main').innerText()).includes('Mon afternoon');
  let taken = false;
  await playToVerdict(page, {
    until: () => taken,
    look: async ({ screen }) => {
      if (screen !== 'play.reveal' || !(await isTheOne())) return;
      taken = true;
      await drawn(page);
      await page.screenshot({ path: 'docs/picture.png' });
    },
  });
  if (!taken) throw new Error('The game never came to the envelopes of Monday afternoon: docs/picture.png is as it was.');
}

/** The board from the morning of the letter: a seat taken, a choice sealed, the envelopes opened, and how it ends. */
async function takeFilm(browser: Browser, address: string): Promise<void> {
  const page = await (await browser.newContext({ viewport: size, deviceScaleFactor: 0.75, locale: 'en-US', reducedMotion: 'no-preference' })).newPage();
  const shots: Shot[] = [];
  const film = (seconds: number): Promise<void> => record(page, shots, seconds);
  const press = async (key: string, seconds: number): Promise<void> => {
    await page.keyboard.press(key);
    await film(seconds);
  };
  await page.goto(address);
  await page.locator('[data-door]').first().waitFor();
  await page.locator('.title-picture[data-picture="drawn"]').waitFor();
  await page.waitForTimeout(1000); // the picture comes softly
  await film(1.5);
  await openDoor(page, 'full');
  await sit(page, { seed: 'letter-1', others: 'historical', from: 'monDawn' });
  for (const seat of ['1', '3', '1']) await press(seat, 0.8);
  await begin(page);
  await playToVerdict(page, { until: ({ screen }) => screen === 'play.choose' });
  await drawn(page);
  await film(1.5);
  await press('1', 0.8);
  await press('Enter', 1.6);
  await settled(page);
  await press('Enter', 3.2);
  await drawn(page);
  await press('Enter', 2.6);
  await playToVerdict(page, { until: ({ screen }) => screen === 'play.choose' });
  await drawn(page);
  await film(1);
  await press('2', 0.7);
  await playToVerdict(page, { until: ({ screen }) => screen === 'play.verdict', pick: ({ count }) => count });
  await page.locator('.front').waitFor();
  await page.waitForTimeout(1200); // the stamp falls
  await film(2);
  await page.locator('main').evaluate((it) => it.scrollBy({ top: 330 }));
  await film(2);
  const gif = gifOf(shots);
  writeFileSync('docs/play.gif', gif);
  const seconds = shots.reduce((sum, { stands }) => sum + stands, 0) / 1000;
  console.log(`docs/play.gif: ${seconds.toFixed(1)} s, ${shots.length} pictures, ${(gif.length / 1e6).toFixed(2)} MB`);
}

/** One picture after another, as fast as they can be taken. */
async function record(page: Page, shots: Shot[], seconds: number): Promise<void> {
  const end = performance.now() + seconds * 1000;
  let last = performance.now();
  while (last < end) {
    const png = await page.screenshot();
    const now = performance.now();
    shots.push({ png, stands: now - last });
    last = now;
  }
}

const executablePath = findChromium();
if (executablePath === null) throw new Error(missingChromiumNotice());
const server = await preview({ preview: { port: 0 }, logLevel: 'silent' });
const browser = await chromium.launch({ executablePath, args: [...chromiumFlags] });
await takePicture(browser, server.resolvedUrls!.local[0]!);
await takeFilm(browser, server.resolvedUrls!.local[0]!);
await browser.close();
await server.close();
process.exit(0);
