/**
 * Effects compiled to a flat program of small integer operations. One interpreter (`program.ts`) runs it for
 * browser, server, bots, analysis and tests.
 */
import { detLog } from './detmath.ts';
import type { Effect } from './scenario/schema.ts';

export const OP = { stop: 0, guard: 1, add: 2, set: 3, send: 4, learn: 5, ignite: 6, clearTable: 7, end: 8, shift: 9 } as const;
/** All are of this length, but for `shift`: it has a head of two, how many meters it shifts, and for each the slot and its row of steps. */
export const OP_SIZE = 5;

/** Natural logarithms of likelihoods are kept in hundredths. */
export const LOG_UNIT = 100;

/** Meters stand between 0 and this. */
const METER = 100;
/** Where a meter comes to by a step: at the step's row + where it stood. */
export const STEPPED = Uint8Array.from({ length: (2 * METER + 1) * (METER + 1) }, (_, at) => stepped(at % (METER + 1), Math.trunc(at / (METER + 1)) - METER));

/** Where in STEPPED a step has its row; a longer one than all of the scale goes as far. */
export function rowOf(by: number): number {
  return ((by < -METER ? -METER : by > METER ? METER : by) + METER) * (METER + 1);
}

// Meters are soft: a step shrinks with the room left to the bound, so that they rarely sit at 0 or 100.
function stepped(from: number, by: number): number {
  const room = by > 0 ? METER - from : from;
  const softness = Math.min(100, Math.trunc((170 * room) / 100)); // per cent of the step that are left
  const to = from + Math.trunc((by * softness + (by > 0 ? 50 : -50)) / 100);
  return Math.max(0, Math.min(METER, to));
}

/** Names to numbers; each reports a fault itself when a name is unknown and then answers 0. */
export interface EffectNames {
  condition(condition: Effect['when'], path: string): number;
  addable(slot: string, path: string): number;
  isMeter(slot: number): boolean;
  readable(slot: string, path: string): number;
  settable(slot: string, value: boolean | string | number, path: string): { slot: number; value: number };
  actor(actor: string, path: string): number;
  /** First of the three slots that hold the public likelihood of an actor's private fact. */
  likelihood(actor: string, path: string): number;
  /** The same for what the actor itself learns of its fact; -1 where it knows the fact, or by its own act it learns nothing. */
  reading(actor: string, doer: number): number;
  stanceEvent(event: string, path: string): number;
  ending(ending: string, path: string): number;
}

/** Appends the program of `effects` to `code` and returns its entry; `doer` is the actor whose act it is, or -1. */
export function compileEffects(effects: readonly Effect[], names: EffectNames, path: string, code: number[], doer: number): number {
  const entry = code.length;
  effects.forEach((effect, i) => compileEffect(effect, names, `${path}/${i}`, code, doer));
  push(code, OP.stop);
  return entry;
}

function compileEffect(effect: Effect, names: EffectNames, path: string, code: number[], doer: number): void {
  const guardAt = effect.when === undefined ? -1 : push(code, OP.guard, names.condition(effect.when, `${path}/when`));
  const per = effect.per === undefined ? -1 : names.readable(effect.per.slot, `${path}/per/slot`);
  const adds = Object.entries(effect.add ?? {}).map(([name, by]) => ({ slot: names.addable(name, `${path}/add/${name}`), by }));
  if (per < 0 && adds.length > 0 && adds.every(({ slot }) => names.isMeter(slot))) {
    code.push(OP.shift, adds.length, ...adds.flatMap(({ slot, by }) => [slot, rowOf(by)]));
  } else {
    for (const { slot, by } of adds) push(code, OP.add, slot, by, per, effect.per?.of ?? 1);
  }
  for (const [slot, value] of Object.entries(effect.set ?? {})) {
    const target = names.settable(slot, value, `${path}/set/${slot}`);
    push(code, OP.set, target.slot, target.value);
  }
  for (const [actor, events] of Object.entries(effect.send ?? {})) {
    for (const event of typeof events === 'string' ? [events] : events) {
      push(code, OP.send, names.actor(actor, `${path}/send/${actor}`), names.stanceEvent(event, `${path}/send/${actor}`));
    }
  }
  for (const [actor, likelihood] of Object.entries(effect.learn ?? {})) {
    const logs = likelihood.map((p) => Math.round(LOG_UNIT * detLog(p)));
    push(code, OP.learn, names.likelihood(actor, `${path}/learn/${actor}`), ...logs);
    const own = names.reading(actor, doer);
    if (own >= 0) push(code, OP.learn, own, ...logs);
  }
  if (effect.ignite) push(code, OP.ignite);
  if (effect.clearTable) push(code, OP.clearTable);
  if (effect.end !== undefined) push(code, OP.end, names.ending(effect.end, `${path}/end`));
  if (guardAt >= 0) code[guardAt + 2] = code.length;
}

function push(code: number[], ...op: number[]): number {
  const at = code.length;
  for (let i = 0; i < OP_SIZE; i++) code.push(op[i] ?? 0);
  return at;
}
