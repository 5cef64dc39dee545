import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { GROUPS } from '../../src/app/view/choices.ts';
import en from '../../src/i18n/ui.en.json' with { type: 'json' };
import zh from '../../src/i18n/ui.zh-Hans.json' with { type: 'json' };
import { loadGame, scenarioIds } from '../support/scenarios.ts';
import { scenarioFolder } from '../../src/scenarios/index.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const source = globSync('src/app/**/*.ts', { cwd: root }).map((path) => readFileSync(`${root}${path}`, 'utf8')).join('\n');
const english: Readonly<Record<string, string>> = en;
const chinese: Readonly<Record<string, string>> = zh;
const keys = Object.keys(english);

/** Ids written out in the source, and patterns for ids put together there: `ui.group.${group}`. */
const literals = new Set(Array.from(source.matchAll(/'((?:ui|reason)\.[\w.-]+)'/gu), (match) => match[1]!));
const patterns = Array.from(source.matchAll(/`((?:ui|reason)\.[^`]*\$\{[^`]*)`/gu), (match) => match[1]!).map((text) => ({
  text,
  matches: new RegExp(`^${text.split(/\$\{[^}]*\}/u).map((part) => part.replaceAll('.', String.raw`\.`)).join(String.raw`[\w-]+`)}$`, 'u'),
}));

describe('the words of the screens', () => {
  test('have the same ids in both languages', () => {
    expect(Object.keys(chinese)).toEqual(keys);
  });

  test('have the same blanks in both languages, and no empty text', () => {
    expect(keys.filter((key) => JSON.stringify(blanks(english[key]!)) !== JSON.stringify(blanks(chinese[key]!)))).toEqual([]);
    expect(keys.filter((key) => english[key] === '' || chinese[key] === '')).toEqual([]);
  });

  test('exist for every id that the screens ask for', () => {
    expect([...literals].filter((key) => english[key] === undefined)).toEqual([]);
    expect(patterns.filter(({ matches }) => !keys.some((key) => matches.test(key))).map(({ text }) => text)).toEqual([]);
  });

  test('are all in use', () => {
    expect(keys.filter((key) => !literals.has(key) && !patterns.some(({ matches }) => matches.test(key)))).toEqual([]);
  });

  test('have full-width punctuation and no space between Chinese characters in Chinese', () => {
    const han = String.raw`\p{Script=Han}`;
    const wrong = new RegExp(`${han}[,;:?!()]|[,;:?!()]${han}|${han} ${han}`, 'u');
    expect(keys.filter((key) => wrong.test(chinese[key]!))).toEqual([]);
  });
});

describe('every id that is put together has its words', () => {
  test('groups of options, stages, badges, reasons, bands, sizes', () => {
    expect(without(GROUPS.map((group) => `ui.group.${group}`))).toEqual([]);
    expect(without(['choose', 'lead', 'answer', 'act'].flatMap((stage) => [`ui.choose.${stage}`, `ui.choose.${stage}.hint`]))).toEqual([]);
    expect(without(['FACT', 'DISPUTED', 'MODEL'].flatMap((badge) => [`ui.badge.${badge}`, `ui.badge.${badge}.about`]))).toEqual([]);
    expect(without(['ending', 'meter', 'count'].flatMap((kind) => ['up', 'down'].map((direction) => `reason.${kind}.${direction}`)))).toEqual([]);
    expect(without(['muchBelow', 'below', 'par', 'above', 'muchAbove'].map((band) => `ui.score.${band}`))).toEqual([]);
    expect(without(['situation', 'choose', 'sign', 'reveal', 'changes', 'ending', 'scores', 'path'].map((kind) => `ui.coach.${kind}`))).toEqual([]);
    expect(without([1, 2, 3].flatMap((size) => [`ui.size.${size}`, `ui.forecast.better.${size}`, `ui.forecast.worse.${size}`]))).toEqual([]);
    expect(without(['best', 'amongBest', 'worst'].map((rank) => `ui.forecast.outlook.${rank}`))).toEqual([]);
    expect(without(['random', 'historical', 'incentive'].map((policy) => `ui.policy.${policy}`))).toEqual([]);
    expect(without(['tutorial', 'short', 'full', 'watch', 'casebook', 'continue'].flatMap((door) => [`ui.door.${door}`, `ui.door.${door}.about`]))).toEqual([]);
  });

  test.each(scenarioIds)('what %s asks of them: tags in conditions, checks of claims', async (id) => {
    const tags = Array.from(JSON.stringify(loadGame(id).scenario.data).matchAll(/"tag":"([\w-]+)"/gu), (match) => match[1]!);
    const casebook = await scenarioFolder(id)?.casebook?.();
    expect(without([...new Set(tags)].map((tag) => `ui.tag.${tag}`))).toEqual([]);
    expect(without([...new Set((casebook?.claims ?? []).map((claim) => `ui.check.${claim.check}`))])).toEqual([]);
  });
});

function blanks(text: string): readonly string[] {
  return Array.from(text.matchAll(/\{\w+\}/gu), (match) => match[0]).toSorted();
}

function without(ids: readonly string[]): readonly string[] {
  return ids.filter((id) => english[id] === undefined);
}
