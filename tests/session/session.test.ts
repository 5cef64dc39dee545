import { beforeAll, describe, expect, it } from 'vitest';
import type { Policies, Policy } from '../../src/bots/index.ts';
import { createGame, drawFrom, faultText, type Game, loadScenario, parseTranscript, replay, RulesError, type Transcript, writeTranscript } from '../../src/engine/index.ts';
import { scenarioFolder } from '../../src/scenarios/index.ts';
import { openScenario } from '../../src/session/play.ts';
import { createSession, HUMAN, resumeSession, type Session, type SessionOptions, type StageReport } from '../../src/session/session.ts';
import { rulesOf, scenarioIds } from '../support/scenarios.ts';

const games: Record<string, Game> = {};
const registries: Record<string, Policies> = {};

beforeAll(async () => {
  for (const id of scenarioIds) {
    const open = await openScenario(scenarioFolder(id)!);
    games[id] = open.game;
    registries[id] = open.policies;
  }
});

type Given = Partial<SessionOptions> & { readonly seed?: string };

function optionsFor(id: string, more: Given = {}): SessionOptions {
  return { game: games[id]!, seed: 'session', seats: { founder: HUMAN }, policies: registries[id]!.byName, adviser: 'incentive', ...more };
}

/** What the person at the seat does: the same whenever it is asked at the same moment. */
function personal(session: Session): string {
  const legal = session.legal();
  const { view } = session.observation();
  return legal[Math.floor(drawFrom('a person')(view.stage, view.roundIndex) * legal.length)]!;
}

/** Plays on to the end, the person included; what the person is told. */
function playOn(session: Session): StageReport[] {
  const reports = [...session.advance()];
  while (!session.over) reports.push(session.choose(personal(session)), ...session.advance());
  return reports;
}

function faultsOf(options: SessionOptions, transcript: Transcript): string[] {
  const resumed = resumeSession(options, transcript);
  return resumed.ok ? [] : resumed.faults.map(faultText);
}

/** The transcript of a whole game. */
function played(id: string, seed = 'session'): Transcript {
  const session = createSession(optionsFor(id, { seed }));
  playOn(session);
  return session.transcript();
}

function spied(policy: Policy): { readonly policy: Policy; readonly asked: string[] } {
  const asked: string[] = [];
  return {
    asked,
    policy: {
      name: 'spied',
      choose: (turn) => {
        asked.push(turn.observation.seat);
        return policy.choose(turn);
      },
    },
  };
}

describe.each(scenarioIds)('a session of %s', (id) => {
  it('is played to an ending, and its transcript is that game', () => {
    const session = createSession(optionsFor(id));
    playOn(session);
    const transcript = session.transcript();
    expect(session.outcome).toBe(games[id]!.outcome(session.state()));
    expect(session.outcome).not.toBeNull();
    const parsed = parseTranscript(writeTranscript(transcript));
    const replayed = parsed.ok ? replay(games[id]!, parsed.value) : parsed;
    if (!replayed.ok) throw new Error(replayed.faults.map(faultText).join('\n'));
    expect(games[id]!.hash(replayed.value.states.at(-1)!)).toBe(games[id]!.hash(session.state()));
  });

  it('is the same game from the same seed, and another from another', () => {
    const [first, again, other] = ['a', 'a', 'b'].map((seed) => played(id, seed).stages.map((stage) => stage.hash));
    expect(again).toEqual(first);
    expect(other).not.toEqual(first);
  });

  it('taken up at any stage of it goes on as it would have, to the same hash', () => {
    const whole = createSession(optionsFor(id));
    playOn(whole);
    const full = whole.transcript();
    for (let at = 0; at <= full.stages.length; at++) {
      const resumed = resumeSession(optionsFor(id), { ...full, stages: full.stages.slice(0, at) });
      if (!resumed.ok) throw new Error(resumed.faults.map(faultText).join('\n'));
      expect(resumed.value.transcript().stages).toEqual(full.stages.slice(0, at));
      playOn(resumed.value);
      expect(resumed.value.transcript()).toEqual(full);
      expect(resumed.value.outcome).toBe(whole.outcome);
    }
  });

  it('taken up with start conditions and private facts keeps them', () => {
    const game = games[id]!;
    const typed = game.scenario.data.actors.find((actor) => actor.type !== undefined)!;
    const slot = game.scenario.data.state.find((one) => one.prologue === true)!;
    const start = { types: { [typed.id]: typed.type!.levels[2]! }, start: { [slot.id]: slot.kind === 'flag' ? true : 40 } };
    const whole = createSession(optionsFor(id, { start }));
    playOn(whole);
    const full = whole.transcript();
    expect(full).toMatchObject(start);
    const resumed = resumeSession(optionsFor(id), { ...full, stages: full.stages.slice(0, 2) });
    if (!resumed.ok) throw new Error(resumed.faults.map(faultText).join('\n'));
    playOn(resumed.value);
    expect(resumed.value.transcript()).toEqual(full);
  });

  it('grows apart from a save that was made of it', () => {
    const session = createSession(optionsFor(id));
    session.advance();
    const save = session.transcript();
    const before = structuredClone(save);
    playOn(session);
    expect(save).toEqual(before);
  });

  it('tells a person only what the seat may see', () => {
    for (const seed of ['one', 'two', 'three']) {
      for (const report of playOn(createSession(optionsFor(id, { seed, reasons: true })))) {
        for (const event of report.events) if (event.seenBy !== undefined) expect(event.seenBy).toContain('founder');
        const seen = report.events.flatMap((event) => (event.kind === 'chose' ? [event.actor] : []));
        for (const actor of Object.keys(report.reasons)) expect(seen).toContain(actor);
      }
    }
  });

  it('has nothing to choose and nothing to forecast for nobody', () => {
    const session = createSession(optionsFor(id, { seats: {} }));
    expect(session.seat).toBeUndefined();
    expect(session.legal()).toEqual([]);
    expect(session.forecast()).toEqual([]);
    session.advance();
    expect(session.over).toBe(true);
  });
});

