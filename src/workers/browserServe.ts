/** The worker's end of `browser.ts`: a module that calls this is one to start a worker from. */
import { expose } from 'comlink';
import { holdSign, type Sign } from './browserSign.ts';
import type { JobKinds, Task } from './job.ts';
import { openTask, type Workbench } from './openTask.ts';

/** What crosses by Comlink. */
export interface BrowserEnd {
  open(task: Task, sign: Sign): Promise<void>;
  work(shard: unknown): unknown;
}

export function serveBrowser(kinds: JobKinds): void {
  let workbench: Workbench | undefined;
  expose({
    open: async (task, sign) => {
      await holdSign(sign);
      workbench = await openTask(kinds, task);
    },
    work: (shard) => {
      if (workbench === undefined) throw new Error('The worker was given a shard before its task.');
      return workbench(shard);
    },
  } satisfies BrowserEnd);
}
