/** On what the numbers of a scenario rest, counted file by file. */
import type { ScenarioData } from '../engine/index.ts';
import { FREE } from './cascadeFit.ts';

export const KINDS = ['sourced', 'fitted', 'judgement'] as const;
type Kind = (typeof KINDS)[number];

export type Tally = Readonly<Record<Kind, number>> & {
  /** Numbers of the frame (rounds, conditions of endings and of stances), which carry no basis. */
  readonly frame: number;
};

/**
 * By file of the rules. A number counts under the nearest `basis` above it. Of the cascade, which says of itself "above 490
 * fitted, below it judgement", only the numbers that the fit searches are counted as fitted; `par` is computed from games
 * and counted nowhere.
 */
export function countNumbers(data: ScenarioData): Readonly<Record<string, Tally>> {
  return Object.fromEntries(
    Object.entries(data).map(([file, part]) => {
      const tally = { sourced: 0, fitted: 0, judgement: 0, frame: 0 };
      count(part, 'frame', '', tally);
      return [file, tally];
    }),
  );
}

export function totalOf(byFile: Readonly<Record<string, Tally>>): Tally {
  const total = { sourced: 0, fitted: 0, judgement: 0, frame: 0 };
  for (const tally of Object.values(byFile)) for (const kind of [...KINDS, 'frame'] as const) total[kind] += tally[kind];
  return total;
}

type Counter = Record<Kind | 'frame', number>;

function count(value: unknown, under: Kind | 'frame', key: string, into: Counter): void {
  if (typeof value === 'number') into[under === 'fitted' && !Object.hasOwn(FREE, key) ? 'judgement' : under] += 1;
  if (typeof value !== 'object' || value === null) return;
  const own = (value as { readonly basis?: { readonly kind?: Kind } }).basis?.kind ?? under;
  for (const [name, inner] of Object.entries(value)) if (name !== 'basis' && name !== 'par' && name !== 'version') count(inner, own, Array.isArray(value) ? key : name, into);
}
