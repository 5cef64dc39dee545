import { describe, expect, test } from 'vitest';
import { newPlay, type Play, resumePlay } from '../../src/app/play.ts';
import { readSave } from '../../src/app/saveFormat.ts';
import { type Guess, outcomeOf, questionOf, tallyOf } from '../../src/app/view/guess.ts';
import { playableSeats } from '../../src/app/view/names.ts';
import { type ActorId, faultText, writeTranscript } from '../../src/engine/index.ts';
import { pastOf } from '../../src/session/past.ts';
import { matterOf, tell, textsOf } from './support.ts';

async function tutorial(seat: ActorId): Promise<Play> {
  return newPlay(await matterOf('harbour-lab'), { mode: 'tutorial', seat, others: {}, seed: 'guess', start: {} });
}

describe.each(['harbour-lab', 'openai-2023'])('a guess in %s', (id) => {
  test('can always be right: what the other seat did is among the answers', async () => {
    const { game, ...matter } = await matterOf(id);
    const texts = await textsOf('en', id);
    const missed: string[] = [];
    let asked = 0;
    for (const seat of playableSeats(game)) {
      for (const seed of ['g1', 'g2', 'g3']) {
        const { entries } = tell({ game, ...matter }, seed, seat);
        const { entries: all } = tell({ game, ...matter }, seed, undefined);
        entries.forEach(({ before, movers }, at) => {
          const question = questionOf(texts, { game, seat, at, view: before, movers, told: entries.slice(0, at) });
          if (question === undefined) return;
          asked++;
          const chosen = all[at]!.report.events.find((event) => event.kind === 'chose' && event.actor === question.actor);
          if (chosen?.kind === 'chose' && !question.answers.some((answer) => answer.id === chosen.action)) missed.push(`${seat} ${before.round} ${chosen.action}`);
        });
      }
    }
    expect(missed).toEqual([]);
    expect(asked).toBeGreaterThan(10);
  });

  test('is asked and offered alike whatever the others keep to themselves', async () => {
    const { game } = await matterOf(id);
    const texts = await textsOf('en', id);
    const facts = game.scenario.data.actors.flatMap(({ id: actor, type }) => (type === undefined ? [] : [{ actor, levels: type.levels }]));
    for (const seat of playableSeats(game)) {
      const asked = [0, 1, 2].map((level) => {
        const state = game.initialState('s', { types: Object.fromEntries(facts.map(({ actor, levels }) => [actor, levels[actor === seat ? 0 : level]!])) });
        const { view } = game.observe(state, seat);
        return questionOf(texts, { game, seat, at: 0, view: { ...view, signals: {} }, movers: game.toMove(state), told: [] });
      });
      expect(asked.slice(1)).toEqual([asked[0], asked[0]]);
    }
  });
});

test('a guess is told only with its stage, stays sealed while the envelope does, and is counted at the end', async () => {
  const { game } = await matterOf('harbour-lab');
  const play = await tutorial('workforce');
  const at = play.entries.length;
  play.guess({ at, actor: 'founder', action: 'wait-founder', of: 4 });
  play.guess({ at, actor: 'founder', action: 'ask-hearing', of: 4 });
  expect(play.guesses).toEqual([{ at, actor: 'founder', action: 'ask-hearing', of: 4 }]);
  while (!play.session.over) play.open(play.session.legal()[0]!);
  const past = pastOf(game, play.session.transcript());
  const done = past[at]!.events.find((event) => event.kind === 'chose' && event.actor === 'founder');
  const action = done?.kind === 'chose' ? done.action : '';
  const right: Guess = { at, actor: 'founder', action, of: 4 };
  expect(outcomeOf(right, play.entries[at]!)).toBe('right');
  expect(outcomeOf({ ...right, action: 'something-else' }, play.entries[at]!)).toBe('wrong');
  expect(outcomeOf({ ...right, actor: 'nobody' }, play.entries[at]!)).toBe('unseen');
  expect(tallyOf([right, { at: 0, actor: 'board', action: 'never', of: 2 }, { at: 99, actor: 'board', action: 'never', of: 2 }], past)).toEqual({ n: 2, right: 1, blind: 0.75 });
  expect(tallyOf([], past)).toBeUndefined();
});

test('guesses come back with a save, change nothing in the game, and a save without them can be read', async () => {
  const [play, other] = [await tutorial('founder'), await tutorial('founder')];
  play.guess({ at: play.entries.length, actor: 'partner', action: 'wait-partner', of: 5 });
  play.open(play.session.legal()[0]!);
  other.open(other.session.legal()[0]!);
  expect(play.session.transcript()).toEqual(other.session.transcript());
  const envelope = { format: 'five-seats-save/1', savedAt: 'now', mode: 'tutorial', scenario: 'harbour-lab', step: 0, begun: true, transcript: writeTranscript(play.session.transcript()) };
  const [found, without] = [readSave({ ...envelope, guesses: structuredClone(play.guesses) }), readSave(envelope)];
  if (found.kind !== 'game' || without.kind !== 'game') throw new Error('The save was not read.');
  const again = resumePlay(play.matter, 'tutorial', found.save.transcript, found.save.stints, found.save.guesses);
  if (!again.ok) throw new Error(again.faults.map(faultText).join('\n'));
  expect(again.value.guesses).toEqual(play.guesses);
  expect(without.save.guesses).toBeUndefined();
});
