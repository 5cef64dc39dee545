/**
 * Which of many conditions hold, asked all at once: a bitmap index (O'Neil 1987). For every slot that decides, each of
 * its values has a bit per condition that the value leaves possible; what is left over all of those slots holds. Only
 * a condition that is not an `and` of tests of single slots is asked by itself afterwards.
 */
import { FALSE, holds, TRUE } from './conditions.ts';
import { DEALT, ENDING, ROUND, type SlotKind } from './layout.ts';
import type { Compiled } from './scenario/compiled.ts';

const INDEXED: readonly SlotKind[] = ['meter', 'count', 'flag', 'status', 'stance', 'chose', 'table'];

/** What is known beforehand of a slot's value: the only one it has. */
export type Given = readonly (readonly [slot: number, value: number])[];

export interface Sieve {
  /** Of the conditions in `asked`, a bit per position in list number `list`, those that hold in `state`. */
  holding(state: Int32Array, list: number, asked: number): number;
}

/** At most 31 conditions a list, each as compiled; `given(list)` is what its asker knows already. */
export function createSieve(rules: Compiled, lists: readonly (readonly number[])[], given: (list: number) => Given = () => []): Sieve {
  const { conditions } = rules;
  const sizes = sizesOf(rules);
  const rows = createRows();
  const width = Math.max(1, ...lists.map((list) => list.length));
  const entries = Int32Array.from({ length: lists.length * width }, (_, at) => lists[Math.trunc(at / width)]![at % width] ?? FALSE);
  const possible = new Int32Array(lists.length);
  /** Per list: those to be asked by themselves. */
  const unsettled = new Int32Array(lists.length);
  /** What decides list `l` goes from `from[l]` to `from[l + 1]`: a slot, and where in `cells` the bits for its value 0 stand. */
  const from = new Int32Array(lists.length + 1);
  const steps: number[] = [];
  lists.forEach((list, l) => {
    const known = new Map(given(l).map(([slot, value]): [number, Ranges] => [slot, [[value, value]]]));
    const needs = list.map((entry) => needsOf(conditions, entry, sizes, known));
    for (const slot of new Set(needs.flatMap((need) => [...(need?.values.keys() ?? [])]))) {
      if (!known.has(slot)) steps.push(slot, rows.add(rowOf(needs.map((need) => need?.values.get(slot)), sizes.get(slot)!)));
    }
    possible[l] = bitsOf(needs, (need) => need !== undefined);
    unsettled[l] = bitsOf(needs, (need) => need !== undefined && !need.suffice);
    from[l + 1] = steps.length;
  });
  const deciding = Int32Array.from(steps);
  const cells = Int32Array.from(rows.cells);

  return {
    holding: (state, list, asked) => {
      let mask = asked & possible[list]!;
      const end = from[list + 1]!;
      for (let i = from[list]!; i < end; i += 2) mask &= cells[deciding[i + 1]! + state[deciding[i]!]!]!;
      for (let left = mask & unsettled[list]!; left !== 0; left &= left - 1) {
        const at = 31 - Math.clz32(left & -left);
        if (!holds(conditions, entries[list * width + at]!, state)) mask ^= 1 << at;
      }
      return mask;
    },
  };
}

/** Values as inclusive ranges, in order and apart. */
type Ranges = readonly (readonly [number, number])[];
/** Slot -> the values that it may have. */
type Values = ReadonlyMap<number, Ranges>;

/** What a condition asks of single slots. */
interface Needs {
  readonly values: Values;
  /** Whether it holds as soon as all of them are met. */
  readonly suffice: boolean;
}

