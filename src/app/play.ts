/** One game on the screen: the session, what was told, and the advisers. */
import type { Forecast } from '../bots/policy.ts';
import type { Reading } from '../bots/zone.ts';
import { type ActionId, type ActorId, drawFrom, faultText, type JointAction, type Result, type StartOptions, type Transcript, type View } from '../engine/index.ts';
import { isAsked } from '../session/asked.ts';
import { createSession, HUMAN, resumeSession, type Session, type StageReport } from '../session/session.ts';
import type { Stint } from '../session/stints.ts';
import { type Beat, beatsOf } from './beats.ts';
import { begunAt, begunStages, type Beginning } from './begun.ts';
import { type Chronicle, type ChronicleOptions, createChronicle, type Entry, seenBy } from './chronicle.ts';
import type { Best } from './endings.ts';
import { type Matter, type Mode, roundsOf } from './matter.ts';
import type { Guess } from './view/guess.ts';

/** A game, seen with one pair of eyes. */
export interface Play {
  readonly matter: Matter;
  readonly mode: Mode;
  readonly session: Session;
  readonly beats: readonly Beat[];
  /** The seats that persons play. */
  readonly people: readonly ActorId[];
  /** Whose eyes these are; undefined where nobody plays, and where several do and look on together. */
  readonly seat: ActorId | undefined;
  readonly entries: readonly Entry[];
  /** How many stages were history when the player began. */
  readonly begun: number;
  /** What the only player predicted of other seats, in the order of the stages. */
  readonly guesses: readonly Guess[];
  /** What is known now. */
  readonly now: View;
  /** Who has to choose now. */
  readonly movers: readonly ActorId[];
  /** What was known before stage `at`, or now. */
  viewAt(at: number): View;
  /** What the advisers expect of the person's options before stage `at`; empty if they have no view. */
  forecastAt(at: number): readonly Forecast[];
  /** How likely each side is to sign what lies on the table before stage `at`, as the person's advisers read it. */
  readingsAt(at: number): readonly Reading[];
  /** The same game with the eyes of `seat`, where several persons play. */
  as(seat: ActorId | undefined): Play;
  /** The same game as all see it who look on together: nothing that is anybody's own. A watched game has no secrets. */
  readonly everybody: Play;
  /** Keeps a prediction in place of the one for the same stage; an empty action takes it back. */
  guess(guess: Guess): void;
  /** Seals what is chosen, opens the envelopes and plays on to a person's next choice. */
  open(choice: ActionId | JointAction): void;
  /** Hands the seat to the adviser, or takes it back. */
  hand(held: boolean): void;
  /** Has the adviser choose at a seat handed over, and plays on to the next choice. */
  letPlay(): void;
}

export interface NewPlay {
  readonly mode: Mode;
  readonly seat: ActorId | undefined;
  /** Actor -> policy of every other seat, or `human`. */
  readonly others: Readonly<Record<ActorId, string>>;
  readonly seed: string;
  readonly start: StartOptions;
  /** The round of the record at which the player begins; the start conditions are then those of the record. */
  readonly from?: string | undefined;
}

export function newPlay(matter: Matter, { mode, seat, others, seed, start, from }: NewPlay): Play {
  if (from !== undefined && seat !== undefined) return playFrom(matter, mode, { seat, others, seed, from });
  const seats = { ...others, ...(seat === undefined ? {} : { [seat]: HUMAN }) };
  const session = createSession({ ...common(matter, mode), seed, seats, start });
  return play(matter, mode, session);
}

function playFrom(matter: Matter, mode: Mode, beginning: Beginning): Play {
  const { transcript, stints } = begunAt(matter, beginning);
  const begun = resumePlay(matter, mode, transcript, stints);
  if (!begun.ok) throw new Error(begun.faults.map(faultText).join('\n'));
  return begun.value;
}

export function resumePlay(matter: Matter, mode: Mode, transcript: Transcript, stints?: readonly Stint[], guesses: readonly Guess[] = []): Result<Play> {
  const session = resumeSession(common(matter, mode), transcript, stints);
  return session.ok ? { ok: true, value: play(matter, mode, session.value, guesses) } : session;
}

/** What is kept of a game that is over. */
export function endOf({ matter, people: [seat], session }: Play): Best {
  const state = session.state();
  return {
    scenario: matter.game.scenario.id,
    ending: matter.game.outcome(state) ?? '',
    ...(seat === undefined ? {} : { seat }),
    at: new Date().toISOString(),
    scales: { ...matter.game.scales(state) },
  };
}

