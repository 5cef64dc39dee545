import { describe, expect, it } from 'vitest';
import { eventsFor, faultText, parseTranscript, replay, type Transcript, writeTranscript } from '../../src/engine/index.ts';
import { playThrough, randomPlayout, transcriptOf } from '../support/play.ts';
import { action, byEye, gameOf, hold, loadGame, scenarioIds, tinyRules } from '../support/scenarios.ts';

const tiny = gameOf(tinyRules({ actions: [hold('wait-keeper', 'keeper'), hold('wait-guest', 'guest'), action('sing', 'guest', [{ add: { coins: 1 } }], { once: true })] }));
const played = playThrough(tiny, 'a', [{ guest: 'sing' }, {}, {}]);
const transcript = transcriptOf(tiny, 'a', played);

function faultsOf(text: string): readonly string[] {
  const parsed = parseTranscript(text);
  return parsed.ok ? [] : parsed.faults.map(faultText);
}

/** Faults of playing a changed transcript again. */
function refusals(more: Partial<Transcript>): readonly string[] {
  const replayed = replay(tiny, { ...transcript, ...more });
  return replayed.ok ? [] : replayed.faults.map(faultText);
}

/** The stages of the transcript with one of them changed. */
function stagesWith(at: number, more: Partial<Transcript['stages'][number]>): Transcript['stages'] {
  return transcript.stages.map((stage, i) => (i === at ? { ...stage, ...more } : stage));
}

describe('a transcript', () => {
  it('is read as it was written, with everything that it may hold', () => {
    const full: Transcript = { ...transcript, policyHash: '0123456789abcdef', types: { guest: 'low' }, start: { warmth: 3, lit: true, door: 'shut' }, stages: stagesWith(0, { pinned: { rain: 'none' } }) };
    expect(parseTranscript(writeTranscript(full))).toEqual({ ok: true, value: full });
  });

  it('reports all its faults at once', () => {
    const { seed: _, ...rest } = transcript;
    const wrong = { ...rest, format: 'five-seats/9', rulesHash: 'XYZ', senario: 'tiny', stages: [{ choices: { keeper: 7 }, hash: '0' }, { hash: '0123456789abcdef', extra: 1 }] };
    expect(faultsOf(JSON.stringify(wrong))).toEqual([
      'transcript /format: found "five-seats/9", expected "five-seats/1".',
      'transcript /rulesHash: found "XYZ", expected 16 hexadecimal digits.',
      'transcript /seed: found undefined, expected "seed".',
      'transcript /stages/0/choices/keeper: found 7, expected string.',
      'transcript /stages/0/hash: found "0", expected 16 hexadecimal digits.',
      'transcript /stages/1/choices: found undefined, expected "choices".',
      'transcript /stages/1/extra: found the unknown key "extra", expected no such key.',
      "transcript /senario: found the unknown key \"senario\", expected no such key. Did you mean 'scenario'?",
    ]);
  });

  it.each(['', '{', 'null', '[]', '7', '"five-seats/1"', '{"format":"five-seats/1"', '\u0000'])('is refused where the text is %j', (text) => {
    expect(faultsOf(text).length).toBeGreaterThan(0);
  });

  it('is refused where it is too long to be one', () => {
    const stages = Array.from({ length: 201 }, () => transcript.stages[0]!);
    expect(faultsOf(JSON.stringify({ ...transcript, stages }))).toHaveLength(1);
    expect(faultsOf(JSON.stringify({ ...transcript, seed: 'x'.repeat(201) }))).toHaveLength(1);
  });

  it('names the file that it was read from', () => {
    const parsed = parseTranscript('{', 'saved/game.json');
    expect(parsed.ok ? [] : parsed.faults.map(faultText)).toEqual(['saved/game.json /: found "{", expected JSON.']);
  });
});

