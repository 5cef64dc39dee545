/** One live play: the state, who sits where, and the transcript that grows with every stage. */
import {
  type ActionId, type ActorId, drawFrom, eventsFor, faultText, type Game, type GameEvent, type GameState, type JointAction, type Observation,
  publicEvents, replay, type Result, RulesError, shown, stageOf, startOf, type StartOptions, type Transcript,
} from '../engine/index.ts';
import type { Forecast, Policy, Reason, Turn } from '../bots/policy.ts';
import { choicesOf, isAsked } from './asked.ts';
import { type Answer, askEither } from './asking.ts';
import { type Hint, hintOf } from './hint.ts';
import { nameFault, peopleOf, personOf, seatFault } from './seats.ts';
import { createStints, type Stint, stintFault, type Stints } from './stints.ts';

export { HUMAN } from './seats.ts';

export interface SessionOptions {
  readonly game: Game;
  readonly seed: string;
  /** Actor -> `human` or a policy name; actors left out play `adviser`. */
  readonly seats: Readonly<Record<ActorId, string>>;
  readonly policies: Readonly<Record<string, Policy>>;
  /** Who plays a seat that is left out, and a human's seat in rounds that the short form skips. */
  readonly adviser: string;
  /** Who chooses where another policy fails; without it that is an error. */
  readonly standIn?: string;
  /** Rounds a human plays; all if absent. */
  readonly rounds?: readonly string[];
  readonly start?: StartOptions;
  readonly policyHash?: string;
  /** Whether reasons are worked out for reports; nobody reads them in a loop. */
  readonly reasons?: boolean;
}

/** One resolved stage as the person learns of it, or everybody where several play. */
export interface StageReport {
  readonly round: string;
  readonly situation: string;
  readonly stage: string;
  readonly mine: ActionId | undefined;
  /** Whether a policy chose it for the person. */
  readonly advised: boolean;
  readonly events: readonly GameEvent[];
  /** Reasons of the policies whose action the seat sees. */
  readonly reasons: Readonly<Record<ActorId, readonly Reason[]>>;
  /** Seats whose policy failed, with what was wrong: another chose for them. */
  readonly failed: Readonly<Record<ActorId, string>>;
}

export interface Session {
  readonly game: Game;
  /** The only person's seat; absent where nobody plays, or several do. */
  readonly seat: ActorId | undefined;
  /** The seats that persons play, in the scenario's order. */
  readonly people: readonly ActorId[];
  /** Those of them who have something to choose now. */
  asked(): readonly ActorId[];
  readonly over: boolean;
  readonly outcome: string | null;
  observation(seat?: ActorId): Observation;
  /** What a person, by default the only one, may choose now; nothing where they are not asked. */
  legal(seat?: ActorId): readonly ActionId[];
  forecast(): readonly Forecast[];
  /** What the adviser would choose and why; nothing where the person is not asked. */
  hint(seat?: ActorId): Hint | undefined;
  /** The policy that plays the only person's seat for now. */
  readonly heldBy: string | undefined;
  /** From the present stage on, `policy` plays the person's seat. */
  handTo(policy: string): void;
  /** From the present stage on, the person plays again. */
  takeBack(): void;
  /** Seals what the persons choose, or the only person does, and plays the stage. Throws RulesError if it is not legal or somebody asked is left out. */
  choose(choice: ActionId | JointAction): StageReport;
  /** Plays a stage that would be the person's to choose in, but for the policy that holds the seat. */
  letChoose(): StageReport;
  /** Plays stages in which no person has anything to choose, until one has or the game is over. */
  advance(): readonly StageReport[];
  transcript(): Transcript;
  /** Where somebody else played than the transcript names. Taking the game up again needs both. */
  stints(): readonly Stint[];
  /** The whole truth, for the verdict once the game is over, and for tools. */
  state(): GameState;
}

export function createSession(options: SessionOptions): Session {
  const fault = seatFault(options.game, options.seats, Object.keys(options.policies));
  if (fault !== undefined) throw new RulesError(faultText(fault));
  const state = options.game.initialState(options.seed, options.start ?? {});
  return session(options, state, [], createStints([]));
}

/** Takes up a saved game; refuses a transcript that does not replay to its own hashes. */
export function resumeSession(options: Omit<SessionOptions, 'seed' | 'seats' | 'start'>, transcript: Transcript, stints: readonly Stint[] = []): Result<Session> {
  const { game } = options;
  const replayed = replay(game, transcript);
  if (!replayed.ok) return replayed;
  const policies = Object.keys(options.policies);
  const fault = seatFault(game, transcript.seats, policies) ?? stintFault(game, stints, transcript.stages.length, personOf(game, transcript.seats), policies);
  if (fault !== undefined) return { ok: false, faults: [fault] };
  const given = { ...options, seed: transcript.seed, seats: transcript.seats, start: startOf(transcript) };
  return { ok: true, value: session(given, replayed.value.states.at(-1)!, [...transcript.stages], createStints(stints)) };
}

