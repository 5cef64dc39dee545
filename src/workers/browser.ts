/** Web Workers, called by Comlink. */
import { releaseProxy, wrap } from 'comlink';
import type { BrowserEnd } from './browserServe.ts';
import { newSign, signLost } from './browserSign.ts';
import type { JobKinds, Task } from './job.ts';
import { createPool, type Pool } from './pool.ts';
import type { Hand } from './post.ts';

/** `start` is for worker modules with other kinds of jobs than the registry's. */
export function browserPool<Kinds extends JobKinds>(kinds: Kinds, workers: number, start: () => Worker = startWorker): Pool<Kinds> {
  return createPool(kinds, workers, (task) => browserHand(start(), task));
}

/** In one piece, so that the bundler sees a worker in it. */
function startWorker(): Worker {
  return new Worker(new URL('./browserWorker.ts', import.meta.url), { type: 'module' });
}

function browserHand(worker: Worker, task: Task): Hand {
  const remote = wrap<BrowserEnd>(worker);
  const sign = newSign();
  const opened = remote.open(task, sign);
  const { lost, lose } = losing();
  worker.addEventListener('error', (event) => {
    event.preventDefault(); // it is told with the shard, where no other worker does it either
    lose(event.message || 'The worker could not be loaded.');
  });
  worker.addEventListener('messageerror', () => lose('The worker sent what cannot be read.'));
  opened.then(() => signLost(sign)).then(() => lose('The worker is gone.'), lose);
  return {
    work: (shard) => Promise.race([opened.then(() => remote.work(shard)), lost]),
    dismiss: async () => {
      lose('The worker was dismissed.');
      remote[releaseProxy]();
      worker.terminate();
    },
  };
}

/** Of a worker that is no more, Comlink's calls never settle; this does. */
function losing(): { readonly lost: Promise<never>; readonly lose: (why: unknown) => void } {
  const gone = new AbortController();
  const lost = new Promise<never>((_, reject) => {
    gone.signal.addEventListener('abort', () => reject(gone.signal.reason));
  });
  lost.catch(() => undefined);
  return { lost, lose: (why) => gone.abort(typeof why === 'string' ? new Error(why) : why) };
}
