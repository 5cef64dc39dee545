/**
 * Collective action by thresholds (Granovetter 1978): a person acts once grievance, a safe way out and the
 * number already acting exceed the person's own threshold. Thresholds are normal; half an hour is one look-up.
 */
import { holds } from './conditions.ts';
import { normalCdf } from './detmath.ts';

export interface Cascade {
  readonly slot: number;
  readonly size: number;
  readonly active: number;
  readonly core: number;
  readonly rate: number;
  readonly shareWeight: number;
  readonly terms: readonly { readonly slot: number; readonly weight: number; readonly when: number }[];
  /** How many would act at each whole point of propensity. */
  readonly table: Int32Array;
}

const TOP = 400;

/** Number of people whose threshold lies below each propensity 0..400, given normal thresholds and a cap. */
export function thresholdTable(cap: number, mean: number, sd: number): Int32Array {
  return Int32Array.from({ length: TOP + 1 }, (_, points) => Math.round(cap * normalCdf((points - mean) / sd)));
}

/** Points of propensity from everything but the number already acting. */
export function push(cascade: Cascade, state: Int32Array, conditions: Int32Array): number {
  let points = 0;
  for (let i = 0; i < cascade.terms.length; i++) {
    const term = cascade.terms[i]!;
    if (holds(conditions, term.when, state)) points += term.slot < 0 ? term.weight : (term.weight * state[term.slot]!) / 100;
  }
  return points;
}

/** How many would act if everybody reconsidered now, at `pushed` points. */
export function wouldAct(cascade: Cascade, state: Int32Array, pushed: number): number {
  const at = Math.trunc(pushed + (cascade.shareWeight * state[cascade.slot]!) / cascade.size);
  return cascade.table[at < 0 ? 0 : at > TOP ? TOP : at]!;
}

/** One half-hour: a fixed share of the gap closes. Nobody takes a signature back. */
export function halfHour(cascade: Cascade, state: Int32Array, pushed: number): void {
  const gap = wouldAct(cascade, state, pushed) - state[cascade.slot]!;
  if (gap > 0) state[cascade.slot] = state[cascade.slot]! + Math.trunc((gap * cascade.rate + 500) / 1000);
}

/** The first to act when it opens. */
export function ignite(cascade: Cascade, state: Int32Array, conditions: Int32Array): void {
  const first = Math.trunc((wouldAct(cascade, state, push(cascade, state, conditions)) * cascade.core) / 1000);
  if (first > state[cascade.slot]!) state[cascade.slot] = first;
}