function session(options: SessionOptions, from: GameState, stages: Transcript['stages'], stints: Stints): Session {
  const { game, policies, seats, adviser } = options;
  const people = peopleOf(game, seats);
  const seat = personOf(game, seats);
  const draws = Object.fromEntries(game.actors.map((actor) => [actor, drawFrom(`${options.seed}/${actor}`)]));
  let state = from;

  const turnOf = (actor: ActorId): Turn => ({ observation: game.observe(state, actor), legal: game.legalActions(state, actor), draw: draws[actor]! });
  const asked = (): readonly ActorId[] => people.filter((actor) => isAsked(game, state, actor, options.rounds));
  const holder = (): string | undefined => stints.holder(seat, stages.length);

  function policyOf(name: string): Policy {
    const policy = policies[name];
    if (policy === undefined) throw new Error(`No policy '${name}'. Policies: ${Object.keys(policies).join(', ')}.`);
    return policy;
  }

  function answerOf(actor: ActorId, failed: Record<ActorId, string>): Answer {
    const name = people.includes(actor) ? (stints.holder(actor, stages.length) ?? adviser) : (seats[actor] ?? adviser);
    const { standIn, reasons = false } = options;
    const answer = askEither(policyOf(name), standIn === undefined ? undefined : policyOf(standIn), turnOf(actor), reasons);
    if (answer.failed !== undefined) {
      failed[actor] = answer.failed;
      stints.stoodIn(actor, standIn!, stages.length, answer.failed);
    }
    return answer;
  }

  /** `chosen`: by the persons asked. */
  function play(chosen: JointAction): StageReport {
    const before = game.describe(state);
    const failed: Record<ActorId, string> = {};
    const answers = game.toMove(state).map((actor) => [actor, chosen[actor] === undefined ? answerOf(actor, failed) : { action: chosen[actor], reasons: [] }] as const);
    const joint: JointAction = Object.fromEntries(answers.map(([actor, { action }]) => [actor, action]));
    const applied = game.apply(state, joint);
    state = applied.state;
    stages.push(stageOf(game, joint, state));
    const events = eventsTold(applied.events);
    const seen = new Set(events.flatMap((event) => (event.kind === 'chose' ? [event.actor] : [])));
    const told = answers.filter(([actor]) => options.reasons === true && seen.has(actor) && chosen[actor] === undefined);
    return {
      round: before.round,
      situation: before.situation,
      stage: before.stage,
      mine: seat === undefined ? undefined : joint[seat],
      advised: Object.keys(chosen).length === 0,
      events,
      reasons: Object.fromEntries(told.map(([actor, { reasons }]) => [actor, reasons])),
      failed,
    };
  }

  function eventsTold(events: readonly GameEvent[]): readonly GameEvent[] {
    if (seat !== undefined) return eventsFor(events, seat);
    return people.length === 0 ? events : publicEvents(events);
  }

  return {
    game,
    seat,
    people,
    asked,
    get over() {
      return game.toMove(state).length === 0;
    },
    get outcome() {
      return game.outcome(state);
    },
    get heldBy() {
      return holder();
    },
    observation: (who = seat ?? game.actors[0]!) => game.observe(state, who),
    legal: (who = seat) => (who !== undefined && asked().includes(who) && stints.holder(who, stages.length) === undefined ? game.legalActions(state, who) : []),
    forecast: () => (seat === undefined ? [] : (policyOf(adviser).forecast?.(turnOf(seat)) ?? [])),
    hint: (who = seat) => (who !== undefined && asked().includes(who) ? hintOf(policyOf(adviser), turnOf(who)) : undefined),
    handTo: (policy) => {
      if (seat === undefined) throw new RulesError(people.length === 0 ? 'There is no person whose seat could be handed over.' : `Several persons play: ${people.join(', ')}. A seat is handed over where one plays.`);
      const names = Object.keys(policies);
      if (!names.includes(policy)) throw new RulesError(faultText(nameFault('/handTo', policy, names)));
      stints.begin(seat, policy, stages.length);
    },
    takeBack: () => stints.end(stages.length),
    choose: (choice) => {
      const holds = holder();
      if (holds !== undefined) throw new RulesError(`Nobody is asked for ${shown(choice)} now: '${holds}' plays the seat.`);
      return play(choicesOf(game, state, asked(), choice, seat));
    },
    letChoose: () => {
      if (holder() === undefined || asked().length === 0) throw new RulesError("No policy holds the person's seat in a stage that would be the person's to choose in.");
      return play({});
    },
    advance: () => {
      const reports: StageReport[] = [];
      while (game.toMove(state).length > 0 && asked().length === 0) reports.push(play({}));
      return reports;
    },
    transcript: () => ({
      format: 'five-seats/1',
      scenario: game.scenario.id,
      rulesHash: game.scenario.rulesHash,
      ...(options.policyHash === undefined ? {} : { policyHash: options.policyHash }),
      seed: options.seed,
      seats: Object.fromEntries(game.actors.map((actor) => [actor, seats[actor] ?? adviser])),
      ...(options.start?.types === undefined ? {} : { types: { ...options.start.types } }),
      ...(options.start?.start === undefined ? {} : { start: { ...options.start.start } }),
      ...(game.scenario.assumptions === undefined ? {} : { assumptions: game.scenario.assumptions }),
      stages: [...stages],
    }),
    stints: stints.all,
    state: () => state,
  };
}
