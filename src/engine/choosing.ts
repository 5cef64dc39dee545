/** A stage of sealed choices from the menus. */
import { holds } from './conditions.ts';
import { attribute, type Motion } from './motion.ts';
import type { Program } from './program.ts';
import type { CompiledStage } from './scenario/compiled.ts';
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

  function legal(state: Int32Array, actor: number, stage: CompiledStage): number {
    const used = state[layout.used + actor]!;
    let mask = 0;
    const menu = actors[actor]!.menu;
    for (let i = 0; i < menu.length; i++) {
      const action = menu[i]!;
      if (action.stages & stage.kindBit && !((used >> i) & 1) && holds(conditions, action.when, state)) mask |= 1 << i;
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
