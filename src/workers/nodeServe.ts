/** The thread's end of `node.ts`: a module that calls this is one to start a worker from. */
import { parentPort, workerData } from 'node:worker_threads';
import type { JobKinds, Task } from './job.ts';
import { openTask } from './openTask.ts';

export interface Answer {
  readonly result?: unknown;
  readonly failed?: { readonly name: string; readonly message: string };
}

export function serveNode(kinds: JobKinds): void {
  const port = parentPort;
  if (port === null) throw new Error('This module runs in a worker.');
  const opened = openTask(kinds, workerData as Task);
  opened.catch(() => undefined); // told with the first shard
  port.on('message', (shard: unknown) => {
    opened.then((workbench) => port.postMessage({ result: workbench(shard) } satisfies Answer)).catch((error: unknown) => {
      const { name, message } = error instanceof Error ? error : new Error(String(error));
      port.postMessage({ failed: { name, message } } satisfies Answer);
    });
  });
}
