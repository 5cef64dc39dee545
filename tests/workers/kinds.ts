/** Kinds of jobs for tests: one whose results show their order, and whose workers can be made to fail in every way. */
import { RulesError } from '../../src/engine/index.ts';
import type { JobKind, JobKinds } from '../../src/workers/job.ts';
import { jobKinds } from '../../src/workers/kinds.ts';

export interface Trouble {
  readonly at: number;
  /** `later` lets the shard be answered and strikes right after it. */
  readonly how: 'throw' | 'refuse' | 'exit' | 'later' | 'memory' | 'forever';
  /** How often it strikes; counted in memory that all threads share. */
  readonly times: number;
  readonly struck: Int32Array<SharedArrayBuffer>;
}

export interface Lines {
  readonly trouble?: Trouble;
}

/** Shard 0 takes the longest, so that others are done before it. */
const lines: JobKind<Lines, number, string> = {
  policies: () => [],
  work: (_open, { trouble }, shard) => {
    if (trouble?.at === shard && Atomics.add(trouble.struck, 0, 1) < trouble.times) strike(trouble.how);
    const until = performance.now() + (shard === 0 ? 60 : 2);
    while (performance.now() < until);
    return `${shard}\n`;
  },
  merge: (soFar, next) => soFar + next,
};

export const testKinds = { ...jobKinds, lines } satisfies JobKinds;

export function makeTrouble(how: Trouble['how'], at: number, times: number): Trouble {
  return { at, how, times, struck: new Int32Array(new SharedArrayBuffer(4)) };
}

function strike(how: Trouble['how']): void {
  switch (how) {
    case 'throw':
      throw new Error('The roof fell in.');
    case 'refuse':
      throw new RulesError('That is not allowed.');
    case 'exit':
      return process.exit(7);
    case 'later':
      queueMicrotask(() => {
        throw new Error('Too late to tell.');
      });
      return;
    case 'memory': {
      const hoard: number[][] = [];
      for (;;) hoard.push(Array.from({ length: 100_000 }, (_, i) => i + 0.5));
    }
    case 'forever':
      for (;;);
  }
}
