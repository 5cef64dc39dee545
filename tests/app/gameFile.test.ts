import { describe, expect, test } from 'vitest';
import { parseGame, writeGame } from '../../src/app/gameFile.ts';
import { faultText, type Transcript, writeTranscript } from '../../src/engine/index.ts';
import { randomPlayout, transcriptOf } from '../support/play.ts';
import { matterOf } from './support.ts';

const { game } = await matterOf('openai-2023');
const whole = transcriptOf(game, 'file', randomPlayout(game, 'file'));
const transcript: Transcript = { ...whole, seats: { ...whole.seats, board: 'human' } };
const stints = [{ actor: 'board', policy: 'incentive', from: 2, to: 5 }];
const text = writeGame({ mode: 'short', stints, transcript });

function faults(changed: unknown): readonly string[] {
  const parsed = parseGame(typeof changed === 'string' ? changed : JSON.stringify(changed), 'game.json');
  return parsed.ok ? [] : parsed.faults.map(faultText);
}

describe('a game file', () => {
  test('gives back mode, stints, hindsight and transcript', () => {
    expect(parseGame(text, 'game.json')).toEqual({ ok: true, value: { mode: 'short', stints, transcript } });
    expect(parseGame(writeGame({ mode: 'full', hindsight: true, transcript }), 'game.json')).toEqual({ ok: true, value: { mode: 'full', hindsight: true, transcript } });
  });

  test('may be a bare transcript, as the terminal writes it', () => {
    expect(parseGame(writeTranscript(transcript), 'game.json')).toEqual({ ok: true, value: { transcript } });
  });

  test('tells all faults at once, each with its place, what was found, what was expected and the nearest name', () => {
    const told = faults({ ...JSON.parse(text) as object, mode: 'ful', stint: [], stints: [{ actor: 'board', policy: 7, from: -1 }], hindsight: false });
    expect(told).toHaveLength(5);
    expect(told.join('\n')).toMatch(/\/mode.*"ful".*Did you mean 'full'/u);
    expect(told.join('\n')).toMatch(/\/stint.*Did you mean 'stints'/u);
    expect(told.join('\n')).toMatch(/\/stints\/0\/policy.*7/u);
    expect(told.join('\n')).toMatch(/\/stints\/0\/from.*-1/u);
    expect(told.join('\n')).toMatch(/\/hindsight.*false/u);
  });

  test('of an unknown format is told the formats there are', () => {
    expect(faults({ format: 'five-seats-game/2' })).toEqual([expect.stringMatching(/\/format.*five-seats-game\/2.*five-seats-game\/1 or five-seats\/1.*Did you mean 'five-seats-game\/1'/u)]);
    expect(faults('null')).toEqual([expect.stringMatching(/\/format.*nothing/u)]);
    expect(faults('[')).toEqual([expect.stringMatching(/JSON/u)]);
  });
});
