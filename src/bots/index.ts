/** The registry of policies: to add one, write it and name it in `createPolicies`. */
import { type Game, type Result, RulesError, faultText } from '../engine/index.ts';
import { BEST_RESPONSE, type BestResponseOptions, bestResponsePolicy } from './bestResponse.ts';
import { exploiterPolicy, readExploits } from './exploiter.ts';
import { historicalPolicy, type RecordChecked } from './historical.ts';
import { type Incentive, incentivePolicy } from './incentive.ts';
import { ISMCTS, type IsmctsOptions, ismctsPolicy } from './ismcts.ts';
import { blankOutlooks, createFeatures } from './outlook.ts';
import { readOutlooks } from './outlookFile.ts';
import type { Materials, Policy } from './policy.ts';
import { createProspects, type Prospects } from './prospects.ts';
import { randomPolicy } from './random.ts';

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
  const features = createFeatures(game.scenario.compiled);
  const read = materials.outlooks === undefined ? undefined : valueOf(readOutlooks(game, features, materials.outlooks));
  const outlooks = read?.outlooks ?? blankOutlooks(features);
  const exploits = materials.exploits === undefined ? undefined : valueOf(readExploits(game, read?.policyHash, materials.exploits));
  const prospects = createProspects(game, features, outlooks, { mode: 'full', signing: true });
  const incentive = incentivePolicy(game, prospects);
  const byName = {
    random: randomPolicy(),
    historical: historicalPolicy(game, materials.record, incentive, recordChecked),
    incentive,
    'best-response': bestResponsePolicy(game, prospects, incentive, effort.bestResponse ?? BEST_RESPONSE),
    ismcts: ismctsPolicy(game, prospects, incentive, effort.ismcts ?? ISMCTS),
    exploiter: exploiterPolicy(game, prospects, incentive, exploits),
  } satisfies Record<PolicyName, Policy>;
  return { byName, incentive, prospects, policyHash: read?.policyHash };
}

function valueOf<T>(read: Result<T>): T {
  if (!read.ok) throw new RulesError(read.faults.map(faultText).join('\n'));
  return read.value;
}
