/** The thread's end of `node.ts`: a module that calls this is one to start a worker from. */
import { parentPort, workerData } from 'node:worker_threads';
import type { JobKinds, Task } from './job.ts';
import { openTask } from './openTask.ts';

export interface Answer {
  readonly result?: unknown;
  readonly failed?: string;
}

export function serveNode(kinds: JobKinds): void {
  const port = parentPort;
  if (port === null) throw new Error('This module runs in a worker.');
  const opened = openTask(kinds, workerData as Task);
  opened.catch(() => undefined); // told with the first shard
  port.on('message', (shard: unknown) => {
    opened.then((workbench) => port.postMessage({ result: workbench(shard) } satisfies Answer)).catch((error: unknown) => {
      port.postMessage({ failed: error instanceof Error ? error.message : String(error) } satisfies Answer);
    });
  });
}
