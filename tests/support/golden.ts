/** The golden playthroughs as games that are over. */
import { join } from 'node:path';
import { checkPlaythrough, PLAYTHROUGHS } from '../../src/cli/playthrough.ts';
import { faultText, type Game, type Transcript } from '../../src/engine/index.ts';
import { type PastStage, pastOf } from '../../src/session/past.ts';

export interface Golden {
  readonly game: Game;
  readonly ending: string;
  readonly past: readonly PastStage[];
}

export async function goldenGame(name: string): Promise<Golden> {
  const checked = await checkPlaythrough(join(PLAYTHROUGHS, `${name}.txt`));
  if (!checked.ok) throw new Error(checked.faults.map(faultText).join('\n'));
  const { head, played: { game, stages, end, ending } } = checked.value;
  const transcript: Transcript = {
    format: 'five-seats/1',
    scenario: game.scenario.id,
    rulesHash: game.scenario.rulesHash,
    seed: head.seed,
    seats: {},
    types: game.describe(end).types,
    ...(head.start.start === undefined ? {} : { start: head.start.start }),
    stages: stages.map(({ moves, pinned, hash }) => ({ choices: Object.fromEntries(moves.map(({ seat, action }) => [seat, action])), pinned, hash })),
  };
  return { game, ending, past: pastOf(game, transcript) };
}
