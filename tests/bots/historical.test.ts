import { beforeAll, describe, expect, it } from 'vitest';
import { createPolicies, historicalPolicy, type Policies, type Policy, type Turn } from '../../src/bots/index.ts';
import { drawFrom, type Game, type GameState, recordedTypes, RulesError } from '../../src/engine/index.ts';
import { type HistoricalRecord, scenarioFolder, scenarioFolders } from '../../src/scenarios/index.ts';
import { openScenario } from '../../src/session/play.ts';
import { randomPlayout } from '../support/play.ts';

const folder = scenarioFolders.find((one) => one.record !== undefined)!;
let game: Game;
let policies: Policies;
let record: HistoricalRecord;
/** The state before every stage of the record, and the one after the last. */
let path: GameState[];

beforeAll(async () => {
  ({ game, policies } = await openScenario(folder));
  record = await folder.record!();
  path = [game.initialState('of no account', { types: recordedTypes(game.scenario.data) })];
  for (const { choices, chance } of record.stages) path.push(game.apply(path.at(-1)!, choices, chance).state);
});

function turnOf(state: GameState, seat: string, draw = drawFrom(`turn/${seat}`)): Turn {
  return { observation: game.observe(state, seat), legal: game.legalActions(state, seat), draw };
}

/** Everything that a policy does and says here. */
function allOf(policy: Policy, turn: Turn) {
  const actions = Array.from({ length: 8 }, (_, i) => policy.choose({ ...turn, draw: drawFrom(`all/${i}`) }));
  return { actions, distribution: policy.distribution?.(turn), reasons: turn.legal.map((action) => policy.reasons?.(turn, action)), forecast: policy.forecast?.(turn) };
}

function expectFallback(state: GameState): void {
  for (const seat of game.toMove(state)) expect(allOf(policies.byName.historical, turnOf(state, seat))).toEqual(allOf(policies.byName.incentive, turnOf(state, seat)));
}

/** The record with one stage changed. */
function recordWith(at: number, more: object): unknown {
  return { ...record, stages: record.stages.map((stage, i) => (i === at ? { ...stage, ...more } : stage)) };
}

describe('the historical policy on the recorded path', () => {
  it('plays the record in every seat to its end', () => {
    record.stages.forEach((stage, at) => {
      const state = path[at]!;
      expect(game.describe(state).round).toBe(stage.round);
      const chosen = Object.fromEntries(game.toMove(state).map((seat) => [seat, policies.byName.historical.choose(turnOf(state, seat))]));
      expect(chosen).toEqual(stage.choices);
    });
    expect(game.outcome(path.at(-1)!)).not.toBeNull();
  });

  it('is certain of it', () => {
    record.stages.forEach((stage, at) => {
      for (const seat of game.toMove(path[at]!)) {
        const turn = turnOf(path[at]!, seat);
        const odds = policies.byName.historical.distribution!(turn);
        expect(odds).toEqual(Object.fromEntries(turn.legal.map((action) => [action, action === stage.choices[seat] ? 1 : 0])));
        expect(policies.byName.historical.reasons!(turn, stage.choices[seat]!)).toEqual([]);
      }
    });
  });

  it('keeps to it whatever the private facts and the meters are', () => {
    let state = game.initialState('other facts');
    const kept = record.stages.findIndex(({ choices, chance }) => {
      const fits = game.toMove(state).every((seat) => game.legalActions(state, seat).includes(choices[seat]!));
      if (!fits) return true;
      for (const seat of game.toMove(state)) expect(policies.byName.historical.choose(turnOf(state, seat))).toBe(choices[seat]);
      state = game.apply(state, choices, chance).state;
      return false;
    });
    expect(kept).not.toBe(0);
  });

  it('forecasts as the incentives do', () => {
    for (const seat of game.toMove(path[0]!)) {
      const turn = turnOf(path[0]!, seat);
      expect(policies.byName.historical.forecast!(turn)).toEqual(policies.byName.incentive.forecast!(turn));
    }
  });
});

