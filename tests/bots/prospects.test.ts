import { describe, expect, it } from 'vitest';
import { type Outlook, blankOutlooks, createFeatures } from '../../src/bots/outlook.ts';
import { createProspects, type Prospects } from '../../src/bots/prospects.ts';
import { drawFrom, ENDING, type Game, type GameState, type ScenarioData } from '../../src/engine/index.ts';
import { holds, MANY_STAGES, randomPlayout } from '../support/play.ts';
import { gameOf, loadGame, rulesOf, scenarioIds } from '../support/scenarios.ts';

/** Prospects on weights drawn at random, so that nothing hangs on trained ones. */
function drawnProspects(game: Game, seed: string, signing = true): Prospects {
  const features = createFeatures(game.scenario.compiled);
  const draw = drawFrom(seed);
  const blank = blankOutlooks(features);
  const drawn = (outlook: Outlook, label: string): Outlook => ({
    before: outlook.before.map((_, i) => 4 * draw(`${label}/before`, i) - 2),
    after: outlook.after.map((_, i) => 4 * draw(`${label}/after`, i) - 2),
  });
  return createProspects(game, features, { noDeal: drawn(blank.noDeal, 'none'), withDeals: drawn(blank.withDeals, 'deals') }, { mode: 'full', signing });
}

/** Harbour-lab with `change` applied, every ending equally likely without a deal. */
function evenLab(change: (data: ScenarioData) => void): { readonly game: Game; readonly prospects: Prospects } {
  const rules = rulesOf('harbour-lab');
  change(rules);
  const game = gameOf(rules);
  const features = createFeatures(game.scenario.compiled);
  return { game, prospects: createProspects(game, features, blankOutlooks(features), { mode: 'full', signing: true }) };
}

/** Endings that a deal brings about. */
function dealEndings(data: ScenarioData): string[] {
  return data.packages.flatMap((pack) => pack.then.flatMap((effect) => (effect.end === undefined ? [] : [effect.end])));
}

/** Every seat cares for endings alone: for those of a deal as much as `deal`, for the others as much as `rest`. */
function caring(deal: number, rest: number): (data: ScenarioData) => void {
  return (data) => {
    const brought = dealEndings(data);
    for (const interest of data.interests as { endings: Record<string, number>; endingWeight: number; meters: Record<string, number>; byType?: unknown }[]) {
      interest.endings = Object.fromEntries(data.endings.map((ending) => [ending.id, brought.includes(ending.id) ? deal : rest]));
      interest.endingWeight = 100;
      interest.meters = {};
      delete interest.byType;
    }
  };
}

/** The first signing stage with `offers` on the table. */
function tableOf(game: Game, offers: Readonly<Record<string, string>>): GameState {
  let state = game.initialState('table');
  for (let stage = 0; stage < MANY_STAGES; stage++) {
    const view = game.describe(state);
    if (view.stage === 'sign') return state;
    const made = Object.fromEntries(Object.entries(offers).filter(([seat, action]) => game.legalActions(state, seat).includes(action)));
    state = game.apply(state, { ...holds(game, state), ...made }, nothingHappens(game)).state;
  }
  throw new Error('no signing stage');
}

function nothingHappens(game: Game): Record<string, string> {
  return Object.fromEntries(game.scenario.data.chance.map((event) => [event.id, 'none']));
}

/** Random games with many offers; states by the number of packages on the table. */
function statesByOffers(game: Game, count: number): GameState[][] {
  const found: GameState[][] = [[], [], [], []];
  for (let i = 0; i < count; i++) {
    const draw = drawFrom(`offers/${i}`);
    const keen = i % 2 === 0;
    let state = game.initialState(`offers/${i}`);
    for (let stage = 0; stage < MANY_STAGES && game.outcome(state) === null; stage++) {
      found[game.describe(state).table.length]!.push(state);
      const now = state;
      const joint = game.toMove(now).map((seat): [string, string] => {
        const legal = game.legalActions(now, seat);
        const offers = legal.filter((action) => action.startsWith('offer:'));
        const wanted = legal.includes('sign:') && keen ? ['sign:'] : offers.length > 0 && draw(`eager/${seat}`, stage) < 0.6 ? offers : legal;
        return [seat, wanted[Math.floor(draw(seat, stage) * wanted.length)]!];
      });
      state = game.apply(now, Object.fromEntries(joint)).state;
    }
    found[game.describe(state).table.length]!.push(state);
  }
  return found;
}

function mixed(prospects: Prospects, state: Int32Array): number[] {
  const out = new Float64Array(prospects.endings);
  prospects.mix(state, out);
  return [...out];
}

/** One reading for each, filled anew by everything that asks. */
const readings = new WeakMap<Prospects, number>();
function readingOf(prospects: Prospects): number {
  const reading = readings.get(prospects) ?? prospects.reading();
  readings.set(prospects, reading);
  return reading;
}

function foreseen(prospects: Prospects, state: Int32Array): number[] {
  const out = new Float64Array(prospects.endings);
  prospects.foresee(state, out, readingOf(prospects));
  return [...out];
}

const UNIT = 1;

