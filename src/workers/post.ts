/** A place in the crew: a worker that fails leaves it, and a fresh one tries the same shard again. */
import type { RulesError } from '../engine/index.ts';
import type { Task } from './job.ts';

/** One worker, seen from outside; it does one shard at a time. */
export interface Hand {
  /** Rejects where the work throws or the worker is lost. */
  work(shard: unknown): Promise<unknown>;
  /** Resolves once the worker is gone, or is told to go where nobody can say when it is; a shard under way rejects. */
  dismiss(): Promise<void>;
}

export type Hire = (task: Task) => Hand;

/** Spelt out, for a build may rename the class. */
const REFUSAL = 'RulesError' satisfies RulesError['name'];

/** How often a shard is tried. */
export const ATTEMPTS = 3;

/** What the rules refuse they refuse again. By name, for errors lose their class between threads. */
export function isRefusal(error: unknown): error is Error {
  return error instanceof Error && error.name === REFUSAL;
}

export interface Post {
  work(shard: unknown): Promise<unknown>;
  vacate(): Promise<void>;
}

export function createPost(hire: () => Hand, stop: AbortSignal): Post {
  let hand: Hand | undefined;
  let leaving = Promise.resolve();
  const vacate = (): Promise<void> => {
    if (hand !== undefined) leaving = hand.dismiss();
    hand = undefined;
    return leaving;
  };
  const work = async (shard: unknown): Promise<unknown> => {
    for (let attempt = 1; ; attempt++) {
      try {
        hand ??= hire();
        return await hand.work(shard);
      } catch (error) {
        await vacate();
        if (attempt === ATTEMPTS || stop.aborted || isRefusal(error)) throw error;
      }
    }
  };
  return { work, vacate };
}
