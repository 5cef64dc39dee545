/** Chance: events with stated odds, by labelled draws or as pinned. */
import { FALSE, holds, type Known, readAhead } from './conditions.ts';
import { drawAt } from './draw.ts';
import { ROUND, SEED, STAGE } from './layout.ts';
import { attribute, type Motion } from './motion.ts';
import { PIN_DRAWN } from './pins.ts';
import type { Program } from './program.ts';

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
  const when = Int32Array.from(chance, (it) => it.when);
  const base = Int32Array.from(chance, (it) => it.base);
  const plus = chance.flatMap((it) => it.plus);
  /** What adds to the odds of event `e` goes from `from[e]` to `from[e + 1]`. */
  const from = Int32Array.from({ length: chance.length + 1 }, (_, e) => chance.slice(0, e).reduce((sum, it) => sum + it.plus.length, 0));
  const [plusWhen, plusSlot, plusBy, plusOf] = (['when', 'slot', 'by', 'of'] as const).map((key) => Int32Array.from(plus, (it) => it[key])) as [Int32Array, Int32Array, Int32Array, Int32Array];

  function odds(state: Int32Array, event: number): number {
    if (((state[layout.struck]! & once) >> event) & 1) return 0;
    if (!holds(conditions, when[event]!, state)) return 0;
    let permille = base[event]!;
    for (let i = from[event]!; i < from[event + 1]!; i++) {
      if (!holds(conditions, plusWhen[i]!, state)) continue;
      const slot = plusSlot[i]!;
      permille += slot < 0 ? plusBy[i]! : Math.trunc((plusBy[i]! * state[slot]!) / plusOf[i]!);
    }
    return permille < 0 ? 0 : permille > 1000 ? 1000 : permille;
  }

  /** Per round: the events that its hour does not rule out. */
  const possible = (afterRound: boolean): readonly Int32Array[] =>
    rounds.map((_, r) => {
      const known: Known = (slot, lo, hi) => (slot === ROUND ? r >= lo && r <= hi : undefined);
      return Int32Array.from(chance.flatMap((event, e) => (event.afterRound !== afterRound || readAhead(conditions, event.when, known) === FALSE ? [] : [e])));
    });
  const events = { stage: possible(false), round: possible(true) };

  function resolve(state: Int32Array, end: 'stage' | 'round'): void {
    const due = events[end][state[ROUND]!]!;
    for (let i = 0; i < due.length; i++) {
      const permille = odds(state, due[i]!);
      if (permille > 0) resolveEvent(state, due[i]!, permille);
    }
  }

  function resolveEvent(state: Int32Array, event: number, permille: number): void {
    const it = chance[event]!;
    const pin = motion.pins?.[event] ?? PIN_DRAWN;
    const happens = pin === PIN_DRAWN ? drawAt(state, SEED, it.label, state[ROUND]!, state[STAGE]!) * 1000 < permille : pin >= 0;
    if (!happens) {
      motion.recorder?.chance(event, -1, 1000 - permille);
      return;
    }
    const outcome = pin >= 0 ? pin : pickOutcome(state, event);
    attribute(motion, 'chance', -1, event, outcome);
    motion.recorder?.chance(event, outcome, Math.round(permille * it.outcomes[outcome]!.share));
    if (it.once) state[layout.struck] = state[layout.struck]! | (1 << event);
    program.run(state, it.outcomes[outcome]!.then);
  }

  function pickOutcome(state: Int32Array, event: number): number {
    const { label, outcomes } = chance[event]!;
    const u = drawAt(state, SEED, label ^ 0x5bd1e995, state[ROUND]!, state[STAGE]!);
    for (let o = 0; o < outcomes.length; o++) if (u < outcomes[o]!.upTo) return o;
    return outcomes.length - 1;
  }

  return { odds, resolve };
}