function common(matter: Matter, mode: Mode) {
  const rounds = roundsOf(mode, matter.game);
  const { game, policies, adviser, policyHash } = matter;
  return { game, policies, adviser, standIn: adviser, reasons: true, ...(rounds === undefined ? {} : { rounds }), ...(policyHash === undefined ? {} : { policyHash }) };
}

function play(matter: Matter, mode: Mode, session: Session, kept: readonly Guess[] = []): Play {
  const { game } = matter;
  const { people } = session;
  const together = people.length > 1;
  const rounds = roundsOf(mode, game);
  const begun = begunStages(matter, session.transcript(), session.stints(), people[0]);
  const shown = { game, policies: matter.policies, adviser: matter.adviser, people, rounds, stints: session.stints() };
  const options: readonly ChronicleOptions[] = together ? [{ ...shown, seat: undefined }, ...people.map((seat) => ({ ...shown, seat }))] : [{ ...shown, seat: session.seat }];
  const seen: Seen[] = [];
  const eyes = options.map(look);
  const all = seen[0]!;
  let onlookers: Play | undefined;
  goOn();
  let beats = steps();
  let guesses = kept;

  function look(own: ChronicleOptions): Play {
    const one = { options: own, chronicle: createChronicle(own) };
    one.chronicle.extend(session.transcript());
    seen.push(one);
    return through(one);
  }

  /** The stages in which no person has anything to choose. */
  function goOn(): void {
    take(session.advance());
  }

  /** A report of the session is told to its one person, or to the watcher; where there are several, each has one of their own. */
  function take(reports: readonly StageReport[]): void {
    for (const { options: { seat }, chronicle } of seen) chronicle.extend(session.transcript(), seat === session.seat && !together ? reports : undefined);
  }

  function steps(): readonly Beat[] {
    const askedAt = (at: number): readonly ActorId[] => people.filter((seat) => isAsked(game, all.chronicle.states[at]!, seat, rounds));
    return beatsOf(all.chronicle.entries, { rounds, now: seenBy(all.options, session.state()), held: session.heldBy !== undefined, begun, ...(together ? { askedAt } : {}) });
  }

  function played(report: StageReport): void {
    take([report]);
    goOn();
    beats = steps();
  }

  function through({ options: own, chronicle }: Seen): Play {
    const { seat } = own;
    const viewNow = (): View => seenBy(own, session.state());
    const advise = (at: number): readonly Forecast[] => {
      const state = chronicle.states[at];
      const adviser = matter.policies[matter.adviser];
      if (seat === undefined || state === undefined || adviser?.forecast === undefined) return [];
      const legal = game.legalActions(state, seat);
      if (legal.length === 0) return [];
      return adviser.forecast({ observation: game.observe(state, seat), legal, draw: drawFrom(`${session.transcript().seed}/${seat}`) });
    };
    return {
      matter,
      mode,
      session,
      people,
      begun,
      seat,
      get beats() {
        return beats;
      },
      entries: chronicle.entries,
      get now() {
        return viewNow();
      },
      get movers() {
        return game.toMove(session.state());
      },
      viewAt: (at) => chronicle.entries[at]?.before ?? viewNow(),
      forecastAt: onceFor(advise),
      readingsAt: onceFor((at) => {
        const state = chronicle.states[at];
        return seat === undefined || state === undefined ? [] : matter.zone.believed(game.observe(state, seat), drawFrom(`${session.transcript().seed}/${seat}`));
      }),
      as: (who) => (together ? (eyes.find((it) => it.seat === who) ?? eyes[0]!) : eyes[0]!),
      get everybody() {
        return together || people.length === 0 ? eyes[0]! : (onlookers ??= look({ ...shown, seat: undefined }));
      },
      get guesses() {
        return guesses;
      },
      guess: (guess) => {
        guesses = [...guesses.filter(({ at }) => at !== guess.at), ...(guess.action === '' ? [] : [guess])].toSorted((a, b) => a.at - b.at);
      },
      open: (choice) => played(session.choose(choice)),
      hand: (held) => {
        if (held) session.handTo(matter.adviser);
        else session.takeBack();
        beats = steps();
      },
      letPlay: () => played(session.letChoose()),
    };
  }

  return eyes[0]!;
}

/** Worked out once for each stage: screens ask again at every drawing. */
function onceFor<T>(work: (at: number) => T): (at: number) => T {
  const known = new Map<number, T>();
  return (at) => {
    if (!known.has(at)) known.set(at, work(at));
    return known.get(at)!;
  };
}

interface Seen {
  readonly options: ChronicleOptions;
  readonly chronicle: Chronicle;
}
