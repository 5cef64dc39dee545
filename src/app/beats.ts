/** The steps in which a screen tells a game. */
import type { ActorId, View } from '../engine/index.ts';
import type { Entry } from './chronicle.ts';

/**
 * One step on the screen. `at` counts stages; a beat about now has `at` equal to the number of stages told. Where several
 * persons play, `seat` says whose eyes it is for, and a curtain stands before it; what has no seat is for all.
 */
export type Beat =
  | { readonly kind: 'situation' | 'choose'; readonly at: number; readonly seat?: ActorId }
  | { readonly kind: 'curtain' | 'brief'; readonly at: number; readonly seat: ActorId }
  | { readonly kind: 'reveal' | 'changes'; readonly at: number }
  | { readonly kind: 'interlude'; readonly from: number; readonly to: number }
  | { readonly kind: 'verdict'; readonly part: VerdictPart };
export type VerdictPart = 'ending' | 'scores' | 'path';
export const VERDICT_PARTS: readonly VerdictPart[] = ['ending', 'scores', 'path'];

export interface BeatOptions {
  /** Rounds that persons play; all if absent. */
  readonly rounds: readonly string[] | undefined;
  readonly now: View;
  /** Somebody else holds the only person's seat: the steps end with what has been told. */
  readonly held?: boolean;
  /** So many stages were history when the persons began: they are told in one. */
  readonly begun?: number;
  /** Where several persons play: those who chose for themselves in stage `at`, or have to now. */
  readonly askedAt?: (at: number) => readonly ActorId[];
}

/** Whether a step up to this one tells what became of a round: the records and the last words of the game belong to such a step, and to all after it. */
export function looksBack(beats: readonly Beat[], step: number): boolean {
  return beats.slice(0, step + 1).some(({ kind }) => kind === 'changes' || kind === 'interlude' || kind === 'verdict');
}

/** All steps up to the next choice of a person or the verdict. Steps already given never change when stages are added. What a round of two stages changed is told once, at its end. */
export function beatsOf(entries: readonly Entry[], { rounds, now, held = false, begun = 0, askedAt }: BeatOptions): readonly Beat[] {
  const beats: Beat[] = begun === 0 ? [] : [{ kind: 'interlude', from: 0, to: begun }];
  const briefed = new Set<ActorId>();
  /** Who has read what the present round is about. */
  const met = new Set<ActorId>();
  let round = entries[begun - 1]?.report.round;

  /** The steps before the envelopes of stage `at` open. */
  function ask(at: number, opens: boolean, alone: boolean): void {
    if (opens) met.clear();
    const seats = askedAt?.(at) ?? [];
    if (seats.length === 0 && opens) beats.push({ kind: 'situation', at });
    if (askedAt === undefined && alone) beats.push({ kind: 'choose', at });
    for (const seat of seats) {
      beats.push({ kind: 'curtain', at, seat });
      if (!briefed.has(seat)) beats.push({ kind: 'brief', at, seat });
      if (!met.has(seat)) beats.push({ kind: 'situation', at, seat });
      beats.push({ kind: 'choose', at, seat });
      briefed.add(seat);
      met.add(seat);
    }
  }

  entries.forEach(({ report, after }, at) => {
    if (at < begun) return;
    const opens = report.round !== round;
    round = report.round;
    if (!(rounds?.includes(report.round) ?? true)) {
      const last = beats.at(-1);
      if (!opens && last?.kind === 'interlude') beats[beats.length - 1] = { ...last, to: at + 1 };
      else beats.push({ kind: 'interlude', from: at, to: at + 1 });
      return;
    }
    ask(at, opens, !report.advised);
    beats.push({ kind: 'reveal', at });
    if (after.round === report.round && after.stage !== 'over') return;
    const stages = entries.slice(firstOfRound(entries, at), at + 1);
    if (stages.some((stage) => stage.report.events.some((event) => TOLD_AS_CHANGE.has(event.kind)))) beats.push({ kind: 'changes', at });
  });
  if (now.stage === 'over') return [...beats, ...VERDICT_PARTS.map((part): Beat => ({ kind: 'verdict', part }))];
  if (!held) ask(entries.length, now.round !== round, true);
  return beats;
}

const TOLD_AS_CHANGE: ReadonlySet<string> = new Set(['changed', 'stance', 'count']);

/** The first stage of the round that stage `at` belongs to. */
export function firstOfRound(entries: readonly Entry[], at: number): number {
  let first = at;
  while (first > 0 && entries[first - 1]!.report.round === entries[at]!.report.round) first--;
  return first;
}

/** Whose eyes a step is for; undefined where it is for all. A curtain hides everybody's own. */
export function eyesOf(beat: Beat): ActorId | undefined {
  return beat.kind === 'brief' || beat.kind === 'situation' || beat.kind === 'choose' ? beat.seat : undefined;
}

/** How many stages a player standing at `beat` has been told of to the end; a reveal is still telling its own. */
export function toldAt(beat: Beat, stages: number): number {
  if (beat.kind === 'verdict') return stages;
  if (beat.kind === 'interlude') return beat.to;
  return beat.kind === 'changes' ? beat.at + 1 : beat.at;
}
