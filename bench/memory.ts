/** How the heap grows over random playouts; in a process of its own, so that what ran before leaves no trace. */
import { execFileSync } from 'node:child_process';
import { openScenario } from '../src/session/play.ts';
import { scenarioFolder } from '../src/scenarios/index.ts';
import { CRISIS, randomGames } from './playouts.ts';
import type { Figures } from './rows.ts';

const WARM = 0.25;
const MEGABYTE = 1024 * 1024;

export function memoryFigures(scenario: string, playouts: number): Figures {
  const printed = execFileSync(process.execPath, ['--expose-gc', import.meta.filename, scenario, String(playouts)], { encoding: 'utf8' });
  const growth = Number(printed);
  return { memory: { value: growth, spread: [growth, growth] } };
}

/** In that process: prints the growth in megabytes. */
async function grow(scenario: string, playouts: number): Promise<void> {
  const { game } = await openScenario(scenarioFolder(scenario)!);
  const { games } = randomGames(game, CRISIS, 1000);
  const heapAfter = (n: number): number => {
    for (let done = 0; done < n; ) done += games();
    globalThis.gc!();
    return process.memoryUsage().heapUsed;
  };
  const warm = heapAfter(WARM * playouts);
  process.stdout.write(String((heapAfter((1 - WARM) * playouts) - warm) / MEGABYTE));
}

const [, script, scenario, playouts] = process.argv;
if (script === import.meta.filename) await grow(scenario!, Number(playouts));
