/** Plays the built game in a page, whatever scenario it shows, as a person with a keyboard or a finger would. */
import type { Page } from 'playwright-core';

export interface Step {
  /** `title`, `setup`, `brief`, `play.situation`, ... */
  readonly screen: string;
  /** How often this screen has come, this time included. */
  readonly count: number;
}

export interface PlayOptions {
  /** Which option is picked at every choice: 0 the first, 1 the second, ...; wraps round. */
  readonly pick?: number | ((step: Step) => number);
  /** `keys` uses the keyboard alone, `touch` taps. */
  readonly by?: 'keys' | 'touch';
  /** Called on every screen before it is left. */
  readonly look?: (step: Step) => Promise<void>;
  readonly until?: (step: Step) => boolean;
  readonly maxSteps?: number;
}

const HEADING = 'main [data-heading]';
const BUSY = ['loading', 'resuming', 'dealing', 'dealt', 'resumed', 'play.opening', 'play.letting', 'play.route'];

export async function screenOf(page: Page): Promise<string> {
  return (await page.locator('#app').getAttribute('data-screen')) ?? '';
}

/** Waits until the page shows `screen`: words may have to be loaded first. */
export async function comesTo(page: Page, screen: string): Promise<void> {
  await page.waitForFunction((name) => document.querySelector<HTMLElement>('#app')?.dataset['screen'] === name, screen);
}

/** Waits until the page shows a screen that can be acted on. */
export async function settled(page: Page, timeout = 20_000): Promise<string> {
  await page.waitForFunction((busy) => {
    const screen = document.querySelector<HTMLElement>('#app')?.dataset['screen'] ?? '';
    return screen !== '' && !busy.includes(screen) && document.querySelector('main [aria-busy="true"]') === null;
  }, BUSY, { timeout });
  return screenOf(page);
}

/** Waits until all that the page keeps is written. Where nothing is being kept there is nothing to wait for. */
export async function kept(page: Page): Promise<void> {
  await page.waitForFunction(() => ['kept', 'off'].includes(document.querySelector<HTMLElement>('#app')?.dataset['kept'] ?? ''));
}

/** Waits until the picture of the present step is drawn, if there is one. */
export async function drawn(page: Page): Promise<void> {
  await page.waitForFunction(() => document.querySelector('[data-picture="pending"]') === null);
}

/** From the title page: opens a door and stands before the seats. */
export async function openDoor(page: Page, door: string, by: 'keys' | 'touch' = 'keys'): Promise<void> {
  await settled(page);
  await page.locator(`[data-door="${door}"]`).waitFor();
  const button = page.locator(`[data-door="${door}"]`);
  if (by === 'touch') await button.tap();
  else await page.keyboard.press((await button.getAttribute('data-key')) ?? 'Enter');
  await page.waitForFunction(() => document.querySelector<HTMLElement>('#app')?.dataset['screen'] === 'setup');
}

/** Goes on from the present screen to the last part of the verdict; answers how many screens were seen. */
export async function playToVerdict(page: Page, options: PlayOptions = {}): Promise<number> {
  const { pick = 0, by = 'keys', look, until, maxSteps = 400 } = options;
  const seen = new Map<string, number>();
  for (let n = 0; n < maxSteps; n++) {
    const screen = await settled(page);
    const step = { screen, count: (seen.get(screen) ?? 0) + 1 };
    seen.set(screen, step.count);
    await look?.(step);
    if (until?.(step) === true) return n;
    if (screen === 'play.verdict' && (await page.locator('.verdict-path').count()) > 0) return n;
    const heading = await page.locator(HEADING).elementHandle();
    if (screen === 'play.choose') await choose(page, by, typeof pick === 'number' ? pick : pick(step));
    else await goOn(page, by);
    await page.waitForFunction(([old, selector]) => document.querySelector(selector) !== old, [heading, HEADING] as const);
    await heading?.dispose(); // it would keep its whole screen in the page
  }
  throw new Error(`No verdict after ${maxSteps} screens; the last was '${await screenOf(page)}'.`);
}

async function choose(page: Page, by: 'keys' | 'touch', k: number): Promise<void> {
  const options = page.locator('.option input:not(:disabled)');
  const count = await options.count();
  const option = options.nth(k % Math.max(1, count));
  const key = count === 0 ? null : await option.getAttribute('data-key');
  if (by === 'touch') {
    const card = page.locator('.option:has(input:not(:disabled))').nth(k % Math.max(1, count));
    if (!(await card.isVisible())) await page.locator('.more-moves > summary').tap();
    await card.tap();
  } else if (key !== null) await page.keyboard.press(key);
  else if (count > 0) {
    // Beyond the tenth option there are no digits left: the arrows go on from the last one that has one.
    await page.keyboard.press('0');
    for (let n = 10; n <= k % count; n++) await page.keyboard.press('ArrowDown');
  }
  await goOn(page, by);
}

async function goOn(page: Page, by: 'keys' | 'touch'): Promise<void> {
  if (by === 'touch') await page.locator('main [data-primary]').tap();
  else await page.keyboard.press('Enter');
}

/** From the seats: takes the `nth` seat (from 0), or just begins, and waits for the first step. */
export async function begin(page: Page, nth: number | undefined = undefined, by: 'keys' | 'touch' = 'keys'): Promise<void> {
  if (nth !== undefined) {
    if (by === 'touch') await page.locator('.seat-card').nth(nth).tap();
    else await page.keyboard.press(String(nth + 1));
  }
  await goOn(page, by);
  await page.waitForFunction(() => document.querySelector<HTMLElement>('#app')?.dataset['screen'] !== 'setup');
  await settled(page);
}

/** Text ids that a page shows in brackets because a catalogue has no words for them. */
export async function missingWords(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => [...new Set(document.body.innerText.match(/\[[a-z]+\.[\w.+:-]+\]/giu) ?? [])]);
}

/** How far the page is wider than its window. */
export async function overflow(page: Page): Promise<number> {
  return page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - window.innerWidth));
}
