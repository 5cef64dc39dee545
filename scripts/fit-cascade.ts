/** Fits the cascade's core, rate, mean and spread to the dated counts of the record: least squares on a grid, printed. */
import { type CountPoint, countAt, countPoints } from '../src/cli/recordedCounts.ts';
import { createGame, loadScenario, recordedTypes, type ScenarioData } from '../src/engine/index.ts';
import { type HistoricalRecord, scenarioFolder } from '../src/scenarios/index.ts';

const folder = scenarioFolder('openai-2023')!;
const record = await folder.record!();

function simulated(core: number, rate: number, mean: number, sd: number): number[] {
  const rules = structuredClone(folder.rules) as ScenarioData;
  Object.assign(rules.cascade!, { core, rate, mean, sd });
  const loaded = loadScenario(rules);
  if (!loaded.ok) throw new Error('the scenario does not load');
  const game = createGame(loaded.value);
  let state = game.initialState('history', { types: recordedTypes(rules) });
  const points: CountPoint[] = [];
  for (const stage of record.stages) {
    const applied = game.apply(state, stage.choices, stage.chance);
    state = applied.state;
    points.push(...countPoints(rules.rounds, applied.events));
  }
  return record.counts.map(({ at }) => countAt(points, Date.parse(at)));
}

function error(counts: readonly number[], from: HistoricalRecord): number {
  return Math.sqrt(counts.reduce((sum, c, i) => sum + (c - from.counts[i]!.recorded) ** 2, 0) / counts.length);
}

let best: { readonly rmse: number; readonly text: string } = { rmse: Infinity, text: '' };
for (const core of [280, 320, 360, 400]) {
  for (const rate of [170, 190, 210, 230]) {
    for (const mean of [100, 105, 110]) {
      for (const sd of [22, 25, 28]) {
        const counts = simulated(core, rate, mean, sd);
        const rmse = error(counts, record);
        if (rmse < best.rmse) best = { rmse, text: JSON.stringify({ core, rate, mean, sd, rmse: Math.round(rmse * 10) / 10, counts: counts.map(Math.round) }) };
      }
    }
  }
}
process.stdout.write(`${best.text}\n`);
