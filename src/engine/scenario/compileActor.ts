/** An actor: the machine of its archetype, the conditions that answer its predicates, and its menu. */
import { ARCHETYPES } from '../actors/index.ts';
import { type Fault, nearestName, shown } from '../errors.ts';
import { stanceTable, type StanceTable } from '../stances.ts';
import type { CompiledActor } from './compiled.ts';
import { compileMenu, type Draft } from './compileMenu.ts';
import type { Compiling } from './compiling.ts';

export function compileActor(compiling: Compiling, index: number, table: StanceTable | undefined, drafts: readonly Draft[], faults: Fault[]): CompiledActor {
  const { data, names } = compiling;
  const actor = data.actors[index]!;
  names.inFile('actors.json');
  const predicates = (table?.archetype.predicates ?? []).map((name) => names.visibleCondition(actor.predicates[name], -1, `/${index}/predicates/${name}`));
  checkPredicates(actor.predicates, table, index, faults);
  const present = names.visibleCondition(actor.present, -1, `/${index}/present`);
  const menu = compileMenu(compiling, drafts, index);
  const publicMenu = menu.reduce((mask, action) => (action.seenBy === -1 ? mask | (1 << action.bit) : mask), 0);
  return { id: actor.id, present, publicMenu, menu, stances: table!, predicates };
}

/** The stances of the archetype that `actors.json` names for the actor at `index`; a fault if there is none. */
export function stancesOf(archetype: string, index: number, faults: Fault[]): StanceTable | undefined {
  const known = Object.hasOwn(ARCHETYPES, archetype) ? ARCHETYPES[archetype] : undefined;
  if (known !== undefined) return stanceTable(known);
  const nearest = nearestName(archetype, Object.keys(ARCHETYPES));
  faults.push({ file: 'actors.json', path: `/${index}/archetype`, found: shown(archetype), expected: 'a known archetype', ...(nearest === undefined ? {} : { nearest }) });
  return undefined;
}

function checkPredicates(given: Readonly<Record<string, unknown>>, table: StanceTable | undefined, index: number, faults: Fault[]): void {
  const wanted = table?.archetype.predicates ?? [];
  for (const name of wanted.filter((w) => !(w in given))) {
    faults.push({ file: 'actors.json', path: `/${index}/predicates`, found: 'nothing', expected: `a condition for '${name}'` });
  }
  for (const name of Object.keys(given).filter((g) => table !== undefined && !wanted.includes(g))) {
    const nearest = nearestName(name, wanted);
    faults.push({ file: 'actors.json', path: `/${index}/predicates/${name}`, found: shown(name), expected: `a predicate of '${table?.archetype.id}'`, ...(nearest === undefined ? {} : { nearest }) });
  }
}
