/** Leads a page past every screen and dialog of the game, with what can be opened on them open. */
import type { Page } from 'playwright-core';
import { begin, comesTo, drawn, openDoor, playToVerdict, settled } from './playInBrowser.ts';

export const SCREENS = [
  'title', 'title-help', 'title-menu', 'casebook-facts', 'casebook-article', 'casebook-decisions', 'casebook-concepts', 'setup-watch', 'setup',
  'brief', 'situation', 'choose', 'advised', 'sealed', 'reveal', 'changes', 'interlude', 'menu', 'help', 'casebook',
  'verdict-ending', 'verdict-scores', 'verdict-path', 'one-test', 'sign', 'signing-advised',
] as const;
export type ScreenName = (typeof SCREENS)[number];

/** Begins at the title page. Every screen is looked at once; answers which were met. */
export async function seeEveryScreen(page: Page, look: (name: ScreenName) => Promise<void>): Promise<ReadonlySet<ScreenName>> {
  const seen = new Set<ScreenName>();
  const see = async (name: ScreenName): Promise<void> => {
    if (seen.has(name)) return;
    seen.add(name);
    await drawn(page);
    await page.evaluate(() => document.querySelectorAll<HTMLDetailsElement>('main details, dialog[open] details, .fact:first-of-type, .record details').forEach((it) => (it.open = true)));
    await look(name);
  };
  await page.locator('[data-door]').first().waitFor();
  await see('title');
  await seeOver(page, '?', () => see('title-help'));
  await seeOver(page, 'm', () => see('title-menu'));
  await page.locator('[data-door="casebook"]').click();
  for (const tab of ['facts', 'article', 'decisions', 'concepts'] as const) {
    await page.locator(`#casebook-${tab}`).click();
    await see(`casebook-${tab}`);
  }
  await page.keyboard.press('Escape');
  await openDoor(page, 'watch');
  await see('setup-watch');
  await page.keyboard.press('Escape');
  await comesTo(page, 'title');
  await seeShortForm(page, see);
  await page.keyboard.press('4');
  await comesTo(page, 'title');
  await seeSigning(page, see);
  return seen;
}

async function seeShortForm(page: Page, see: (name: ScreenName) => Promise<void>): Promise<void> {
  await openDoor(page, 'short');
  await see('setup');
  await page.locator('input[name="seed"]').evaluate((input: HTMLInputElement) => (input.value = 'access-1'));
  await begin(page, 0);
  await playToVerdict(page, {
    pick: ({ count }) => count,
    look: async ({ screen }) => {
      if (screen === 'play.verdict') await see(`verdict-${await verdictPart(page)}`);
      else if (screen !== 'play.choose') await see(screen.replace('play.', '') as ScreenName);
      else if ((await page.locator('.screen.sign').count()) === 0) {
        await see('choose');
        await seeAdvised(page, () => see('advised'));
        await seeOver(page, 'm', () => see('menu'));
        await seeOver(page, '?', () => see('help'));
        await seeOver(page, 'c', () => see('casebook'));
      }
    },
  });
  await page.locator('.one-test .actions button').click();
  await page.locator('.shifts').waitFor();
  await page.locator('.one-test .actions button').click();
  await see('one-test');
}

async function seeSigning(page: Page, see: (name: ScreenName) => Promise<void>): Promise<void> {
  await openDoor(page, 'tutorial');
  await page.locator('input[name="seed"]').evaluate((input: HTMLInputElement) => (input.value = 'birch-1'));
  await begin(page, 1);
  await playToVerdict(page, {
    pick: 2, // the director offers a package
    until: ({ screen }) => screen === 'play.verdict',
    look: async () => {
      if ((await page.locator('.sign .option:not(.closed)').count()) === 0) return;
      await see('sign');
      await seeAdvised(page, () => see('signing-advised'));
    },
  });
}

async function seeAdvised(page: Page, see: () => Promise<void>): Promise<void> {
  if ((await page.locator('.ask:not(:disabled)').count()) === 0) return;
  await page.keyboard.press('f');
  await page.keyboard.press('h');
  await see();
  await page.locator('main [data-heading]').focus();
}

/** What lies over the page after a key. */
async function seeOver(page: Page, key: string, see: () => Promise<void>): Promise<void> {
  const over = page.locator('dialog[open], .overlay:not([hidden])');
  await page.keyboard.press(key);
  await over.waitFor();
  await see();
  await page.keyboard.press('Escape');
  await over.waitFor({ state: 'detached' }).catch(() => over.waitFor({ state: 'hidden' }));
  await settled(page);
}

async function verdictPart(page: Page): Promise<'ending' | 'scores' | 'path'> {
  const name = (await page.locator('main .screen.verdict').getAttribute('class')) ?? '';
  return (['ending', 'scores', 'path'] as const).find((part) => name.includes(`verdict-${part}`)) ?? 'ending';
}
