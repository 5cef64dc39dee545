/** A pool of worker threads: tasks go to whoever is free, answers come back in the order of the tasks. */
import { parentPort, Worker, workerData } from 'node:worker_threads';

interface Answered<Answer> {
  readonly answer?: Answer;
  readonly failed?: string;
}

export interface Pool {
  /** The module that calls `serve`. */
  readonly entry: URL;
  readonly workers: number;
  /** What every worker is opened with. */
  readonly data: unknown;
}

export async function runTasks<Task, Answer>(pool: Pool, tasks: readonly Task[], told: (done: number) => void = () => undefined): Promise<readonly Answer[]> {
  const answers: Answer[] = [];
  let next = 0;
  let done = 0;
  const workers = Array.from({ length: Math.min(pool.workers, tasks.length) }, () => new Worker(pool.entry, { workerData: pool.data }));
  const work = (worker: Worker) =>
    new Promise<void>((resolve, reject) => {
      let at = -1;
      const give = (): void => {
        at = next++;
        if (at >= tasks.length) resolve();
        else worker.postMessage(tasks[at]);
      };
      worker.on('error', reject);
      worker.on('exit', (code) => reject(new Error(`A worker stopped with code ${code}.`)));
      worker.on('message', ({ answer, failed }: Answered<Answer>) => {
        if (failed !== undefined) {
          reject(new Error(failed));
          return;
        }
        answers[at] = answer!;
        told(++done);
        give();
      });
      give();
    });
  try {
    await Promise.all(workers.map(work));
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
  return answers;
}

/** The worker's end: `open` makes ready once, then answers task after task. */
export function serve<Data, Task, Answer>(open: (data: Data) => Promise<(task: Task) => Answer>): void {
  const port = parentPort;
  if (port === null) throw new Error('This module runs in a worker.');
  const ready = open(workerData as Data);
  port.on('message', (task: Task) => {
    ready.then(
      (answer) => port.postMessage({ answer: answer(task) } satisfies Answered<Answer>),
    ).catch((error: unknown) => port.postMessage({ failed: error instanceof Error ? error.message : String(error) } satisfies Answered<Answer>));
  });
}
