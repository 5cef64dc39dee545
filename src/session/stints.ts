/** Stages in which a policy played for whoever the transcript names at a seat: a seat handed over, or a stand-in. */
import { type ActorId, type Fault, type Game, shown } from '../engine/index.ts';

/** Of what is kept of an error. */
const LONGEST = 1000;

export interface Stint {
  readonly actor: ActorId;
  readonly policy: string;
  /** First stage, and the one after the last; it goes on where `to` is absent. */
  readonly from: number;
  readonly to?: number | undefined;
  /** What was wrong with the policy that it stood in for; absent where a person handed the seat over. */
  readonly failed?: string | undefined;
}

/** The stints of a game under way. `now` is the number of the present stage. */
export interface Stints {
  all(): readonly Stint[];
  /** The policy that holds `actor`'s seat in place of whoever the transcript names. */
  holder(actor: ActorId | undefined, now: number): string | undefined;
  begin(actor: ActorId, policy: string, now: number): void;
  /** Ends what goes on; of a stint without a stage nothing is kept. */
  end(now: number): void;
  stoodIn(actor: ActorId, policy: string, now: number, failed: string): void;
}

export function createStints(given: readonly Stint[]): Stints {
  let stints = given;
  const end = (now: number): void => {
    stints = stints.map((it) => (it.to === undefined ? { ...it, to: now } : it)).filter(({ from, to }) => from !== to);
  };
  return {
    all: () => stints,
    holder: (actor, now) => stintAt(stints, actor, now)?.policy,
    begin: (actor, policy, now) => {
      end(now);
      stints = [...stints, { actor, policy, from: now }];
    },
    end,
    stoodIn: (actor, policy, now, failed) => {
      stints = [...stints, { actor, policy, from: now, to: now + 1, failed: failed.slice(0, LONGEST) }];
    },
  };
}

/** The stint of `actor` in stage `at`; a stand-in goes before whoever it stood in for. */
export function stintAt(stints: readonly Stint[], actor: ActorId | undefined, at: number): Stint | undefined {
  return stints.findLast((it) => it.actor === actor && it.from <= at && at < (it.to ?? Infinity));
}

/** What of them lies before stage `at`, at which a game is taken up again. */
export function stintsBefore(stints: readonly Stint[], at: number): readonly Stint[] {
  return stints.flatMap((it) => (it.from >= at ? [] : [{ ...it, to: Math.min(it.to ?? at, at) }]));
}

/** The first stint that does not fit a game of `stages` stages with a person at `person`. */
export function stintFault(game: Game, stints: readonly Stint[], stages: number, person: ActorId | undefined, policies: readonly string[]): Fault | undefined {
  for (const [i, { actor, policy, from, to, failed }] of stints.entries()) {
    const wrong = (key: string, found: unknown, expected: string): Fault => ({ file: 'session', path: `/stints/${i}/${key}`, found: shown(found), expected });
    if (!game.actors.includes(actor)) return wrong('actor', actor, `one of ${game.actors.join(', ')}`);
    if (failed === undefined && to === undefined && actor !== person) return wrong('actor', actor, 'the seat of a person');
    if (!policies.includes(policy)) return wrong('policy', policy, `one of ${policies.join(', ')}`);
    if (!Number.isInteger(from) || from < 0 || from > stages) return wrong('from', from, `a stage from 0 to ${stages}`);
    const goesOn = failed === undefined && stints.findLast((it) => it.failed === undefined) === stints[i];
    if (to === undefined ? !goesOn : !Number.isInteger(to) || to <= from || to > stages) return wrong('to', to, `a stage from ${from + 1} to ${stages}`);
  }
  return undefined;
}
