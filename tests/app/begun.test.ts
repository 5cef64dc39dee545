import { describe, expect, test } from 'vitest';
import { begunAt, roundsToBegin } from '../../src/app/begun.ts';
import { writeGame } from '../../src/app/gameFile.ts';
import { importGame } from '../../src/app/imports.ts';
import { newPlay, type Play, resumePlay } from '../../src/app/play.ts';
import { momentOf } from '../../src/app/scene.ts';
import { gameIn, linkOf } from '../../src/app/shareLink.ts';
import { recordedTypes, replay } from '../../src/engine/index.ts';
import { matterOf } from './support.ts';

const matter = await matterOf('openai-2023');
const { game } = matter;
const record = matter.record!;
const SEATS = ['board', 'founder', 'partner', 'workforce', 'investors'];

function playFrom(seat: string, from: string, seed = 'begun-1'): Play {
  return newPlay(matter, { mode: 'full', seat, others: {}, seed, start: {}, from });
}

test('there is every round of the record to begin at but the first', () => {
  expect(roundsToBegin(matter)).toEqual(game.scenario.data.rounds.map(({ id }) => id).filter((id) => record.stages.slice(2).some(({ round }) => round === id)));
});

describe.each(SEATS)('a game of %s begun from history', (seat) => {
  test.each(roundsToBegin(matter))('at %s stands where the record stood, whatever the seed', (from) => {
    const [a, b] = ['one', 'two'].map((seed) => begunAt(matter, { seat, others: {}, seed, from }).transcript);
    const before = record.stages.slice(0, record.stages.findIndex(({ round }) => round === from));
    expect(a!.stages.map(({ choices }) => choices)).toEqual(before.map(({ choices }) => choices));
    const ends = [a!, b!].map((transcript) => {
      const replayed = replay(game, transcript);
      if (!replayed.ok) throw new Error(JSON.stringify(replayed.faults));
      const { signals: _, ...view } = game.describe(replayed.value.states.at(-1)!);
      return view;
    });
    expect(ends[0]).toEqual(ends[1]);
    expect(ends[0]).toMatchObject({ round: from, types: recordedTypes(game.scenario.data) });
  });
});

test.each([['board', 'sat'], ['workforce', 'monDawn'], ['founder', 'tueNight']])('%s at %s is told what happened in one interlude, then asked', (seat, from) => {
  const play = playFrom(seat, from);
  expect(play.beats[0]).toEqual({ kind: 'interlude', from: 0, to: play.begun });
  expect(play.entries.slice(0, play.begun).every(({ report }) => report.advised)).toBe(true);
  expect(play.beats.slice(1, 3).map(({ kind }) => kind)).toContain('situation');
  expect(play.session.observation().view.round).toBe(from);
});

test('it is not counterfactual until somebody differs from the record', () => {
  const play = playFrom('board', 'sat');
  const [interlude, situation] = play.beats;
  expect(momentOf(play, interlude!).counterfactual).toBe(false);
  expect(momentOf(play, situation!).counterfactual).toBe(false);
  const recorded = record.stages[play.begun]!.choices['board']!;
  play.open(play.session.legal().find((action) => action !== recorded)!);
  expect(momentOf(play, play.beats.find(({ kind }) => kind === 'reveal')!).counterfactual).toBe(true);
});

test('what a file only says to be history is not told as such', () => {
  const play = newPlay(matter, { mode: 'full', seat: 'board', others: {}, seed: 'not-history', start: {} });
  play.open(play.session.legal().find((action) => action !== record.stages[0]!.choices['board'])!);
  const taken = resumePlay(matter, 'full', play.session.transcript(), [{ actor: 'board', policy: 'historical', from: 0, to: 1 }]);
  expect(taken.ok && taken.value.begun).toBe(0);
});

test('goes on from a file or a link as it was begun', async () => {
  const play = playFrom('investors', 'sunEve');
  while (!play.session.over) play.open(play.session.legal()[0]!);
  const file = writeGame({ mode: 'full', stints: play.session.stints(), transcript: play.session.transcript() });
  const link = await linkOf(file, 'https://example.org/');
  expect(link.length).toBeLessThan(8000);
  const imported = await importGame((await gameIn(link.slice(link.indexOf('#'))))!, 'link');
  expect(imported).toMatchObject({ ok: true, save: { mode: 'full', stints: play.session.stints(), transcript: play.session.transcript() } });
});
