/** Runs compiled effects. Whatever a scenario lets happen to a state is written here. */
import { ignite } from './cascade.ts';
import { holds } from './conditions.ts';
import { OP, OP_SIZE } from './effects.ts';
import { ENDING, LEVELS } from './layout.ts';
import type { Motion } from './motion.ts';
import type { StanceMoves } from './stanceMoves.ts';
import type { Table } from './table.ts';

export interface Program {
  /** Runs the effects at `entry` to their stop. */
  run(state: Int32Array, entry: number): void;
  /** Writes a slot and tells of it where it changes. */
  write(state: Int32Array, slot: number, value: number): void;
}

export function createProgram(motion: Motion, table: Table, stanceMoves: StanceMoves): Program {
  const { layout, conditions, effects, cascade } = motion.rules;
  const isMeter = new Uint8Array(layout.size);
  const maxOf = new Int32Array(layout.size);
  /** Per cent of a step that are left with so much room to the bound. */
  const softness = Int32Array.from({ length: 101 }, (_, room) => Math.min(100, Math.trunc((170 * room) / 100)));
  for (const { index, kind, max } of layout.slots) {
    isMeter[index] = kind === 'meter' ? 1 : 0;
    maxOf[index] = max;
  }

  function run(state: Int32Array, entry: number): void {
    for (let pc = entry; ; pc += OP_SIZE) {
      const a = effects[pc + 1]!;
      const b = effects[pc + 2]!;
      switch (effects[pc]) {
        case OP.stop:
          return;
        case OP.guard:
          if (!holds(conditions, a, state)) pc = b - OP_SIZE;
          break;
        case OP.add: {
          const per = effects[pc + 3]!;
          add(state, a, per < 0 ? b : Math.trunc((b * state[per]!) / effects[pc + 4]!));
          break;
        }
        case OP.set:
          write(state, a, b);
          break;
        case OP.send:
          stanceMoves.send(a, b);
          break;
        case OP.learn:
          learn(state, a, pc + 2);
          break;
        case OP.ignite:
          lightCascade(state);
          break;
        case OP.clearTable:
          table.clear(state);
          break;
        case OP.end:
          if (state[ENDING] === 0) write(state, ENDING, a); // what is decided stays decided
          break;
        default:
          throw new Error(`no such operation: ${effects[pc]}`);
      }
    }
  }

  function write(state: Int32Array, slot: number, value: number): void {
    const from = state[slot]!;
    if (from === value) return;
    state[slot] = value;
    motion.recorder?.change(slot, from, value, motion.source);
  }

  function add(state: Int32Array, slot: number, by: number): void {
    const from = state[slot]!;
    let delta = by;
    if (isMeter[slot] === 1) {
      // Meters are soft: a step shrinks with the room left to the bound, so that they rarely sit at 0 or 100.
      const factor = softness[by > 0 ? 100 - from : from]!;
      delta = ((by * factor + (by > 0 ? 50 : -50)) / 100) | 0;
    }
    const to = from + delta;
    write(state, slot, to < 0 ? 0 : to > maxOf[slot]! ? maxOf[slot]! : to);
  }

  // What was seen speaks for each level by the logarithms that stand in the program from `at` on; they are kept from slot `first` on.
  function learn(state: Int32Array, first: number, at: number): void {
    for (let level = 0; level < LEVELS; level++) write(state, first + level, state[first + level]! + effects[at + level]!);
  }

  function lightCascade(state: Int32Array): void {
    if (cascade === undefined) return;
    const from = state[cascade.slot]!;
    ignite(cascade, state, conditions);
    motion.recorder?.change(cascade.slot, from, state[cascade.slot]!, motion.source);
  }

  return { run, write };
}
