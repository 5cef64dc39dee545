import { describe, expect, test } from 'vitest';
import { writeGame } from '../../src/app/gameFile.ts';
import { importGame } from '../../src/app/imports.ts';
import { type Transcript, writeTranscript } from '../../src/engine/index.ts';
import { randomPlayout, transcriptOf } from '../support/play.ts';
import { matterOf } from './support.ts';

const { game } = await matterOf('openai-2023');
const whole = transcriptOf(game, 'import', randomPlayout(game, 'import'));
const begun: Transcript = { ...whole, seats: { ...whole.seats, board: 'human' }, stages: whole.stages.slice(0, 4) };
const text = writeTranscript(begun);

async function refusal(changed: string): Promise<string> {
  const imported = await importGame(changed, 'game.json');
  return imported.ok ? 'opened' : `${imported.why}: ${imported.faults}`;
}

describe('a game file', () => {
  test('is opened where it stood, whoever played it', async () => {
    expect(await importGame(text, 'game.json')).toMatchObject({ ok: true, save: { mode: 'full', scenario: 'openai-2023', begun: true, transcript: begun } });
    expect(await importGame(writeTranscript(whole), 'game.json')).toMatchObject({ ok: true, save: { mode: 'watch' } });
    const { game: harbour } = await matterOf('harbour-lab');
    expect(await importGame(writeTranscript(transcriptOf(harbour, 'h', randomPlayout(harbour, 'h'))), 'game.json')).toMatchObject({ ok: true, save: { mode: 'tutorial', scenario: 'harbour-lab' } });
  });

  test('goes on in its own mode, with what the adviser played for the seat', async () => {
    const stints = [{ actor: 'board', policy: 'incentive', from: 1, to: 3 }];
    expect(await importGame(writeGame({ mode: 'short', stints, hindsight: true, transcript: begun }), 'game.json')).toMatchObject({ ok: true, save: { mode: 'short', stints, hindsight: true } });
  });

  test('that came finished is known as such, and one that goes on is not', async () => {
    expect(await importGame(writeTranscript(whole), 'game.json')).toMatchObject({ save: { cameFinished: true } });
    expect(await importGame(text, 'game.json')).not.toMatchObject({ save: { cameFinished: true } });
  });

  test.each([
    ['in a mode that the scenario does not have', writeGame({ mode: 'tutorial', transcript: begun }), /^changed: .*\/mode.*tutorial.*full or short/u],
    ['watched, but with a person in it', writeGame({ mode: 'watch', transcript: begun }), /^changed: .*\/mode/u],
    ['with a stint that the game is too short for', writeGame({ mode: 'full', stints: [{ actor: 'board', policy: 'incentive', from: 0, to: 99 }], transcript: begun }), /^changed: .*\/stints\/0\/to/u],
    ['with a stint by nobody', writeGame({ mode: 'full', stints: [{ actor: 'board', policy: 'oracle', from: 0, to: 1 }], transcript: begun }), /^changed: .*\/stints\/0\/policy.*oracle/u],
    ['of another version, inside its envelope', writeGame({ mode: 'tutorial', transcript: { ...begun, rulesHash: '0123456789abcdef' } }), /^rules: .*\/transcript\/rulesHash[^]*\/mode/u],
    ['cut short', text.slice(0, -40), /^broken: game\.json/u],
    ['empty', '', /^broken/u],
    ['a picture', '\u0089PNG\r\n', /^broken/u],
    ['of another format', text.replace('five-seats/1', 'five-seats/9'), /^broken: game\.json \/format/u],
    ['too large', ' '.repeat(2_000_001), /^broken: .*2000001 characters/u],
    ['of another scenario', text.replace('"openai-2023"', '"openai-2024"'), /^scenario: game\.json \/scenario.*openai-2024.*Did you mean 'openai-2023'/u],
    ['of another version', text.replace(begun.rulesHash, '0123456789abcdef'), /^rules: game\.json \/rulesHash/u],
    ['of another seed', text.replace('"seed": "import"', '"seed": "imporT"'), /^changed: /u],
    ['with another hash', text.replace(begun.stages[2]!.hash, '0123456789abcdef'), /^changed: .*\/stages\/2\/hash/u],
    ['with an action that was not legal', text.replace(begun.stages[1]!.choices['board']!, 'fly'), /^changed: .*\/stages\/1\/choices/u],
    ['with a seat that does not exist', text.replace('"board": "human"', '"bored": "human"'), /^changed: .*bored/u],
  ])('%s is refused with its reason', async (_, changed, why) => {
    expect(await refusal(changed)).toMatch(why);
  });

  test('changed by any one character is opened as it was or refused, and never fails', async () => {
    for (let i = 3; i < text.length; i += 97) {
      const changed = `${text.slice(0, i)}#${text.slice(i + 1)}`;
      const said = await refusal(changed);
      expect(said).toMatch(/^(?:opened|broken|scenario|rules|changed)/u);
    }
  });
});