/** Holds the board's slopes at `state` to what a unit of each slot changes; answers how many slots change anything. */
function slopesOff(game: Game, prospects: Prospects, state: GameState): number {
  const reading = readingOf(prospects);
  const odds = new Float64Array(prospects.endings);
  const slopes = new Float64Array(state.length);
  prospects.mix(state, odds);
  prospects.foresee(state, new Float64Array(prospects.endings), reading);
  prospects.addSlopes(0, state, reading, slopes);
  const level = state[game.scenario.compiled.layout.type]!;
  const worth = prospects.meanWorth(0, level, odds);
  let moved = 0;
  const smooth = prospects.slots.filter((slot) => game.scenario.compiled.layout.slots.some(({ index, kind }) => index === slot && kind === 'meter'));
  for (const slot of smooth) {
    if (state[slot]! + UNIT > 100 || state[slot]! - UNIT < 0) continue;
    const valueAt = (by: number): number => {
      const there = state.slice() as GameState;
      there[slot] = there[slot]! + by;
      prospects.mix(there, odds);
      return prospects.meanWorth(0, level, odds);
    };
    const [up, down] = [valueAt(UNIT), valueAt(-UNIT)];
    // Between what a unit less and a unit more bring, and some room for the bend and for conditions that turn.
    if (Math.abs(up - worth) < 2 && Math.abs(worth - down) < 2) expect(Math.abs(slopes[slot]! - (up - down) / (2 * UNIT))).toBeLessThan(0.5);
    if (up !== down) moved += 1;
  }
  return moved;
}

function expectOdds(odds: readonly number[]): void {
  for (const p of odds) expect(p).toBeGreaterThanOrEqual(-1e-12);
  expect(odds.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 9);
}

describe.each(scenarioIds)('the prospects of %s', (id) => {
  const game = loadGame(id);
  const byOffers = statesByOffers(game, 60);

  it.each([0, 1, 2, 3])('are odds that sum to 1 and are never negative with %i packages on the table', (n) => {
    expect(byOffers[n]!.length).toBeGreaterThan(0);
    for (const weights of ['a', 'b', 'c']) {
      const prospects = drawnProspects(game, weights);
      for (const state of byOffers[n]!) {
        expectOdds(mixed(prospects, state));
        expectOdds(foreseen(prospects, state));
      }
    }
  });

  it('are the same where a state is read by how it differs from one read before, and slopes are what a unit more brings', () => {
    const prospects = drawnProspects(game, 'near');
    const [here, there, afresh] = [prospects.reading(), prospects.reading(), prospects.reading()];
    const found = new Float64Array(prospects.endings);
    const expected = new Float64Array(prospects.endings);
    const states = byOffers.flat();
    let moved = 0;
    states.slice(1).forEach((state, i) => {
      prospects.foresee(states[i]!, found, here);
      prospects.foresee(state, found, there, here);
      prospects.foresee(state, expected, afresh);
      found.forEach((p, e) => expect(Math.abs(p - expected[e]!)).toBeLessThan(1e-9));
      moved += slopesOff(game, prospects, state);
    });
    expect(moved).toBeGreaterThan(0);
  });

  it('meet full tables at a signing stage among those', () => {
    expect(byOffers[3]!.filter((state) => game.describe(state).stage === 'sign').length).toBeGreaterThan(0);
  });

  it('foresee what the outlooks say where no package lies on the table', () => {
    const prospects = drawnProspects(game, 'none');
    for (const state of byOffers[0]!) expect(foreseen(prospects, state)).toEqual(mixed(prospects, state));
  });

  it('leave the offers aside where nobody is expected to sign', () => {
    const prospects = drawnProspects(game, 'unsigned', false);
    for (const state of byOffers[2]!) expect(foreseen(prospects, state)).toEqual(mixed(prospects, state));
  });

  it('leave the state as it was', () => {
    const prospects = drawnProspects(game, 'pure');
    for (const state of byOffers[2]!) {
      const before = game.hash(state);
      foreseen(prospects, state);
      expect(game.hash(state)).toBe(before);
    }
  });

  it('give an ending that is decided probability 1', () => {
    const prospects = drawnProspects(game, 'decided');
    const decided = [...byOffers.flat(), ...Array.from({ length: 20 }, (_, i) => randomPlayout(game, `decided/${i}`).states).flat()].filter((state) => state[ENDING]! > 0);
    expect(decided.length).toBeGreaterThan(20);
    for (const state of decided) {
      const certain = game.scenario.data.endings.map((_, e) => (e + 1 === state[ENDING] ? 1 : 0));
      expect(mixed(prospects, state)).toEqual(certain);
      expect(foreseen(prospects, state)).toEqual(certain);
    }
  });

  it('rise with the gain and pass one half at the margin, which is less the further talks have come: the chance to sign', () => {
    const prospects = drawnProspects(game, 'signs');
    const { margin, eased } = game.scenario.data.outlook!.signing;
    const at = (talks: number): Int32Array => game.initialState('signs', { start: { talks } });
    const ease = (talks: number): number => (eased === undefined ? 0 : (eased.by * talks) / 100);
    for (const talks of [0, 40, 100]) expect(prospects.signs(margin - ease(talks), at(talks))).toBeCloseTo(0.5, 9);
    const odds = [-100, -10, -1, 0, 1, 10, 100].map((gain) => prospects.signs(margin + gain, at(0)));
    expect(odds).toEqual(odds.toSorted((a, b) => a - b));
    for (const p of odds) {
      expect(p).toBeGreaterThanOrEqual(0);
      expect(p).toBeLessThanOrEqual(1);
    }
  });
});

