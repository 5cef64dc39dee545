/** `npm run bench`: how fast the rules and the policies are. Ratios in one run; nothing here is asserted. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { createPlayout, createPolicies, ISMCTS, playRandom, type Policy } from '../src/bots/index.ts';
import { drawFrom, type GameState, SEED, type StartOptions } from '../src/engine/index.ts';
import { type OpenScenario, openScenario } from '../src/session/play.ts';
import { scenarioFolder } from '../src/scenarios/index.ts';

interface Figure {
  readonly name: string;
  readonly perSecond: number;
  /** Smallest and largest of the repeated runs. */
  readonly spread: readonly [number, number];
}

const REPEATS = 5;
const SECONDS = 1;
const folder = scenarioFolder('openai-2023')!;
const open = await openScenario(folder);
const withIncentive = createPolicies(open.game, { outlooks: await folder.outlooks?.() }, 'when asked', { ismcts: { ...ISMCTS, rollouts: 'incentive' } });

const figures: Figure[] = [
  measure('random playouts, from the start', randomGames(open)),
  measure('random playouts, the crisis (after a removal)', randomGames(open, { start: { removed: true } })),
  measure('random stages, the crisis', randomStages(open)),
  measure('incentive playouts, from the start', incentiveGames(open)),
  measure('ismcts iterations, random roll-outs', searches(open, open.policies.byName.ismcts)),
  measure('ismcts iterations, incentive roll-outs', searches(open, withIncentive.byName.ismcts)),
];

for (const { name, perSecond, spread } of figures) {
  process.stdout.write(`${name.padEnd(50)} ${round(perSecond)} /s  (${round(spread[0])} to ${round(spread[1])})\n`);
}
const result = { rulesHash: open.game.scenario.rulesHash, policyHash: open.policies.policyHash, node: process.version, figures };
mkdirSync(new URL('results/', import.meta.url), { recursive: true });
writeFileSync(new URL('results/latest.json', import.meta.url), `${JSON.stringify(result, null, 2)}\n`);

/** Median over repeats of units per second; `work` returns how many units it did. */
function measure(name: string, work: () => number): Figure {
  work();
  const rates = Array.from({ length: REPEATS }, () => {
    const from = performance.now();
    let done = 0;
    while (performance.now() - from < 1000 * SECONDS) done += work();
    return (1000 * done) / (performance.now() - from);
  }).toSorted((a, b) => a - b);
  return { name, perSecond: rates[REPEATS >> 1]!, spread: [rates[0]!, rates.at(-1)!] };
}

function randomGames({ game }: OpenScenario, options?: StartOptions): () => number {
  const start = game.initialState('bench', options);
  const state = start.slice() as GameState;
  const choices = new Int32Array(game.actors.length);
  const bits = xorshift(2023);
  return () => {
    for (let i = 0; i < 200; i++) {
      state.set(start);
      for (let word = 0; word < 4; word++) state[SEED + word] = bits();
      playRandom(game, state, choices, bits);
    }
    return 200;
  };
}

function randomStages({ game }: OpenScenario): () => number {
  const start = game.initialState('bench', { start: { removed: true } });
  const state = start.slice() as GameState;
  const choices = new Int32Array(game.actors.length);
  const bits = xorshift(770);
  return () => {
    let stages = 0;
    for (let i = 0; i < 100; i++) {
      state.set(start);
      playRandom(game, state, choices, bits, () => {
        stages += 1;
      });
    }
    return stages;
  };
}

function incentiveGames({ game, policies }: OpenScenario): () => number {
  const playout = createPlayout(game);
  const choosers = game.actors.map(() => policies.incentive);
  let n = 0;
  return () => {
    for (let i = 0; i < 10; i++) {
      const seed = `bench/${n++}`;
      playout.run(playout.start(seed), choosers, playout.drawsFor(seed));
    }
    return 10;
  };
}

/** Searches for the first choice of a seat: whole games are rolled out, so that a rate stands beside that of plain playouts. */
function searches({ game }: OpenScenario, policy: Policy): () => number {
  const state = game.initialState('bench');
  const seat = game.toMove(state)[0]!;
  const [observation, legal] = [game.observe(state, seat), game.legalActions(state, seat)];
  let n = 0;
  return () => {
    policy.choose({ observation, legal, draw: drawFrom(`bench/${n++}`) });
    return ISMCTS.iterations;
  };
}

function xorshift(seed: number): () => number {
  let x = seed;
  return () => {
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    return x;
  };
}

function round(n: number): string {
  return String(Math.round(n)).replaceAll(/\B(?=(\d{3})+$)/gu, ' ').padStart(9);
}
