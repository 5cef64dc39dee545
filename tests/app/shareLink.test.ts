import { expect, test } from 'vitest';
import { writeGame } from '../../src/app/gameFile.ts';
import { importGame } from '../../src/app/imports.ts';
import { gameIn, linkOf } from '../../src/app/shareLink.ts';
import { randomPlayout, transcriptOf } from '../support/play.ts';
import { matterOf } from './support.ts';

const { game } = await matterOf('openai-2023');
const transcript = transcriptOf(game, 'share', randomPlayout(game, 'share'));
const file = writeGame({ mode: 'watch', transcript });
const link = await linkOf(file, 'https://example.org/deep/?lang=en#old');
const hash = link.slice(link.indexOf('#'));

test('a link holds the whole game, and is short enough to be sent', async () => {
  expect(link).toMatch(/^https:\/\/example\.org\/deep\/\?lang=en#game=[\w-]+$/u);
  expect(link.length).toBeLessThan(8000);
  expect(JSON.parse((await gameIn(hash))!)).toEqual(JSON.parse(file));
});

test('an address without a game holds none', async () => {
  expect(await gameIn('')).toBeUndefined();
  expect(await gameIn('#about')).toBeUndefined();
});

test('cut short or changed by one character it is refused, or is the game as it was', async () => {
  for (const cut of [7, 20, hash.length - 1]) expect(await importGame((await gameIn(hash.slice(0, cut)))!, 'link')).toMatchObject({ ok: false });
  for (let i = 7; i < hash.length; i += 53) {
    const text = (await gameIn(`${hash.slice(0, i)}${hash[i] === 'A' ? 'B' : 'A'}${hash.slice(i + 1)}`))!;
    const imported = await importGame(text, 'link');
    if (imported.ok) expect(imported.save.transcript).toEqual(transcript);
  }
});

test('what unpacks to far more than a game is not unpacked', async () => {
  const bomb = await linkOf(writeGame({ mode: 'watch', transcript: { ...transcript, seed: 'x'.repeat(2_100_000) } }), 'https://example.org/');
  expect(await gameIn(bomb.slice(bomb.indexOf('#')))).toBe('');
});
