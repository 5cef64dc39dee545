/** Work that splits into shards, so that any thread may do any of them. */
import type { Assumptions } from '../engine/index.ts';
import type { OpenScenario } from '../session/play.ts';

/** Both sides import it: the worker for `work`, whoever gave the job for `merge`. */
export interface JobKind<Shared, Shard, Result> {
  /** Policies that the job asks for by name; the record is loaded only where one of them plays by it. */
  policies(shared: Shared): readonly string[];
  /** What of the published numbers the job changes; absent where nothing is. */
  assumptions?(shared: Shared): Assumptions | undefined;
  /** Pure: nothing but its arguments may make a difference. */
  work(open: OpenScenario, shared: Shared, shard: Shard): Result;
  /** `next` follows right after what `soFar` holds. */
  merge(soFar: Result, next: Result): Result;
}

export type JobKinds = Readonly<Record<string, JobKind<never, never, unknown>>>;
export type KindName<Kinds extends JobKinds> = keyof Kinds & string;

type SharedOf<Kind> = Kind extends JobKind<infer Shared, never, unknown> ? Shared : never;
type ShardOf<Kind> = Kind extends JobKind<never, infer Shard, unknown> ? Shard : never;
export type ResultOf<Kind> = Kind extends JobKind<never, never, infer Result> ? Result : never;

/** What a worker is opened with: all of a job but its shards. Everything crosses threads, so it is plain data. */
export interface Task<Kind extends string = string, Shared = unknown> {
  readonly kind: Kind;
  /** Id of a registered scenario. */
  readonly scenario: string;
  readonly shared: Shared;
}

export interface Job<Kinds extends JobKinds, Kind extends KindName<Kinds>> extends Task<Kind, SharedOf<Kinds[Kind]>> {
  readonly shards: readonly ShardOf<Kinds[Kind]>[];
}
