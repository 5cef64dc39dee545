/**
 * Conditions compiled to a decision diagram of range tests over the flat state:
 * each node asks `lo <= state[slot] <= hi` and names the node to go to, or the answer.
 */
import type { Condition, Test } from './scenario/schema.ts';

export const TRUE = -1;
export const FALSE = -2;
const NODE = 5; // slot, lo, hi, next if true, next if false

/** What a condition's entry means over the layout: the slot and the inclusive ranges that satisfy the test. */
export interface Ranges {
  readonly slot: number;
  readonly ranges: readonly (readonly [number, number])[];
}
export type Resolve = (slot: string, test: Test) => Ranges;

/** Appends the diagram of `condition` to `code` and returns its entry: a node's index, or TRUE. */
export function compileCondition(condition: Condition | undefined, resolve: Resolve, code: number[]): number {
  return condition === undefined ? TRUE : emit(condition, TRUE, FALSE, resolve, code);
}

/** Whether the condition compiled at `entry` holds in `state`. */
export function holds(code: Int32Array, entry: number, state: Int32Array): boolean {
  let pc = entry;
  while (pc >= 0) {
    const value = state[code[pc]!]!;
    pc = value >= code[pc + 1]! && value <= code[pc + 2]! ? code[pc + 3]! : code[pc + 4]!;
  }
  return pc === TRUE;
}

/** Every slot name a condition reads, for checks of visibility and names. */
export function slotsRead(condition: Condition | undefined): string[] {
  if (condition === undefined) return [];
  if (isAll(condition)) return condition.all.flatMap(slotsRead);
  if (isAny(condition)) return condition.any.flatMap(slotsRead);
  if (isNot(condition)) return slotsRead(condition.not);
  return Object.keys(condition);
}

export function isAll(c: Condition): c is { readonly all: readonly Condition[] } {
  return Array.isArray((c as { all?: unknown }).all);
}
export function isAny(c: Condition): c is { readonly any: readonly Condition[] } {
  return Array.isArray((c as { any?: unknown }).any);
}
export function isNot(c: Condition): c is { readonly not: Condition } {
  const inner = (c as { not?: unknown }).not;
  return typeof inner === 'object' && inner !== null;
}

// Built from the back, so that the targets of a node exist before it does.
function emit(condition: Condition, onTrue: number, onFalse: number, resolve: Resolve, code: number[]): number {
  if (isAll(condition)) return condition.all.reduceRight((next, part) => emit(part, next, onFalse, resolve, code), onTrue);
  if (isAny(condition)) return condition.any.reduceRight((next, part) => emit(part, onTrue, next, resolve, code), onFalse);
  if (isNot(condition)) return emit(condition.not, onFalse, onTrue, resolve, code);
  // The round is asked first: it settles most, and beforehand.
  const tests = Object.entries(condition).toSorted(([a], [b]) => Number(b === 'round') - Number(a === 'round'));
  return tests.reduceRight((next, [slot, test]) => {
    const { slot: index, ranges } = resolve(slot, test);
    return ranges.reduceRight((other, [lo, hi]) => node(code, index, lo, hi, next, other), onFalse);
  }, onTrue);
}

function node(code: number[], slot: number, lo: number, hi: number, onTrue: number, onFalse: number): number {
  code.push(slot, lo, hi, onTrue, onFalse);
  return code.length - NODE;
}
