/** A scenario's rules compiled once to integer tables, part by part. The faults of all files are collected together. */
import { compileEffects } from '../effects.ts';
import type { Fault } from '../errors.ts';
import { layOut, PLACES } from '../layout.ts';
import { compileActor, stancesOf } from './compileActor.ts';
import { compileCascade } from './compileCascade.ts';
import { compileChance } from './compileChance.ts';
import { compileEndings, compilePackages } from './compileEndings.ts';
import { draftMenu } from './compileMenu.ts';
import { compileOutlook } from './compileOutlook.ts';
import { compileRounds } from './compileRounds.ts';
import type { Compiled } from './compiled.ts';
import type { Compiling } from './compiling.ts';
import { scenarioNames } from './names.ts';
import type { ScenarioData } from './schema.ts';
import { structureFaults } from './structure.ts';

/** Compiles checked-shape data; faults are appended to `faults`, and the result counts only if there are none. */
export function compile(data: ScenarioData, faults: Fault[]): Compiled {
  const stances = data.actors.map((actor, i) => stancesOf(actor.archetype, i, faults));
  const layout = layOut(data, stances.map((s) => s?.keys ?? []));
  for (const fault of structureFaults(data)) faults.push(fault);
  const conditionCode: number[] = [];
  const effectCode: number[] = [];
  const drafts = data.actors.map((actor) => draftMenu(data, actor.id, faults));
  const names = scenarioNames(data, layout, stances, drafts.map((menu) => menu.map((a) => a.id)), conditionCode, faults);
  const compiling: Compiling = { data, layout, names, effects: (list, path, doer = -1) => compileEffects(list, names, path, effectCode, doer) };
  const compiled: Compiled = {
    layout,
    actors: data.actors.map((_, i) => compileActor(compiling, i, stances[i], drafts[i]!, faults)),
    resolution: data.scenario.resolution.map((id, i) => names.actor(id, `/resolution/${i}`)),
    mediatorPlace: Math.min(data.scenario.parties.length, PLACES - 1),
    rounds: compileRounds(compiling),
    settlement: data.scenario.settlement === undefined ? -1 : names.round(data.scenario.settlement, '/settlement'),
    chance: compileChance(compiling),
    packages: compilePackages(compiling),
    endings: compileEndings(compiling),
    cascade: compileCascade(compiling),
    outlook: compileOutlook(compiling),
    conditions: new Int32Array(0),
    effects: new Int32Array(0),
  };
  return { ...compiled, conditions: Int32Array.from(conditionCode), effects: Int32Array.from(effectCode) };
}
