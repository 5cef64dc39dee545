/** What a player's browser has to fetch: scripts before the first choice, and all of the first load in Chinese with its fonts. The bills lie in tests/output/budgets afterwards. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser, openGame } from '../support/browser.ts';
import { begin, drawn, openDoor, playToVerdict, settled } from '../support/playInBrowser.ts';

const folder = fileURLToPath(new URL('../output/budgets/', import.meta.url));
const SCRIPT_KB = 350;
const FIRST_LOAD_KB = 800;

let browser: Browser;
beforeAll(async () => {
  mkdirSync(folder, { recursive: true });
  browser = await launchBrowser();
  return () => browser.close();
});

interface Fetched {
  readonly name: string;
  readonly kind: 'script' | 'font' | 'other';
  /** As a host sends it: text compressed, fonts and pictures as they are. */
  readonly kilobytes: number;
}

/** Opens the game, does what is asked, and answers with everything that was fetched meanwhile, the greatest first. */
async function fetchedBy(path: string, act: (page: Page) => Promise<void>): Promise<readonly Fetched[]> {
  const bodies = new Map<string, Promise<Buffer>>();
  let counting = true;
  const { page, problems, close } = await openGame(browser, {
    path,
    reducedMotion: 'reduce',
    prepare: async (fresh) => void fresh.on('requestfinished', (request) => counting && bodies.set(request.url(), request.response().then((response) => response!.body()))),
  });
  await act(page);
  await page.waitForLoadState('networkidle');
  counting = false;
  const fetched = await Promise.all(Array.from(bodies, async ([url, body]) => sized(new URL(url).pathname, await body)));
  expect(problems).toEqual([]);
  await close();
  return fetched.toSorted((a, b) => b.kilobytes - a.kilobytes);
}

function sized(path: string, body: Buffer): Fetched {
  const bytes = /\.(?:woff2|png)$/u.test(path) ? body.length : gzipSync(body, { level: 6 }).length;
  return { name: path.split('/').at(-1) || 'index.html', kind: path.endsWith('.js') ? 'script' : path.endsWith('.woff2') ? 'font' : 'other', kilobytes: bytes / 1000 };
}

async function toFirstChoice(page: Page, door: string, seat = 0): Promise<void> {
  await openDoor(page, door);
  await begin(page, seat);
  await playToVerdict(page, { until: ({ screen }) => screen === 'play.choose' });
  await drawn(page);
}

function total(fetched: readonly Fetched[]): number {
  return fetched.reduce((sum, { kilobytes }) => sum + kilobytes, 0);
}

function bill(what: string, fetched: readonly Fetched[]): string {
  const fonts = total(fetched.filter(({ kind }) => kind === 'font'));
  const text = `${what}: ${total(fetched).toFixed(1)} KB${fonts === 0 ? '' : `, of which fonts ${fonts.toFixed(1)} KB`}\n${fetched.map(({ name, kilobytes }) => `${kilobytes.toFixed(1).padStart(7)}  ${name}`).join('\n')}\n`;
  writeFileSync(`${folder}${what.replaceAll(/\W+/gu, '-')}.txt`, text);
  return text;
}

/** The second seat chooses after the first: it sees envelopes opened before. */
describe.each([['tutorial', 0], ['short', 0], ['short', 1]])('the scripts up to the first choice of the %s game, seat %i,', (door, seat) => {
  test.each(['en', 'zh-Hans'])(`are at most ${SCRIPT_KB} KB in %s`, async (lang) => {
    const scripts = (await fetchedBy(`?lang=${lang}`, (page) => toFirstChoice(page, door, seat))).filter(({ kind }) => kind === 'script');
    expect(scripts.length).toBeGreaterThan(5);
    expect(total(scripts), bill(`scripts up to the first choice, ${door}, seat ${seat}, ${lang}`, scripts)).toBeLessThanOrEqual(SCRIPT_KB);
  });
});

describe('in Chinese', () => {
  test.each<[string, (page: Page) => Promise<void>]>([
    ['the title page', async (page) => void (await settled(page))],
    ...[0, 1, 2, 3, 4].map((seat): [string, (page: Page) => Promise<void>] => [`the short game up to the first choice of seat ${seat}`, (page) => toFirstChoice(page, 'short', seat)]),
  ])(`all of %s, fonts included, is at most ${FIRST_LOAD_KB} KB`, async (what, act) => {
    const fetched = await fetchedBy('?lang=zh-Hans', act);
    expect(fetched.filter(({ kind }) => kind === 'font').length).toBeGreaterThan(3);
    expect(total(fetched), bill(`all of ${what}, in Chinese`, fetched)).toBeLessThanOrEqual(FIRST_LOAD_KB);
  });

  test('the title page fetches neither the casebook\'s characters nor those of a game', async () => {
    const fonts = (await fetchedBy('?lang=zh-Hans', async (page) => void (await settled(page)))).filter(({ kind }) => kind === 'font');
    expect(fonts.map(({ name }) => /-(\d+)-/u.exec(name.replace(/-\d{3}-/u, '-'))?.[1]).filter((part) => Number(part) > 2)).toEqual([]);
  });
});