describe('the historical policy off the recorded path', () => {
  it('does as the incentives do while a flag differs', () => {
    const flags = game.scenario.data.state.filter((slot) => slot.kind === 'flag' && slot.prologue === true);
    expect(flags.length).toBeGreaterThan(0);
    for (const flag of flags) expectFallback(game.initialState('flag', { types: recordedTypes(game.scenario.data), start: { [flag.id]: true } }));
  });

  it('does as the incentives do where another package lies on the table', () => {
    let seen = 0;
    record.stages.forEach(({ choices, chance }, at) => {
      for (const [seat, action] of Object.entries(choices)) {
        if (!action.startsWith('offer:')) continue;
        for (const other of game.legalActions(path[at]!, seat)) {
          if (other === action || !other.startsWith('offer:')) continue;
          const state = game.apply(path[at]!, { ...choices, [seat]: other }, chance).state;
          if (game.describe(state).table.length === 0) continue;
          expectFallback(state);
          seen += 1;
        }
      }
    });
    expect(seen).toBeGreaterThan(0);
  });

  it('does as the incentives do where the table is empty and was not', () => {
    const at = record.stages.findIndex(({ choices }) => Object.values(choices).some((action) => action.startsWith('offer:')));
    const { choices, chance } = record.stages[at]!;
    const quiet = Object.fromEntries(
      Object.entries(choices).map(([seat, action]) => [seat, action.startsWith('offer:') ? game.scenario.data.actions.find((one) => one.actor === seat && one.kind === 'hold')!.id : action]),
    );
    expectFallback(game.apply(path[at]!, quiet, chance).state);
  });

  it('is always one of the two in random games', () => {
    for (let i = 0; i < 6; i++) {
      for (const state of randomPlayout(game, `off/${i}`).states) {
        for (const seat of game.toMove(state)) {
          const turn = turnOf(state, seat);
          const action = policies.byName.historical.choose(turn);
          if (!record.stages.some(({ choices }) => choices[seat] === action)) expect(action).toBe(policies.byName.incentive.choose(turn));
        }
      }
    }
  });
});

/** Makes the policy of a record that may be wrong. */
function attempt(wrong: unknown): () => Policy {
  return () => historicalPolicy(game, wrong, policies.byName.incentive);
}

describe('a record', () => {
  it.each([['a text', 'thursday'], ['nothing', null], ['a number', 7], ['a list', []], ['no stages', {}], ['stages that are no list', { stages: 3 }], ['a stage without choices', { stages: [{ round: 'thu' }] }], ['a choice that is no text', { stages: [{ round: 'thu', choices: { board: 3 } }] }]])(
    'is refused where it does not parse: %s',
    (_, wrong) => {
      expect(attempt(wrong)).toThrow(RulesError);
      expect(attempt(wrong)).toThrow(/record does not parse/u);
    },
  );

  it('is refused where an action of it is not legal, with the action, the seat and what would be', () => {
    const [seat, action] = Object.entries(record.stages[0]!.choices)[0]!;
    const wrong = recordWith(0, { choices: { ...record.stages[0]!.choices, [seat]: `${action}x` } });
    expect(attempt(wrong)).toThrow(RulesError);
    expect(attempt(wrong)).toThrow(`Action '${action}x' is not legal for '${seat}'`);
    expect(attempt(wrong)).toThrow(`Did you mean '${action}'?`);
  });

  it('is refused where a choice is missing, a seat is unknown, or a chance event is', () => {
    const { [Object.keys(record.stages[0]!.choices)[0]!]: _, ...missing } = record.stages[0]!.choices;
    expect(attempt(recordWith(0, { choices: missing }))).toThrow(RulesError);
    expect(attempt(recordWith(0, { choices: { ...record.stages[0]!.choices, nobody: 'wait' } }))).toThrow(RulesError);
    expect(attempt(recordWith(0, { chance: { 'no-such-event': 'none' } }))).toThrow(RulesError);
  });

  it('is refused where it goes on after the end of the game', () => {
    expect(attempt({ ...record, stages: [...record.stages, record.stages.at(-1)!] })).toThrow(RulesError);
  });

  it('is checked when the policies are made', () => {
    expect(() => createPolicies(game, { record: { stages: 3 } })).toThrow(RulesError);
  });

  it('is played only when a seat asks for it, where the policies are made together', () => {
    const made = createPolicies(game, { record: recordWith(0, { choices: {} }) });
    expect(() => made.byName.incentive.choose(turnOf(path[0]!, game.toMove(path[0]!)[0]!))).not.toThrow();
    expect(() => made.byName.historical.choose(turnOf(path[0]!, game.toMove(path[0]!)[0]!))).toThrow(RulesError);
  });

  it('that is not there leaves the incentives', () => {
    const without = historicalPolicy(game, undefined, policies.byName.incentive);
    for (const at of [0, 3, 6]) for (const seat of game.toMove(path[at]!)) expect(allOf(without, turnOf(path[at]!, seat))).toEqual(allOf(policies.byName.incentive, turnOf(path[at]!, seat)));
  });

  it('that harbour-lab does not have leaves the incentives', async () => {
    const lab = await openScenario(scenarioFolder('harbour-lab')!);
    for (const state of randomPlayout(lab.game, 'lab').states) {
      for (const seat of lab.game.toMove(state)) {
        const turn: Turn = { observation: lab.game.observe(state, seat), legal: lab.game.legalActions(state, seat), draw: drawFrom(`lab/${seat}`) };
        expect(lab.policies.byName.historical.choose(turn)).toBe(lab.policies.byName.incentive.choose(turn));
      }
    }
  });
});
