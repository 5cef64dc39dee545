/** The one way to have a job done, whoever does it: the same bytes by one worker or many, told shard by shard, stopped at any time. */
import { RulesError } from '../engine/index.ts';
import type { Job, JobKinds, KindName, ResultOf, Task } from './job.ts';
import { mergeInOrder, type Ran, type SoFar } from './merging.ts';
import { ATTEMPTS, createPost, type Hire, isRefusal, type Post } from './post.ts';

export interface Pool<Kinds extends JobKinds> {
  /** Rejects with a `ShardError` where a shard fails again and again, with a `RulesError` where the rules refuse it. However it ends, no worker is left. */
  run<Kind extends KindName<Kinds>>(job: Job<Kinds, Kind>, options?: RunOptions<ResultOf<Kinds[Kind]>>): Promise<Ran<ResultOf<Kinds[Kind]>>>;
}

export interface RunOptions<Result> {
  /** A stopped run is no error: it resolves with how far it came. */
  readonly signal?: AbortSignal;
  /** Told after each shard, in the order of the shards, and no more once the signal has come. */
  told?(soFar: SoFar<Result>): void;
}

export class ShardError extends Error {
  override readonly name = 'ShardError';
  /** Position among the job's shards, from 0. */
  readonly at: number;

  constructor(kind: string, shards: readonly unknown[], at: number, cause: unknown) {
    const why = cause instanceof Error ? cause.message : String(cause);
    super(`Job '${kind}', shard ${at + 1} of ${shards.length}, ${JSON.stringify(shards[at])}: failed ${ATTEMPTS} times, the last time with: ${why}`, { cause });
    this.at = at;
  }
}

/** A platform adds how to hire; order, retries and stopping are the same everywhere. */
export function createPool<Kinds extends JobKinds>(kinds: Kinds, workers: number, hire: Hire): Pool<Kinds> {
  if (!Number.isInteger(workers) || workers < 1) throw new RangeError(`A pool has one worker or more; found ${workers}.`);
  return {
    run: <Kind extends KindName<Kinds>>({ shards, ...task }: Job<Kinds, Kind>, options: RunOptions<ResultOf<Kinds[Kind]>> = {}) =>
      runJob(kinds[task.kind]!, task, shards, workers, hire, options) as Promise<Ran<ResultOf<Kinds[Kind]>>>,
  };
}

async function runJob(kind: JobKinds[string], task: Task, shards: readonly unknown[], workers: number, hire: Hire, { signal, told }: RunOptions<unknown>): Promise<Ran<unknown>> {
  if (shards.length === 0) throw new RangeError(`Job '${task.kind}' has no shards.`);
  const end = endingWith(signal);
  const merging = mergeInOrder(kind, shards.length, end.signal, told);
  const crew = Array.from({ length: Math.min(workers, shards.length) }, () => createPost(() => hire(task), end.signal));
  let next = 0;
  const labour = async (post: Post): Promise<void> => {
    while (next < shards.length && !end.signal.aborted) {
      const at = next++;
      const answer = await post.work(shards[at]).catch((cause: unknown) => Promise.reject(isRefusal(cause) ? new RulesError(cause.message) : new ShardError(task.kind, shards, at, cause)));
      merging.put(at, answer);
    }
  };
  try {
    // Whoever stops does not wait for the shards under way.
    await Promise.race([Promise.all(crew.map(labour)), new Promise((resolve) => end.signal.addEventListener('abort', resolve))]);
  } finally {
    end.abort();
    await Promise.all(crew.map((post) => post.vacate()));
  }
  return merging.ran();
}

/** Ends at the latest with `signal`, and lets go of it when it ends. */
function endingWith(signal: AbortSignal | undefined): AbortController {
  const end = new AbortController();
  signal?.addEventListener('abort', () => end.abort(), { signal: end.signal });
  if (signal?.aborted === true) end.abort();
  return end;
}
