/** The option that says on how many threads a job runs, and the pool for it. */
import { herePool } from '../workers/here.ts';
import { jobKinds } from '../workers/kinds.ts';
import { nodePool } from '../workers/node.ts';
import type { Opener } from '../workers/openTask.ts';
import type { Pool } from '../workers/pool.ts';
import { type Args, type Option, whole } from './args.ts';

const MOST_WORKERS = 64;

export function workersOption(absent: number): Option {
  return { type: 'string', value: 'N', about: `1 to ${MOST_WORKERS} threads; ${absent} if absent` };
}

export function workersOf(args: Args, absent: number): number {
  return whole(args, 'workers', 1, MOST_WORKERS, absent);
}

/** `opener` is for those who have the scenario open already: on one thread it is not opened again. */
export function poolOf(workers: number, opener?: Opener): Pool<typeof jobKinds> {
  return workers === 1 ? herePool(jobKinds, opener) : nodePool(jobKinds, workers);
}
