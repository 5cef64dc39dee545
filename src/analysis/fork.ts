/**
 * One decision of a finished game changed: pairs of games from that moment on, one as it was chosen and one with the
 * change, on the same seeds. The other sealed choices of that stage and all private facts stay as they were; chance is
 * drawn anew, alike in both; after the stage every seat plays by its incentives.
 */
import { type Chooser, createPlayout } from '../bots/index.ts';
import { type ActorId, faultText, type Game, type GameState, replay, RulesError, type Transcript } from '../engine/index.ts';
import { reseeded } from './course.ts';
import { type Estimate, pairedShares, signTest } from './intervals.ts';
import type { Lab } from './lab.ts';
import { type Share, shareOf } from './shares.ts';

export interface Fork {
  readonly transcript: Transcript;
  /** Stage of the transcript, from 0. */
  readonly at: number;
  readonly seat: ActorId;
  /** The action chosen in place of the one in the transcript. */
  readonly instead: string;
  readonly seed: string;
}

/** Counts by ending id; only endings that came. */
type Counts = Readonly<Record<string, number>>;
export interface Pairs {
  readonly games: number;
  readonly played: Counts;
  readonly changed: Counts;
  /** Pairs whose two games came to the same ending. */
  readonly both: Counts;
}

/** Plays pairs `from` to `to` - 1. Throws RulesError where the transcript does not replay or the change is not legal there. */
export function forkPairs({ game, policy }: Lab, { transcript, at, seat, instead, seed }: Fork, from: number, to: number): Pairs {
  const moment = momentOf(game, transcript, at);
  const { choices } = transcript.stages[at]!;
  const legal = game.legalActions(moment, seat);
  if (!legal.includes(instead)) throw new RulesError(`Action '${instead}' is not legal for '${seat}' in stage ${at}. Legal: ${legal.join(', ')}.`);
  const playout = createPlayout(game);
  const choosers = game.actors.map((): Chooser => policy);
  const end = (name: string, action: string): string => {
    const { state } = game.apply(reseeded(moment, name), { ...choices, [seat]: action });
    playout.run(state, choosers, playout.drawsFor(name));
    return game.outcome(state)!;
  };
  const [played, changed, both]: Record<string, number>[] = [{}, {}, {}];
  for (let i = from; i < to; i++) {
    const [a, b] = [end(`${seed}/${i}`, choices[seat]!), end(`${seed}/${i}`, instead)];
    count(played!, a);
    count(changed!, b);
    if (a === b) count(both!, a);
  }
  return { games: to - from, played: played!, changed: changed!, both: both! };
}

function momentOf(game: Game, transcript: Transcript, at: number): GameState {
  if (transcript.stages[at] === undefined) throw new RulesError(`The game has ${transcript.stages.length} stages; there is no stage ${at}.`);
  const replayed = replay(game, transcript);
  if (!replayed.ok) throw new RulesError(replayed.faults.map(faultText).join('\n'));
  return replayed.value.states[at]!;
}

function count(counts: Record<string, number>, ending: string, n = 1): void {
  counts[ending] = (counts[ending] ?? 0) + n;
}

export function addPairs(a: Pairs, b: Pairs): Pairs {
  return { games: a.games + b.games, played: sum(a.played, b.played), changed: sum(a.changed, b.changed), both: sum(a.both, b.both) };
}

function sum(a: Counts, b: Counts): Counts {
  const counts = { ...a };
  for (const [ending, n] of Object.entries(b)) count(counts, ending, n);
  return counts;
}

/** How often one ending comes before and after the change. */
export interface Shift {
  readonly ending: string;
  readonly played: Share;
  readonly changed: Share;
  /** Changed less played, pair by pair. */
  readonly difference: Estimate;
  /** By the exact sign test at 5%, shared among all endings (Bonferroni); otherwise it is too close to call. */
  readonly clear: boolean;
}

const LEVEL = 0.05;

/** Of every ending that came at all, the largest differences first. */
export function shiftsOf({ games, played, changed, both }: Pairs): readonly Shift[] {
  const endings = [...new Set([...Object.keys(played), ...Object.keys(changed)])];
  const shifts = endings.map((ending): Shift => {
    const [a, b, same] = [played[ending] ?? 0, changed[ending] ?? 0, both[ending] ?? 0];
    const [gained, lost] = [b - same, a - same];
    return { ending, played: shareOf(a, games), changed: shareOf(b, games), difference: pairedShares(gained, lost, games), clear: signTest(gained, lost) < LEVEL / endings.length };
  });
  return shifts.toSorted((a, b) => Math.abs(b.difference.estimate) - Math.abs(a.difference.estimate) || b.played.share - a.played.share || (a.ending < b.ending ? -1 : 1));
}
