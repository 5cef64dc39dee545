/** Stances in motion: events are gathered through a stage and answered together at its end. */
import { holds } from './conditions.ts';
import type { Motion } from './motion.ts';
import { STANCE_EVENTS, UNASKED } from './stances.ts';

export const EVENT_OFFERED = STANCE_EVENTS.indexOf('offered');
export const EVENT_REFUSED = STANCE_EVENTS.indexOf('refused');
export const EVENT_DEALT = STANCE_EVENTS.indexOf('dealt');
const ROUND_ENDED = 1 << STANCE_EVENTS.indexOf('roundEnded');
const EVENTS = STANCE_EVENTS.length;

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
  /** Bit per actor for whom something waits. */
  let waiting = 0;
  /** Actor -> the stance it moves to. */
  const moved = new Int32Array(actors.length);
  const tables = actors.map(({ stances }) => stances);

  function send(actor: number, event: number): void {
    pending[actor] = pending[actor]! | (1 << event);
    waiting |= 1 << actor;
  }

  function forget(): void {
    for (; waiting !== 0; waiting &= waiting - 1) pending[31 - Math.clz32(waiting & -waiting)] = 0;
  }

  function move(state: Int32Array, roundOver: boolean): void {
    const asked = roundOver ? (1 << actors.length) - 1 : waiting;
    let changed = 0;
    for (let left = asked; left !== 0; left &= left - 1) {
      const a = 31 - Math.clz32(left & -left);
      const from = state[layout.stance + a]!;
      moved[a] = answer(state, a, from, roundOver ? pending[a]! | ROUND_ENDED : pending[a]!);
      if (moved[a] !== from) changed |= 1 << a;
    }
    forget();
    for (let left = changed; left !== 0; left &= left - 1) {
      const a = 31 - Math.clz32(left & -left);
      motion.recorder?.stance(a, state[layout.stance + a]!, moved[a]!);
      state[layout.stance + a] = moved[a]!;
    }
  }

  /** Where `actor` comes from `stance` by `events`, taken in their listed order. */
  function answer(state: Int32Array, actor: number, stance: number, events: number): number {
    const { deaf } = tables[actor]!;
    let at = stance;
    let later = events;
    for (let rest = later & ~deaf[at]!; rest !== 0; rest = later & ~deaf[at]!) {
      const event = 31 - Math.clz32(rest & -rest);
      later &= -2 << event; // those before it have passed unheard
      at = next(state, actor, at, event);
    }
    return at;
  }

  function next(state: Int32Array, actor: number, stance: number, event: number): number {
    const table = tables[actor]!;
    const known = table.needs[stance * EVENTS + event]!;
    const wanted = known === UNASKED ? table.relevant(stance, event) : known;
    const mask = wanted <= 0 ? 0 : predicatesFor(state, actor, wanted);
    const to = table.cells[((stance * EVENTS + event) << actors[actor]!.predicates.length) | mask]!;
    return to === UNASKED ? table.next(stance, event, mask) : to;
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

  return { send, forget, move };
}
