/** Counts between the half-hour steps of a played game, at the hours of a record. */
import type { GameEvent, RoundData } from '../engine/index.ts';

const HALF_HOUR = 30 * 60 * 1000;

export interface CountAt {
  readonly at: string;
  readonly recorded: number;
  readonly simulated: number;
}

/** The recorded counts beside those that `events` give at the same hours. */
export function datedCounts(recorded: readonly { readonly at: string; readonly recorded: number }[], rounds: readonly RoundData[], events: readonly GameEvent[]): readonly CountAt[] {
  const points = countPoints(rounds, events);
  return recorded.map((count) => ({ at: count.at, recorded: count.recorded, simulated: countAt(points, Date.parse(count.at)) }));
}

/** Root mean square distance of the simulated counts from the recorded ones. */
export function countError(counts: readonly CountAt[]): number {
  return Math.sqrt(counts.reduce((sum, { recorded, simulated }) => sum + (simulated - recorded) ** 2, 0) / counts.length);
}

export interface CountPoint {
  /** Milliseconds since 1970. */
  readonly time: number;
  readonly count: number;
}

/** The half-hour counts among `events`, each with the time of the clock: that of the steps, or else of the round. */
export function countPoints(rounds: readonly RoundData[], events: readonly GameEvent[]): readonly CountPoint[] {
  return events.flatMap((event) => {
    const round = event.kind === 'count' ? rounds.find((it) => it.id === event.round) : undefined;
    const from = round?.stepsFrom ?? round?.clock;
    return event.kind === 'count' && from !== undefined ? event.steps.map((count, step) => ({ time: Date.parse(from) + step * HALF_HOUR, count })) : [];
  });
}

/** Linear between two half-hour steps; before the first nobody has signed, and after the last nobody more. */
export function countAt(points: readonly CountPoint[], time: number): number {
  const before = points.findLast((point) => point.time <= time);
  const after = points.find((point) => point.time >= time);
  if (before === undefined) return 0;
  if (after === undefined || after.time - before.time === 0) return before.count;
  return before.count + ((after.count - before.count) * (time - before.time)) / (after.time - before.time);
}
