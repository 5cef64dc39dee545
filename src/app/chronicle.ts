/** What has happened so far as one seat learned of it, and the steps in which a screen tells it. */
import type { Policy, Reason } from '../bots/policy.ts';
import { type ActorId, drawFrom, eventsFor, type Game, type GameState, startOf, type Transcript, type View } from '../engine/index.ts';
import { isAsked } from '../session/asked.ts';
import type { StageReport } from '../session/session.ts';
import { type Stint, stintAt } from '../session/stints.ts';

/** One resolved stage between what was known before it and after it. */
export interface Entry {
  readonly before: View;
  readonly after: View;
  /** Who had to choose. */
  readonly movers: readonly ActorId[];
  readonly report: StageReport;
}

export interface ChronicleOptions {
  readonly game: Game;
  readonly policies: Readonly<Record<string, Policy>>;
  readonly adviser: string;
  readonly seat: ActorId | undefined;
  readonly rounds: readonly string[] | undefined;
  /** Of a game taken up: where somebody else played than the transcript names. */
  readonly stints?: readonly Stint[];
}

export interface Chronicle {
  readonly entries: readonly Entry[];
  /** States before every stage, and the present one at the end. */
  readonly states: readonly GameState[];
  /** Takes in the stages of `transcript` that are new; `reports` are theirs if the session has just made them. */
  extend(transcript: Transcript, reports?: readonly StageReport[]): void;
}

export function createChronicle(options: ChronicleOptions): Chronicle {
  const { game } = options;
  const entries: Entry[] = [];
  const states: GameState[] = [];
  return {
    entries,
    states,
    extend: (transcript, reports) => {
      if (states.length === 0) states.push(game.initialState(transcript.seed, startOf(transcript)));
      const first = entries.length;
      for (let k = first; k < transcript.stages.length; k++) {
        const { choices, pinned } = transcript.stages[k]!;
        const state = states[k]!;
        const applied = game.apply(state, choices, pinned);
        states.push(applied.state);
        entries.push({
          before: seenBy(options, state),
          after: seenBy(options, applied.state),
          movers: game.toMove(state),
          report: reports?.[k - first] ?? reportOf(options, transcript, k, state, applied.events),
        });
      }
    },
  };
}

export function seenBy({ game, seat }: ChronicleOptions, state: GameState): View {
  return seat === undefined ? game.describe(state) : game.observe(state, seat).view;
}

function reportOf(options: ChronicleOptions, transcript: Transcript, at: number, state: GameState, all: StageReport['events']): StageReport {
  const { game, seat, rounds, stints = [] } = options;
  const view = game.describe(state);
  const events = seat === undefined ? all : eventsFor(all, seat);
  const advised = !isAsked(game, state, seat, rounds) || stintAt(stints, seat, at) !== undefined;
  let reasons: StageReport['reasons'] | undefined;
  return {
    round: view.round,
    situation: view.situation,
    stage: view.stage,
    mine: seat === undefined ? undefined : transcript.stages[at]!.choices[seat],
    advised,
    events,
    get reasons() {
      reasons ??= reasonsOf(options, transcript, at, state, advised ? events : events.filter((event) => event.kind !== 'chose' || event.actor !== seat));
      return reasons;
    },
    failed: Object.fromEntries(stints.flatMap(({ actor, from, failed }) => (from === at && failed !== undefined ? [[actor, failed]] : []))),
  };
}

/** A saved game holds no reasons: policies are asked again, in the state they chose in. */
function reasonsOf({ game, policies, adviser, stints = [] }: ChronicleOptions, transcript: Transcript, at: number, state: GameState, events: StageReport['events']): StageReport['reasons'] {
  const all: Record<ActorId, readonly Reason[]> = {};
  for (const event of events) {
    if (event.kind !== 'chose') continue;
    const name = stintAt(stints, event.actor, at)?.policy ?? transcript.seats[event.actor] ?? adviser;
    const policy = policies[name] ?? policies[adviser];
    const turn = { observation: game.observe(state, event.actor), legal: game.legalActions(state, event.actor), draw: drawFrom(`${transcript.seed}/${event.actor}`) };
    all[event.actor] = policy?.reasons?.(turn, event.action) ?? [];
  }
  return all;
}

/** One step on the screen. `at` counts stages; a beat about now has `at` equal to the number of stages told. */
export type Beat =
  | { readonly kind: 'situation' | 'choose' | 'reveal' | 'changes'; readonly at: number }
  | { readonly kind: 'interlude'; readonly from: number; readonly to: number }
  | { readonly kind: 'verdict'; readonly part: VerdictPart };
export type VerdictPart = 'ending' | 'scores' | 'path';
export const VERDICT_PARTS: readonly VerdictPart[] = ['ending', 'scores', 'path'];

/**
 * All steps up to the player's next choice or the verdict. Steps already given never change when stages are added.
 * What a round of two stages changed is told once, at its end.
 * Where somebody else holds the seat, they end with what has been told.
 */
export function beatsOf(entries: readonly Entry[], rounds: readonly string[] | undefined, now: View, held = false): readonly Beat[] {
  const beats: Beat[] = [];
  let round: string | undefined;
  entries.forEach(({ report, after }, at) => {
    const opens = report.round !== round;
    round = report.round;
    if (!(rounds?.includes(report.round) ?? true)) {
      const last = beats.at(-1);
      if (!opens && last?.kind === 'interlude') beats[beats.length - 1] = { ...last, to: at + 1 };
      else beats.push({ kind: 'interlude', from: at, to: at + 1 });
      return;
    }
    if (opens) beats.push({ kind: 'situation', at });
    if (!report.advised) beats.push({ kind: 'choose', at });
    beats.push({ kind: 'reveal', at });
    if (after.round === report.round && after.stage !== 'over') return;
    const stages = entries.slice(firstOfRound(entries, at), at + 1);
    if (stages.some((stage) => stage.report.events.some((event) => TOLD_AS_CHANGE.has(event.kind)))) beats.push({ kind: 'changes', at });
  });
  if (now.stage === 'over') return [...beats, ...VERDICT_PARTS.map((part): Beat => ({ kind: 'verdict', part }))];
  if (held) return beats;
  if (now.round !== round) beats.push({ kind: 'situation', at: entries.length });
  return [...beats, { kind: 'choose', at: entries.length }];
}

const TOLD_AS_CHANGE: ReadonlySet<string> = new Set(['changed', 'stance', 'count']);

/** The first stage of the round that stage `at` belongs to. */
export function firstOfRound(entries: readonly Entry[], at: number): number {
  let first = at;
  while (first > 0 && entries[first - 1]!.report.round === entries[at]!.report.round) first--;
  return first;
}

/** How many stages a player standing at `beat` has been told of to the end; a reveal is still telling its own. */
export function toldAt(beat: Beat, stages: number): number {
  if (beat.kind === 'verdict') return stages;
  if (beat.kind === 'interlude') return beat.to;
  return beat.kind === 'changes' ? beat.at + 1 : beat.at;
}
