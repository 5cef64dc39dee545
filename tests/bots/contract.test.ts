import { beforeAll, describe, expect, it } from 'vitest';
import { createPolicies, type Effort, type ExploitsFile, type Policies, POLICY_NAMES, type Policy, type PolicyName, type Turn, writeExploits } from '../../src/bots/index.ts';
import { drawFrom, type Game, type GameState, HIDDEN, SEED } from '../../src/engine/index.ts';
import { scenarioFolder } from '../../src/scenarios/index.ts';
import { MANY_STAGES, randomPlayout } from '../support/play.ts';
import { loadGame, scenarioIds } from '../support/scenarios.ts';

/** A moment of a game in which `seat` has to choose. */
interface Moment {
  readonly state: GameState;
  readonly seat: string;
  readonly seed: string;
}

const games: Record<string, Game> = {};
const registries: Record<string, Policies> = {};
const fresh: Record<string, () => Policies> = {};

beforeAll(async () => {
  for (const id of scenarioIds) {
    const folder = scenarioFolder(id)!;
    const game = loadGame(id);
    const [outlooks, record] = await Promise.all([folder.outlooks?.(), folder.record?.()]);
    const { policyHash } = createPolicies(game, { outlooks });
    games[id] = game;
    fresh[id] = () => createPolicies(game, { outlooks, record, exploits: wilfulExploits(game, policyHash) }, 'now', LITTLE);
    registries[id] = fresh[id]();
  }
});

/** Enough of a search for a contract: every branch is met, and a choice takes less than a millisecond. */
const LITTLE: Effort = { bestResponse: { worlds: 2, base: 'random' }, ismcts: { iterations: 25, rollouts: 'random', exploration: 0.7 } };

/** A preference drawn for every action. */
function wilfulExploits(game: Game, policyHash: string | undefined): ExploitsFile {
  const draw = drawFrom('wilful');
  const seats = game.scenario.data.actors.map(({ id }) => {
    const own = game.scenario.compiled.actors[game.actors.indexOf(id)]!.menu.map((action) => action.id);
    return [id, { margin: 20 * draw(id) - 10, preferences: Object.fromEntries(own.map((action) => [action, 6 * draw(action) - 3])) }] as const;
  });
  return writeExploits(game, policyHash, 'incentive', Object.fromEntries(seats));
}

/** A tree search says how it shared out its effort, and does not draw from it. */
const TAKES_THE_LARGEST: readonly PolicyName[] = ['ismcts'];

function momentsOf(game: Game, count: number, label: string): Moment[] {
  return Array.from({ length: count }, (_, i) => `${label}/${i}`).flatMap((seed) =>
    randomPlayout(game, seed).states.flatMap((state) => game.toMove(state).map((seat): Moment => ({ state, seat, seed }))),
  );
}

function turnOf(game: Game, { state, seat, seed }: Moment, draw = drawFrom(`${seed}/${seat}`)): Turn {
  return { observation: game.observe(state, seat), legal: game.legalActions(state, seat), draw };
}

/** Every `step`-th moment: a spread over games, rounds and seats. */
function spread(moments: readonly Moment[], step: number): Moment[] {
  return moments.filter((_, i) => i % step === 0);
}

/** The same moment with everything changed that the seat does not see: types, seed words, secret flags, secret uses. */
function withOtherSecrets(game: Game, { state, seat, seed }: Moment, turn: number): Moment {
  const { layout } = game.scenario.compiled;
  const { masked } = game.observe(state, seat);
  const other = state.slice() as GameState;
  for (let i = 0; i < 4; i++) other[SEED + i] = Math.imul(state[SEED + i]! + turn, 0x9e3779b1);
  for (const slot of layout.slots) {
    if (masked[slot.index] === HIDDEN) other[slot.index] = (state[slot.index]! + turn) % (slot.max + 1);
    else if (slot.kind === 'used') other[slot.index] = masked[slot.index]! | (turn % 2 === 0 ? state[slot.index]! : 0);
  }
  return { state: other, seat, seed };
}

