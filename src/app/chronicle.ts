/** What has happened so far as one seat learned of it, and the steps in which a screen tells it. */
import type { Policy, Reason } from '../bots/policy.ts';
import { type ActorId, drawFrom, eventsFor, type Game, type GameState, publicEvents, startOf, type Transcript, type View } from '../engine/index.ts';
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
  /** Whose eyes; without a seat it is told to the persons together, or to a watcher where nobody plays. */
  readonly seat: ActorId | undefined;
  /** The seats that persons play. */
  readonly people: readonly ActorId[];
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

export function seenBy({ game, seat, people }: ChronicleOptions, state: GameState): View {
  if (seat !== undefined) return game.observe(state, seat).view;
  return people.length === 0 ? game.describe(state) : game.publicView(state);
}

function toldTo({ seat, people }: ChronicleOptions, events: StageReport['events']): StageReport['events'] {
  if (seat !== undefined) return eventsFor(events, seat);
  return people.length === 0 ? events : publicEvents(events);
}

function reportOf(options: ChronicleOptions, transcript: Transcript, at: number, state: GameState, all: StageReport['events']): StageReport {
  const { game, seat, people, rounds, stints = [] } = options;
  const view = game.describe(state);
  const events = toldTo(options, all);
  const chose = people.filter((who) => isAsked(game, state, who, rounds) && stintAt(stints, who, at) === undefined);
  let reasons: StageReport['reasons'] | undefined;
  return {
    round: view.round,
    situation: view.situation,
    stage: view.stage,
    mine: seat === undefined ? undefined : transcript.stages[at]!.choices[seat],
    advised: seat === undefined ? chose.length === 0 : !chose.includes(seat),
    events,
    get reasons() {
      reasons ??= reasonsOf(options, transcript, at, state, events.filter((event) => event.kind !== 'chose' || !chose.includes(event.actor)));
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
