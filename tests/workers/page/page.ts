/** Runs a job in the browser's workers and shows what came of it: `?job=playouts&workers=2&stop=3`, `?job=lines&workers=1&death=close`. */
import { browserPool } from '../../../src/workers/browser.ts';
import { jobKinds } from '../../../src/workers/kinds.ts';
import type { Pool, RunOptions } from '../../../src/workers/pool.ts';
import { playoutsJob } from './job.ts';
import { type Death, FIRST, pageKinds } from './kinds.ts';

const asked = new URLSearchParams(location.search);
const workers = Number(asked.get('workers'));
const told: number[] = [];
const stop = new AbortController();
const options: RunOptions<unknown> = {
  signal: stop.signal,
  told: ({ done }) => {
    told.push(done);
    if (done === Number(asked.get('stop'))) stop.abort();
  },
};
const ran = await runAsked().catch((error: unknown) => ({ failed: String(error) }));
document.querySelector('output')!.value = JSON.stringify({ ran, told });

function runAsked(): Promise<unknown> {
  if (asked.get('job') === 'playouts') return browserPool(jobKinds, workers).run(playoutsJob, options);
  const shards = Array.from({ length: 6 }, (_, i) => i);
  return mortals().run({ kind: 'lines', scenario: 'harbour-lab', shared: asked.get('death') as Death, shards }, options);
}

function mortals(): Pool<typeof pageKinds> {
  let hired = 0;
  return browserPool(pageKinds, workers, () => {
    const name = hired++ === 0 ? FIRST : 'later';
    return new Worker(new URL('./pageWorker.ts', import.meta.url), { type: 'module', name });
  });
}
