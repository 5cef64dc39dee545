import { beforeAll, describe, expect, test } from 'vitest';
import { eyesOf } from '../../src/app/beats.ts';
import type { Matter } from '../../src/app/matter.ts';
import { newPlay, type Play, resumePlay } from '../../src/app/play.ts';
import { pathOf } from '../../src/app/view/verdict.ts';
import { HUMAN } from '../../src/session/session.ts';
import { matterOf, textsOf } from './support.ts';

let matter: Matter;
beforeAll(async () => {
  matter = await matterOf('openai-2023');
});

function start(): Play {
  return newPlay(matter, { mode: 'short', seat: 'founder', others: { board: HUMAN, partner: HUMAN, workforce: 'random' }, seed: 'one table', start: {} });
}

function playOn(play: Play, stages = 60): void {
  for (let n = 0; n < stages && !play.session.over; n++) {
    play.open(Object.fromEntries(play.session.asked().map((seat) => {
      const legal = play.session.legal(seat);
      return [seat, legal[n % legal.length]!];
    })));
  }
}

describe('a game of several persons at one screen', () => {
  test('puts a curtain before every page that is for one person, and tells what happens to all', () => {
    const play = start();
    playOn(play);
    expect(play.people).toEqual(['board', 'founder', 'partner']);
    const { beats } = play;
    beats.forEach((beat, i) => {
      const eyes = eyesOf(beat);
      if (eyes === undefined) return;
      const curtain = beats.slice(0, i).findLast((it) => it.kind === 'curtain');
      expect(curtain).toMatchObject({ seat: eyes, at: beat.kind === 'choose' || beat.kind === 'brief' || beat.kind === 'situation' ? beat.at : -1 });
      expect(beats.slice(beats.indexOf(curtain!) + 1, i).every((it) => eyesOf(it) === eyes)).toBe(true);
    });
    for (const seat of play.people) expect(beats.filter((beat) => beat.kind === 'brief' && beat.seat === seat)).toHaveLength(1);
    expect(new Set(beats.filter((beat) => eyesOf(beat) === undefined).map(({ kind }) => kind))).toEqual(new Set(['curtain', 'reveal', 'changes', 'interlude', 'verdict']));
  });

  test('gives steps that stay as they are when stages are added', () => {
    const play = start();
    while (!play.session.over) {
      const before = play.beats;
      playOn(play, 1);
      expect(play.beats.slice(0, before.length)).toEqual(before);
    }
  });

  test('shows each person their own knowledge, and all together nothing that is anybody\'s own', () => {
    const play = start();
    playOn(play, 3);
    expect(play.seat).toBeUndefined();
    expect(play.now.types).toEqual({});
    expect(play.entries.map(({ report }) => report.events).flat().every((event) => event.seenBy === undefined)).toBe(true);
    for (const seat of play.people) {
      const own = play.as(seat);
      expect(own.seat).toBe(seat);
      expect(own.now).toEqual(matter.game.observe(play.session.state(), seat).view);
      expect(own.entries).toHaveLength(play.entries.length);
      expect(own.forecastAt(play.entries.length).length).toBeGreaterThan(1);
    }
    expect(play.forecastAt(play.entries.length)).toEqual([]);
    expect(play.as('workforce')).toBe(play); // a policy plays it: nobody looks with its eyes
  });

  test('gives a policy\'s reasons for what a policy chose, and none for what a person did', () => {
    const play = start();
    playOn(play, 5);
    for (const eyes of [play, ...play.people.map((seat) => play.as(seat))]) {
      const explained = eyes.entries.flatMap(({ report }) => Object.entries(report.reasons).map(([actor]) => ({ actor, stage: report.stage, round: report.round })));
      const own = play.beats.flatMap((beat) => (beat.kind === 'choose' && beat.at < play.entries.length ? [{ actor: beat.seat, stage: play.entries[beat.at]!.report.stage, round: play.entries[beat.at]!.report.round }] : []));
      expect(explained.length).toBeGreaterThan(5);
      for (const choice of own) expect(explained).not.toContainEqual(choice);
    }
  });

  test('is taken up with the same steps and the same eyes', () => {
    const play = start();
    playOn(play, 4);
    const resumed = resumePlay(matter, 'short', play.session.transcript());
    if (!resumed.ok) throw new Error('It is not taken up.');
    expect(resumed.value.beats).toEqual(play.beats);
    for (const seat of [undefined, ...play.people]) expect(resumed.value.as(seat).now).toEqual(play.as(seat).now);
  });

  test('tells at the end what each of them decided', async () => {
    const play = start();
    playOn(play);
    const texts = await textsOf('en', 'openai-2023');
    for (const seat of play.people) {
      const path = pathOf(texts, matter.game, seat, play.as(seat).entries, matter.record);
      expect(path.filter(({ advised }) => !advised).length).toBe(play.beats.filter((beat) => beat.kind === 'choose' && beat.seat === seat).length);
    }
  });
});
