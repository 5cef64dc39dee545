/** One live play: the state, who sits where, and the transcript that grows with every stage. */
import {
  type ActionId, type ActorId, drawFrom, eventsFor, type Fault, faultText, type Game, type GameEvent, type GameState, type JointAction, type Observation,
  nearestName, replay, type Result, RulesError, shown, stageOf, startOf, type StartOptions, type Transcript,
} from '../engine/index.ts';
import type { Forecast, Policy, Reason } from '../bots/policy.ts';

export const HUMAN = 'human';

export interface SessionOptions {
  readonly game: Game;
  readonly seed: string;
  /** Actor -> `human` or a policy name; actors left out play `adviser`. */
  readonly seats: Readonly<Record<ActorId, string>>;
  readonly policies: Readonly<Record<string, Policy>>;
  /** Who plays a seat that is left out, and a human's seat in rounds that the short form skips. */
  readonly adviser: string;
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
  /** Whether the seat chose itself, or its adviser did. */
  readonly mine: ActionId | undefined;
  readonly advised: boolean;
  readonly events: readonly GameEvent[];
  /** Reasons of the policies whose action the seat sees. */
  readonly reasons: Readonly<Record<ActorId, readonly Reason[]>>;
}

export interface Session {
  readonly game: Game;
  readonly seat: ActorId | undefined;
  readonly over: boolean;
  readonly outcome: string | null;
  observation(seat?: ActorId): Observation;
  legal(): readonly ActionId[];
  forecast(): readonly Forecast[];
  /** Seals the human's action and plays the stage. Throws RulesError if it is not legal. */
  choose(action: ActionId): StageReport;
  /** Plays stages in which the human has nothing to choose, until they have or the game is over. */
  advance(): readonly StageReport[];
  transcript(): Transcript;
  /** The whole truth, for the verdict once the game is over, and for tools. */
  state(): GameState;
}

export function createSession(options: SessionOptions): Session {
  const fault = seatFault(options);
  if (fault !== undefined) throw new RulesError(faultText(fault));
  const state = options.game.initialState(options.seed, options.start ?? {});
  return session(options, state, []);
}

/** Takes up a saved game; refuses a transcript that does not replay to its own hashes. */
export function resumeSession(options: Omit<SessionOptions, 'seed' | 'seats' | 'start'>, transcript: Transcript): Result<Session> {
  const replayed = replay(options.game, transcript);
  if (!replayed.ok) return replayed;
  const fault = seatFault({ ...options, seats: transcript.seats });
  if (fault !== undefined) return { ok: false, faults: [fault] };
  const given = { ...options, seed: transcript.seed, seats: transcript.seats, start: startOf(transcript) };
  return { ok: true, value: session(given, replayed.value.states.at(-1)!, [...transcript.stages]) };
}

/** The first seat that does not exist, has no such policy, or is a second person's. */
function seatFault({ game, seats, policies }: Pick<SessionOptions, 'game' | 'seats' | 'policies'>): Fault | undefined {
  const known = [...Object.keys(policies), HUMAN];
  const people = Object.keys(seats).filter((seat) => seats[seat] === HUMAN);
  for (const [seat, name] of Object.entries(seats)) {
    const path = `/seats/${seat}`;
    if (!game.actors.includes(seat)) return named({ file: 'session', path, found: shown(seat), expected: `one of ${game.actors.join(', ')}` }, seat, game.actors);
    if (!known.includes(name)) return named({ file: 'session', path, found: shown(name), expected: `one of ${known.join(', ')}` }, name, known);
    if (name === HUMAN && people.length > 1) return { file: 'session', path, found: `${people.length} people`, expected: 'one person at most' };
  }
  return undefined;
}

function named(fault: Fault, name: string, names: readonly string[]): Fault {
  const nearest = nearestName(name, names);
  return nearest === undefined ? fault : { ...fault, nearest };
}

