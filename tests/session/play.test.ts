import { beforeAll, describe, expect, it } from 'vitest';
import { randomPolicy, type Policy } from '../../src/bots/index.ts';
import { faultText, replay, RulesError } from '../../src/engine/index.ts';
import { scenarioFolder } from '../../src/scenarios/index.ts';
import { type OpenScenario, openScenario, openScenarioFor, play } from '../../src/session/play.ts';
import { rulesOf, scenarioIds } from '../support/scenarios.ts';

const opened: Record<string, OpenScenario> = {};

beforeAll(async () => {
  for (const id of scenarioIds) opened[id] = await openScenario(scenarioFolder(id)!);
});

describe.each(scenarioIds)('play, in %s', (id) => {
  it('plays a whole game whose transcript replays to its end', () => {
    const { outcome, returns, transcript } = play(opened[id]!, { seed: 'whole' });
    const { game } = opened[id]!;
    const replayed = replay(game, transcript);
    if (!replayed.ok) throw new Error(replayed.faults.map(faultText).join('\n'));
    const end = replayed.value.states.at(-1)!;
    expect(game.outcome(end)).toBe(outcome);
    expect(game.returns(end)).toEqual(returns);
    expect(transcript.policyHash).toBe(opened[id]!.policies.policyHash);
  });

  it('gives the same game twice', () => {
    for (const seats of ['random', 'historical', 'incentive'] as const) expect(play(opened[id]!, { seed: 'twice', seats })).toEqual(play(opened[id]!, { seed: 'twice', seats }));
  });

  it('seats one policy everywhere, or one by seat and incentives elsewhere', () => {
    const { actors } = opened[id]!.game;
    expect(new Set(Object.values(play(opened[id]!, { seed: 's', seats: 'random' }).transcript.seats))).toEqual(new Set(['random']));
    expect(play(opened[id]!, { seed: 's', seats: { board: 'random' } }).transcript.seats).toEqual(Object.fromEntries(actors.map((seat) => [seat, seat === 'board' ? 'random' : 'incentive'])));
  });

  it('takes a policy of your own of three lines', () => {
    const last: Policy = {
      name: 'last',
      choose: ({ legal }) => legal.at(-1)!,
    };
    const { game } = opened[id]!;
    for (const seats of [last, { board: last }]) {
      const { transcript } = play(opened[id]!, { seed: 'own', seats });
      const replayed = replay(game, transcript);
      if (!replayed.ok) throw new Error(replayed.faults.map(faultText).join('\n'));
      transcript.stages.forEach(({ choices }, i) => {
        if (choices['board'] !== undefined) expect(choices['board']).toBe(game.legalActions(replayed.value.states[i]!, 'board').at(-1));
      });
    }
  });

  it('keeps two policies of one name at two seats apart', () => {
    const asked: Record<string, string[]> = { first: [], second: [] };
    const mine = (mark: string, at: number): Policy => ({
      name: 'mine',
      choose: ({ observation, legal }) => {
        asked[mark]!.push(observation.seat);
        return legal.at(at)!;
      },
    });
    const { transcript } = play(opened[id]!, { seed: 'two', seats: { board: mine('first', 0), founder: mine('second', -1) } });
    expect(new Set(asked['first'])).toEqual(new Set(['board']));
    expect(new Set(asked['second'])).toEqual(new Set(['founder']));
    expect(transcript.seats['board']).not.toBe(transcript.seats['founder']);
  });

  it("keeps a policy of your own apart from the registry's of the same name", () => {
    let asked = 0;
    const own: Policy = { name: 'incentive', choose: ({ legal }) => ((asked += 1), legal[0]!) };
    const { transcript } = play(opened[id]!, { seed: 'same', seats: { founder: own } });
    expect(asked).toBe(transcript.stages.filter(({ choices }) => choices['founder'] !== undefined).length);
  });

  it('refuses what a policy of your own may not choose', () => {
    expect(() => play(opened[id]!, { seed: 'wrong', seats: { board: { name: 'wrong', choose: () => 'fly-away' } } })).toThrow(RulesError);
    expect(() => play(opened[id]!, { seed: 'wrong', seats: { board: { name: 'wrong', choose: () => 'fly-away' } } })).toThrow(/^Policy 'wrong' at seat 'board' in round '[\w-]+' chose "fly-away", which is not legal\. Legal: [\w-]+, /u);
  });

  it('refuses an unknown seat and an unknown policy with the nearest name', () => {
    expect(() => play(opened[id]!, { seed: 'x', seats: { bord: randomPolicy() } })).toThrow("Did you mean 'board'?");
    expect(() => play(opened[id]!, { seed: 'x', seats: { board: 'rondom' as 'random' } })).toThrow("Did you mean 'random'?");
  });

  it('begins from the private facts and start conditions that it is given', () => {
    const { game } = opened[id]!;
    const typed = game.scenario.data.actors.find((actor) => actor.type !== undefined)!;
    const types = { [typed.id]: typed.type!.levels[0]! };
    expect(play(opened[id]!, { seed: 'start', start: { types } }).transcript.types).toEqual(types);
  });
});

describe('opening a scenario', () => {
  it('refuses rules with all their faults', async () => {
    const rules = rulesOf('harbour-lab');
    (rules.actions[0] as { actor: string }).actor = 'bord';
    await expect(openScenario({ id: 'x', rules })).rejects.toThrow(RulesError);
    await expect(openScenario({ id: 'x', rules })).rejects.toThrow("Did you mean 'board'?");
  });

  it('refuses outlooks and a record that do not fit', async () => {
    const rules = rulesOf('harbour-lab');
    await expect(openScenario({ id: 'x', rules, outlooks: async () => ({}) })).rejects.toThrow(RulesError);
    await expect(openScenario({ id: 'x', rules, record: async () => ({ stages: [{ round: 'evening', choices: { board: 'fly-away' } }] }) })).rejects.toThrow("Action 'fly-away' is not legal");
  });

  it('needs neither outlooks nor a record', async () => {
    const open = await openScenario({ id: 'x', rules: rulesOf('harbour-lab') });
    const { transcript, outcome } = play(open, { seed: 'bare' });
    expect(transcript.policyHash).toBeUndefined();
    expect(open.game.scenario.data.endings.map((ending) => ending.id)).toContain(outcome);
  });
});

it('reads the record only where a seat plays by it', async () => {
  const { id, rules } = scenarioFolder('openai-2023')!;
  const source = { id, rules, record: () => Promise.reject(new Error('The record was read.')) };
  expect((await openScenarioFor(source, ['incentive', 'random'])).game.scenario.data.scenario.id).toBe(id);
  await expect(openScenarioFor(source, ['random', 'historical'])).rejects.toThrow('The record was read.');
});