describe('a save', () => {
  it('of other rules is refused with the hash that was found and the one that is right', () => {
    const rules = rulesOf('harbour-lab');
    (rules.interests[0] as { lambda: number }).lambda += 0.001;
    const loaded = loadScenario(rules);
    if (!loaded.ok) throw new Error('not loaded');
    const other = createGame(loaded.value);
    const transcript = played('harbour-lab');
    expect(faultsOf(optionsFor('harbour-lab', { game: other }), transcript)).toEqual([`transcript /rulesHash: found ${transcript.rulesHash}, expected ${other.scenario.rulesHash}, the rules loaded here.`]);
  });

  it('of another scenario is refused', () => {
    const faults = faultsOf(optionsFor('openai-2023'), played('harbour-lab'));
    expect(faults.some((one) => one.startsWith('transcript /scenario: found "harbour-lab", expected openai-2023'))).toBe(true);
    expect(faults.some((one) => one.startsWith('transcript /rulesHash:'))).toBe(true);
  });

  it('that does not replay to its own hashes is refused with the stage', () => {
    const transcript = played('harbour-lab');
    const stages = transcript.stages.map((stage, i) => (i === 1 ? { ...stage, hash: '0123456789abcdef' } : stage));
    expect(faultsOf(optionsFor('harbour-lab'), { ...transcript, stages })).toEqual([expect.stringMatching(/^transcript \/stages\/1\/hash: found 0123456789abcdef/u)]);
  });

  it('with an illegal choice is refused with the stage', () => {
    const transcript = played('harbour-lab');
    const stages = transcript.stages.map((stage, i) => (i === 0 ? { ...stage, choices: { ...stage.choices, [Object.keys(stage.choices)[0]!]: 'fly-away' } } : stage));
    expect(faultsOf(optionsFor('harbour-lab'), { ...transcript, stages })).toEqual([expect.stringMatching(/^transcript \/stages\/0\/choices: found Action 'fly-away' is not legal/u)]);
  });

  it('with an unknown policy is refused with the nearest name', () => {
    const transcript = played('harbour-lab');
    expect(faultsOf(optionsFor('harbour-lab'), { ...transcript, seats: { ...transcript.seats, board: 'incentiv' } })).toEqual([expect.stringMatching(/\/seats\/board: found "incentiv".*Did you mean 'incentive'\?/u)]);
  });

  it('with an unknown seat is refused with the nearest name', () => {
    const transcript = played('harbour-lab');
    expect(faultsOf(optionsFor('harbour-lab'), { ...transcript, seats: { ...transcript.seats, bord: 'random' } })).toEqual([expect.stringMatching(/\/seats\/bord: found "bord".*Did you mean 'board'\?/u)]);
  });
});

/** Seats that may be wrong, at a new session. */
function attempt(seats: Readonly<Record<string, string>>): () => Session {
  return () => createSession(optionsFor('harbour-lab', { seats }));
}

describe('a new session', () => {
  it('is refused where a policy is unknown, with the nearest name and all names', () => {
    expect(attempt({ board: 'historicl' })).toThrow(RulesError);
    expect(attempt({ board: 'historicl' })).toThrow(/\/seats\/board: found "historicl", expected one of random, historical, incentive, best-response, ismcts, exploiter, human.*Did you mean 'historical'\?/u);
    expect(attempt({ board: 'humna' })).toThrow("Did you mean 'human'?");
  });

  it('is refused where a seat is unknown, with the nearest name and all names', () => {
    expect(attempt({ foundr: HUMAN })).toThrow(RulesError);
    expect(attempt({ foundr: HUMAN })).toThrow(/\/seats\/foundr: found "foundr", expected one of board, founder, .*Did you mean 'founder'\?/u);
  });

  it('is refused where its start conditions or private facts do not exist', () => {
    expect(() => createSession(optionsFor('harbour-lab', { start: { start: { moral: 3 } } }))).toThrow("Did you mean 'morale'?");
    expect(() => createSession(optionsFor('harbour-lab', { start: { types: { partner: 'ten-boats' } } }))).toThrow(RulesError);
  });
});

