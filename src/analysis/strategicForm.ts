/** One stage as a game in strategic form: who chooses what, and what each gets from every joint choice. */
import type { ActionId, ActorId, Game, GameState } from '../engine/index.ts';

export interface StrategicForm {
  readonly players: readonly { readonly id: ActorId; readonly actions: readonly ActionId[] }[];
  /** Player -> payoff of every joint choice; the last player's action counts fastest. */
  readonly payoffs: readonly Float64Array[];
}

/** Player -> probability of each of its actions. */
export type Profile = readonly Float64Array[];

/** What a state after the stage is worth to each of `players`. */
export type Worth = (state: GameState, players: readonly ActorId[]) => readonly number[];

/** The stage that `state` stands in, each joint choice played through the rules with the same chance. */
export function stageGame(game: Game, state: GameState, worth: Worth = scores(game)): StrategicForm {
  const players = game.toMove(state).map((id) => ({ id, actions: game.legalActions(state, id) }));
  const ids = players.map((player) => player.id);
  const cells = players.reduce((count, { actions }) => count * actions.length, 1);
  const payoffs = players.map(() => new Float64Array(cells));
  for (let cell = 0; cell < cells; cell++) {
    const choice = choicesAt(players.map(({ actions }) => actions.length), cell);
    const after = game.apply(state, Object.fromEntries(players.map(({ id, actions }, p) => [id, actions[choice[p]!]!]))).state;
    worth(after, ids).forEach((value, p) => {
      payoffs[p]![cell] = value;
    });
  }
  return { players, payoffs };
}

/** The score of a game that is over after the stage. */
function scores(game: Game): Worth {
  return (state, players) => {
    const returns = game.returns(state);
    if (returns === null) throw new Error('The game goes on after this stage: say what its states are worth.');
    return players.map((id) => returns[id]!);
  };
}

export function uniformProfile({ players }: StrategicForm): Profile {
  return players.map(({ actions }) => new Float64Array(actions.length).fill(1 / actions.length));
}

/** Expected payoff of each action of `player` while the others keep to `profile`. */
export function actionPayoffs({ players, payoffs }: StrategicForm, profile: Profile, player: number): Float64Array {
  const sizes = players.map(({ actions }) => actions.length);
  const made = new Float64Array(sizes[player]!);
  for (let cell = 0; cell < payoffs[player]!.length; cell++) {
    const choice = choicesAt(sizes, cell);
    let p = payoffs[player]![cell]!;
    for (let other = 0; other < sizes.length; other++) if (other !== player) p *= profile[other]![choice[other]!]!;
    made[choice[player]!] = made[choice[player]!]! + p;
  }
  return made;
}

function choicesAt(sizes: readonly number[], cell: number): number[] {
  const choice: number[] = [];
  let rest = cell;
  for (let p = sizes.length - 1; p >= 0; p--) {
    choice[p] = rest % sizes[p]!;
    rest = Math.floor(rest / sizes[p]!);
  }
  return choice;
}
