import { beforeAll, describe, expect, it } from 'vitest';
import type { Policy } from '../../src/bots/index.ts';
import { faultText, RulesError } from '../../src/engine/index.ts';
import { scenarioFolder } from '../../src/scenarios/index.ts';
import { type OpenScenario, openScenario } from '../../src/session/play.ts';
import { PolicyError } from '../../src/session/asking.ts';
import { createSession, HUMAN, resumeSession, type Session, type SessionOptions, type StageReport } from '../../src/session/session.ts';
import type { Stint } from '../../src/session/stints.ts';
import { scenarioIds } from '../support/scenarios.ts';

const opened: Record<string, OpenScenario> = {};

beforeAll(async () => {
  for (const id of scenarioIds) opened[id] = await openScenario(scenarioFolder(id)!);
});

function optionsFor(id: string, more: Partial<SessionOptions> = {}): SessionOptions {
  const { game, policies } = opened[id]!;
  return { game, seed: 'hands', seats: { founder: HUMAN }, policies: policies.byName, adviser: 'incentive', ...more };
}

function begun(id: string, more: Partial<SessionOptions> = {}): Session {
  const session = createSession(optionsFor(id, more));
  session.advance();
  return session;
}

/** One stage of the person's, whoever chooses in it, and on to the next. */
function turn(session: Session): readonly StageReport[] {
  const report = session.heldBy === undefined ? session.choose(session.legal()[0]!) : session.letChoose();
  return [report, ...session.advance()];
}

/** Before the person's `n`th stage the seat changes hands, or does not. */
function change(session: Session, n: number): void {
  if (n % 4 === 1) session.handTo('random');
  if (n % 4 === 2) session.handTo('incentive');
  if (n % 4 === 3) session.takeBack();
}

function go(session: Session, from: number, to = Infinity): void {
  for (let n = from; n < to && !session.over; n++) {
    change(session, n);
    turn(session);
  }
}

function playOn(session: Session): StageReport[] {
  const reports: StageReport[] = [];
  while (!session.over) reports.push(...turn(session));
  return reports;
}

function faultsOf(options: SessionOptions, session: Session, stints: readonly Stint[]): string[] {
  const resumed = resumeSession(options, session.transcript(), stints);
  return resumed.ok ? [] : resumed.faults.map(faultText);
}

describe.each(scenarioIds)('a seat handed over, in %s', (id) => {
  it('is played as the policy itself would have played it', () => {
    const whole = createSession(optionsFor(id, { seats: {} }));
    whole.advance();
    const session = begun(id);
    session.handTo('incentive');
    playOn(session);
    expect(session.transcript().stages).toEqual(whole.transcript().stages);
  });

  it('can be taken back at any stage: what a policy chose is marked, what the person chose is not', () => {
    const session = begun(id);
    const held: boolean[] = [];
    const advised: boolean[] = [];
    for (let n = 0; !session.over; n++) {
      change(session, n);
      held.push(session.heldBy !== undefined);
      advised.push(turn(session)[0]!.advised);
    }
    expect(advised).toEqual(held);
    expect(new Set(held)).toEqual(new Set([true, false]));
  });

  it('taken up at any stage goes on as it would have, in the same hands', () => {
    const whole = begun(id);
    go(whole, 0);
    for (let at = 0; ; at++) {
      const session = begun(id);
      go(session, 0, at);
      if (session.over) break;
      const resumed = resumeSession(optionsFor(id), session.transcript(), session.stints());
      if (!resumed.ok) throw new Error(resumed.faults.map(faultText).join('\n'));
      expect(resumed.value.heldBy).toBe(session.heldBy);
      go(resumed.value, at);
      expect(resumed.value.transcript()).toEqual(whole.transcript());
      expect(resumed.value.stints()).toEqual(whole.stints());
    }
  });

  it('asks nobody while it is handed over', () => {
    const session = begun(id);
    const action = session.legal()[0]!;
    session.handTo('incentive');
    expect(session.legal()).toEqual([]);
    expect(() => session.choose(action)).toThrow("'incentive' plays the seat");
    session.takeBack();
    expect(session.stints()).toEqual([]);
    expect(() => session.letChoose()).toThrow(RulesError);
    expect(session.legal()).toContain(action);
  });

  it('is handed to a policy that there is', () => {
    expect(() => begun(id).handTo('incentives')).toThrow("Did you mean 'incentive'?");
    expect(() => createSession(optionsFor(id, { seats: {} })).handTo('incentive')).toThrow('There is no person');
  });

  it('is refused with stints that do not fit the game', () => {
    const session = begun(id);
    turn(session);
    const n = session.transcript().stages.length;
    const good: Stint = { actor: 'founder', policy: 'incentive', from: 0, to: 1 };
    expect(faultsOf(optionsFor(id), session, [good, { ...good, from: 1, to: undefined }])).toEqual([]);
    expect(faultsOf(optionsFor(id), session, [{ ...good, actor: 'board' }])).toEqual([]); // what is past may have been anybody's
    expect(faultsOf(optionsFor(id), session, [{ ...good, actor: 'board', to: undefined }])).toEqual(['session /stints/0/actor: found "board", expected the seat of a person.']);
    expect(faultsOf(optionsFor(id), session, [{ ...good, actor: 'nobody' }])[0]).toContain('/stints/0/actor');
    expect(faultsOf(optionsFor(id), session, [{ ...good, policy: 'rondom' }])[0]).toContain('/stints/0/policy');
    expect(faultsOf(optionsFor(id), session, [{ ...good, from: n + 1 }])[0]).toContain('/stints/0/from');
    expect(faultsOf(optionsFor(id), session, [{ ...good, to: n + 1 }])[0]).toContain('/stints/0/to');
    expect(faultsOf(optionsFor(id), session, [{ ...good, to: undefined }, good])[0]).toContain('/stints/0/to');
  });
});

