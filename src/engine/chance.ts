/** Chance: events with stated odds, by labelled draws or as pinned. */
import { FALSE, holds } from './conditions.ts';
import { drawAt } from './draw.ts';
import { ROUND, SEED, STAGE } from './layout.ts';
import { attribute, type Motion } from './motion.ts';
import { PIN_DRAWN } from './pins.ts';
import type { Program } from './program.ts';
import { createSieve } from './sieve.ts';

export interface Chance {
  /** Per mille odds of an event in this state; 0 when it can't happen. */
  odds(state: Int32Array, event: number): number;
  /** Every event of a stage's end, or of a round's, in the written order: each sees what those before it did. */
  resolve(state: Int32Array, end: 'stage' | 'round'): void;
}

export function createChance(motion: Motion, program: Program): Chance {
  const { layout, conditions, chance, rounds } = motion.rules;

  /** Bit per event that happens once at most. */
  const once = chance.reduce((mask, it, e) => (it.once ? mask | (1 << e) : mask), 0);
  const base = Int32Array.from(chance, (it) => it.base);
  const plus = chance.flatMap((it) => it.plus);
  /** What adds to the odds of event `e` goes from `from[e]` to `from[e + 1]`. */
  const from = Int32Array.from({ length: chance.length + 1 }, (_, e) => chance.slice(0, e).reduce((sum, it) => sum + it.plus.length, 0));
  const [plusWhen, plusSlot, plusBy, plusOf] = (['when', 'slot', 'by', 'of'] as const).map((key) => Int32Array.from(plus, (it) => it[key])) as [Int32Array, Int32Array, Int32Array, Int32Array];

  const labels = Int32Array.from(chance, (it) => it.label);
  const outcomes = chance.flatMap((it) => it.outcomes);
  /** The outcomes of event `e` go from `outcomesFrom[e]` to `outcomesFrom[e + 1]`. */
  const outcomesFrom = Int32Array.from({ length: chance.length + 1 }, (_, e) => chance.slice(0, e).reduce((sum, it) => sum + it.outcomes.length, 0));
  const upTo = Float64Array.from(outcomes, (it) => it.upTo);
  const thens = Int32Array.from(outcomes, (it) => it.then);
  /** Per round the events at the end of its stages, and those at its own end, after its hours have passed: their conditions, FALSE for those of the other end. */
  const mayHappen = createSieve(motion.rules, rounds.flatMap(() => [false, true].map((atRoundEnd) => chance.map((it) => (it.afterRound === atRoundEnd ? it.when : FALSE)))), (list) => [[ROUND, list >> 1]]);

  /** Of the events in `asked`, those that may happen in this state; `atEnd` is 1 at the end of a round, else 0. */
  function due(state: Int32Array, atEnd: number, asked: number): number {
    return mayHappen.holding(state, state[ROUND]! * 2 + atEnd, asked & ~(state[layout.struck]! & once));
  }

  function odds(state: Int32Array, event: number): number {
    return due(state, chance[event]!.afterRound ? 1 : 0, 1 << event) === 0 ? 0 : oddsOfDue(state, event);
  }

  function oddsOfDue(state: Int32Array, event: number): number {
    let permille = base[event]!;
    for (let i = from[event]!; i < from[event + 1]!; i++) {
      if (!holds(conditions, plusWhen[i]!, state)) continue;
      const slot = plusSlot[i]!;
      permille += slot < 0 ? plusBy[i]! : Math.trunc((plusBy[i]! * state[slot]!) / plusOf[i]!);
    }
    return permille < 0 ? 0 : permille > 1000 ? 1000 : permille;
  }

  function resolve(state: Int32Array, end: 'stage' | 'round'): void {
    const atEnd = end === 'round' ? 1 : 0;
    for (let left = due(state, atEnd, -1); left !== 0; ) {
      const event = 31 - Math.clz32(left & -left);
      const later = -2 << event;
      const permille = oddsOfDue(state, event);
      const happened = permille > 0 && resolveEvent(state, event, permille);
      left = happened ? due(state, atEnd, later) : left & later; // what happened may open or close what comes after
    }
  }

  // Tells whether it happened.
  function resolveEvent(state: Int32Array, event: number, permille: number): boolean {
    const pin = motion.pins === undefined ? PIN_DRAWN : (motion.pins[event] ?? PIN_DRAWN);
    const happens = pin === PIN_DRAWN ? drawAt(state, SEED, labels[event]!, state[ROUND]!, state[STAGE]!) * 1000 < permille : pin >= 0;
    const outcome = !happens ? -1 : pin >= 0 ? pin : pickOutcome(state, event);
    if (motion.recorder !== undefined) tell(event, outcome, permille);
    if (!happens) return false;
    state[layout.struck] = state[layout.struck]! | (once & (1 << event));
    program.run(state, thens[outcomesFrom[event]! + outcome]!);
    return true;
  }

  function tell(event: number, outcome: number, permille: number): void {
    if (outcome >= 0) attribute(motion, 'chance', -1, event, outcome);
    motion.recorder!.chance(event, outcome, outcome < 0 ? 1000 - permille : Math.round(permille * chance[event]!.outcomes[outcome]!.share));
  }

  function pickOutcome(state: Int32Array, event: number): number {
    const first = outcomesFrom[event]!;
    const last = outcomesFrom[event + 1]! - 1;
    if (first === last) return 0;
    const u = drawAt(state, SEED, labels[event]! ^ 0x5bd1e995, state[ROUND]!, state[STAGE]!);
    for (let o = first; o < last; o++) if (u < upTo[o]!) return o - first;
    return last - first;
  }

  return { odds, resolve };
}
