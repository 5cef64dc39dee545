/** Leads a page past every screen and dialog of the game, in fixed games. */
import type { Page } from 'playwright-core';
import { begin, comesTo, drawn, openDoor, playToVerdict, settled } from './playInBrowser.ts';

export const SCREENS = [
  'title', 'title-help', 'title-menu', 'settings',
  'casebook-facts', 'casebook-article', 'casebook-decisions', 'casebook-concepts', 'casebook-numbers', 'assumptions', 'casebook-stances', 'gallery',
  'setup-watch', 'watch', 'setup-several', 'curtain', 'interlude',
  'setup', 'brief', 'recap', 'situation', 'choose', 'advised', 'guess', 'seats', 'stance-chart', 'log', 'menu', 'help', 'casebook', 'projector', 'sealed', 'reveal', 'lights', 'changes',
  'table', 'sign', 'no-deal', 'signing-advised', 'verdict-ending', 'verdict-scores', 'verdict-path', 'one-test',
  'tutorial',
] as const;
export type ScreenName = (typeof SCREENS)[number];

export interface Looks {
  /** Every screen once. What can be opened on it is open. */
  readonly look: (page: Page, name: ScreenName) => Promise<void>;
  /** The same screen before that, as a player comes to it. */
  readonly asItComes?: (page: Page, name: ScreenName) => Promise<void>;
}

type See = (name: ScreenName, page?: Page) => Promise<void>;

/** Begins at the title page; answers which screens were met. */
export async function seeEveryScreen(page: Page, { look, asItComes }: Looks): Promise<ReadonlySet<ScreenName>> {
  const seen = new Set<ScreenName>();
  const see: See = async (name, at = page) => {
    if (seen.has(name)) return;
    seen.add(name);
    await at.mouse.move(0, 0);
    await drawn(at);
    await asItComes?.(at, name);
    const folded = await at.evaluateHandle(unfold);
    await look(at, name);
    await folded.evaluate((all) => all.forEach((it) => (it.open = false)));
  };
  await page.locator('[data-door]').first().waitFor();
  await see('title');
  await seeOver(page, '?', () => see('title-help'));
  await seeOver(page, 'm', () => see('title-menu'));
  await seeOver(page, page.locator('[data-act="settings"]'), () => see('settings'));
  await seeOver(page, page.locator('[data-door="casebook"]'), async () => {
    for (const tab of ['facts', 'article', 'decisions', 'concepts', 'numbers', 'stances'] as const) {
      await page.locator(`#casebook-${tab}`).click();
      await page.waitForFunction(() => document.querySelector('.casebook-body [aria-busy]') === null);
      await see(`casebook-${tab}`);
      if (tab === 'numbers') await seeMoved(page, see);
    }
  });
  await seeOver(page, page.locator('[data-door="gallery"]'), () => see('gallery'));
  await seeWatching(page, see);
  await seeSeveral(page, see);
  await seeFromTheLetter(page, see);
  await openDoor(page, 'tutorial');
  await sit(page, { seed: 'harbour-1' });
  await begin(page, 0);
  await playToVerdict(page, { until: ({ screen }) => screen === 'play.choose' });
  await see('tutorial');
  return seen;
}

function unfold(): readonly HTMLDetailsElement[] {
  const folded = [...document.querySelectorAll<HTMLDetailsElement>('main details, dialog[open] details, .fact:first-of-type, .record details')].filter((it) => !it.open);
  for (const it of folded) it.open = true;
  return folded;
}

interface Sitting {
  readonly seed: string;
  /** Who plays the other seats; as proposed if absent. */
  readonly others?: string;
  readonly from?: string;
}

/** On the page of the seats: the same game every time. */
export async function sit(page: Page, { seed, others, from }: Sitting): Promise<void> {
  if (from !== undefined) await page.locator('select[name="from"]').selectOption(from);
  await page.evaluate(([word, policy]) => {
    document.querySelector<HTMLInputElement>('input[name="seed"]')!.value = word!;
    for (const select of document.querySelectorAll<HTMLSelectElement>('select[name^="ai-"]')) select.value = policy ?? select.value;
  }, [seed, others] as const);
  await page.locator('h1').click(); // digits are for the seats again
}

/** The sliders of a seat, one of them moved; then all as they were. */
async function seeMoved(page: Page, see: See): Promise<void> {
  const group = page.locator('.assume > .fold:has(.assume-row)').first();
  await group.locator('summary').click();
  await page.locator('input[name="board.belief.workforce"]').press('End');
  await group.evaluate((it) => it.scrollIntoView());
  await see('assumptions');
  await page.locator('[data-act="assume-reset"]').click();
}

async function leave(page: Page): Promise<void> {
  await page.keyboard.press('m');
  await page.locator('dialog[open]').waitFor();
  await page.keyboard.press('4');
  await comesTo(page, 'title');
}

async function seeWatching(page: Page, see: See): Promise<void> {
  await openDoor(page, 'watch');
  await sit(page, { seed: 'watched-1', others: 'historical' });
  await see('setup-watch');
  await begin(page);
  await playToVerdict(page, { until: ({ screen }) => screen === 'play.reveal' });
  await see('watch');
  await leave(page);
}

