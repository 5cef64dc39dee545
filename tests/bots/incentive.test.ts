import { describe, expect, it } from 'vitest';
import { createPlayout, type Chooser, UNIFORM } from '../../src/bots/index.ts';
import { scenarioFolder } from '../../src/scenarios/index.ts';
import { type OpenScenario, openScenario } from '../../src/session/play.ts';

const PAIRS = 60;

/** What every seat gets in each of the paired games; `random` chooses at random, the others by their incentives. */
function returnsWith({ game, policies }: OpenScenario, random?: string): Readonly<Record<string, number>>[] {
  const playout = createPlayout(game);
  const choosers = game.actors.map((seat): Chooser => (seat === random ? UNIFORM : policies.incentive));
  return Array.from({ length: PAIRS }, (_, i) => {
    const state = playout.start(`pair/${i}`);
    playout.run(state, choosers, playout.drawsFor(`pair/${i}`));
    return game.returns(state)!;
  });
}

/** Mean over the pairs of the seat's return by its incentives, less its return at random. */
function gain(seat: string, own: readonly Readonly<Record<string, number>>[], random: readonly Readonly<Record<string, number>>[]): number {
  return own.reduce((sum, returns, i) => sum + returns[seat]! - random[i]![seat]!, 0) / own.length;
}

// Returns have a standard deviation of about 20; over n = 60 pairs the mean has a standard error of about 3.
describe.each([['openai-2023', ['board', 'founder', 'workforce']], ['harbour-lab', ['founder']]])(`over ${PAIRS} paired games in %s`, (id, seats) => {
  it(`${seats.join(', ')}: each does better by its incentives than at random`, async () => {
    const open = await openScenario(scenarioFolder(id)!);
    const own = returnsWith(open);
    for (const seat of seats) expect(gain(seat, own, returnsWith(open, seat)), seat).toBeGreaterThan(2);
  });
});