/** Undefined where the condition can't hold. */
function needsOf(conditions: Int32Array, entry: number, sizes: ReadonlyMap<number, number>, known: Values): Needs | undefined {
  const ways: Values[] = [];
  walk(conditions, entry, known, sizes, (leaf, values) => {
    if (leaf === TRUE) ways.push(values);
  });
  if (ways.length === 0) return undefined;
  const needed = new Map<number, Ranges>();
  for (const slot of ways[0]!.keys()) {
    if (!ways.every((values) => values.has(slot))) continue;
    const any = joined(ways.flatMap((values) => values.get(slot)!));
    if (any.length > 1 || any[0]![0] > 0 || any[0]![1] < sizes.get(slot)! - 1) needed.set(slot, any);
  }
  let suffice = true;
  walk(conditions, entry, needed, sizes, (leaf) => {
    if (leaf === FALSE) suffice = false;
  });
  return { values: needed, suffice };
}

/** Tells of the end of every way through the diagram of a condition, and of the values that slots may have on it. */
function walk(conditions: Int32Array, pc: number, values: Values, sizes: ReadonlyMap<number, number>, tell: (leaf: number, values: Values) => void): void {
  if (pc < 0) {
    tell(pc, values);
    return;
  }
  const [slot, lo, hi, met, unmet] = [conditions[pc]!, conditions[pc + 1]!, conditions[pc + 2]!, conditions[pc + 3]!, conditions[pc + 4]!];
  const size = sizes.get(slot);
  if (size === undefined) {
    for (const next of [met, unmet]) walk(conditions, next, values, sizes, tell);
    return;
  }
  const have = values.get(slot) ?? [[0, size - 1] as const];
  if (have.every(([a, b]) => a >= lo && b <= hi)) walk(conditions, met, values, sizes, tell);
  else if (have.every(([a, b]) => b < lo || a > hi)) walk(conditions, unmet, values, sizes, tell);
  else {
    walk(conditions, met, new Map(values).set(slot, within(have, lo, hi)), sizes, tell);
    walk(conditions, unmet, new Map(values).set(slot, [...within(have, 0, lo - 1), ...within(have, hi + 1, size - 1)]), sizes, tell);
  }
}

function within(ranges: Ranges, lo: number, hi: number): Ranges {
  return ranges.flatMap(([a, b]) => (Math.max(a, lo) <= Math.min(b, hi) ? [[Math.max(a, lo), Math.min(b, hi)] as const] : []));
}

function joined(ranges: Ranges): Ranges {
  const made: [number, number][] = [];
  for (const [a, b] of ranges.toSorted(([x], [y]) => x - y)) {
    const last = made.at(-1);
    if (last !== undefined && a <= last[1] + 1) last[1] = Math.max(last[1], b);
    else made.push([a, b]);
  }
  return made;
}

/** Bits per value: of every condition that asks nothing of the slot, or nothing that the value does not meet. */
function rowOf(asked: readonly (Ranges | undefined)[], size: number): Int32Array {
  const row = new Int32Array(size).fill(bitsOf(asked, (ranges) => ranges === undefined));
  asked.forEach((ranges = [], i) => {
    for (const [a, b] of ranges) for (let value = a; value <= b; value++) row[value]! |= 1 << i;
  });
  return row;
}

/** Slot -> how many values it has, for those that can be looked up by their value. */
function sizesOf({ layout, rounds, packages, endings }: Compiled): ReadonlyMap<number, number> {
  const hidden = new Set(layout.veiled.map(({ index }) => index)); // an observation holds no value of theirs
  const named = layout.slots.filter(({ kind, index }) => INDEXED.includes(kind) && !hidden.has(index));
  return new Map([[ROUND, rounds.length + 1], [DEALT, packages.length + 1], [ENDING, endings.length + 1], ...named.map(({ index, max }): [number, number] => [index, max + 1])]);
}

/** Rows one after another, equal ones once. */
function createRows() {
  const cells: number[] = [];
  const places = new Map<string, number>();
  return {
    cells,
    add: (row: Int32Array): number => {
      const key = row.join();
      const place = places.get(key) ?? cells.length;
      if (place === cells.length) cells.push(...row);
      places.set(key, place);
      return place;
    },
  };
}

function bitsOf<T>(items: readonly T[], is: (item: T) => boolean): number {
  return items.reduce((mask, item, i) => (is(item) ? mask | (1 << i) : mask), 0);
}
