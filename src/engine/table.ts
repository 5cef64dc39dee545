/** The table of packages: each party and the mediator have a place on it. */
import { PLACES, ROUND, TABLE, TABLE_SINCE, TABLE_UNTIL } from './layout.ts';
import type { Motion } from './motion.ts';
import { EVENT_OFFERED, type StanceMoves } from './stanceMoves.ts';

export interface Table {
  put(state: Int32Array, place: number, pack: number, actor: number): void;
  /** Tells of every offer of this stage that still lies there: of two mediators the later one's. */
  tell(state: Int32Array): void;
  /** Nobody is told of what was put there. */
  forget(): void;
  clear(state: Int32Array): void;
  /** Takes away what stands until before `round`. */
  clearExpired(state: Int32Array, round: number): void;
}

/** Index of the package that lies at `place`; -1 where nothing does. */
export function packageAt(state: Int32Array, place: number): number {
  return state[TABLE + place]! - 1;
}

export function createTable(motion: Motion, stanceMoves: StanceMoves): Table {
  const { layout, rounds, packages } = motion.rules;
  /** Place -> actor + 1 who put something there in this stage. */
  const tabledBy = new Int32Array(PLACES);

  function put(state: Int32Array, place: number, pack: number, actor: number): void {
    clearPlace(state, place);
    state[TABLE + place] = pack + 1;
    state[TABLE_UNTIL + place] = rounds[state[ROUND]!]!.offersUntil;
    state[TABLE_SINCE + place] = state[ROUND]!;
    state[layout.table + pack] = state[layout.table + pack]! + 1;
    for (const need of packages[pack]!.needs) if (need.actor !== actor) stanceMoves.send(need.actor, EVENT_OFFERED);
    tabledBy[place] = actor + 1;
  }

  function tell(state: Int32Array): void {
    for (let place = 0; place < PLACES; place++) {
      const pack = packageAt(state, place);
      if (tabledBy[place]! > 0 && pack >= 0) motion.recorder?.tabled(pack, tabledBy[place]! - 1);
      tabledBy[place] = 0;
    }
  }

  function clear(state: Int32Array): void {
    for (let place = 0; place < PLACES; place++) clearPlace(state, place);
  }

  function clearExpired(state: Int32Array, round: number): void {
    for (let place = 0; place < PLACES; place++) if (state[TABLE_UNTIL + place]! < round) clearPlace(state, place);
  }

  function clearPlace(state: Int32Array, place: number): void {
    const pack = packageAt(state, place);
    if (pack < 0) return;
    state[layout.table + pack] = state[layout.table + pack]! - 1;
    state[TABLE + place] = 0;
  }

  function forget(): void {
    for (let place = 0; place < PLACES; place++) tabledBy[place] = 0;
  }

  return { put, tell, forget, clear, clearExpired };
}
