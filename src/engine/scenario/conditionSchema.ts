/** The shape of a condition, checked by hand so that every part has its own place in a fault. */
import * as v from 'valibot';
import { nearestName, shown } from '../errors.ts';

/**
 * A condition: `all`, `any` or `not` alone, or a map from a slot to a test; the entries of a map must all hold.
 * Slots: a meter, count, flag or status by id; `stance.ACTOR`, `type.ACTOR`, `chose.ACTOR`, `table.PACKAGE` (on the table), `round`, `dealt` (a package), `ending`.
 */
export type Condition =
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }
  | { readonly [slot: string]: Test };

/** true or false; an id or a list of ids; a range of numbers; a range of rounds; a tag of a stance. */
export type Test =
  | boolean
  | string
  | readonly string[]
  | { readonly atLeast?: number | undefined; readonly atMost?: number | undefined }
  | { readonly from?: string | undefined; readonly to?: string | undefined }
  | { readonly tag: string };

interface Problem {
  readonly path: readonly string[];
  readonly found: string;
  readonly expected: string;
}

const COMBINERS = ['all', 'any', 'not'];
const TEST_KEYS = ['atLeast', 'atMost', 'from', 'to', 'tag'];
const TEST_FORM = 'true, false, an id, a list of ids, {"atLeast": n}, {"atMost": n}, {"from": round}, {"to": round} or {"tag": t}';

export const condition: v.GenericSchema<Condition> = v.pipe(
  v.custom<Condition>((value) => typeof value === 'object' && value !== null && !Array.isArray(value), 'a condition'),
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed) return;
    for (const { path, found, expected } of problems(dataset.value, [])) {
      addIssue({ message: expected, expected, received: found, path: asPath(path, dataset.value) });
    }
  }),
) as v.GenericSchema<Condition>;

function problems(value: unknown, path: readonly string[]): Problem[] {
  if (!isRecord(value)) return [{ path, found: shown(value), expected: 'a condition' }];
  const combiner = Object.keys(value).find((key) => COMBINERS.includes(key));
  if (combiner === undefined) return Object.entries(value).flatMap(([slot, test]) => testProblems(test, [...path, slot]));
  if (Object.keys(value).length > 1) return [{ path, found: Object.keys(value).join(', '), expected: `'${combiner}' alone` }];
  const inner = value[combiner];
  const at = [...path, combiner];
  if (combiner === 'not') return problems(inner, at);
  if (!Array.isArray(inner) || (combiner === 'any' && inner.length === 0)) return [{ path: at, found: shown(inner), expected: 'a list of conditions' }];
  return inner.flatMap((part, i) => problems(part, [...at, String(i)]));
}

function testProblems(test: unknown, path: readonly string[]): Problem[] {
  if (typeof test === 'boolean' || typeof test === 'string') return [];
  if (Array.isArray(test)) return test.every((id) => typeof id === 'string') ? [] : [{ path, found: shown(test), expected: 'a list of ids' }];
  if (!isRecord(test)) return [{ path, found: shown(test), expected: TEST_FORM }];
  const unknown = Object.keys(test).filter((key) => !TEST_KEYS.includes(key));
  if (unknown.length > 0) return unknown.map((key) => ({ path: [...path, key], found: `the unknown key ${shown(key)}`, expected: `'${nearestName(key, TEST_KEYS) ?? TEST_KEYS.join("', '")}'` }));
  const { atLeast, atMost, from, to, tag } = test;
  const numbers = [atLeast, atMost].filter((n) => n !== undefined);
  const names = [from, to, tag].filter((n) => n !== undefined);
  const kinds = [numbers.length > 0, from !== undefined || to !== undefined, tag !== undefined].filter(Boolean).length;
  if (kinds !== 1) return [{ path, found: shown(test), expected: TEST_FORM }];
  if (numbers.some((n) => !Number.isInteger(n)) || names.some((n) => typeof n !== 'string')) return [{ path, found: shown(test), expected: TEST_FORM }];
  if (typeof atLeast === 'number' && typeof atMost === 'number' && atLeast > atMost) return [{ path, found: shown(test), expected: 'an "atLeast" that is not above "atMost"' }];
  return [];
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function asPath(path: readonly string[], input: unknown): [v.UnknownPathItem, ...v.UnknownPathItem[]] | undefined {
  const items = path.map((key): v.UnknownPathItem => ({ type: 'unknown', origin: 'value', input, key, value: undefined }));
  const [first, ...rest] = items;
  return first === undefined ? undefined : [first, ...rest];
}
