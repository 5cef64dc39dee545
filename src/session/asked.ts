import type { ActorId, Game, GameState } from '../engine/index.ts';

/** Whether a person at `seat` has something to choose; `rounds` are those that a person plays, all if absent. */
export function isAsked(game: Game, state: GameState, seat: ActorId | undefined, rounds: readonly string[] | undefined): boolean {
  if (seat === undefined || !game.toMove(state).includes(seat)) return false;
  const { round, stage } = game.describe(state);
  if (rounds !== undefined && !rounds.includes(round)) return false;
  return stage === 'sign' || game.legalActions(state, seat).length > 1; // where only waiting is left, nobody is asked
}
