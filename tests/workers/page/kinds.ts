/** A kind of job whose results show their order, and whose first worker can be made to fail in every way. */
import type { JobKind, JobKinds } from '../../../src/workers/job.ts';

export type Death = 'throw' | 'close' | 'later' | 'never';

export const FIRST = 'first';

const lines: JobKind<Death, number, string> = {
  policies: () => [],
  work: (_open, death, shard) => {
    if (self.name === FIRST && shard === 2) die(death);
    return `${shard}\n`;
  },
  merge: (soFar, next) => soFar + next,
};

export const pageKinds = { lines } satisfies JobKinds;

function die(death: Death): void {
  switch (death) {
    case 'throw':
      throw new Error('The roof fell in.');
    case 'close':
      self.close(); // tells nobody
      return;
    case 'later':
      setTimeout(() => {
        throw new Error('Too late to tell.');
      });
      return;
    case 'never':
  }
}
