/** The registry of policies: to add one, write it and name it in `createPolicies`; one that the page offers, in `plain.ts`. */
import type { Game } from '../engine/index.ts';
import { BEST_RESPONSE, type BestResponseOptions, bestResponsePolicy } from './bestResponse.ts';
import { exploiterPolicy, readExploits } from './exploiter.ts';
import type { RecordChecked } from './historical.ts';
import type { Incentive } from './incentive.ts';
import { ISMCTS, type IsmctsOptions, ismctsPolicy } from './ismcts.ts';
import type { Materials, Policy } from './policy.ts';
import { createPlain, valueOf } from './plain.ts';
import type { Prospects } from './prospects.ts';

export { BEST_RESPONSE, type BestResponseOptions } from './bestResponse.ts';
export { chooserOf, type RolloutName } from './choosers.ts';
export { type Exploit, exploitPlayer, type ExploitsFile, NO_EXPLOIT, writeExploits } from './exploiter.ts';
export { EXPLOIT_TRAINING, type ExploitTraining, pairing, trainExploit } from './exploitTraining.ts';
export { historicalPolicy } from './historical.ts';
export { type Chooser, type Incentive, incentivePolicy } from './incentive.ts';
export { ISMCTS, type IsmctsOptions } from './ismcts.ts';
export { createFeatures, type Features, type Outlooks } from './outlook.ts';
export { readOutlooks, writeOutlooks, type OutlookFile } from './outlookFile.ts';
export { createPlayout, playRandom, UNIFORM, type Playout } from './playout.ts';
export type { Comparison, Forecast, Materials, Policy, Reason, Turn } from './policy.ts';
export { createProspects, type Prospects } from './prospects.ts';
export { randomPolicy } from './random.ts';
export { trainOutlooks, TRAINING, type TrainOptions } from './train.ts';
export { createZone, type Reading, type Zone } from './zone.ts';

export interface Policies {
  readonly byName: Readonly<Record<PolicyName, Policy>>;
  readonly incentive: Incentive;
  readonly prospects: Prospects;
  /** Of the trained outlooks; absent where the scenario came without any. */
  readonly policyHash: string | undefined;
}

export const POLICY_NAMES = ['random', 'historical', 'incentive', 'best-response', 'ismcts', 'exploiter'] as const;
export type PolicyName = (typeof POLICY_NAMES)[number];

/** How hard the policies that search try. */
export interface Effort {
  readonly bestResponse?: BestResponseOptions;
  readonly ismcts?: IsmctsOptions;
}

/** All policies of one game. Throws where the outlooks or exploits do not fit the scenario, or the record its schema. */
export function createPolicies(game: Game, materials: Materials = {}, recordChecked: RecordChecked = 'when asked', effort: Effort = {}): Policies {
  const { byName: plain, prospects, policyHash } = createPlain(game, materials, recordChecked);
  const { incentive } = plain;
  const exploits = materials.exploits === undefined ? undefined : valueOf(readExploits(game, policyHash, materials.exploits));
  const byName = {
    ...plain,
    'best-response': bestResponsePolicy(game, prospects, incentive, effort.bestResponse ?? BEST_RESPONSE),
    ismcts: ismctsPolicy(game, prospects, incentive, effort.ismcts ?? ISMCTS),
    exploiter: exploiterPolicy(game, prospects, incentive, exploits),
  } satisfies Record<PolicyName, Policy>;
  return { byName, incentive, prospects, policyHash };
}
