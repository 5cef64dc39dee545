/**
 * Worker threads of Node. Used as they are: tinypool (2.2.0, MIT, alive) brings a queue, which `pool.ts` needs for
 * browsers too, and rejects where a thread dies; left for it would be the twenty lines below.
 */
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { JobKinds, Task } from './job.ts';
import type { Answer } from './nodeServe.ts';
import { createPool, type Pool } from './pool.ts';
import type { Hand } from './post.ts';

/** `start` is for worker modules with other kinds of jobs than the registry's. */
export function nodePool<Kinds extends JobKinds>(kinds: Kinds, workers: number, start: (task: Task) => Worker = startWorker): Pool<Kinds> {
  return createPool(kinds, workers, (task) => nodeHand(start(task)));
}

function startWorker(task: Task): Worker {
  return new Worker(new URL('./nodeWorker.ts', import.meta.url), { workerData: task });
}

function nodeHand(worker: Worker): Hand {
  // `once` also rejects on 'error', which is how an uncaught error and a full memory announce themselves.
  const lost = once(worker, 'exit').then(([code]) => Promise.reject(new Error(`The worker stopped with code ${code}.`)));
  lost.catch(() => undefined);
  return {
    work: async (shard) => {
      worker.postMessage(shard);
      const [{ failed, result }] = (await Promise.race([once(worker, 'message'), lost])) as [Answer];
      if (failed !== undefined) throw Object.assign(new Error(failed.message), { name: failed.name });
      return result;
    },
    dismiss: async () => void (await worker.terminate()),
  };
}
