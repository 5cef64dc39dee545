/** The dated counts of a record beside those of a played game. */
import type { GameEvent, RoundData } from '../engine/index.ts';
import type { HistoricalRecord } from '../scenarios/index.ts';
import type { PlayedGame } from './playthroughGame.ts';

const HALF_HOUR = 30 * 60 * 1000;

export interface CountPoint {
  /** Milliseconds since 1970. */
  readonly time: number;
  readonly count: number;
}

export interface CountAt {
  readonly at: string;
  readonly recorded: number;
  readonly simulated: number;
}

export function countsOf(record: HistoricalRecord, played: PlayedGame): readonly CountAt[] {
  const points = played.stages.flatMap(({ events }) => countPoints(played.game.scenario.data.rounds, events));
  return record.counts.map(({ at, recorded }) => ({ at, recorded, simulated: Math.round(countAt(points, Date.parse(at))) }));
}

/** The half-hour counts among `events`, each with the time of the clock. */
export function countPoints(rounds: readonly RoundData[], events: readonly GameEvent[]): readonly CountPoint[] {
  return events.flatMap((event) => {
    const from = event.kind === 'count' ? rounds.find((round) => round.id === event.round)?.stepsFrom : undefined;
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
