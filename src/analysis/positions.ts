/** Positions to ask something of: met in games by incentives, at random and half and half, from several beginnings. */
import { type Chooser, createPlayout, type Incentive, UNIFORM } from '../bots/index.ts';
import { type Game, type GameState, hashText, isSeveral, type StartOptions } from '../engine/index.ts';

export interface Position {
  /** The state of the game; not to be written to. */
  readonly state: GameState;
  /** An actor with more than one legal lever, and the mask of them. */
  readonly actor: number;
  readonly legal: number;
  /** Names the stage that it belongs to, and with the actor the position: for draws. */
  readonly stage: string;
  readonly label: string;
}

export interface SampleOptions {
  readonly games: number;
  readonly seed: string;
}

const STARTS: readonly NonNullable<StartOptions['start']>[] = [{}, { removed: true }, {}, { inquiry: true }, { seatsFilled: true }, { chiefWarned: true }, { memoToAll: true }];

/** Tells `visit` of every stage in which an actor chooses between levers; signing stages are left out. */
export function samplePositions(game: Game, policy: Incentive, { games, seed }: SampleOptions, visit: (position: Position) => void): void {
  const { kernel } = game;
  const playout = createPlayout(game);
  const half: Chooser = { pick: (masked, seat, legal, draw) => (hashText('half', legal) & 1 ? UNIFORM : policy).pick(masked, seat, legal, draw) };
  const known = new Set(game.scenario.data.state.map((slot) => slot.id));
  const starts = STARTS.filter((start) => Object.keys(start).every((id) => known.has(id)));
  for (let g = 0; g < games; g++) {
    const label = `${seed}/${g}`;
    const chooser = [policy, half, UNIFORM][g % 3]!;
    const state = playout.start(label, { start: starts[g % starts.length]! });
    let stage = 0;
    playout.run(state, game.actors.map(() => chooser), playout.drawsFor(label), (now) => {
      stage += 1;
      if (kernel.stageOf(now)?.kind === 'sign') return;
      const movers = kernel.toMove(now);
      for (let actor = 0; actor < game.actors.length; actor++) {
        if (!((movers >> actor) & 1)) continue;
        const legal = kernel.legal(now, actor);
        if (isSeveral(legal)) visit({ state: now, actor, legal, stage: `${label}/${stage}`, label: `${label}/${stage}/${actor}` });
      }
    });
  }
}
