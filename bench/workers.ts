/** Two workers against one: pairs taken in turn, first one way and then the other, with the same result. */
import { herePool } from '../src/workers/here.ts';
import { jobKinds, rangesOf } from '../src/workers/kinds.ts';
import { nodePool } from '../src/workers/node.ts';
import { medianOf, type Pace } from './measure.ts';
import type { Figures } from './rows.ts';

const PAIRS = 5;
const SHARD = 50;
/** About as long as a what-if of four alternatives by 2 000 pairs: to start a thread and to warm it up takes the better part of a second of it. */
const SECONDS = 12;

/** `perSecond` is what one does when warm. */
export async function workerFigures(scenario: string, perSecond: number, pace: Pace): Promise<Figures> {
  const games = Math.max(2 * SHARD, SHARD * Math.round((perSecond * SECONDS * pace.milliseconds) / 1000 / SHARD));
  const job = { kind: 'playouts', scenario, shared: { seed: 'bench', seats: {} }, shards: rangesOf(games, SHARD) } as const;
  const wanted = JSON.stringify((await herePool(jobKinds).run(job)).result);
  const timeOf = async (workers: number): Promise<number> => {
    const from = performance.now();
    const { result } = await nodePool(jobKinds, workers).run(job);
    if (JSON.stringify(result) !== wanted) throw new Error(`${workers} workers came to another result.`);
    return performance.now() - from;
  };
  const ratios: number[] = [];
  for (let pair = 0; pair < PAIRS; pair++) {
    const first = await timeOf(1 + (pair % 2));
    const second = await timeOf(2 - (pair % 2));
    ratios.push(pair % 2 === 0 ? first / second : second / first);
  }
  return { workers: medianOf(ratios) };
}
