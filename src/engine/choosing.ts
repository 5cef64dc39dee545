/** A stage of sealed choices from the menus. */
import { ROUND } from './layout.ts';
import { attribute, type Motion } from './motion.ts';
import type { Program } from './program.ts';
import type { CompiledAction, CompiledStage } from './scenario/compiled.ts';
import { STAGE_KINDS } from './scenario/stageKinds.ts';
import { createSieve } from './sieve.ts';
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
  const { layout, actors, rounds, resolution } = motion.rules;

  /** Per round, the menus of all actors. */
  const menus = createSieve(motion.rules, rounds.flatMap(() => actors.map(({ menu }) => menu.map((action) => action.when))), (list) => [[ROUND, Math.trunc(list / actors.length)]]);
  const order = Int32Array.from(resolution);
  /** Per actor: bit per menu entry that is there once. */
  const once = Int32Array.from(actors, ({ menu }) => menu.reduce((mask, action) => (action.once ? mask | (1 << action.bit) : mask), 0));
  /** Per actor and menu entry: its effects, and what it offers where. */
  const longest = Math.max(...actors.map(({ menu }) => menu.length));
  const flat = (of: (action: CompiledAction) => number): Int32Array => Int32Array.from({ length: actors.length * longest }, (_, at) => {
    const action = actors[Math.trunc(at / longest)]!.menu[at % longest];
    return action === undefined ? -1 : of(action);
  });
  const [effects, offers, places] = [flat((it) => it.then), flat((it) => it.offers), flat((it) => it.place)];
  const kinds = 1 << STAGE_KINDS.length;
  /** Per actor and stage kind's bit: bit per menu entry that belongs there. */
  const fitting = Int32Array.from({ length: actors.length * kinds }, (_, at) =>
    actors[Math.trunc(at / kinds)]!.menu.reduce((mask, action, i) => (action.stages & (at % kinds) ? mask | (1 << i) : mask), 0));

  function legal(state: Int32Array, actor: number, stage: CompiledStage): number {
    return menus.holding(state, state[ROUND]! * actors.length + actor, fitting[actor * kinds + stage.kindBit]! & ~state[layout.used + actor]!);
  }

  function resolve(state: Int32Array, choices: Int32Array): void {
    for (let a = 0; a < actors.length; a++) state[layout.chose + a] = choices[a]! + 1;
    for (let i = 0; i < order.length; i++) {
      const a = order[i]!;
      const choice = choices[a]!;
      if (choice < 0) continue;
      attribute(motion, 'action', a, choice, -1);
      state[layout.used + a] = state[layout.used + a]! | (once[a]! & (1 << choice));
      act(state, a, choice);
    }
    table.tell(state);
  }

  function act(state: Int32Array, actor: number, choice: number): void {
    const at = actor * longest + choice;
    program.run(state, effects[at]!);
    if (offers[at]! >= 0) table.put(state, places[at]!, offers[at]!, actor);
  }

  return { legal, resolve, act };
}
