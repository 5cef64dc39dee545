/** Games played by nobody in particular. */
import { drawFrom, type Game, type GameEvent, type GameState, type JointAction, stageOf, type StartOptions, type Transcript } from '../../src/engine/index.ts';

export interface Playout {
  /** The initial state and the state after every stage. */
  readonly states: readonly GameState[];
  readonly joints: readonly JointAction[];
  readonly events: readonly (readonly GameEvent[])[];
}

/** More stages than any game may have, so that a game without an end fails and does not hang. */
export const MANY_STAGES = 1000;

/** A game in which every seat chooses evenly among its legal actions; the same seed gives the same game. */
export function randomPlayout(game: Game, seed: string, options: StartOptions = {}): Playout {
  const draw = drawFrom(`playout/${seed}`);
  return playout(game, seed, options, (seat, legal, stage) => legal[Math.floor(draw(seat, stage) * legal.length)]!);
}

/** A game in which every seat has its favourites, drawn for the whole game, and mostly takes them: it goes to extremes. */
export function wilfulPlayout(game: Game, seed: string, options: StartOptions = {}): Playout {
  const draw = drawFrom(`wilful/${seed}`);
  return playout(game, seed, options, (seat, legal, stage) => {
    const whim = draw(`whim/${seat}`, stage) < 0.2;
    return whim ? legal[Math.floor(draw(seat, stage) * legal.length)]! : legal.toSorted((a, b) => draw(a) - draw(b))[0]!;
  });
}

function playout(game: Game, seed: string, options: StartOptions, choose: (seat: string, legal: readonly string[], stage: number) => string): Playout {
  const states = [game.initialState(seed, options)];
  const joints: JointAction[] = [];
  const events: (readonly GameEvent[])[] = [];
  for (let stage = 0; stage < MANY_STAGES; stage++) {
    const state = states.at(-1)!;
    const seats = game.toMove(state);
    if (seats.length === 0) return { states, joints, events };
    const joint = Object.fromEntries(seats.map((seat) => [seat, choose(seat, game.legalActions(state, seat), stage)]));
    const applied = game.apply(state, joint);
    states.push(applied.state);
    joints.push(joint);
    events.push(applied.events);
  }
  throw new Error(`The game '${seed}' of '${game.scenario.id}' did not end in ${MANY_STAGES} stages.`);
}

/** The transcript of a playout. */
export function transcriptOf(game: Game, seed: string, { states, joints }: Playout): Transcript {
  return {
    format: 'five-seats/1',
    scenario: game.scenario.id,
    rulesHash: game.scenario.rulesHash,
    seed,
    seats: Object.fromEntries(game.actors.map((actor) => [actor, 'random'])),
    stages: joints.map((joint, i) => stageOf(game, joint, states[i + 1]!)),
  };
}

/** Plays the given joint actions; seats left out take their first hold, or sign nothing. */
export function playThrough(game: Game, seed: string, joints: readonly JointAction[], options: StartOptions = {}): Playout {
  const states = [game.initialState(seed, options)];
  const events: (readonly GameEvent[])[] = [];
  const played: JointAction[] = [];
  for (const given of joints) {
    const state = states.at(-1)!;
    const joint = { ...holds(game, state), ...given };
    const applied = game.apply(state, joint);
    states.push(applied.state);
    played.push(joint);
    events.push(applied.events);
  }
  return { states, joints: played, events };
}

/** The joint action in which nobody does anything. */
export function holds(game: Game, state: GameState): JointAction {
  const idle = new Set(game.scenario.data.actions.flatMap((action) => (action.kind === 'hold' ? [action.id] : [])));
  return Object.fromEntries(game.toMove(state).map((seat) => [seat, game.legalActions(state, seat).find((id) => idle.has(id) || id === 'sign:')!]));
}
