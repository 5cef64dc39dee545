/** Results come in any order and are merged in the order of their shards: nobody can tell how many worked. */
import type { JobKinds } from './job.ts';

/** The first `done` of `of` shards, merged. */
export interface SoFar<Result> {
  readonly done: number;
  readonly of: number;
  readonly result: Result;
}

/** `result` is that of the first `done` shards, so that a stopped run equals a shorter one. */
export type Ran<Result> =
  | ({ readonly complete: true } & SoFar<Result>)
  /** `result` is absent where not even the first shard was done. */
  | { readonly complete: false; readonly done: number; readonly of: number; readonly result?: Result };

export interface Merging {
  put(at: number, answer: unknown): void;
  ran(): Ran<unknown>;
}

export function mergeInOrder(kind: JobKinds[string], of: number, stop: AbortSignal, told?: (soFar: SoFar<unknown>) => void): Merging {
  const early = new Map<number, unknown>();
  let done = 0;
  let result: unknown;
  return {
    put: (at, answer) => {
      early.set(at, answer);
      while (early.has(done) && !stop.aborted) {
        const next = early.get(done);
        early.delete(done);
        result = done === 0 ? next : kind.merge(result, next);
        done++;
        told?.({ done, of, result });
      }
    },
    ran: () => {
      if (done === 0) return { complete: false, done, of };
      return { complete: done === of, done, of, result };
    },
  };
}
