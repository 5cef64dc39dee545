/** The registry of policies: to add one, write it and name it in `createPolicies`. */
import { type Fault, type Game, RulesError, faultText } from '../engine/index.ts';
import { historicalPolicy, type RecordChecked } from './historical.ts';
import { type Incentive, incentivePolicy } from './incentive.ts';
import { blankOutlooks, createFeatures } from './outlook.ts';
import { readOutlooks } from './outlookFile.ts';
import type { Materials, Policy } from './policy.ts';
import { createProspects } from './prospects.ts';
import { randomPolicy } from './random.ts';

export { historicalPolicy } from './historical.ts';
export { type Chooser, type Incentive, incentivePolicy } from './incentive.ts';
export { createFeatures, type Features, type Outlooks } from './outlook.ts';
export { readOutlooks, writeOutlooks, type OutlookFile } from './outlookFile.ts';
export { createPlayout, playRandom, UNIFORM, type Playout } from './playout.ts';
export type { Comparison, Forecast, Materials, Policy, Reason, Turn } from './policy.ts';
export { createProspects } from './prospects.ts';
export { randomPolicy } from './random.ts';
export { trainOutlooks, TRAINING, type TrainOptions } from './train.ts';

export interface Policies {
  readonly byName: Readonly<Record<PolicyName, Policy>>;
  readonly incentive: Incentive;
  /** Of the trained outlooks; absent where the scenario came without any. */
  readonly policyHash: string | undefined;
}

export const POLICY_NAMES = ['random', 'historical', 'incentive'] as const;
export type PolicyName = (typeof POLICY_NAMES)[number];

/** All policies of one game. Throws where the outlooks do not fit the scenario, or the record its schema. */
export function createPolicies(game: Game, materials: Materials = {}, recordChecked: RecordChecked = 'when asked'): Policies {
  const features = createFeatures(game.scenario.compiled);
  const read = materials.outlooks === undefined ? undefined : readOutlooks(game, features, materials.outlooks);
  if (read !== undefined && !read.ok) throw new RulesError(read.faults.map((fault: Fault) => faultText(fault)).join('\n'));
  const outlooks = read?.value.outlooks ?? blankOutlooks(features);
  const incentive = incentivePolicy(game, createProspects(game, features, outlooks, { mode: 'full', signing: true }));
  const byName = { random: randomPolicy(), historical: historicalPolicy(game, materials.record, incentive, recordChecked), incentive } satisfies Record<PolicyName, Policy>;
  return { byName, incentive, policyHash: read?.value.policyHash };
}
