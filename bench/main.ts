/**
 * `npm run bench`: how fast the rules and the policies are, and against what. Nothing here is asserted.
 * `-- --quick` takes a minute; `-- --keep` writes the run to bench/results/ and its table into docs/performance.md.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { scenarioFolder } from '../src/scenarios/index.ts';
import { openScenario } from '../src/session/play.ts';
import { boardgameFigures } from './boardgame.ts';
import type { Measured, Pace } from './measure.ts';
import { memoryFigures } from './memory.ts';
import { playoutFigures } from './playouts.ts';
import type { Figure, Figures, Run } from './rows.ts';
import { ITERATIONS, searchFigures } from './search.ts';
import { tableOf, withFigures } from './table.ts';
import { workerFigures } from './workers.ts';
import { xstateFigures } from './xstate.ts';

const SCENARIO = 'openai-2023';
const FULL: Pace = { repeats: 5, milliseconds: 1000 };
const QUICK: Pace = { repeats: 3, milliseconds: 200 };

const { values: flags } = parseArgs({ options: { quick: { type: 'boolean' }, keep: { type: 'boolean' } } });
if (flags.quick === true && flags.keep === true) throw new Error('A quick run is not worth keeping.');
const run = await measureAll(flags.quick === true ? QUICK : FULL, flags.quick === true ? 100_000 : 1_000_000);
process.stdout.write(`\n${tableOf(run.figures)}`);
if (flags.keep === true) keep(run);

async function measureAll(pace: Pace, playouts: number): Promise<Run> {
  const before = loadavg()[0]!;
  const open = await openScenario(scenarioFolder(SCENARIO)!);
  const { game, policies } = open;
  const figures: Figures = {};
  const add = (part: string, more: Figures): void => {
    Object.assign(figures, more);
    process.stderr.write(`${part} done\n`);
  };
  add('playouts', playoutFigures(open, pace));
  add('search', searchFigures(open, pace)); // before the rules run with other stances: code that has met two kinds is compiled for both
  add('XState', xstateFigures(game, pace));
  add('workers', await workerFigures(SCENARIO, measured(figures.incentive)!.value, pace));
  const search = measured(figures.ismcts)?.value;
  add('boardgame.io', await boardgameFigures(game, search === undefined ? undefined : search / ITERATIONS, pace));
  add('memory', memoryFigures(SCENARIO, playouts));
  const processors = cpus();
  return {
    rulesHash: game.scenario.rulesHash,
    policyHash: policies.policyHash,
    node: process.version,
    processor: processors[0]?.model ?? 'an unknown kind',
    cores: processors.length,
    load: [before, loadavg()[0]!],
    figures,
  };
}

function measured(figure: Figure | undefined): Measured | undefined {
  return figure === undefined || 'skipped' in figure ? undefined : figure;
}

function keep(kept: Run): void {
  mkdirSync(new URL('results/', import.meta.url), { recursive: true });
  writeFileSync(new URL('results/latest.json', import.meta.url), `${JSON.stringify(kept, null, 2)}\n`);
  const page = new URL('../docs/performance.md', import.meta.url);
  writeFileSync(page, withFigures(readFileSync(page, 'utf8'), kept));
}
