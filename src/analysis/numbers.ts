/** Every number of a scenario with what it rests on, and how many rest on what. */
import type { Basis, ScenarioData } from '../engine/index.ts';
import { FREE } from './cascadeFit.ts';

export const KINDS = ['sourced', 'fitted', 'judgement'] as const;
export type Kind = (typeof KINDS)[number];

export interface NumberOf {
  /** The file of the rules, and the way to the number in it. */
  readonly file: keyof ScenarioData;
  readonly path: readonly string[];
  readonly value: number;
  /** What stands nearest above it; absent in the frame (rounds, conditions of endings and of stances). */
  readonly basis: Basis | undefined;
  readonly kind: Kind | 'frame';
}

export type Tally = Readonly<Record<Kind, number>> & {
  /** Numbers of the frame (rounds, conditions of endings and of stances), which carry no basis. */
  readonly frame: number;
};

/**
 * A number counts under the nearest `basis` above it. Of the cascade, which says of itself "above 490 fitted, below it
 * judgement", only the numbers that the fit searches are counted as fitted; `par` is computed from games and counted nowhere.
 */
export function numbersOf(data: ScenarioData): readonly NumberOf[] {
  const found: NumberOf[] = [];
  for (const file of Object.keys(data) as (keyof ScenarioData)[]) gather(data[file], file, [], undefined, found);
  return found;
}

/** By file of the rules. */
export function countNumbers(data: ScenarioData): Readonly<Record<string, Tally>> {
  const byFile: Record<string, Counter> = Object.fromEntries(Object.keys(data).map((file) => [file, empty()]));
  for (const { file, kind } of numbersOf(data)) byFile[file]![kind] += 1;
  return byFile;
}

export function totalOf(byFile: Readonly<Record<string, Tally>>): Tally {
  const total = empty();
  for (const tally of Object.values(byFile)) for (const kind of [...KINDS, 'frame'] as const) total[kind] += tally[kind];
  return total;
}

type Counter = Record<Kind | 'frame', number>;

function empty(): Counter {
  return { sourced: 0, fitted: 0, judgement: 0, frame: 0 };
}

const UNCOUNTED: ReadonlySet<string> = new Set(['basis', 'par', 'version']);

function gather(value: unknown, file: keyof ScenarioData, path: readonly string[], under: Basis | undefined, into: NumberOf[]): void {
  if (typeof value === 'number') into.push({ file, path, value, basis: under, kind: kindOf(under, path) });
  if (typeof value !== 'object' || value === null) return;
  const own = (value as { readonly basis?: Basis }).basis ?? under;
  for (const [name, inner] of Object.entries(value)) if (!UNCOUNTED.has(name)) gather(inner, file, [...path, name], own, into);
}

/** Places in a list carry the name of the list. */
function kindOf(basis: Basis | undefined, path: readonly string[]): Kind | 'frame' {
  if (basis === undefined) return 'frame';
  const name = path.findLast((part) => !/^\d+$/u.test(part)) ?? '';
  return basis.kind === 'fitted' && !Object.hasOwn(FREE, name) ? 'judgement' : basis.kind;
}
