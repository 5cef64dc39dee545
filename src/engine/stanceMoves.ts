/** Stances in motion: events are gathered through a stage and answered together at its end. */
import { holds } from './conditions.ts';
import type { Motion } from './motion.ts';
import { DEAF, STANCE_EVENTS } from './stances.ts';

export const EVENT_OFFERED = STANCE_EVENTS.indexOf('offered');
export const EVENT_REFUSED = STANCE_EVENTS.indexOf('refused');
export const EVENT_DEALT = STANCE_EVENTS.indexOf('dealt');
const EVENT_ROUND_ENDED = STANCE_EVENTS.indexOf('roundEnded');

export interface StanceMoves {
  /** The event waits for `actor` until the stage ends. */
  send(actor: number, event: number): void;
  /** Nobody is told of what was sent. */
  forget(): void;
  /** All predicates are read before any stance is written; an actor's events are taken in their listed order. */
  move(state: Int32Array, roundOver: boolean): void;
}

export function createStanceMoves(motion: Motion): StanceMoves {
  const { layout, actors, conditions } = motion.rules;
  /** Actor -> bit per event that waits. */
  const pending = new Int32Array(actors.length);
  /** Actor -> the stance it moves to. */
  const moved = new Int32Array(actors.length);

  function send(actor: number, event: number): void {
    pending[actor] = pending[actor]! | (1 << event);
  }

  function move(state: Int32Array, roundOver: boolean): void {
    for (let a = 0; a < actors.length; a++) {
      moved[a] = state[layout.stance + a]!;
      let events = pending[a]! | (roundOver ? 1 << EVENT_ROUND_ENDED : 0);
      pending[a] = 0;
      while (events !== 0) {
        const event = 31 - Math.clz32(events & -events);
        events &= events - 1;
        const wanted = actors[a]!.stances.relevant(moved[a]!, event);
        if (wanted !== DEAF) moved[a] = actors[a]!.stances.next(moved[a]!, event, predicatesFor(state, a, wanted));
      }
    }
    for (let a = 0; a < actors.length; a++) {
      const from = state[layout.stance + a]!;
      if (moved[a] === from) continue;
      state[layout.stance + a] = moved[a]!;
      motion.recorder?.stance(a, from, moved[a]!);
    }
  }

  // Only those that can change the answer are read.
  function predicatesFor(state: Int32Array, actor: number, wanted: number): number {
    const { predicates } = actors[actor]!;
    let mask = 0;
    for (let left = wanted; left !== 0; left &= left - 1) {
      const p = 31 - Math.clz32(left & -left);
      if (holds(conditions, predicates[p]!, state)) mask |= 1 << p;
    }
    return mask;
  }

  return { send, forget: () => pending.fill(0), move };
}
