/** One game on the screen: the session, what was told, and the advisers. */
import type { Forecast } from '../bots/policy.ts';
import type { Reading } from '../bots/zone.ts';
import { type ActorId, drawFrom, type Result, type StartOptions, type Transcript, type View } from '../engine/index.ts';
import { createSession, HUMAN, resumeSession, type Session, type StageReport } from '../session/session.ts';
import type { Stint } from '../session/stints.ts';
import { type Beat, beatsOf, type Chronicle, createChronicle, type Entry, seenBy } from './chronicle.ts';
import { type Matter, type Mode, roundsOf } from './matter.ts';

export interface Play {
  readonly matter: Matter;
  readonly mode: Mode;
  readonly seat: ActorId | undefined;
  readonly session: Session;
  readonly entries: readonly Entry[];
  readonly beats: readonly Beat[];
  /** What is known now. */
  readonly now: View;
  /** Who has to choose now. */
  readonly movers: readonly ActorId[];
  /** What was known before stage `at`, or now. */
  viewAt(at: number): View;
  /** What the advisers expect of the player's options before stage `at`; empty if they have no view. */
  forecastAt(at: number): readonly Forecast[];
  /** How likely each side is to sign what lies on the table before stage `at`, as the player's advisers read it. */
  readingsAt(at: number): readonly Reading[];
  /** Seals `action`, opens the envelopes and plays on to the player's next choice. */
  open(action: string): void;
  /** Hands the seat to the adviser, or takes it back. */
  hand(held: boolean): void;
  /** Has the adviser choose at a seat handed over, and plays on to the next choice. */
  letPlay(): void;
}

export interface NewPlay {
  readonly mode: Mode;
  readonly seat: ActorId | undefined;
  /** Actor -> policy of every other seat. */
  readonly others: Readonly<Record<ActorId, string>>;
  readonly seed: string;
  readonly start: StartOptions;
}

export function newPlay(matter: Matter, { mode, seat, others, seed, start }: NewPlay): Play {
  const seats = { ...others, ...(seat === undefined ? {} : { [seat]: HUMAN }) };
  const session = createSession({ ...common(matter, mode), seed, seats, start });
  return play(matter, mode, session);
}

export function resumePlay(matter: Matter, mode: Mode, transcript: Transcript, stints?: readonly Stint[]): Result<Play> {
  const session = resumeSession(common(matter, mode), transcript, stints);
  return session.ok ? { ok: true, value: play(matter, mode, session.value) } : session;
}

function common(matter: Matter, mode: Mode) {
  const rounds = roundsOf(mode, matter.game);
  const { game, policies, adviser, policyHash } = matter;
  return { game, policies, adviser, standIn: adviser, reasons: true, ...(rounds === undefined ? {} : { rounds }), ...(policyHash === undefined ? {} : { policyHash }) };
}

function play(matter: Matter, mode: Mode, session: Session): Play {
  const { game } = matter;
  const { seat } = session;
  const rounds = roundsOf(mode, game);
  const options = { game, policies: matter.policies, adviser: matter.adviser, seat, rounds, stints: session.stints() };
  const chronicle: Chronicle = createChronicle(options);
  const forecasts = new Map<number, readonly Forecast[]>();
  chronicle.extend(session.transcript());
  goOn();
  let beats = steps();

  /** The stages in which the player has nothing to choose. */
  function goOn(): void {
    const reports = session.advance();
    chronicle.extend(session.transcript(), reports);
  }

  function steps(): readonly Beat[] {
    return beatsOf(chronicle.entries, rounds, viewNow(), session.heldBy !== undefined);
  }

  function played(report: StageReport): void {
    chronicle.extend(session.transcript(), [report]);
    goOn();
    beats = steps();
  }

  function viewNow(): View {
    return seenBy(options, session.state());
  }

  function advise(at: number): readonly Forecast[] {
    const state = chronicle.states[at];
    const adviser = matter.policies[matter.adviser];
    if (seat === undefined || state === undefined || adviser?.forecast === undefined) return [];
    const legal = game.legalActions(state, seat);
    if (legal.length === 0) return [];
    return adviser.forecast({ observation: game.observe(state, seat), legal, draw: drawFrom(`${session.transcript().seed}/${seat}`) });
  }

  return {
    matter,
    mode,
    seat,
    session,
    entries: chronicle.entries,
    get beats() {
      return beats;
    },
    get now() {
      return viewNow();
    },
    get movers() {
      return game.toMove(session.state());
    },
    viewAt: (at) => chronicle.entries[at]?.before ?? viewNow(),
    forecastAt: (at) => {
      const known = forecasts.get(at) ?? advise(at);
      forecasts.set(at, known);
      return known;
    },
    readingsAt: (at) => {
      const state = chronicle.states[at];
      return seat === undefined || state === undefined ? [] : matter.zone.believed(game.observe(state, seat), drawFrom(`${session.transcript().seed}/${seat}`));
    },
    open: (action) => played(session.choose(action)),
    hand: (held) => {
      if (held) session.handTo(matter.adviser);
      else session.takeBack();
      beats = steps();
    },
    letPlay: () => played(session.letChoose()),
  };
}
