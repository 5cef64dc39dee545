import { describe, expect, test } from 'vitest';
import { causeLines, unsignedLines } from '../../src/app/view/causes.ts';
import { playthroughNames } from '../../src/cli/playthrough.ts';
import { goldenGame } from '../support/golden.ts';
import { textsOf } from './support.ts';

const MOST_WORDS = 64;

// The golden playthroughs reach every ending of every scenario.
describe.each(playthroughNames())('the causes of %s', (name) => {
  test.each(['en', 'zh-Hans'] as const)('are a few lines with words for all they name, what decided last, in %s', async (language) => {
    const { game, past } = await goldenGame(name);
    const texts = await textsOf(language, game.scenario.id);
    const lines = causeLines(texts, game, past);
    expect(lines.length).toBeGreaterThanOrEqual(2);
    expect(lines.length).toBeLessThanOrEqual(4);
    expect(lines.map(({ decided }) => decided)).toEqual(lines.map((_, i) => i === lines.length - 1));
    expect(JSON.stringify([lines, unsignedLines(texts, game, past)])).not.toMatch(/\[[a-z]+\.[\w.:+-]+\]|\{\w+\}|undefined/u);
    expect(new Set(lines.map(({ words }) => words)).size).toBe(lines.length);
    if (language === 'en') expect(lines.flatMap(({ words }) => words.split(/\s+/u)).length).toBeLessThanOrEqual(MOST_WORDS);
  });
});

test('the history is explained by the announcement, the letter, its signatures and the deal', async () => {
  const { game, past } = await goldenGame('history');
  const lines = causeLines(await textsOf('en', game.scenario.id), game, past);
  expect(lines.map(({ round, words }) => `${round}: ${words}`)).toEqual([
    'Fri noon: The board announced the removal with one sentence about a lack of candour.',
    'Mon dawn: Employees circulated a letter threatening to leave unless the directors resigned.',
    expect.stringMatching(/^Mon dawn: One signature drew the next\. \(Signatures \+\d+\)$/u),
    'Tue night: “Return with a new board”, put forward by the board, was signed by the board and Altman.',
  ]);
});

test('an ending that time brought says what decided it', async () => {
  const { game, past } = await goldenGame('ending-court'); // time alone leads there
  const texts = await textsOf('zh-Hans', game.scenario.id);
  expect(causeLines(texts, game, past).at(-1)?.words).toMatch(/^时间用尽，结局由此而定。.*法院.*。$/u);
});

test('what nearly was signed says who signed and who did not', async () => {
  const { game, past } = await goldenGame('ending-board-holds');
  const lines = unsignedLines(await textsOf('en', game.scenario.id), game, past);
  expect(lines.length).toBeGreaterThan(0);
  for (const { words } of lines) expect(words).toMatch(/^Signed: .+\. Not signed: .+\.$/u);
});
