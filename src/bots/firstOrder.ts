/** What levers move by themselves in a stage, worked out where it is asked for: a look ahead weighs most of them to first order. */
import type { Game } from '../engine/index.ts';
import { type Reach, writtenBy } from './levers.ts';
import type { Prospects } from './prospects.ts';

export interface FirstOrder {
  /** The stage `now`, all that choose in it as in `holding`, and what comes of that. */
  read(now: Int32Array, holding: Int32Array, held: Int32Array): void;
  /** What choosing `action` moves, each slot times its slope, in points of value; what is stirred is taken against everybody holding. */
  gain(actor: number, action: number, slopes: Float64Array): number;
}

export function createFirstOrder(game: Game, prospects: Prospects, reach: readonly (readonly Reach[])[]): FirstOrder {
  const { kernel, scenario } = game;
  const { layout, actors } = scenario.compiled;
  const slots = Int32Array.from(prospects.slots);
  /** Per actor and action: the slots that it may move, and by how much. */
  const movable = writtenBy(game).map((menu, a) => menu.map((written, i) => (reach[a]![i] === 'stirring' ? slots : written)));
  const moves = movable.map((menu) => menu.map((moved) => new Float64Array(moved.length)));
  /** In which of the stages read a move was last worked out: actor by actor, action by action. */
  const longest = Math.max(...actors.map(({ menu }) => menu.length));
  const workedOut = new Float64Array(actors.length * longest);
  let stage = 0;
  const start = new Int32Array(layout.size);
  const heldTo = new Int32Array(layout.size);
  const chosen = new Int32Array(actors.length);
  /** A copy of `start` between two uses. */
  const scratch = new Int32Array(layout.size);

  function read(now: Int32Array, holding: Int32Array, held: Int32Array): void {
    stage += 1;
    start.set(now);
    scratch.set(now);
    heldTo.set(held);
    chosen.set(holding);
  }

  function movesOf(actor: number, action: number): Float64Array {
    const out = moves[actor]![action]!;
    const at = actor * longest + action;
    if (workedOut[at] === stage) return out;
    workedOut[at] = stage;
    const moved = movable[actor]![action]!;
    const stirring = reach[actor]![action] === 'stirring';
    if (stirring) stir(actor, action);
    else kernel.act(scratch, actor, action);
    const before = stirring ? heldTo : start;
    for (let k = 0; k < moved.length; k++) {
      out[k] = scratch[moved[k]!]! - before[moved[k]!]!;
      scratch[moved[k]!] = start[moved[k]!]!;
    }
    if (stirring) scratch.set(start);
    return out;
  }

  function stir(actor: number, action: number): void {
    const hold = chosen[actor]!;
    chosen[actor] = action;
    kernel.step(scratch, chosen);
    chosen[actor] = hold;
  }

  return {
    read,
    gain: (actor, action, slopes) => {
      const by = movesOf(actor, action);
      const moved = movable[actor]![action]!;
      let total = 0;
      for (let k = 0; k < moved.length; k++) total += by[k]! * slopes[moved[k]!]!;
      return total;
    },
  };
}
