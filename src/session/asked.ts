/** Whom a stage asks, and whether the answer is whole. */
import { type ActionId, type ActorId, type Game, type GameState, type JointAction, RulesError, shown } from '../engine/index.ts';

/** Whether a person at `seat` has something to choose; `rounds` are those that a person plays, all if absent. */
export function isAsked(game: Game, state: GameState, seat: ActorId | undefined, rounds: readonly string[] | undefined): boolean {
  if (seat === undefined || !game.toMove(state).includes(seat)) return false;
  const { round, stage } = game.describe(state);
  if (rounds !== undefined && !rounds.includes(round)) return false;
  return stage === 'sign' || game.legalActions(state, seat).length > 1; // where only waiting is left, nobody is asked
}

/**
 * One legal choice of each of `asked`; an action alone is the only person's. Throws RulesError where somebody is left
 * out or too many, or an action is not legal: before anybody else is asked.
 */
export function choicesOf(game: Game, state: GameState, asked: readonly ActorId[], choice: ActionId | JointAction, only: ActorId | undefined): JointAction {
  if (asked.length === 0) throw new RulesError(`Nobody is asked for ${shown(choice)} now: the stage is not a person's to choose in.`);
  const given = typeof choice !== 'string' ? choice : only === undefined ? {} : { [only]: choice };
  if (Object.keys(given).toSorted().join() !== asked.toSorted().join()) throw new RulesError(`A choice is asked of ${asked.join(', ')}. Given: ${shown(choice)}.`);
  const others = Object.fromEntries(game.toMove(state).map((actor) => [actor, game.legalActions(state, actor)[0]!]));
  game.apply(state, { ...others, ...given });
  return given;
}
