/** Stances in motion: events are gathered through a stage and answered together at its end. */
import { createSieve } from './sieve.ts';
import type { Motion } from './motion.ts';
import { DEAF, MAX_PREDICATES, MAX_STANCES, STANCE_EVENTS, UNASKED } from './stances.ts';

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
  const { layout, actors } = motion.rules;
  /** Actor -> bit per event that waits. */
  const pending = new Int32Array(actors.length);
  /** Bit per actor for whom something waits. */
  let waiting = 0;
  /** Actor -> the stance it moves to. */
  const moved = new Int32Array(actors.length);
  const tables = actors.map(({ stances }) => stances);
  /** What the tables have answered so far, in one place for all actors; `cell` is (actor, stance, event). */
  const cells = actors.length * MAX_STANCES * EVENTS;
  const answers = new Int8Array(cells << MAX_PREDICATES).fill(UNASKED);
  const needs = new Int8Array(cells).fill(UNASKED);
  /** Per actor and stance: bit per event of which it is not known that the stance stays. */
  const heard = new Int32Array(actors.length * MAX_STANCES).fill(-1);
const predicates = createSieve(motion.rules, actors.map((actor) => actor.predicates));

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
      if (motion.recorder !== undefined) tell(a, state[layout.stance + a]!);
      state[layout.stance + a] = moved[a]!;
    }
  }

  function tell(actor: number, from: number): void {
    motion.recorder!.stance(actor, from, moved[actor]!);
  }

  /** Where `actor` comes from `stance` by `events`, taken in their listed order. */
  function answer(state: Int32Array, actor: number, stance: number, events: number): number {
    const row = actor * MAX_STANCES;
    let at = stance;
    let later = events;
    for (let rest = later & heard[row + at]!; rest !== 0; rest = later & heard[row + at]!) {
      const event = 31 - Math.clz32(rest & -rest);
      later &= -2 << event; // those before it have passed unheard
      const cell = (row + at) * EVENTS + event;
      const known = needs[cell]!;
      const wanted = known === UNASKED ? needsOf(cell) : known;
      const mask = wanted <= 0 ? 0 : predicates.holding(state, actor, -1) & wanted;
      const to = answers[(cell << MAX_PREDICATES) | mask]!;
      at = to === UNASKED ? answerOf(cell, mask) : to;
    }
    return at;
  }

  function needsOf(cell: number): number {
    const [actor, stance, event] = placeOf(cell);
    const wanted = tables[actor]!.relevant(stance, event);
    if (wanted === DEAF) heard[actor * MAX_STANCES + stance]! &= ~(1 << event);
    needs[cell] = wanted;
    return wanted;
  }

  function answerOf(cell: number, mask: number): number {
    const [actor, stance, event] = placeOf(cell);
    const to = tables[actor]!.next(stance, event, mask);
    if (tables[actor]!.lasting) answers[(cell << MAX_PREDICATES) | mask] = to;
    return to;
  }

  return { send, forget, move };
}

/** Actor, stance and event of a cell. */
function placeOf(cell: number): readonly [number, number, number] {
  const row = Math.trunc(cell / EVENTS);
  return [Math.trunc(row / MAX_STANCES), row % MAX_STANCES, cell % EVENTS];
}
