/** Runs compiled effects. Whatever a scenario lets happen to a state is written here. */
import { ignite } from './cascade.ts';
import { holds } from './conditions.ts';
import { OP, OP_SIZE, rowOf, STEPPED } from './effects.ts';
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
  const { shift, guard, stop } = OP; // a loop reads what is imported anew each time
  const isMeter = new Uint8Array(layout.size);
  const maxOf = new Int32Array(layout.size);
  for (const { index, kind, max } of layout.slots) {
    isMeter[index] = kind === 'meter' ? 1 : 0;
    maxOf[index] = max;
  }

  // What most programs are made of is done here, all else elsewhere: a small loop is compiled well.
  function run(state: Int32Array, entry: number): void {
    for (let pc = entry; ; ) {
      const op = effects[pc]!;
      if (op === shift) {
        const end = pc + 2 + 2 * effects[pc + 1]!;
        for (pc += 2; pc < end; pc += 2) {
          const slot = effects[pc]!;
          write(state, slot, STEPPED[effects[pc + 1]! + state[slot]!]!);
        }
      } else if (op === guard) {
        pc = holds(conditions, effects[pc + 1]!, state) ? pc + OP_SIZE : effects[pc + 2]!;
      } else if (op === stop) {
        return;
      } else {
        perform(state, op, pc);
        pc += OP_SIZE;
      }
    }
  }

  function perform(state: Int32Array, op: number, pc: number): void {
    const a = effects[pc + 1]!;
    const b = effects[pc + 2]!;
    switch (op) {
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
        throw new Error(`no such operation: ${op}`);
    }
  }

  function write(state: Int32Array, slot: number, value: number): void {
    const from = state[slot]!;
    if (from === value) return;
    state[slot] = value;
    if (motion.recorder !== undefined) tell(slot, from, value);
  }

  function tell(slot: number, from: number, value: number): void {
    motion.recorder!.change(slot, from, value, motion.source);
  }

  function add(state: Int32Array, slot: number, by: number): void {
    const from = state[slot]!;
    const to = isMeter[slot] === 1 ? STEPPED[rowOf(by) + from]! : from + by;
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
    if (motion.recorder !== undefined) tell(cascade.slot, from, state[cascade.slot]!);
  }

  return { run, write };
}
