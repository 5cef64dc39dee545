/** The named layout of the flat state. Nothing outside the engine indexes the array by number. */
import type { ScenarioData } from './scenario/schema.ts';

export const ROUND = 0;
export const STAGE = 1;
export const SITUATION = 2;
/** Ending index + 1 once decided. */
export const ENDING = 3;
/** 1 when the game is over. */
export const OVER = 4;
/** Package index + 1 once signed. */
export const DEALT = 5;
export const SEED = 6;
/** Three places on the table: the package + 1, the last round it stands in, the round it was put there. */
export const TABLE = 10;
export const TABLE_UNTIL = 13;
export const TABLE_SINCE = 16;
export const PLACES = 3;
const FIRST_NAMED = 19;

export const LEVELS = 3;
/** What an observation holds in place of a slot that the seat does not see. */
export const HIDDEN = -1_000_000;

export type SlotKind = 'meter' | 'count' | 'flag' | 'status' | 'stance' | 'type' | 'signal' | 'chose' | 'used' | 'likelihood' | 'table' | 'system';

export interface Slot {
  readonly name: string;
  readonly index: number;
  readonly kind: SlotKind;
  readonly max: number;
  readonly values: readonly string[];
  /** Bit per actor that always sees it. */
  readonly seenBy: number;
  /** Index of the flag that opens it to everybody, or -1. */
  readonly revealedBy: number;
}

export interface Layout {
  readonly size: number;
  readonly slots: readonly Slot[];
  /** Those that somebody does not see, or not always. */
  readonly veiled: readonly Slot[];
  readonly byName: ReadonlyMap<string, Slot>;
  readonly stance: number;
  readonly type: number;
  readonly chose: number;
  readonly used: number;
  readonly likelihood: number;
  /** Per actor: where the sign of its own fact lies that it was shown, or -1 if it knows the fact. */
  readonly signal: readonly number[];
  /** Per actor: first of three likelihoods of all that it learned of its own fact, or -1 if it knows the fact. */
  readonly reading: readonly number[];
  readonly table: number;
  /** Bit per chance event that has happened. */
  readonly struck: number;
}

/** Lays out a scenario's slots; `stanceKeys[actor]` are the stances of each actor's machine. */
export function layOut(data: ScenarioData, stanceKeys: readonly (readonly string[])[]): Layout {
  const slots: Slot[] = [];
  const actors = data.actors.map((a) => a.id);
  const everyone = (1 << actors.length) - 1;
  const maskOf = (ids: readonly string[]): number => ids.reduce((mask, actor) => mask | (actors.includes(actor) ? 1 << actors.indexOf(actor) : 0), 0);
  const add = (slot: Partial<Slot> & { name: string; kind: SlotKind }): number => {
    const index = FIRST_NAMED + slots.length;
    slots.push({ max: 100, values: [], seenBy: everyone, revealedBy: -1, ...slot, index });
    return index;
  };
  for (const slot of data.state) {
    const max = slot.kind === 'flag' ? 1 : slot.kind === 'status' ? (slot.values?.length ?? 1) - 1 : (slot.max ?? 100);
    add({ name: slot.id, kind: slot.kind, max, values: slot.values ?? [], seenBy: slot.seenBy ? maskOf(slot.seenBy) : everyone });
  }
  for (const slot of data.state) {
    if (slot.revealedBy === undefined) continue;
    const at = slots.findIndex((s) => s.name === slot.id);
    slots[at] = { ...slots[at]!, revealedBy: slots.find((s) => s.name === slot.revealedBy)?.index ?? -1 };
  }
  const first = <T>(items: readonly T[], slot: (item: T, i: number) => Partial<Slot> & { name: string; kind: SlotKind }): number => {
    const indexes = items.map((item, i) => add(slot(item, i)));
    return indexes[0] ?? FIRST_NAMED + slots.length;
  };
  const stance = first(actors, (a, i) => ({ name: `stance.${a}`, kind: 'stance', values: stanceKeys[i] ?? [], max: 31 }));
  const type = first(data.actors, (a, i) => ({ name: `type.${a.id}`, kind: 'type', values: a.type?.levels ?? [], max: 2, seenBy: a.type?.signal === undefined ? 1 << i : 0 }));
  const chose = first(actors, (a) => ({ name: `chose.${a}`, kind: 'chose', max: 63 }));
  const used = first(actors, (a) => ({ name: `used.${a}`, kind: 'used' }));
  const likelihood = first(actors.flatMap((a) => [0, 1, 2].map((level) => `likelihood.${a}.${level}`)), (name) => ({ name, kind: 'likelihood' }));
  const table = first(data.packages, (p) => ({ name: `table.${p.id}`, kind: 'table', max: PLACES }));
  const unsure = data.actors.map((a) => a.type?.signal !== undefined);
  const signal = data.actors.map((a, i) => (unsure[i]! ? add({ name: `signal.${a.id}`, kind: 'signal', values: a.type?.levels ?? [], max: 2, seenBy: 1 << i }) : -1));
  const reading = data.actors.map((a, i) => (unsure[i]! ? first([0, 1, 2], (level) => ({ name: `reading.${a.id}.${level}`, kind: 'likelihood', seenBy: 1 << i })) : -1));
  const struck = add({ name: 'struck', kind: 'used' });
  return { size: FIRST_NAMED + slots.length, slots, veiled: slots.filter((slot) => (slot.seenBy & everyone) !== everyone), byName: new Map(slots.map((s) => [s.name, s])), stance, type, chose, used, likelihood, signal, reading, table, struck };
}
