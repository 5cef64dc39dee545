/** The registry of what workers can do: to add a kind of job, write it and name it in `jobKinds`. */
import type { Course } from '../analysis/course.ts';
import { type Direction, direction } from '../analysis/directions.ts';
import type { Expectation } from '../analysis/expectations.ts';
import { addPairs, type Fork, forkPairs, type Pairs } from '../analysis/fork.ts';
import type { PolicyName } from '../bots/index.ts';
import type { StartOptions } from '../engine/index.ts';
import { addTallies, type SeatPolicies, simulate, type Tally } from '../session/simulate.ts';
import { addStandings, type Standing, tournament as playTournament } from '../session/tournament.ts';
import type { JobKind, JobKinds } from './job.ts';

export interface Playouts {
  readonly seed: string;
  readonly seats: SeatPolicies;
  readonly start?: StartOptions;
}

/** From `from` to `to` - 1. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** Whole games between policies, counted by ending. */
const playouts: JobKind<Playouts, Range, Tally> = {
  policies: ({ seats }) => Object.values(seats),
  work: ({ game, policies }, { seats, seed, start }, { from, to }) => simulate(game, policies, seats, seed, from, to, start),
  merge: (soFar, next) => addTallies([soFar, next]),
};

export interface Tournament {
  readonly seed: string;
  readonly policies: readonly PolicyName[];
}

/** Every policy in every seat, on the same seeds. */
const tournament: JobKind<Tournament, Range, readonly Standing[]> = {
  policies: ({ policies }) => policies,
  work: ({ game, policies }, shared, { from, to }) => playTournament(game, policies, shared.policies, shared.seed, from, to),
  merge: addStandings,
};

export interface Expectations {
  readonly course: Course;
  /** For each arm of an expectation. */
  readonly games: number;
}

/** Expectations put to the model, one a shard. */
const expectations: JobKind<Expectations, Expectation, readonly Direction[]> = {
  policies: () => ['incentive'],
  work: ({ game, policies }, { course, games }, expectation) => [direction({ game, policy: policies.incentive }, course, expectation, games)],
  merge: (soFar, next) => [...soFar, ...next],
};

/** One decision of a finished game changed, in pairs of games. */
const fork: JobKind<Fork, Range, Pairs> = {
  policies: () => ['incentive'],
  assumptions: ({ transcript }) => transcript.assumptions,
  work: ({ game, policies }, shared, { from, to }) => forkPairs({ game, policy: policies.incentive }, shared, from, to),
  merge: addPairs,
};

export const jobKinds = { playouts, tournament, expectations, fork } satisfies JobKinds;

/** 0 to `n` - 1 in ranges of `size`; the last one may be shorter. */
export function rangesOf(n: number, size: number): readonly Range[] {
  return Array.from({ length: Math.ceil(n / size) }, (_, i) => ({ from: i * size, to: Math.min(n, (i + 1) * size) }));
}
