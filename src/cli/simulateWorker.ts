/** A worker's end of `simulate`: plays the games of one chunk. */
import { type SeatPolicies, simulate, type Tally } from '../session/simulate.ts';
import { serve } from '../workers/node.ts';
import { folderNamed, openFolder } from './open.ts';

export interface SimulateData {
  readonly scenario: string;
  readonly seats: SeatPolicies;
  readonly seed: string;
}

/** Games `from` to `to` - 1. */
export interface Chunk {
  readonly from: number;
  readonly to: number;
}

serve(async ({ scenario, seats, seed }: SimulateData) => {
  const { game, policies } = await openFolder(folderNamed(scenario), Object.values(seats));
  return ({ from, to }: Chunk): Tally => simulate(game, policies, seats, seed, from, to);
});
