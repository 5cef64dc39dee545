/** One choice by search, where there is a policy that searches. */
import type { Policy } from '../src/bots/index.ts';
import { drawFrom } from '../src/engine/index.ts';
import type { OpenScenario } from '../src/session/play.ts';
import { medianOf, type Pace } from './measure.ts';
import { CRISIS } from './playouts.ts';
import type { Figures } from './rows.ts';

const POLICY = 'ismcts';
export const ITERATIONS = 1000;

/** The policy's own default is `ITERATIONS` with random roll-outs. */
export function searchFigures({ game, policies }: OpenScenario, { repeats }: Pace): Figures {
  const byName: Readonly<Record<string, Policy>> = policies.byName;
  const policy = byName[POLICY];
  if (policy === undefined) return { ismcts: { skipped: `no policy ${POLICY}` } };
  const times = Array.from({ length: repeats + 1 }, (_, i) => {
    const state = game.initialState(`search/${i}`, CRISIS);
    const seat = game.toMove(state).find((actor) => game.legalActions(state, actor).length > 1)!;
    const turn = { observation: game.observe(state, seat), legal: game.legalActions(state, seat), draw: drawFrom(`search/${i}/${seat}`) };
    const from = performance.now();
    policy.choose(turn);
    return performance.now() - from;
  });
  return { ismcts: medianOf(times.slice(1)) };
}
