import { describe, expect, it } from 'vitest';
import { type Beliefs, createBeliefs } from '../../src/bots/beliefs.ts';
import { drawFrom, type Game, type GameState, HIDDEN, LEVELS, SEED } from '../../src/engine/index.ts';
import { playThrough, randomPlayout } from '../support/play.ts';
import { action, byEye, gameOf, hold, loadGame, scenarioIds, tinyRules } from '../support/scenarios.ts';

const NEVER = { round: [] };
const type = (odds: readonly number[]) => ({ levels: ['low', 'middle', 'high'], odds, recorded: 'middle', basis: byEye });

/** Two actors, each with a private fact; `sing` and `hum` tell something of the guest's; the keeper holds odds of its own. */
const tiny = gameOf(
  tinyRules({
    actors: [
      { id: 'keeper', archetype: 'board', playable: true, type: type([0.3, 0.4, 0.3]), predicates: { supportLost: NEVER, massExit: NEVER, termsInReach: NEVER }, priors: { guest: { odds: [0.5, 0.3, 0.2], basis: byEye } } },
      { id: 'guest', archetype: 'ally', playable: true, type: type([0.2, 0.5, 0.3]), predicates: { hasLeft: NEVER, returning: NEVER }, priors: { keeper: { odds: [0.6, 0.3, 0.1], basis: byEye } } },
    ],
    actions: [
      hold('wait-keeper', 'keeper'),
      hold('wait-guest', 'guest'),
      action('sing', 'guest', [{ learn: { guest: [0.5, 1, 1.5] } }]),
      action('hum', 'guest', [{ learn: { guest: [2, 1, 0.25] } }]),
    ],
  }),
);

function oddsOf(game: Game, state: GameState, seat: string, about: string): number[] {
  const out = new Float64Array(LEVELS);
  createBeliefs(game.scenario).odds(game.observe(state, seat).masked, game.actors.indexOf(seat), game.actors.indexOf(about), out);
  return [...out];
}

function byHand(prior: readonly number[], ...likelihoods: readonly (readonly number[])[]): number[] {
  const product = prior.map((p, level) => likelihoods.reduce((made, likelihood) => made * likelihood[level]!, p));
  const total = product.reduce((a, b) => a + b, 0);
  return product.map((p) => p / total);
}

function expectClose(found: readonly number[], expected: readonly number[]): void {
  expected.forEach((p, level) => expect(Math.abs(found[level]! - p)).toBeLessThan(0.005)); // likelihoods are kept to the hundredth of a logarithm
}

describe('what a seat believes of another', () => {
  it("is its prior at the start, nature's odds where it has none of its own", () => {
    expectClose(oddsOf(tiny, tiny.initialState('start'), 'keeper', 'guest'), [0.5, 0.3, 0.2]);
    const { actors } = tiny.scenario.data;
    const plain = gameOf(tinyRules({ actors: actors.map((actor) => ({ ...actor, priors: {} })) }));
    expectClose(oddsOf(plain, plain.initialState('start'), 'keeper', 'guest'), [0.2, 0.5, 0.3]);
  });

  it('is prior times likelihood after an action that tells something', () => {
    const { states } = playThrough(tiny, 'learn', [{ guest: 'sing' }, { guest: 'hum' }]);
    expectClose(oddsOf(tiny, states[1]!, 'keeper', 'guest'), byHand([0.5, 0.3, 0.2], [0.5, 1, 1.5]));
    expectClose(oddsOf(tiny, states[2]!, 'keeper', 'guest'), byHand([0.5, 0.3, 0.2], [0.5, 1, 1.5], [2, 1, 0.25]));
  });

  it('stays the same after an action that tells nothing, and about the seat that did not act', () => {
    const { states } = playThrough(tiny, 'still', [{}, { guest: 'sing' }]);
    expectClose(oddsOf(tiny, states[1]!, 'keeper', 'guest'), [0.5, 0.3, 0.2]);
    expectClose(oddsOf(tiny, states[2]!, 'guest', 'keeper'), [0.6, 0.3, 0.1]);
  });

  it('is certain of its own private fact', () => {
    for (const [level, name] of ['low', 'middle', 'high'].entries()) {
      const state = tiny.initialState('own', { types: { guest: name } });
      expect(oddsOf(tiny, state, 'guest', 'guest')).toEqual([0, 1, 2].map((one) => (one === level ? 1 : 0)));
    }
  });

  it('does not depend on the truth', () => {
    const [low, high] = ['low', 'high'].map((name) => oddsOf(tiny, playThrough(tiny, 'truth', [{ guest: 'sing' }], { types: { guest: name } }).states[1]!, 'keeper', 'guest'));
    expect(low).toEqual(high);
  });

  it('follows the letter of harbour-lab by its written likelihood', () => {
    const game = loadGame('harbour-lab');
    const { actors, actions } = game.scenario.data;
    const [letter] = actions.find((one) => one.id === 'open-letter')!.then;
    const prior = actors.find((one) => one.id === 'board')!.priors['workforce']!.odds;
    const state = game.initialState('letter');
    const after = playThrough(game, 'letter', [{}, { workforce: 'open-letter' }]).states[2]!;
    expectClose(oddsOf(game, state, 'board', 'workforce'), prior);
    expectClose(oddsOf(game, after, 'board', 'workforce'), byHand(prior, letter!.learn!['workforce']!));
  });
});