describe.each(scenarioIds)('a hint, in %s', (id) => {
  it('is a legal action with what speaks for it, and the same whenever it is asked for', () => {
    const session = begun(id);
    let reasons = 0;
    while (!session.over) {
      const hint = session.hint()!;
      expect(session.legal()).toContain(hint.action);
      expect(session.hint()).toEqual(hint);
      for (const { by } of hint.reasons) expect(by).toBeGreaterThan(0);
      reasons += hint.reasons.length;
      session.choose(hint.action);
      session.advance();
    }
    expect(reasons).toBeGreaterThan(0);
    expect(session.hint()).toBeUndefined();
  });

  it('never speaks against the forecast', () => {
    const session = begun(id);
    while (!session.over) {
      const { action } = session.hint()!;
      const own = session.forecast().find((option) => option.action === action);
      if (session.observation().view.stage !== 'sign') expect(own?.value).toBe(Math.max(...session.forecast().map(({ value }) => value)));
      turn(session);
    }
  });

  it('comes from the adviser, whoever plays the seat', () => {
    const session = begun(id);
    const hint = session.hint();
    session.handTo('random');
    expect(session.hint()).toEqual(hint);
  });

  it('falls back on what an adviser without a forecast would choose', () => {
    const last: Policy = { name: 'last', choose: ({ legal }) => legal.at(-1)! };
    const session = begun(id, { policies: { last }, adviser: 'last' });
    expect(session.hint()).toEqual({ action: session.legal().at(-1), reasons: [] });
  });
});

const noIdea = (): string => {
  throw new Error('No idea.');
};

describe.each<readonly [string, () => string, RegExp]>([
  ['chooses what it may not', () => 'fly-away', /^Policy 'bad' at seat 'board' in round '[\w-]+' chose "fly-away", which is not legal\. Legal: [\w-]+/u],
  ['chooses nothing', () => undefined as unknown as string, /chose nothing, which is not legal/u],
  ['throws', noIdea, /^Policy 'bad' at seat 'board' in round '[\w-]+' failed with "No idea\."\. Legal: [\w-]+/u],
])('a policy that %s', (_, choose, message) => {
  const id = scenarioIds[0]!;
  const withBad = (more: Partial<SessionOptions> = {}): SessionOptions => {
    const policies = { ...opened[id]!.policies.byName, bad: { name: 'bad', choose } };
    return optionsFor(id, { seats: { founder: HUMAN, board: 'bad' }, policies, ...more });
  };

  it('is an error with its name, its seat, the round and what was legal', () => {
    expect(() => createSession(withBad()).advance()).toThrow(message);
    expect(() => createSession(withBad()).advance()).toThrow(PolicyError);
  });

  it('is replaced, stage by stage, where somebody stands in for it, and the reports say so', () => {
    const session = createSession(withBad({ standIn: 'incentive', reasons: true }));
    const reports = [...session.advance(), ...playOn(session)];
    const { stages } = session.transcript();
    expect(session.over).toBe(true);
    expect(reports.map(({ failed }) => Object.keys(failed))).toEqual(stages.map(({ choices }) => (choices['board'] === undefined ? [] : ['board'])));
    for (const { failed } of reports) if (failed['board'] !== undefined) expect(failed['board']).toMatch(message);
    expect(resumeSession(withBad(), session.transcript(), session.stints()).ok).toBe(true);
  });

  it('is an error where it is itself the one that stands in', () => {
    expect(() => createSession(withBad({ standIn: 'bad' })).advance()).toThrow(message);
  });

  it('may hold the seat of a person no better', () => {
    const session = begun(id, { ...withBad({ seats: { board: HUMAN } }), standIn: 'incentive' });
    session.handTo('bad');
    expect(turn(session)[0]!.failed['board']).toMatch(message);
    expect(session.heldBy).toBe('bad');
  });
});