const single = { board: 'offer:parting' };
const pair = { board: 'offer:parting', founder: 'offer:review-first' };

/** Index of the ending that a package brings about. */
function endingOf(game: Game, pack: string): number {
  const { packages, endings } = game.scenario.data;
  const end = packages.find(({ id }) => id === pack)!.then.find((effect) => effect.end !== undefined)!.end;
  return endings.findIndex(({ id }) => id === end);
}

describe('an offer on the table', () => {
  it('changes nothing that is foreseen if nobody wants the deal', () => {
    const { game, prospects } = evenLab(caring(0, 100));
    for (const offers of [single, pair]) {
      const state = tableOf(game, offers);
      expect(game.describe(state).table).toHaveLength(Object.keys(offers).length);
      mixed(prospects, state).forEach((p, e) => expect(foreseen(prospects, state)[e]).toBeCloseTo(p, 8));
    }
  });

  it('changes nothing that is foreseen if one of those it needs does not want it', () => {
    const { game, prospects } = evenLab((data) => {
      caring(100, 0)(data);
      const founder = data.interests.find((given) => given.actor === 'founder')! as { endings: Record<string, number> };
      for (const ending of Object.keys(founder.endings)) founder.endings[ending] = 100 - founder.endings[ending]!;
    });
    const state = tableOf(game, single);
    mixed(prospects, state).forEach((p, e) => expect(foreseen(prospects, state)[e]).toBeCloseTo(p, 8));
  });

  it('is foreseen as its ending if all it needs want it', () => {
    const { game, prospects } = evenLab(caring(100, 0));
    const state = tableOf(game, single);
    expect(foreseen(prospects, state)[endingOf(game, 'parting')]).toBeGreaterThan(0.999);
  });

  it('is weighed by the chance that all it needs sign it, by hand', () => {
    const { game, prospects } = evenLab(caring(64, 44));
    const state = tableOf(game, single);
    const share = dealEndings(game.scenario.data).length / game.scenario.data.endings.length;
    const gain = 64 - (share * 64 + (1 - share) * 44);
    const both = prospects.signs(gain, state) ** 2;
    expect(both).toBeGreaterThan(0.05);
    const even = 1 / game.scenario.data.endings.length;
    foreseen(prospects, state).forEach((p, e) => expect(p).toBeCloseTo((1 - both) * even + (e === endingOf(game, 'parting') ? both : 0), 9));
  });

  it('leaves the second offer what the first has left over', () => {
    const { game, prospects } = evenLab(caring(54, 44));
    const chance = (offers: Readonly<Record<string, string>>, pack: string): number => {
      const even = 1 / game.scenario.data.endings.length;
      return (foreseen(prospects, tableOf(game, offers))[endingOf(game, pack)]! - even) / (1 - even);
    };
    const first = chance(single, 'parting');
    const second = chance({ founder: pair.founder }, 'review-first');
    const odds = foreseen(prospects, tableOf(game, pair));
    const even = (1 - first) * (1 - second) / game.scenario.data.endings.length;
    game.scenario.data.endings.forEach((_, e) => {
      const by = e === endingOf(game, 'parting') ? first : e === endingOf(game, 'review-first') ? (1 - first) * second : 0;
      expect(odds[e]).toBeCloseTo(even + by, 9);
    });
  });
});

describe('the value of a state', () => {
  it('lies between 0 and 100 for every actor, and weighs ending and meters by hand', () => {
    const game = loadGame('harbour-lab');
    const prospects = drawnProspects(game, 'value');
    const { layout } = game.scenario.compiled;
    for (const state of randomPlayout(game, 'value').states) {
      const odds = Float64Array.from(mixed(prospects, state));
      game.actors.forEach((seat, a) => {
        const interest = game.scenario.data.interests.find((given) => given.actor === seat)!;
        const level = game.scenario.data.actors[a]!.type?.levels[state[layout.type + a]!] ?? '';
        let byHand = 0;
        game.scenario.data.endings.forEach((ending, e) => {
          const utility = Math.max(0, Math.min(100, (interest.endings[ending.id] ?? 0) + (interest.byType?.[level]?.[ending.id] ?? 0)));
          byHand += (odds[e]! * utility * interest.endingWeight) / 100;
        });
        for (const [meter, weight] of Object.entries(interest.meters)) {
          const height = state[layout.byName.get(meter)!.index]!;
          byHand += weight >= 0 ? (weight * height) / 100 : (-weight * (100 - height)) / 100;
        }
        expect(prospects.value(a, state, odds)).toBeCloseTo(byHand, 9);
        expect(byHand).toBeGreaterThanOrEqual(0);
        expect(byHand).toBeLessThanOrEqual(100);
      });
    }
  });
});