/** The guest does not know its own fact: it is shown a sign of it; rain tells something to everybody. */
const unsure = gameOf(
  tinyRules({
    actors: tiny.scenario.data.actors.map((actor) =>
      actor.id === 'guest' ? { ...actor, type: { ...type([0.2, 0.5, 0.3]), signal: { odds: [[0.7, 0.2, 0.1], [0.2, 0.6, 0.2], [0.1, 0.2, 0.7]], basis: byEye } } } : actor,
    ),
    actions: tiny.scenario.data.actions,
    chance: [{ id: 'rain', when: { round: ['second'] }, after: 'stage', odds: { base: 1000 }, outcomes: [{ id: 'wet', share: 1, then: [{ learn: { guest: [0.5, 1, 2] } }] }], basis: byEye }],
  }),
);
const SIGNS = [[0.7, 0.2, 0.1], [0.2, 0.6, 0.2], [0.1, 0.2, 0.7]];
const LEVEL_NAMES = ['low', 'middle', 'high'];

function signOf(state: GameState): number {
  return LEVEL_NAMES.indexOf(unsure.observe(state, 'guest').view.signals['guest']!);
}

describe('an actor that is shown only a sign of its own private fact', () => {
  it("sees the sign and not the fact, and nobody else sees either", () => {
    const state = unsure.initialState('sign');
    const own = unsure.observe(state, 'guest').view;
    expect([own.types['guest'], own.signals['guest']]).toEqual([undefined, expect.stringMatching(/low|middle|high/u)]);
    const other = unsure.observe(state, 'keeper').view;
    expect([other.types['guest'], other.signals['guest']]).toEqual([undefined, undefined]);
  });

  it('is shown each sign as often as the fact gives it', () => {
    const found = LEVEL_NAMES.map((name) => LEVEL_NAMES.map((_, shown) => Array.from({ length: 600 }, (__, n) => signOf(unsure.initialState(`shown/${n}`, { types: { guest: name } }))).filter((sign) => sign === shown).length / 600));
    found.forEach((row, level) => row.forEach((share, shown) => expect(Math.abs(share - SIGNS[level]![shown]!)).toBeLessThan(0.08)));
  });

  it("believes nature's odds times what the sign tells under each level", () => {
    for (let n = 0; n < 12; n++) {
      const state = unsure.initialState(`believes/${n}`);
      expectClose(oddsOf(unsure, state, 'guest', 'guest'), byHand([0.2, 0.5, 0.3], SIGNS.map((row) => row[signOf(state)]!)));
    }
  });

  it('learns of itself by what happens, and nothing by what it does, from which the others learn', () => {
    const { states } = playThrough(unsure, 'learns', [{ guest: 'sing' }, {}]);
    const at = (n: number) => oddsOf(unsure, states[n]!, 'guest', 'guest');
    const sign = SIGNS.map((row) => row[signOf(states[0]!)]!);
    expectClose(at(1), at(0));
    expectClose(at(2), byHand([0.2, 0.5, 0.3], sign, [0.5, 1, 2]));
    expectClose(oddsOf(unsure, states[2]!, 'keeper', 'guest'), byHand([0.5, 0.3, 0.2], [0.5, 1, 1.5], [0.5, 1, 2]));
  });
});

