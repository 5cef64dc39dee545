/** The pool of a single core, and of tests: shard after shard on the thread that asks. */
import type { JobKinds } from './job.ts';
import { openTask, type Opener, type Workbench } from './openTask.ts';
import { createPool, type Pool } from './pool.ts';
import type { Hand } from './post.ts';

/** `opener` is for those who have the scenario open already. */
export function herePool<Kinds extends JobKinds>(kinds: Kinds, opener?: Opener): Pool<Kinds> {
  return createPool(kinds, 1, (task) => hereHand(openTask(kinds, task, opener)));
}

function hereHand(opened: Promise<Workbench>): Hand {
  let dismissed = false;
  return {
    work: async (shard) => {
      const workbench = await opened;
      await turnOfOthers();
      if (dismissed) throw new Error('The work was called off.');
      return workbench(shard);
    },
    dismiss: async () => {
      dismissed = true;
    },
  };
}

/** Between shards, timers, input and whoever wants to stop get their turn. */
function turnOfOthers(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}