describe.each(scenarioIds)('every policy of the registry, in %s', (id) => {
  it('is there under its own name', () => {
    expect(Object.keys(registries[id]!.byName).toSorted()).toEqual([...POLICY_NAMES].toSorted());
    for (const [name, policy] of Object.entries(registries[id]!.byName)) expect(policy.name).toBe(name);
  });

  describe.each(POLICY_NAMES)('%s', (name: PolicyName) => {
    const policy = (): Policy => registries[id]!.byName[name];

    it('chooses a legal action for every seat at every stage of random games', () => {
      const game = games[id]!;
      const seats = new Set<string>();
      for (const moment of momentsOf(game, 8, 'legal')) {
        const turn = turnOf(game, moment);
        expect(turn.legal).toContain(policy().choose(turn));
        seats.add(moment.seat);
      }
      expect([...seats].toSorted()).toEqual(game.actors.toSorted());
    });

    it('plays games of its own to an end, all seats by its choices', () => {
      const game = games[id]!;
      for (let i = 0; i < 4; i++) {
        let state = game.initialState(`own/${i}`);
        for (let stage = 0; stage < MANY_STAGES && game.outcome(state) === null; stage++) {
          state = game.apply(state, Object.fromEntries(game.toMove(state).map((seat) => [seat, policy().choose(turnOf(game, { state, seat, seed: `own/${i}` }))]))).state;
        }
        expect(game.outcome(state)).not.toBeNull();
      }
    });

    it('makes the same choice from the same seed and observation, whatever it was asked in between', () => {
      const game = games[id]!;
      const moments = spread(momentsOf(game, 8, 'again'), 5);
      const first = moments.map((moment) => policy().choose(turnOf(game, moment)));
      const backwards = moments.toReversed().map((moment) => {
        const turn = turnOf(game, moment);
        policy().distribution?.(turn);
        policy().reasons?.(turn, turn.legal[0]!);
        policy().forecast?.(turn);
        return policy().choose(turn);
      });
      expect(backwards.toReversed()).toEqual(first);
      const another = fresh[id]!().byName[name];
      expect(moments.map((moment) => another.choose(turnOf(game, moment)))).toEqual(first);
    });

    it('leaves the observation as it was', () => {
      const game = games[id]!;
      for (const moment of spread(momentsOf(game, 8, 'pure'), 17)) {
        const turn = turnOf(game, moment);
        const before = turn.observation.masked.slice();
        const action = policy().choose(turn);
        policy().distribution?.(turn);
        policy().reasons?.(turn, action);
        policy().forecast?.(turn);
        expect(turn.observation.masked).toEqual(before);
      }
    });

    it('does and says the same whatever is hidden from its seat', () => {
      const game = games[id]!;
      let changed = 0;
      for (const moment of spread(momentsOf(game, 12, 'hidden'), 23)) {
        const turn = turnOf(game, moment);
        const action = policy().choose(turn);
        const said = { legal: turn.legal, action, distribution: policy().distribution?.(turn), reasons: policy().reasons?.(turn, action), forecast: policy().forecast?.(turn) };
        for (const k of [1, 2]) {
          const twin = withOtherSecrets(game, moment, k);
          if (game.hash(twin.state) !== game.hash(moment.state)) changed += 1;
          const other = turnOf(game, twin);
          const otherAction = policy().choose(other);
          expect({ legal: other.legal, action: otherAction, distribution: policy().distribution?.(other), reasons: policy().reasons?.(other, otherAction), forecast: policy().forecast?.(other) }).toEqual(said);
        }
      }
      expect(changed).toBeGreaterThan(10);
    });

    it('gives a distribution over exactly the legal actions that sums to 1', () => {
      const game = games[id]!;
      for (const moment of spread(momentsOf(game, 12, 'sums'), 5)) {
        const turn = turnOf(game, moment);
        const odds = policy().distribution!(turn);
        expect(Object.keys(odds).toSorted()).toEqual([...turn.legal]);
        for (const p of Object.values(odds)) expect(p).toBeGreaterThanOrEqual(0);
        expect(Object.values(odds).reduce((a, b) => a + b, 0)).toBeCloseTo(1, 9);
      }
    });

    if (TAKES_THE_LARGEST.includes(name)) it('takes the action with the largest share', () => {
      const game = games[id]!;
      for (const moment of spread(momentsOf(game, 12, 'largest'), 5)) {
        const turn = turnOf(game, moment);
        const odds = policy().distribution!(turn);
        expect(odds[policy().choose(turn)]).toBe(Math.max(...Object.values(odds)));
      }
    });
    else it('chooses as often as its distribution says', () => {
      // The odds depend on the worlds that a draw imagines, so each draw is compared with its own: five standard errors of a sum of n = 250.
      const game = games[id]!;
      const moments = momentsOf(game, 12, 'often');
      const signing = moments.filter(({ state }) => game.describe(state).stage === 'sign');
      expect(signing.length).toBeGreaterThan(0);
      const open = moments.filter((moment) => !signing.includes(moment) && turnOf(game, moment).legal.length > 2);
      for (const moment of [...spread(open, Math.ceil(open.length / 3)), ...spread(signing, Math.ceil(signing.length / 2))]) {
        const expected: Record<string, number> = {};
        const variance: Record<string, number> = {};
        const found: Record<string, number> = {};
        for (let i = 0; i < 250; i++) {
          const turn = turnOf(game, moment, drawFrom(`often/${i}`));
          for (const [action, p] of Object.entries(policy().distribution!(turn))) {
            expected[action] = (expected[action] ?? 0) + p;
            variance[action] = (variance[action] ?? 0) + p * (1 - p);
          }
          const action = policy().choose(turn);
          found[action] = (found[action] ?? 0) + 1;
        }
        for (const action of Object.keys(expected)) {
          expect(Math.abs((found[action] ?? 0) - expected[action]!), `${action} by ${moment.seat}`).toBeLessThanOrEqual(5 * Math.sqrt(variance[action]!) + 1);
        }
      }
    });

    it('gives finite reasons with ids that exist, the largest first', () => {
      const game = games[id]!;
      const { data } = game.scenario;
      const idsOf: Readonly<Record<string, readonly string[]>> = {
        ending: data.endings.map((ending) => ending.id),
        meter: data.state.flatMap((slot) => (slot.kind === 'meter' ? [slot.id] : [])),
        count: data.state.flatMap((slot) => (slot.kind === 'count' ? [slot.id] : [])),
      };
      for (const moment of spread(momentsOf(game, 10, 'reasons'), 19)) {
        const turn = turnOf(game, moment);
        for (const action of turn.legal) {
          const reasons = policy().reasons?.(turn, action) ?? [];
          for (const reason of reasons) {
            expect(idsOf[reason.kind]).toContain(reason.id);
            expect([reason.by, reason.change].every(Number.isFinite)).toBe(true);
          }
          expect(reasons.map((r) => r.by)).toEqual(reasons.map((r) => r.by).toSorted((a, b) => b - a));
        }
      }
    });

    it('gives reasons for what all may see that are the same whatever its own private fact is', () => {
      const game = games[id]!;
      const { layout } = game.scenario.compiled;
      for (const moment of spread(momentsOf(game, 12, 'own fact'), 7)) {
        const at = game.actors.indexOf(moment.seat);
        if (game.scenario.data.actors[at]!.type === undefined) continue;
        const twin = { ...moment, state: moment.state.slice() as GameState };
        twin.state[layout.type + at] = (moment.state[layout.type + at]! + 1) % 3;
        const [turn, other] = [turnOf(game, moment), turnOf(game, twin)];
        const action = turn.legal.find((legal) => other.legal.includes(legal))!;
        expect(policy().reasons?.(other, action), `${action} by ${moment.seat}`).toEqual(policy().reasons?.(turn, action));
      }
    });

    it('forecasts legal actions with finite changes of meters and counts that exist', () => {
      const game = games[id]!;
      const slots = game.scenario.data.state.flatMap((slot) => (slot.kind === 'meter' || slot.kind === 'count' ? [slot.id] : []));
      for (const moment of spread(momentsOf(game, 10, 'forecast'), 11)) {
        const turn = turnOf(game, moment);
        const forecast = policy().forecast?.(turn) ?? [];
        expect(new Set(forecast.map((one) => one.action)).size).toBe(forecast.length);
        for (const { action, value, moves } of forecast) {
          expect(turn.legal).toContain(action);
          expect(Number.isFinite(value)).toBe(true);
          for (const move of moves) {
            expect(slots).toContain(move.slot);
            expect(Number.isFinite(move.by)).toBe(true);
            expect(move.sure).toBeGreaterThanOrEqual(0);
            expect(move.sure).toBeLessThanOrEqual(1);
          }
        }
        if (policy().forecast !== undefined && turn.observation.view.stage !== 'sign') expect(forecast.map((one) => one.action).toSorted()).toEqual([...turn.legal]);
      }
    });
  });
});

describe('the random policy', () => {
  it('gives every legal action the same chance', () => {
    const game = games['harbour-lab']!;
    for (const moment of momentsOf(game, 3, 'even')) {
      const turn = turnOf(game, moment);
      expect(Object.values(registries['harbour-lab']!.byName.random.distribution!(turn))).toEqual(turn.legal.map(() => 1 / turn.legal.length));
    }
  });
});
