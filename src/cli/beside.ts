/** Files beside a scenario that the analysis alone reads. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { codingSchema } from '../analysis/coding.ts';
import type { Materials } from '../analysis/calibrate.ts';
import { createFeatures, readOutlooks } from '../bots/index.ts';
import { faultText, issueFault, type Game, RulesError } from '../engine/index.ts';
import type { ScenarioFolder } from '../scenarios/index.ts';
import { UsageError } from './args.ts';

export function pathBeside(folder: ScenarioFolder, file: string): string {
  return join(import.meta.dirname, `../scenarios/${folder.id}/${file}`);
}

/** Undefined where there is none. Throws RulesError where it does not parse. */
export function readBeside<Schema extends v.GenericSchema>(folder: ScenarioFolder, file: string, schema: Schema): v.InferOutput<Schema> | undefined {
  const path = pathBeside(folder, file);
  if (!existsSync(path)) return undefined;
  const parsed = v.safeParse(schema, JSON.parse(readFileSync(path, 'utf8')));
  if (!parsed.success) throw new RulesError(parsed.issues.map((issue) => faultText(issueFault(issue, file, []))).join('\n'));
  return parsed.output;
}

/** Rules, outlooks, record and coding: what a fit or a validation needs. */
export async function materialsOf(folder: ScenarioFolder): Promise<Materials> {
  const [outlooks, course] = await Promise.all([folder.outlooks?.(), folder.record?.()]);
  const coding = readBeside(folder, 'coding.json', codingSchema);
  if (outlooks === undefined || course === undefined || coding === undefined) throw new UsageError(`Scenario '${folder.id}' has no record to set the model against.`);
  return { rules: folder.rules, outlooks, course, coding };
}

export function policyHashOf(game: Game, outlooks: unknown): string {
  const read = readOutlooks(game, createFeatures(game.scenario.compiled), outlooks);
  if (!read.ok) throw new RulesError(read.faults.map(faultText).join('\n'));
  return read.value.policyHash;
}
