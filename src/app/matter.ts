/** Everything of one scenario that a game needs, loaded once. */
import type { Policy } from '../bots/policy.ts';
import type { Zone } from '../bots/zone.ts';
import { type Assumptions, createGame, faultText, type Game, loadScenario, type Result, type Scenario } from '../engine/index.ts';
import { type HistoricalRecord, type ScenarioFolder, scenarioFolder, scenarioFolders } from '../scenarios/index.ts';
import { ADVISER, policiesFor } from './policies.ts';

export interface Matter {
  readonly folder: ScenarioFolder;
  readonly game: Game;
  readonly policies: Readonly<Record<string, Policy>>;
  readonly policyHash: string | undefined;
  readonly adviser: string;
  readonly zone: Zone;
  readonly record: HistoricalRecord | undefined;
}

export type Mode = 'tutorial' | 'short' | 'full' | 'watch';
export const MODES: readonly Mode[] = ['tutorial', 'short', 'full', 'watch'];

const TUTORIAL = 'harbour-lab';
const REAL = 'openai-2023';

/** The scenario that a mode plays. */
export function folderOf(mode: Mode): ScenarioFolder {
  const wanted = mode === 'tutorial' ? TUTORIAL : REAL;
  const folder = scenarioFolder(wanted) ?? scenarioFolders[0];
  if (folder === undefined) throw new Error('The registry of scenarios is empty.');
  return folder;
}

/** The scenario whose casebook and name the title page shows. */
export function mainFolder(): ScenarioFolder {
  return folderOf('full');
}

const loaded = new Map<string, Promise<Matter>>();

/** A game under changed assumptions, or what is wrong with them; `at`: where they stand in `file`. */
export async function matterUnder(folder: ScenarioFolder, assumptions: Assumptions | undefined, file: string, at = '/assumptions'): Promise<Result<Matter>> {
  if (assumptions === undefined) return { ok: true, value: await loadMatter(folder) };
  const { loadUnder } = await import('../analysis/assumptions.ts'); // few games need it
  const scenario = loadUnder(folder.rules, assumptions, file, at);
  return scenario.ok ? { ok: true, value: await companyOf(folder, scenario.value) } : scenario;
}

/** As it is published. */
export function loadMatter(folder: ScenarioFolder): Promise<Matter> {
  const known = loaded.get(folder.id);
  if (known !== undefined) return known;
  const matter = load(folder);
  loaded.set(folder.id, matter);
  matter.catch(() => loaded.delete(folder.id));
  return matter;
}

async function load(folder: ScenarioFolder): Promise<Matter> {
  const scenario = loadScenario(folder.rules);
  if (!scenario.ok) throw new Error(scenario.faults.map(faultText).join('\n'));
  return companyOf(folder, scenario.value);
}

async function companyOf(folder: ScenarioFolder, scenario: Scenario): Promise<Matter> {
  const game = createGame(scenario);
  const [record, outlooks] = await Promise.all([folder.record?.(), folder.outlooks?.()]);
  const { policies, policyHash, zone } = policiesFor(game, { record, outlooks });
  return { folder, game, policies, policyHash, adviser: ADVISER, zone, record };
}

/** Rounds that the player plays in a mode; all if absent. */
export function roundsOf(mode: Mode, game: Game): readonly string[] | undefined {
  return mode === 'short' ? game.scenario.data.scenario.shortForm : undefined;
}
