import { beforeAll, describe, expect, it } from 'vitest';
import type { Policies } from '../../src/bots/index.ts';
import { drawFrom, type Game, type JointAction, publicEvents, replay, RulesError } from '../../src/engine/index.ts';
import { scenarioFolder } from '../../src/scenarios/index.ts';
import { openScenario } from '../../src/session/play.ts';
import { createSession, HUMAN, resumeSession, type Session, type SessionOptions, type StageReport } from '../../src/session/session.ts';

let game: Game;
let policies: Policies;

beforeAll(async () => {
  ({ game, policies } = await openScenario(scenarioFolder('openai-2023')!));
});

function options(people: readonly string[]): SessionOptions {
  return { game, seed: 'together', seats: Object.fromEntries(people.map((seat) => [seat, HUMAN])), policies: policies.byName, adviser: 'random', reasons: true };
}

/** What the persons asked choose: the same whenever they are asked at the same moment. */
function choices(session: Session): JointAction {
  const { view } = session.observation();
  return Object.fromEntries(session.asked().map((seat) => {
    const legal = session.legal(seat);
    return [seat, legal[Math.floor(drawFrom(`person/${seat}`)(view.stage, view.roundIndex) * legal.length)]!];
  }));
}

function playOn(session: Session): StageReport[] {
  const reports = [...session.advance()];
  while (!session.over) reports.push(session.choose(choices(session)), ...session.advance());
  return reports;
}

describe('several persons at one session', () => {
  it('are asked together, seat by seat in the order of the scenario, each for what is legal to it', () => {
    const session = createSession(options(['investors', 'founder']));
    expect(session.people).toEqual(['founder', 'investors']);
    expect(session.seat).toBeUndefined();
    session.advance();
    expect(session.asked()).toEqual(['founder', 'investors']);
    expect(session.legal('founder')).toEqual(game.legalActions(session.state(), 'founder'));
    expect(session.legal('investors')).toEqual(game.legalActions(session.state(), 'investors'));
    expect(session.legal('board')).toEqual([]);
    expect(session.legal()).toEqual([]);
  });

  it('play a stage only when everybody asked has chosen, and nobody else', () => {
    const session = createSession(options(['founder', 'investors']));
    session.advance();
    const all = choices(session);
    const before = session.transcript();
    expect(() => session.choose({ founder: all['founder']! })).toThrow(/A choice is asked of founder, investors\. Given: \{"founder":/u);
    expect(() => session.choose({ ...all, board: 'wait-board' })).toThrow(RulesError);
    expect(() => session.choose(all['founder']!)).toThrow(RulesError);
    expect(() => session.choose({ ...all, founder: 'nonsense' })).toThrow(RulesError);
    expect(session.transcript()).toEqual(before);
    session.choose(all);
    expect(session.transcript().stages.at(-1)!.choices).toMatchObject(all);
  });

  it('leave a game that replays, and are told together only what everybody may know', () => {
    const session = createSession(options(['board', 'founder', 'partner']));
    const reports = playOn(session);
    const replayed = replay(game, session.transcript());
    expect(replayed.ok && replayed.value.states.at(-1)).toEqual(session.state());
    expect(reports.map(({ events }) => events)).toEqual(replayed.ok && replayed.value.events.map(publicEvents));
    expect(reports.map(({ mine }) => mine).filter((mine) => mine !== undefined)).toEqual([]);
  });

  it('go on with a game taken up as if it had never stopped', () => {
    const whole = createSession(options(['board', 'workforce']));
    playOn(whole);
    const cut = createSession(options(['board', 'workforce']));
    cut.advance();
    for (let n = 0; n < 4; n++) {
      cut.choose(choices(cut));
      cut.advance();
    }
    const { seed: _, seats: __, ...rest } = options([]);
    const resumed = resumeSession(rest, cut.transcript());
    if (!resumed.ok) throw new Error('It is not taken up.');
    expect(resumed.value.people).toEqual(['board', 'workforce']);
    playOn(resumed.value);
    expect(resumed.value.transcript()).toEqual(whole.transcript());
  });

  it('hand no seat over', () => {
    const session = createSession(options(['board', 'workforce']));
    expect(() => session.handTo('incentive')).toThrow(/Several persons play: board, workforce/u);
  });
});