/** Two persons at one device, in the short form, until a round that advisers play. */
async function seeSeveral(page: Page, see: See): Promise<void> {
  await openDoor(page, 'short');
  await sit(page, { seed: 'several-1', others: 'historical' });
  await page.locator('select[name="ai-workforce"]').evaluate((select: HTMLSelectElement) => (select.value = 'human'));
  await see('setup-several');
  await begin(page, 0);
  await playToVerdict(page, {
    until: ({ screen }) => screen === 'play.interlude',
    look: async ({ screen }) => {
      if (screen === 'play.curtain') await see('curtain');
      if (screen === 'play.interlude') await see('interlude');
    },
  });
  await leave(page);
}

/** From the morning of the letter to the end: the count of signatures, talks, and a game with history behind it. */
async function seeFromTheLetter(page: Page, see: See): Promise<void> {
  await openDoor(page, 'full');
  await sit(page, { seed: 'letter-1', others: 'historical', from: 'monDawn' });
  await see('setup');
  await begin(page, 0);
  await page.locator('[data-notice="madeRoom"] [data-act="dismiss"]').click(); // the game of several is kept
  await playToVerdict(page, {
    pick: ({ count }) => count - 1,
    look: async ({ screen, count }) => {
      if (screen === 'play.verdict') await see(`verdict-${await verdictPart(page)}`);
      else if (screen === 'play.reveal') await see((['reveal', 'lights', 'reveal', 'no-deal'] as const)[count - 1] ?? 'reveal');
      else if (screen !== 'play.choose') await see(screen === 'play.interlude' ? 'recap' : (screen.replace('play.', '') as ScreenName));
      else if (count === 1) await seeChoosing(page, see);
      else if ((await page.locator('.screen.sign').count()) > 0) await seeSigning(page, see);
    },
  });
  await testOneChange(page);
  await see('one-test');
  await leave(page);
}

async function seeChoosing(page: Page, see: See): Promise<void> {
  await see('choose');
  await seeAdvised(page, () => see('advised'));
  await page.locator('details.guess').evaluate((fold: HTMLDetailsElement) => {
    fold.open = true;
    fold.scrollIntoView();
  });
  await see('guess');
  await seeTab(page, 'seats', see);
  await seeOver(page, page.locator('#seat-workforce'), () => see('stance-chart'));
  await seeTab(page, 'log', see);
  await page.locator('#tab-meters').click();
  await seeOver(page, 'm', () => see('menu'));
  await seeOver(page, '?', () => see('help'));
  await seeOver(page, 'c', () => see('casebook'));
  await seeProjector(page, see);
  await page.locator('main [data-heading]').focus();
}

/** The test at the verdict, stopped in the page at its first pairs: from here it would be stopped now sooner, now later. */
async function testOneChange(page: Page): Promise<void> {
  await page.evaluate(() => new Promise<void>((resolve) => {
    const [test, press] = [document.querySelector('.one-test')!, document.querySelector<HTMLButtonElement>('.one-test .actions button')!];
    const watch = new MutationObserver(() => {
      if (document.querySelector('.shifts') === null) return;
      watch.disconnect();
      press.click();
      test.scrollIntoView();
      resolve();
    });
    watch.observe(test, { childList: true, subtree: true });
    press.click();
  }));
  await page.waitForFunction(() => document.querySelector('.one-test .actions button')?.textContent?.includes('400'));
}

/** A part of the state of play. */
async function seeTab(page: Page, tab: 'seats' | 'table' | 'log', see: See): Promise<void> {
  await page.locator(`#tab-${tab}`).click();
  await page.locator('.panel').evaluate((it) => it.scrollIntoView());
  await see(tab);
}

/** The window for a room, which follows this game. */
async function seeProjector(page: Page, see: See): Promise<void> {
  const popup = page.waitForEvent('popup');
  await seeOver(page, 'm', () => page.locator('dialog[open] [data-act="projector"]').click());
  const room = await popup;
  await room.setViewportSize(page.viewportSize()!);
  await room.waitForFunction(() => document.querySelector<HTMLElement>('#app')?.dataset['screen'] === 'game');
  await see('projector', room);
  await room.close();
}

async function seeSigning(page: Page, see: See): Promise<void> {
  await see('sign');
  await seeAdvised(page, () => see('signing-advised'));
  await seeTab(page, 'table', see);
  await page.locator('main [data-heading]').focus();
}

async function seeAdvised(page: Page, see: () => Promise<void>): Promise<void> {
  if ((await page.locator('.ask:not(:disabled)').count()) === 0) return;
  await page.keyboard.press('f');
  await page.keyboard.press('h');
  await see();
  await page.locator('main [data-heading]').focus();
}

/** What lies over the page after a key or a press. */
async function seeOver(page: Page, opener: string | { click(): Promise<void> }, see: () => Promise<void>): Promise<void> {
  const over = page.locator('dialog[open], .overlay:not([hidden])');
  if (typeof opener === 'string') await page.keyboard.press(opener);
  else await opener.click();
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