function session(options: SessionOptions, from: GameState, stages: Transcript['stages']): Session {
  const { game, policies, seats } = options;
  const seat = game.actors.find((actor) => seats[actor] === HUMAN);
  const draws = Object.fromEntries(game.actors.map((actor) => [actor, drawFrom(`${options.seed}/${actor}`)]));
  let state = from;

  const policyOf = (actor: ActorId): Policy => {
    const name = seats[actor] === HUMAN ? options.adviser : (seats[actor] ?? options.adviser);
    const policy = policies[name];
    if (policy === undefined) throw new Error(`No policy '${name}'. Policies: ${Object.keys(policies).join(', ')}.`);
    return policy;
  };
  const turnOf = (actor: ActorId) => ({ observation: game.observe(state, actor), legal: game.legalActions(state, actor), draw: draws[actor]! });
  const isMine = (actor: ActorId): boolean => {
    if (actor !== seat) return false;
    const { round, stage } = game.describe(state);
    if (options.rounds !== undefined && !options.rounds.includes(round)) return false;
    return stage === 'sign' || game.legalActions(state, actor).length > 1; // where only waiting is left, nobody is asked
  };

  function play(mine: ActionId | undefined): StageReport {
    const before = game.describe(state);
    const choices: Record<ActorId, ActionId> = {};
    const reasons: Record<ActorId, readonly Reason[]> = {};
    for (const actor of game.toMove(state)) {
      if (mine !== undefined && actor === seat) {
        choices[actor] = mine;
        continue;
      }
      const turn = turnOf(actor);
      const policy = policyOf(actor);
      const action = policy.choose(turn);
      choices[actor] = action;
      if (options.reasons === true) reasons[actor] = policy.reasons?.(turn, action) ?? [];
    }
    const joint: JointAction = choices;
    const applied = game.apply(state, joint);
    state = applied.state;
    stages.push(stageOf(game, joint, state));
    const events = seat === undefined ? applied.events : eventsFor(applied.events, seat);
    const seen = new Set(events.flatMap((event) => (event.kind === 'chose' ? [event.actor] : [])));
    return {
      round: before.round,
      situation: before.situation,
      stage: before.stage,
      mine: seat === undefined ? undefined : choices[seat],
      advised: mine === undefined,
      events,
      reasons: Object.fromEntries(Object.entries(reasons).filter(([actor]) => seen.has(actor))),
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
    observation: (who = seat ?? game.actors[0]!) => game.observe(state, who),
    legal: () => (seat !== undefined && isMine(seat) ? game.legalActions(state, seat) : []),
    forecast: () => (seat === undefined ? [] : (policyOf(seat).forecast?.(turnOf(seat)) ?? [])),
    choose: (action) => {
      if (seat === undefined || !isMine(seat) || !game.toMove(state).includes(seat)) throw new RulesError(`Nobody is asked for '${action}' now: the stage is not the person's to choose in.`);
      game.apply(state, { ...placeholder(), [seat]: action }); // refuses before anybody else is asked
      return play(action);
    },
    advance: () => {
      const reports: StageReport[] = [];
      for (;;) {
        const movers = game.toMove(state);
        if (movers.length === 0 || movers.some(isMine)) return reports;
        reports.push(play(undefined));
      }
    },
    transcript: () => ({
      format: 'five-seats/1',
      scenario: game.scenario.id,
      rulesHash: game.scenario.rulesHash,
      ...(options.policyHash === undefined ? {} : { policyHash: options.policyHash }),
      seed: options.seed,
      seats: Object.fromEntries(game.actors.map((actor) => [actor, seats[actor] ?? options.adviser])),
      ...(options.start?.types === undefined ? {} : { types: { ...options.start.types } }),
      ...(options.start?.start === undefined ? {} : { start: { ...options.start.start } }),
      stages: [...stages],
    }),
    state: () => state,
  };

  function placeholder(): JointAction {
    return Object.fromEntries(game.toMove(state).map((actor) => [actor, game.legalActions(state, actor)[0]!]));
  }
}
