/** The worker's end, on whatever thread: opens a task once, then does shard after shard of it. */
import { loadUnder } from '../analysis/assumptions.ts';
import type { Assumptions } from '../engine/index.ts';
import { type OpenScenario, openScenarioFor } from '../session/play.ts';
import type { JobKinds, Task } from './job.ts';

export type Workbench = (shard: unknown) => unknown;
export type Opener = (scenario: string, policies: readonly string[], assumptions?: Assumptions) => Promise<OpenScenario>;

export async function openTask(kinds: JobKinds, { kind: name, scenario, shared }: Task, opener: Opener = openRegistered): Promise<Workbench> {
  const kind = kinds[name];
  if (kind === undefined) throw new Error(`No kind of job '${name}'. Kinds: ${Object.keys(kinds).join(', ')}.`);
  const open = await opener(scenario, kind.policies(shared as never), kind.assumptions?.(shared as never));
  return (shard) => kind.work(open, shared as never, shard as never);
}

async function openRegistered(scenario: string, policies: readonly string[], assumptions: Assumptions = {}): Promise<OpenScenario> {
  // Not before a task asks: a page that only hires workers does not carry the scenarios for it.
  const { scenarioFolder, scenarios } = await import('../scenarios/index.ts');
  const folder = scenarioFolder(scenario);
  if (folder === undefined) throw new Error(`No scenario '${scenario}'. Scenarios: ${Object.keys(scenarios).join(', ')}.`);
  return openScenarioFor(folder, policies, (rules) => loadUnder(rules, assumptions));
}
