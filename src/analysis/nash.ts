/** How far a profile of a strategic-form game is from nobody gaining by changing alone. */
import { actionPayoffs, type Profile, type StrategicForm } from './strategicForm.ts';

export interface BestReply {
  /** Every action that does best, by index. */
  readonly actions: readonly number[];
  /** What the best gets over what the player gets by the profile: its regret. */
  readonly gain: number;
}

const EQUAL = 1e-9;

export function bestReply(form: StrategicForm, profile: Profile, player: number): BestReply {
  const payoffs = actionPayoffs(form, profile, player);
  const top = Math.max(...payoffs);
  const played = payoffs.reduce((sum, value, i) => sum + value * profile[player]![i]!, 0);
  return { actions: [...payoffs.keys()].filter((i) => payoffs[i]! > top - EQUAL), gain: top - played };
}

/** Sum of what the players would gain by best replies (Lanctot et al. 2017); 0 in a Nash equilibrium. */
export function nashConv(form: StrategicForm, profile: Profile): number {
  return form.players.reduce((sum, _, player) => sum + bestReply(form, profile, player).gain, 0);
}

/** Of a game of two whose payoffs sum to a constant: the average of the two gains. */
export function exploitability(form: StrategicForm, profile: Profile): number {
  return nashConv(form, profile) / form.players.length;
}