describe.each(scenarioIds)('an illegal action in %s', (id) => {
  it('is refused with action, seat, round and what is legal, and changes nothing', () => {
    const { policy, asked } = spied(registries[id]!.byName.incentive);
    const policies = { ...registries[id]!.byName, incentive: policy };
    const whole = createSession(optionsFor(id));
    playOn(whole);
    const session = createSession(optionsFor(id, { policies }));
    session.advance();
    while (!session.over) {
      const { round } = session.observation().view;
      const legal = session.legal();
      const before = { state: games[id]!.hash(session.state()), transcript: session.transcript(), asked: asked.length };
      for (const wrong of ['fly-away', '', `${legal[0]!}x`]) {
        expect(() => session.choose(wrong)).toThrow(RulesError);
        expect(() => session.choose(wrong)).toThrow(`Action '${wrong}' is not legal for 'founder' in round '${round}'. Legal: ${legal.join(', ')}.`);
      }
      expect({ state: games[id]!.hash(session.state()), transcript: session.transcript(), asked: asked.length }).toEqual(before);
      session.choose(personal(session));
      session.advance();
    }
    expect(session.transcript()).toEqual(whole.transcript());
  });

  it('is refused once the game is over', () => {
    const session = createSession(optionsFor(id));
    playOn(session);
    const before = session.transcript();
    expect(() => session.choose('fly-away')).toThrow(RulesError);
    expect(session.transcript()).toEqual(before);
  });
});

describe.each(scenarioIds)('the short form in %s', (id) => {
  const shortOf = (): readonly string[] => {
    const { rounds, scenario } = games[id]!.scenario.data;
    return scenario.shortForm ?? [rounds.at(-1)!.id];
  };

  it('asks the person in its own rounds only, and the adviser plays the others', () => {
    const rounds = shortOf();
    let mine = 0;
    let advised = 0;
    for (const seed of ['a', 'b', 'c']) {
      const session = createSession(optionsFor(id, { seed, rounds }));
      for (const report of playOn(session)) {
        if (!report.advised) expect(rounds).toContain(report.round);
        else if (report.mine !== undefined) expect(rounds).not.toContain(report.round);
        if (!report.advised) mine += 1;
        else if (report.mine !== undefined) advised += 1;
      }
      expect(session.over).toBe(true);
    }
    expect(mine).toBeGreaterThan(0);
    expect(advised).toBeGreaterThan(0);
  });

  it('of no rounds at all is the game that the adviser would play', () => {
    const short = createSession(optionsFor(id, { rounds: [] }));
    short.advance();
    const watched = createSession(optionsFor(id, { seats: {} }));
    watched.advance();
    expect(short.over).toBe(true);
    expect(short.transcript().stages).toEqual(watched.transcript().stages);
  });

  it('lets the adviser of another name play, and asks it for that seat alone where others have their own', () => {
    const { policy, asked } = spied(registries[id]!.byName.random);
    const seats = Object.fromEntries(games[id]!.actors.map((actor) => [actor, actor === 'founder' ? HUMAN : 'incentive']));
    const session = createSession(optionsFor(id, { rounds: [], seats, adviser: 'mine', policies: { ...registries[id]!.byName, mine: policy } }));
    session.advance();
    expect(new Set(asked)).toEqual(new Set(['founder']));
  });

  it('goes on as it was when it is taken up with the same rounds', () => {
    const rounds = shortOf();
    const whole = createSession(optionsFor(id, { rounds }));
    playOn(whole);
    const full = whole.transcript();
    for (let at = 0; at <= full.stages.length; at += 5) {
      const resumed = resumeSession(optionsFor(id, { rounds }), { ...full, stages: full.stages.slice(0, at) });
      if (!resumed.ok) throw new Error(resumed.faults.map(faultText).join('\n'));
      playOn(resumed.value);
      expect(resumed.value.transcript()).toEqual(full);
    }
  });

  it('takes no choice of the person in a round that it skips', () => {
    const session = createSession(optionsFor(id, { seats: { board: HUMAN }, rounds: [] }));
    expect(session.legal()).toEqual([]);
    const action = games[id]!.legalActions(session.state(), 'board')[0]!;
    expect(() => session.choose(action)).toThrow(RulesError);
    expect(session.transcript().stages).toEqual([]);
  });
});

describe('a session that nobody sits at', () => {
  it('takes no choice', () => {
    const session = createSession(optionsFor('harbour-lab', { seats: {} }));
    expect(() => session.choose('fly-away')).toThrow(RulesError);
    expect(session.transcript().stages).toEqual([]);
  });
});
