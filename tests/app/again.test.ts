import { describe, expect, test } from 'vitest';
import { againFrom, chosenFacts, drawnAnew } from '../../src/app/again.ts';
import { writeGame } from '../../src/app/gameFile.ts';
import { newPlay, type Play, resumePlay } from '../../src/app/play.ts';
import { linkOf } from '../../src/app/shareLink.ts';
import { type GameState, recordedTypes, replay, type Transcript } from '../../src/engine/index.ts';
import { matterOf } from './support.ts';

const matter = await matterOf('openai-2023');
const { game } = matter;

/** A game among random others, played by taking the option of that number. */
function playOf(seat: string, stages: number, seed = 'again-1', facts: 'drawn' | 'recorded' = 'drawn'): Play {
  const others = Object.fromEntries(game.actors.filter((actor) => actor !== seat).map((actor) => [actor, 'random']));
  const play = newPlay(matter, { mode: 'full', seat, others, seed, start: facts === 'drawn' ? {} : { types: recordedTypes(game.scenario.data) } });
  while (!play.session.over && play.entries.length < stages) play.open(play.session.legal().at(-1)!);
  return play;
}

function decisionsOf({ entries }: Play): readonly number[] {
  return entries.flatMap(({ report }, at) => (report.mine !== undefined && !report.advised ? [at] : []));
}

/** Words that differ on every call, and are the same in every run. */
function seeds(): () => string {
  let n = 0;
  return () => `fate-${++n}`;
}

function statesOf(transcript: Transcript): readonly GameState[] {
  const replayed = replay(game, transcript);
  if (!replayed.ok) throw new Error(JSON.stringify(replayed.faults));
  return replayed.value.states;
}

/** Everything that is neither the seed nor a private fact nor the sign of one, at every stage. */
function course(transcript: Transcript): readonly unknown[] {
  return statesOf(transcript).map((state) => ({ ...game.describe(state), types: {}, signals: {} }));
}

describe.each(['board', 'founder', 'partner', 'workforce', 'investors'])('again from a decision of %s', (seat) => {
  const play = playOf(seat, 16);
  const whole = play.session.transcript();
  const decisions = decisionsOf(play);
  const at = decisions[Math.floor(decisions.length / 2)]!;
  const before: Transcript = { ...whole, stages: whole.stages.slice(0, at) };

  test('drawn anew the earlier stages stand exactly as they were played', () => {
    const again = drawnAnew(game, before, seat, seeds())!;
    expect(again.seed).not.toBe(whole.seed);
    expect(again.stages.map(({ choices }) => choices)).toEqual(before.stages.map(({ choices }) => choices));
    expect(course(again)).toEqual(course(before));
  });

  test('nothing that the seat has seen tells the two apart', () => {
    const again = drawnAnew(game, before, seat, seeds())!;
    const [now, then] = [statesOf(again), statesOf(before)];
    expect(now.map((state) => game.informationState(state, seat))).toEqual(then.map((state) => game.informationState(state, seat)));
  });

  test('is taken up at that decision, with what was played before it', () => {
    for (const how of ['anew', 'hindsight'] as const) {
      const save = againFrom(play, at, how, false, seeds())!;
      expect(save.hindsight).toBe(how === 'hindsight' ? true : undefined);
      const taken = resumePlay(matter, save.mode, save.transcript, save.stints);
      if (!taken.ok) throw new Error(JSON.stringify(taken.faults));
      expect(taken.value.beats.length - 1).toBe(save.step);
      expect(taken.value.beats.at(-1)).toEqual({ kind: 'choose', at });
      expect(taken.value.session.legal()).toContain(whole.stages[at]!.choices[seat]);
    }
  });
});

test('private facts and chance to come do differ, from one draw to the next', () => {
  const play = playOf('founder', 12);
  const before = { ...play.session.transcript(), stages: play.session.transcript().stages.slice(0, 4) };
  const next = seeds();
  const drawn = Array.from({ length: 12 }, () => drawnAnew(game, before, 'founder', next)!);
  expect(new Set(drawn.map(({ types }) => JSON.stringify(types))).size).toBeGreaterThan(2);
  expect(new Set(drawn.map(({ seed }) => seed)).size).toBe(12);
  const ends = drawn.map((transcript) => {
    const taken = resumePlay(matter, 'full', transcript);
    if (!taken.ok) throw new Error('The game does not replay.');
    while (!taken.value.session.over) taken.value.open(taken.value.session.legal()[0]!);
    return JSON.stringify(game.describe(taken.value.session.state()).values);
  });
  expect(new Set(ends).size).toBeGreaterThan(6);
});

test('a whole game with a decision drawn anew late in it fits in a link', async () => {
  const play = playOf('workforce', 60, 'again-3');
  const whole = play.session.transcript();
  const again = drawnAnew(game, { ...whole, stages: whole.stages.slice(0, decisionsOf(play).at(-1)) }, 'workforce', seeds())!;
  const taken = resumePlay(matter, 'full', again);
  if (!taken.ok) throw new Error('The game does not replay.');
  while (!taken.value.session.over) taken.value.open(taken.value.session.legal()[0]!);
  const link = await linkOf(writeGame({ mode: 'full', stints: taken.value.session.stints(), transcript: taken.value.session.transcript() }), 'https://example.org/');
  expect(link.length).toBeLessThan(8000);
});

test('facts that were set as recorded stay so', () => {
  const play = playOf('partner', 8, 'again-2', 'recorded');
  const before = { ...play.session.transcript(), stages: play.session.transcript().stages.slice(0, 4) };
  expect(chosenFacts(game, before)).toEqual(recordedTypes(game.scenario.data));
  expect(drawnAnew(game, before, 'partner', seeds())!.types).toEqual(recordedTypes(game.scenario.data));
});

test('with hindsight the same choices give the same game', () => {
  const play = playOf('board', 14);
  const whole = play.session.transcript();
  const at = decisionsOf(play)[1]!;
  const save = againFrom(play, at, 'hindsight', false, seeds())!;
  expect(save.transcript).toEqual({ ...whole, stages: whole.stages.slice(0, at) });
  const taken = resumePlay(matter, 'full', save.transcript);
  if (!taken.ok) throw new Error('The game does not replay.');
  while (taken.value.entries.length < whole.stages.length) taken.value.open(whole.stages[taken.value.entries.length]!.choices['board']!);
  expect(taken.value.session.transcript()).toEqual(whole);
});

test('once with hindsight is always with hindsight, and stints end where the game is taken up', () => {
  const play = playOf('founder', 6);
  play.hand(true);
  play.letPlay();
  play.hand(false);
  while (!play.session.over && play.entries.length < 12) play.open(play.session.legal()[0]!);
  const [first, last] = [decisionsOf(play)[0]!, decisionsOf(play).at(-1)!];
  expect(againFrom(play, last, 'anew', true, seeds())).toMatchObject({ hindsight: true, stints: play.session.stints() });
  expect(againFrom(play, first, 'hindsight', false, seeds())?.stints).toBeUndefined();
});
