/** The registry of scenarios: to add one, write its folder and name it here. */
import type { ScenarioFolder } from './folder.ts';
import { harbourLab } from './harbour-lab/index.ts';
import { openai2023 } from './openai-2023/index.ts';

export type { Casebook, Claim, Concept, Deadline, DecisionRecord, EndingPicture, Fact, HistoricalRecord, Press, ScenarioFolder, Source, Words } from './folder.ts';

export const scenarios = { 'openai-2023': openai2023, 'harbour-lab': harbourLab } satisfies Readonly<Record<string, ScenarioFolder>>;

export const scenarioFolders: readonly ScenarioFolder[] = Object.values(scenarios);

export function scenarioFolder(id: string): ScenarioFolder | undefined {
  return scenarioFolders.find((folder) => folder.id === id);
}
