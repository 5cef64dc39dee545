/** Fits the cascade's core, rate, mean and spread to the dated counts of the record: least squares on a grid, printed. */
import { createGame, type GameEvent, loadScenario, type ScenarioData } from '../src/engine/index.ts';
import { type HistoricalRecord, scenarioFolder } from '../src/scenarios/index.ts';

const folder = scenarioFolder('openai-2023')!;
const record = await folder.record!();

function simulated(core: number, rate: number, mean: number, sd: number): number[] {
  const rules = structuredClone(folder.rules) as ScenarioData;
  Object.assign(rules.cascade!, { core, rate, mean, sd });
  const loaded = loadScenario(rules);
  if (!loaded.ok) throw new Error('the scenario does not load');
  const game = createGame(loaded.value);
  let state = game.initialState('history', { types: Object.fromEntries(rules.actors.flatMap((a) => (a.type === undefined ? [] : [[a.id, a.type.recorded]]))) });
  const steps: (readonly [number, number])[] = [];
  for (const stage of record.stages) {
    const applied = game.apply(state, stage.choices, stage.chance);
    state = applied.state;
    steps.push(...stepsOf(rules, applied.events));
  }
  return record.counts.map(({ at }) => interpolate(steps, Date.parse(at)));
}

function stepsOf(rules: ScenarioData, events: readonly GameEvent[]): (readonly [number, number])[] {
  return events.flatMap((event) => {
    if (event.kind !== 'count') return [];
    const from = rules.rounds.find((r) => r.id === event.round)?.stepsFrom;
    return from === undefined ? [] : event.steps.map((count, i) => [Date.parse(from) + i * 1_800_000, count] as const);
  });
}

function interpolate(steps: readonly (readonly [number, number])[], at: number): number {
  const after = steps.findIndex(([time]) => time > at);
  const [t0, c0] = steps[after - 1]!;
  const [t1, c1] = steps[after]!;
  return c0 + ((c1 - c0) * (at - t0)) / (t1 - t0);
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
