/** Plays the built game in a page, whatever scenario it shows, as a person with a keyboard or a finger would. */
import type { Page } from 'playwright-core';

export interface Step {
  /** `title`, `setup`, `brief`, `play.situation`, ... */
  readonly screen: string;
  /** The stage sign or the kind of choice, and how often this screen has come. */
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

const BUSY = new Set(['loading', 'resuming', 'dealing', 'dealt', 'resumed', 'play.opening', 'play.route']);

export async function screenOf(page: Page): Promise<string> {
  return (await page.locator('#app').getAttribute('data-screen')) ?? '';
}

/** Waits until the page shows a screen that can be acted on. */
export async function settled(page: Page, timeout = 20_000): Promise<string> {
  await page.waitForFunction((busy) => {
    const screen = document.querySelector<HTMLElement>('#app')?.dataset['screen'] ?? '';
    return screen !== '' && !busy.includes(screen) && document.querySelector('main [aria-busy="true"]') === null;
  }, [...BUSY], { timeout });
  return screenOf(page);
}

/** From the title page: opens a door and stands before the seats. */
export async function openDoor(page: Page, door: string, by: 'keys' | 'touch' = 'keys'): Promise<void> {
  await settled(page);
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
    if (screen === 'play.choose') await choose(page, by, typeof pick === 'number' ? pick : pick(step));
    else await goOn(page, by);
    await left(page, screen);
  }
  throw new Error(`No verdict after ${maxSteps} screens; the last was '${await screenOf(page)}'.`);
}

async function choose(page: Page, by: 'keys' | 'touch', k: number): Promise<void> {
  const options = page.locator('.option input:not(:disabled)');
  const count = await options.count();
  const option = options.nth(k % Math.max(1, count));
  const key = count === 0 ? null : await option.getAttribute('data-key');
  if (by === 'touch') await page.locator('.option:has(input:not(:disabled))').nth(k % Math.max(1, count)).tap();
  else if (key !== null) await page.keyboard.press(key);
  await goOn(page, by);
}

async function goOn(page: Page, by: 'keys' | 'touch'): Promise<void> {
  if (by === 'touch') await page.locator('main [data-primary]').tap();
  else await page.keyboard.press('Enter');
}

/** The page moves on at once: the heading changes or the screen does. */
async function left(page: Page, screen: string): Promise<void> {
  const before = await page.evaluate(() => (document.querySelector('main [data-heading]')?.toString(), performance.now()));
  await page.waitForFunction(([old, since]) => {
    const now = document.querySelector<HTMLElement>('#app')?.dataset['screen'];
    return now !== old || performance.now() - Number(since) > 60;
  }, [screen, before] as const);
}