describe.each(scenarioIds)('beliefs in %s', (id) => {
  const game = loadGame(id);
  const { layout } = game.scenario.compiled;
  const beliefs: Beliefs = createBeliefs(game.scenario);
  const states = Array.from({ length: 25 }, (_, i) => randomPlayout(game, `beliefs/${i}`).states).flat();

  it('are odds that sum to 1, of every seat about every other', () => {
    const out = new Float64Array(LEVELS);
    for (const state of states) {
      game.actors.forEach((seat, s) => {
        const { masked } = game.observe(state, seat);
        for (let about = 0; about < game.actors.length; about++) {
          beliefs.odds(masked, s, about, out);
          expect(out.every((p) => p >= 0)).toBe(true);
          expect(out.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 9);
        }
      });
    }
  });

  it('imagine worlds in which nothing is hidden, and everything seen is as it is seen', () => {
    const world = new Int32Array(layout.size);
    states.forEach((state, n) => {
      game.actors.forEach((seat, s) => {
        const { masked } = game.observe(state, seat);
        beliefs.imagine(masked, s, world, drawFrom(`imagine/${n}`), n % 40, n % 8);
        expect(world.includes(HIDDEN)).toBe(false);
        for (let i = 0; i < world.length; i++) if (masked[i] !== HIDDEN && world[i] !== masked[i]) throw new Error(`${seat} imagines another ${i}`);
        game.actors.forEach((_, a) => expect([0, 1, 2]).toContain(world[layout.type + a]));
      });
    });
  });

  it('imagine another seed for every sample, and never the true one', () => {
    const state = states[3]!;
    const { masked } = game.observe(state, 'board');
    const seeds = Array.from({ length: 8 }, (_, sample) => {
      const world = new Int32Array(layout.size);
      beliefs.imagine(masked, game.actors.indexOf('board'), world, drawFrom('seeds'), 1, sample);
      return world.slice(SEED, SEED + 4).join();
    });
    expect(new Set([...seeds, state.slice(SEED, SEED + 4).join()]).size).toBe(9);
  });

  it('imagine each level as often as they hold it for likely', () => {
    const state = states.at(-2)!;
    const seat = game.actors.indexOf('founder');
    const about = game.actors.indexOf('workforce');
    const { masked } = game.observe(state, 'founder');
    const odds = new Float64Array(LEVELS);
    beliefs.odds(masked, seat, about, odds);
    const found = [0, 0, 0];
    const world = new Int32Array(layout.size);
    for (let n = 0; n < 2000; n++) {
      beliefs.imagine(masked, seat, world, drawFrom(`levels/${n}`), 2, 1);
      found[world[layout.type + about]!]! += 1;
    }
    for (let level = 0; level < LEVELS; level++) expect(Math.abs(found[level]! - 2000 * odds[level]!)).toBeLessThanOrEqual(5 * Math.sqrt(2000 * 0.25));
  });

  function outsideOf(state: GameState): string {
    const world = new Int32Array(layout.size);
    beliefs.outside(game.observe(state, 'workforce').masked, world);
    expect(world.includes(HIDDEN)).toBe(false);
    return world.join();
  }

  it('from outside are the same for all seats that see the same public things', () => {
    for (const state of states) {
      const views = game.actors.map((seat) => {
        const world = new Int32Array(layout.size);
        beliefs.outside(game.observe(state, seat).masked, world);
        return world;
      });
      const names = (at: number): string => layout.slots.find((slot) => slot.index === at)?.name ?? String(at);
      const different = views.flatMap((view, s) => [...view].flatMap((value, at) => (value === views[0]![at] ? [] : [`${game.actors[s]!} and ${game.actors[0]!} differ in '${names(at)}'`])));
      expect(different).toEqual([]);
    }
  });

  it('tell without working them out whether two observations give the same view from outside', () => {
    const views = states.flatMap((state) => game.actors.map((seat) => game.observe(state, seat).masked));
    const worlds = views.map((masked) => {
      const world = new Int32Array(layout.size);
      beliefs.outside(masked, world);
      return world.join();
    });
    const pairs = views.flatMap((_, i) => [1, 2, 3, game.actors.length, 40].map((by) => [i, (i + by) % views.length] as const));
    const found = pairs.map(([i, j]) => beliefs.alike(views[i]!, views[j]!));
    pairs.forEach(([i, j], k) => {
      if (found[k]) expect(worlds[i]).toBe(worlds[j]);
    });
    expect(found.filter(Boolean).length).toBeGreaterThan(states.length);
    expect(found.filter((same) => !same).length).toBeGreaterThan(states.length);
    for (let s = 0; s < states.length; s++) expect(beliefs.alike(views[s * game.actors.length]!, views[s * game.actors.length + 1]!)).toBe(true);
  });

  it('from outside hide nothing and do not depend on what is hidden', () => {
    for (const state of states) {
      const twin = state.slice() as GameState;
      for (let a = 0; a < game.actors.length; a++) if (game.actors[a] !== 'workforce') twin[layout.type + a] = (state[layout.type + a]! + 1) % LEVELS;
      for (let i = 0; i < 4; i++) twin[SEED + i] = state[SEED + i]! + 1;
      expect(outsideOf(twin)).toBe(outsideOf(state));
    }
  });
});

describe('a public action that only some levels allow', () => {
  const game = loadGame('openai-2023');
  const most = { board: 'documentable', partner: 'everyone', investors: 'yes' };

  it.each(['jobs-for-all', 'back-new-company', 'publish-reasons'])("leaves next to nothing of the levels that could not have chosen '%s'", (id) => {
    const { actor, when } = game.scenario.data.actions.find((one) => one.id === id)!;
    const able = (when as unknown as Readonly<Record<string, string | readonly string[]>>)[`type.${actor}`]!;
    const levels = game.scenario.data.actors.find((one) => one.id === actor)!.type!.levels;
    const unable = levels.flatMap((level, at) => ([able].flat().includes(level) ? [] : [at]));
    expect(unable.length).toBeGreaterThan(0);
    let seen = 0;
    for (let seed = 0; seed < 400 && seen < 5; seed++) {
      const { states, joints } = randomPlayout(game, `${id}/${seed}`, { types: most });
      const at = joints.findIndex((joint) => joint[actor] === id);
      if (at < 0) continue;
      seen += 1;
      for (const seat of game.actors) {
        if (seat === actor) continue;
        const before = oddsOf(game, states[at]!, seat, actor);
        const after = oddsOf(game, states[at + 1]!, seat, actor);
        for (const level of unable) {
          expect(before[level]).toBeGreaterThan(0);
          expect(after[level]).toBeLessThan(0.05);
          expect(after[level]).toBeLessThan(before[level]! / 10);
        }
      }
    }
    expect(seen).toBe(5);
  });
});
