/** Prints mean and standard deviation of each actor's raw score over default games, for `par` in interests.json. */
import { openScenario } from '../src/session/play.ts';
import { createPlayout } from '../src/bots/index.ts';
import { scenarioFolder } from '../src/scenarios/index.ts';

const [id = 'openai-2023', games = '2000', seed = 'par'] = process.argv.slice(2);
const folder = scenarioFolder(id);
if (folder === undefined) throw new Error(`No scenario '${id}'.`);
const { game, policies } = await openScenario(folder);
const playout = createPlayout(game);
const scores = new Map<string, number[]>();
for (let i = 0; i < Number(games); i++) {
  const state = playout.start(`${seed}/${i}`);
  playout.run(state, game.actors.map(() => policies.incentive), playout.drawsFor(`${seed}/${i}`));
  for (const { actor, par } of game.scenario.data.interests) {
    const raw = par.mean + ((game.returns(state)![actor]! - 50) * par.sd) / 20;
    scores.set(actor, [...(scores.get(actor) ?? []), raw]);
  }
}
for (const [actor, all] of scores) {
  const mean = all.reduce((a, b) => a + b, 0) / all.length;
  const sd = Math.sqrt(all.reduce((a, b) => a + (b - mean) * (b - mean), 0) / all.length);
  process.stdout.write(`${actor} {"mean": ${mean.toFixed(1)}, "sd": ${sd.toFixed(1)}}\n`);
}
