/** One live play: the state, who sits where, and the transcript that grows with every stage. */
import {
  type ActionId, type ActorId, drawFrom, eventsFor, faultText, type Game, type GameEvent, type GameState, type JointAction, type Observation,
  replay, type Result, RulesError, stageOf, startOf, type StartOptions, type Transcript,
} from '../engine/index.ts';
import type { Forecast, Policy, Reason, Turn } from '../bots/policy.ts';
import { isAsked } from './asked.ts';
import { type Answer, askEither } from './asking.ts';
import { type Hint, hintOf } from './hint.ts';
import { nameFault, personOf, seatFault } from './seats.ts';
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

/** One resolved stage as a seat learns of it. */
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
  readonly seat: ActorId | undefined;
  readonly over: boolean;
  readonly outcome: string | null;
  observation(seat?: ActorId): Observation;
  legal(): readonly ActionId[];
  forecast(): readonly Forecast[];
  /** What the adviser would choose and why; nothing where the person is not asked. */
  hint(): Hint | undefined;
  /** The policy that plays the person's seat for now. */
  readonly heldBy: string | undefined;
  /** From the present stage on, `policy` plays the person's seat. */
  handTo(policy: string): void;
  /** From the present stage on, the person plays again. */
  takeBack(): void;
  /** Seals the human's action and plays the stage. Throws RulesError if it is not legal. */
  choose(action: ActionId): StageReport;
  /** Plays a stage that would be the person's to choose in, but for the policy that holds the seat. */
  letChoose(): StageReport;
  /** Plays stages in which the human has nothing to choose, until they have or the game is over. */
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
  const seat = personOf(game, seats);
  const draws = Object.fromEntries(game.actors.map((actor) => [actor, drawFrom(`${options.seed}/${actor}`)]));
  let state = from;

  const turnOf = (actor: ActorId): Turn => ({ observation: game.observe(state, actor), legal: game.legalActions(state, actor), draw: draws[actor]! });
  const isMine = (): boolean => isAsked(game, state, seat, options.rounds);
  const holder = (): string | undefined => stints.holder(seat, stages.length);

  function policyOf(name: string): Policy {
    const policy = policies[name];
    if (policy === undefined) throw new Error(`No policy '${name}'. Policies: ${Object.keys(policies).join(', ')}.`);
    return policy;
  }

  function answerOf(actor: ActorId, failed: Record<ActorId, string>): Answer {
    const name = actor === seat ? (holder() ?? adviser) : (seats[actor] ?? adviser);
    const { standIn, reasons = false } = options;
    const answer = askEither(policyOf(name), standIn === undefined ? undefined : policyOf(standIn), turnOf(actor), reasons);
    if (answer.failed !== undefined) {
      failed[actor] = answer.failed;
      stints.stoodIn(actor, standIn!, stages.length, answer.failed);
    }
    return answer;
  }

  function play(mine: ActionId | undefined): StageReport {
    const before = game.describe(state);
    const failed: Record<ActorId, string> = {};
    const answers = game.toMove(state).map((actor) => [actor, mine !== undefined && actor === seat ? { action: mine, reasons: [] } : answerOf(actor, failed)] as const);
    const joint: JointAction = Object.fromEntries(answers.map(([actor, { action }]) => [actor, action]));
    const applied = game.apply(state, joint);
    state = applied.state;
    stages.push(stageOf(game, joint, state));
    const events = seat === undefined ? applied.events : eventsFor(applied.events, seat);
    const seen = new Set(events.flatMap((event) => (event.kind === 'chose' ? [event.actor] : [])));
    const told = answers.filter(([actor]) => options.reasons === true && seen.has(actor) && !(mine !== undefined && actor === seat));
    return {
      round: before.round,
      situation: before.situation,
      stage: before.stage,
      mine: seat === undefined ? undefined : joint[seat],
      advised: mine === undefined,
      events,
      reasons: Object.fromEntries(told.map(([actor, { reasons }]) => [actor, reasons])),
      failed,
    };
  }

  return {
    game,
    seat,
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
    legal: () => (isMine() && holder() === undefined ? game.legalActions(state, seat!) : []),
    forecast: () => (seat === undefined ? [] : (policyOf(adviser).forecast?.(turnOf(seat)) ?? [])),
    hint: () => (isMine() ? hintOf(policyOf(adviser), turnOf(seat!)) : undefined),
    handTo: (policy) => {
      if (seat === undefined) throw new RulesError('There is no person whose seat could be handed over.');
      const names = Object.keys(policies);
      if (!names.includes(policy)) throw new RulesError(faultText(nameFault('/handTo', policy, names)));
      stints.begin(seat, policy, stages.length);
    },
    takeBack: () => stints.end(stages.length),
    choose: (action) => {
      const holds = holder();
      if (holds !== undefined) throw new RulesError(`Nobody is asked for '${action}' now: '${holds}' plays the seat.`);
      if (seat === undefined || !isMine()) throw new RulesError(`Nobody is asked for '${action}' now: the stage is not the person's to choose in.`);
      const placeholder = Object.fromEntries(game.toMove(state).map((actor) => [actor, game.legalActions(state, actor)[0]!]));
      game.apply(state, { ...placeholder, [seat]: action }); // refuses before anybody else is asked
      return play(action);
    },
    letChoose: () => {
      if (holder() === undefined || !isMine()) throw new RulesError("No policy holds the person's seat in a stage that would be the person's to choose in.");
      return play(undefined);
    },
    advance: () => {
      const reports: StageReport[] = [];
      while (game.toMove(state).length > 0 && !isMine()) reports.push(play(undefined));
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
      stages: [...stages],
    }),
    stints: stints.all,
    state: () => state,
  };
}