describe('playing a transcript again', () => {
  it('gives the same states and events', () => {
    const replayed = replay(tiny, transcript);
    expect(replayed.ok && replayed.value).toEqual({ states: played.states, events: played.events });
  });

  it('stops at the stage whose hash is another', () => {
    expect(refusals({ stages: stagesWith(1, { hash: '0000000000000000' }) })).toEqual([`transcript /stages/1/hash: found 0000000000000000, expected ${transcript.stages[1]!.hash}, what these rules make of it.`]);
  });

  it('refuses other rules, another scenario and unknown seats together', () => {
    expect(refusals({ rulesHash: '0000000000000000', scenario: 'tinny', seats: { keper: 'random', guest: 'random' } })).toEqual([
      'transcript /scenario: found "tinny", expected tiny.',
      `transcript /rulesHash: found 0000000000000000, expected ${tiny.scenario.rulesHash}, the rules loaded here.`,
      "transcript /seats/keper: found \"keper\", expected an actor of the scenario. Did you mean 'keeper'?",
    ]);
  });

  it('names action, seat, round and the legal actions where one is not legal', () => {
    expect(refusals({ stages: stagesWith(1, { choices: { keeper: 'wait-keeper', guest: 'sing' } }) })).toEqual([
      "transcript /stages/1/choices: found Action 'sing' is not legal for 'guest' in round 'second'. Legal: wait-guest., expected one legal action of every seat to move.",
    ]);
    expect(refusals({ stages: stagesWith(0, { choices: { keeper: 'wait-keper', guest: 'sing' } }) })[0]).toContain("Action 'wait-keper' is not legal for 'keeper' in round 'first'. Legal: wait-keeper. Did you mean 'wait-keeper'?");
  });

  it('refuses a choice that is missing, one too many, and a stage after the end', () => {
    expect(refusals({ stages: stagesWith(0, { choices: { guest: 'sing' } }) })[0]).toContain("No action for 'keeper'. Legal: wait-keeper.");
    expect(refusals({ stages: stagesWith(0, { choices: { ...transcript.stages[0]!.choices, keper: 'wait-keeper' } }) })[0]).toContain("Seat 'keper' does not choose in this stage. To move: keeper, guest. Did you mean 'keeper'?");
    expect(refusals({ stages: [...transcript.stages, transcript.stages[2]!] })[0]).toContain('transcript /stages/3/choices: found The game is over');
  });

  it('refuses start conditions, levels and pins that the scenario does not have', () => {
    expect(refusals({ start: { wramth: 3 } })[0]).toContain("transcript /start: found Start condition 'wramth': 3 is not possible. Did you mean 'warmth'?");
    expect(refusals({ stages: stagesWith(0, { pinned: { rain: 'none' } }) })[0]).toContain("Unknown chance event 'rain'.");
    expect(refusals({ types: { nobody: 'low' } })).not.toEqual([]);
  });

  it('takes names that every object has for unknown and not for its own', () => {
    expect(refusals({ stages: stagesWith(0, { choices: { ...transcript.stages[0]!.choices, keeper: 'constructor' } }) })).toHaveLength(1);
    expect(refusals({ seats: { toString: 'random' } })).toHaveLength(1);
  });

  it('keeps pinned chance, whatever the seed would have drawn', () => {
    const chance = [{ id: 'rain', after: 'stage', odds: { base: 500 }, outcomes: [{ id: 'wet', share: 1, then: [{ add: { coins: 1 } }] }], basis: byEye }];
    const rainy = gameOf(tinyRules({ chance }));
    for (const outcome of ['wet', 'none']) {
      const after = rainy.apply(rainy.initialState('a'), { keeper: 'wait-keeper', guest: 'wait-guest' }, { rain: outcome });
      const stage = { choices: { keeper: 'wait-keeper', guest: 'wait-guest' }, pinned: { rain: outcome }, hash: rainy.hash(after.state) };
      const replayed = replay(rainy, { ...transcript, rulesHash: rainy.scenario.rulesHash, stages: [stage] });
      expect(replayed.ok && replayed.value.events[0]!.filter((e) => e.kind === 'chance')).toMatchObject([{ event: 'rain', outcome }]);
    }
  });
});

describe.each(scenarioIds)('a transcript of %s', (id) => {
  const game = loadGame(id);

  it('is refused after any change of a choice that changes the state', () => {
    const seed = 'forged';
    const honest = randomPlayout(game, seed);
    const written = transcriptOf(game, seed, honest);
    let forgeries = 0;
    written.stages.forEach((stage, i) => {
      for (const [seat, chosen] of Object.entries(stage.choices)) {
        const other = game.legalActions(honest.states[i]!, seat).find((a) => a !== chosen);
        if (other === undefined) continue;
        const choices = { ...stage.choices, [seat]: other };
        if (game.hash(game.apply(honest.states[i]!, choices).state) === stage.hash) continue;
        forgeries += 1;
        const replayed = replay(game, { ...written, stages: written.stages.map((s, j) => (j === i ? { ...s, choices } : s)) });
        expect(replayed.ok ? [] : replayed.faults.map((fault) => fault.path)).toEqual([`/stages/${i}/hash`]);
      }
    });
    expect(forgeries).toBeGreaterThan(0);
  });

  it('tells each seat the same again', () => {
    const honest = randomPlayout(game, 'told');
    const replayed = replay(game, transcriptOf(game, 'told', honest));
    for (const seat of game.actors) expect(replayed.ok && replayed.value.events.map((stage) => eventsFor(stage, seat))).toEqual(honest.events.map((stage) => eventsFor(stage, seat)));
  });
});
