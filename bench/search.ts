/** One choice by search, where there is a policy that searches. */
import type { Policy } from '../src/bots/index.ts';
import { drawFrom } from '../src/engine/index.ts';
import type { OpenScenario } from '../src/session/play.ts';
import { type Pace, timeOf } from './measure.ts';
import { CRISIS } from './playouts.ts';
import type { Figures } from './rows.ts';

const POLICY = 'ismcts';
export const ITERATIONS = 1000;

/** Positions that are searched, one after another. */
const POSITIONS = 20;

/** The policy's own default is `ITERATIONS` with random roll-outs. */
export function searchFigures({ game, policies }: OpenScenario, pace: Pace): Figures {
  const byName: Readonly<Record<string, Policy>> = policies.byName;
  const policy = byName[POLICY];
  if (policy === undefined) return { ismcts: { skipped: `no policy ${POLICY}` } };
  const turns = Array.from({ length: POSITIONS }, (_, i) => {
    const state = game.initialState(`search/${i}`, CRISIS);
    const seat = game.toMove(state).find((actor) => game.legalActions(state, actor).length > 1)!;
    return { observation: game.observe(state, seat), legal: game.legalActions(state, seat), draw: drawFrom(`search/${i}/${seat}`) };
  });
  for (const turn of turns) policy.choose(turn);
  let next = 0;
  return { ismcts: timeOf(pace, () => policy.choose(turns[next++ % POSITIONS]!)) };
}
