/** The game for who has no picture and no pointer: roles and names, the live region, the focus. */
import { readFileSync } from 'node:fs';
import type { Browser, Locator, Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { launchBrowser, openGame } from '../support/browser.ts';
import { SEALED_FOR } from '../../src/app/standing.ts';
import { settled } from '../support/playInBrowser.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
  return () => browser.close();
});

type Words = (id: string) => string;

function wordsOf(lang: string): Words {
  const words = JSON.parse(readFileSync(new URL(`../../src/i18n/ui.${lang}.json`, import.meta.url), 'utf8')) as Readonly<Record<string, string>>;
  return (id) => words[id] ?? `no words for ${id}`;
}

test.each(['en', 'zh-Hans'])('a short game is played to its end through roles and names alone (%s)', async (lang) => {
  const t = wordsOf(lang);
  const { page, problems, close } = await openGame(browser, { path: `?lang=${lang}`, reducedMotion: 'reduce' });
  const button = (id: string): Locator => page.getByRole('main').getByRole('button', { name: t(id), exact: true });
  await page.getByRole('button', { name: t('ui.door.short') }).click();
  await page.getByRole('radio').nth(1).check();
  await button('ui.begin').click();
  const told: string[] = [];
  let reveals = 0;
  for (let n = 0; n < 150; n++) {
    const forward = button('ui.brief.go').or(button('ui.situation.go')).or(button('ui.seal')).or(button('ui.sealed.open')).or(button('ui.continue')).or(button('ui.verdict.again'));
    await forward.waitFor();
    if ((await button('ui.verdict.again').count()) > 0) break;
    const heading = await page.getByRole('heading', { level: 1 }).elementHandle();
    const title = await heading!.innerText();
    if (title === t('ui.reveal.title') || title === t('ui.reveal.signing')) {
      reveals += 1;
      told.push(...(await untold(page, t('ui.reveal.unseen'))));
    }
    const options = page.getByRole('radiogroup', { name: t('ui.choose.options') }).getByRole('radio');
    if ((await options.count()) > 0) await options.first().check();
    if ((await button('ui.sealed.open').count()) > 0) await page.waitForTimeout(SEALED_FOR); // a second press right after the sealing opens nothing
    await forward.click();
    await expect.poll(() => heading!.evaluate((it) => it.isConnected), { timeout: 20_000 }).toBe(false);
  }
  expect(await button('ui.verdict.again').count()).toBe(1);
  await button('ui.link').click();
  const copied = page.getByRole('main').getByRole('status').filter({ hasText: t('ui.link.copied') }).or(page.getByRole('main').getByRole('status').filter({ hasText: t('ui.link.notCopied') }));
  await copied.waitFor();
  expect(await button('ui.link').count()).toBe(1); // it keeps its name
  expect(reveals).toBeGreaterThan(4);
  expect(told).toEqual([]);
  expect(problems).toEqual([]);
  await close();
}, 240_000);

/** What stands in the list of opened envelopes and is not told by the live region. */
async function untold(page: Page, unseen: string): Promise<readonly string[]> {
  const log = await page.getByRole('log').textContent();
  const items = await page.getByRole('main').getByRole('list').first().getByRole('listitem').allInnerTexts();
  const seen = items.filter((item) => !item.includes(unseen));
  return seen.filter((item) => !item.split('\n').some((line) => line.trim() !== '' && (log ?? '').includes(line.trim())));
}

test('played by keyboard, the focus is never lost, whatever is opened, asked and taken back', async () => {
  const { page, problems, close } = await openGame(browser, { path: '?lang=en', reducedMotion: 'reduce' });
  const lost: string[] = [];
  const press = async (...keys: readonly string[]): Promise<void> => {
    for (const key of keys) {
      const before = await settled(page);
      await page.keyboard.press(key);
      const after = await settled(page);
      const focus = await page.evaluate(() => (document.activeElement === null || document.activeElement === document.body ? 'nothing' : ''));
      if (focus !== '') lost.push(`${key} at ${before}, now ${after}`);
    }
  };
  await settled(page);
  await page.locator('[data-door]').first().waitFor();
  await press('Tab', '?', 'Escape', 'm', 'Escape', '5');
  await page.locator('.casebook').waitFor();
  await press('2', '3', '4', '1', 'Tab', 'Escape', '2', '2', 'ArrowDown', 'Tab', 'Tab', 'Enter', 'Escape', '2', '1', 'Enter');
  const tried = new Set<string>();
  for (let n = 0; n < 150; n++) {
    const screen = await settled(page);
    if ((await page.locator('.verdict-path').count()) > 0) break;
    const kind = (await page.locator('main .screen').getAttribute('class')) ?? screen;
    if (!tried.has(kind)) {
      tried.add(kind);
      await press('Tab', 'm', 'Escape', '?', 'Enter', 'c', 'Escape');
      await page.locator('[role="tab"][aria-selected="true"]').last().focus();
      await press('ArrowRight', 'ArrowRight', 'ArrowLeft', 'Tab');
      await page.locator('main [data-heading]').focus();
      if (screen === 'play.choose') await press('f', 'h', '1', 'ArrowDown', 'ArrowUp', 'Escape', 'Enter');
      if (screen === 'play.sealed') await press('Escape', 'Enter');
      if (screen === 'play.changes') await press('Escape', 'Enter');
      if (screen === 'play.situation') await press('m', '1', 't'); // handed over, and taken back
    }
    if ((await settled(page)) === 'play.choose') await press('1');
    await press('Enter');
  }
  await page.locator('.one-test .actions button').focus();
  await press('Enter');
  await page.locator('.shifts').waitFor();
  await press('Enter', '3', '6', '4');
  expect(await settled(page)).toBe('title');
  expect(tried.size).toBeGreaterThan(7);
  expect(lost).toEqual([]);
  expect(problems).toEqual([]);
  await close();
}, 240_000);
