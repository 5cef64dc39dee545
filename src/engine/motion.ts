/** What the rooms of the kernel share: the compiled rules, and who is told of the stage being played. */
import type { Pins } from './pins.ts';
import type { Recorder, Source } from './record.ts';
import type { Compiled } from './scenario/compiled.ts';

/** One for a kernel, used again for every stage: nothing is allocated in a loop. */
export interface Motion {
  readonly rules: Compiled;
  recorder: Recorder | undefined;
  pins: Pins | undefined;
  /** What causes the changes being written; kept up for a recorder alone. */
  source: Source;
}

export function createMotion(rules: Compiled): Motion {
  return { rules, recorder: undefined, pins: undefined, source: { kind: 'action', actor: -1, index: 0, outcome: -1 } };
}

/** Names the cause of what is written from here on. */
export function attribute(motion: Motion, kind: Source['kind'], actor: number, index: number, outcome: number): void {
  if (motion.recorder !== undefined) motion.source = { kind, actor, index, outcome };
}
