/** A stage of sealed choices from the menus. */
import { FALSE, holds } from './conditions.ts';
import { createGates } from './gates.ts';
import { attribute, type Motion } from './motion.ts';
import type { Program } from './program.ts';
import type { CompiledStage } from './scenario/compiled.ts';
import { STAGE_KINDS } from './scenario/stageKinds.ts';
import type { Table } from './table.ts';

export interface Choosing {
  /** Bit per menu entry of `actor` that is open. */
  legal(state: Int32Array, actor: number, stage: CompiledStage): number;
  /** All choices are known before the first takes effect; then they do in the written order. */
  resolve(state: Int32Array, choices: Int32Array): void;
  /** What one choice does by itself: its effects and its offer. */
  act(state: Int32Array, actor: number, choice: number): void;
}

export function createChoosing(motion: Motion, table: Table, program: Program): Choosing {
  const { layout, actors, conditions, resolution } = motion.rules;

  const gates = createGates(motion.rules);
  const longest = Math.max(...actors.map(({ menu }) => menu.length));
  /** Per setting, actor and menu entry: where it goes on asking. */
  const entries = new Int32Array(gates.settings * actors.length * longest).fill(FALSE);
  /** Per setting and actor: bit per menu entry that may be open. */
  const open = Int32Array.from({ length: gates.settings * actors.length }, (_, at) =>
    actors[at % actors.length]!.menu.reduce((mask, action, i) => {
      const entry = gates.ahead(action.when, Math.trunc(at / actors.length));
      entries[at * longest + i] = entry;
      return entry === FALSE ? mask : mask | (1 << i);
    }, 0));
  const kinds = 1 << STAGE_KINDS.length;
  /** Per actor and stage kind's bit: bit per menu entry that belongs there. */
  const fitting = Int32Array.from({ length: actors.length * kinds }, (_, at) =>
    actors[Math.trunc(at / kinds)]!.menu.reduce((mask, action, i) => (action.stages & (at % kinds) ? mask | (1 << i) : mask), 0));

  function legal(state: Int32Array, actor: number, stage: CompiledStage): number {
    const at = gates.settingOf(state) * actors.length + actor;
    let mask = 0;
    for (let left = open[at]! & fitting[actor * kinds + stage.kindBit]! & ~state[layout.used + actor]!; left !== 0; left &= left - 1) {
      const i = 31 - Math.clz32(left & -left);
      if (holds(conditions, entries[at * longest + i]!, state)) mask |= 1 << i;
    }
    return mask;
  }

  function resolve(state: Int32Array, choices: Int32Array): void {
    for (let a = 0; a < actors.length; a++) state[layout.chose + a] = choices[a]! + 1;
    for (let i = 0; i < resolution.length; i++) {
      const a = resolution[i]!;
      if (choices[a]! < 0) continue;
      const action = actors[a]!.menu[choices[a]!]!;
      attribute(motion, 'action', a, choices[a]!, -1);
      if (action.once) state[layout.used + a] = state[layout.used + a]! | (1 << action.bit);
      act(state, a, choices[a]!);
    }
    table.tell(state);
  }

  function act(state: Int32Array, actor: number, choice: number): void {
    const action = actors[actor]!.menu[choice]!;
    program.run(state, action.then);
    if (action.offers >= 0) table.put(state, action.place, action.offers, actor);
  }

  return { legal, resolve, act };
}
