/** The policies that do not search. The page offers these alone, and imports this file so that it fetches no others. */
import { faultText, type Game, type Result, RulesError } from '../engine/index.ts';
import { historicalPolicy, type RecordChecked } from './historical.ts';
import { type Incentive, incentivePolicy } from './incentive.ts';
import { blankOutlooks, createFeatures } from './outlook.ts';
import { readOutlooks } from './outlookFile.ts';
import type { Materials, Policy } from './policy.ts';
import { createProspects, type Prospects } from './prospects.ts';
import { randomPolicy } from './random.ts';

export interface Plain {
  readonly byName: { readonly random: Policy; readonly historical: Policy; readonly incentive: Incentive };
  readonly prospects: Prospects;
  /** Of the trained outlooks; absent where the scenario came without any. */
  readonly policyHash: string | undefined;
}

/** Throws where the outlooks do not fit the scenario, or the record its schema. */
export function createPlain(game: Game, materials: Materials, recordChecked: RecordChecked): Plain {
  const features = createFeatures(game.scenario.compiled);
  const read = materials.outlooks === undefined ? undefined : valueOf(readOutlooks(game, features, materials.outlooks));
  const prospects = createProspects(game, features, read?.outlooks ?? blankOutlooks(features), { mode: 'full', signing: true });
  const incentive = incentivePolicy(game, prospects);
  return { byName: { random: randomPolicy(), historical: historicalPolicy(game, materials.record, incentive, recordChecked), incentive }, prospects, policyHash: read?.policyHash };
}

export function valueOf<T>(read: Result<T>): T {
  if (!read.ok) throw new RulesError(read.faults.map(faultText).join('\n'));
  return read.value;
}
