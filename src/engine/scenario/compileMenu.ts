/** An actor's menu: its own actions, and the packages it may put on the table. A position in it is a bit of the legality mask. */
import type { Fault } from '../errors.ts';
import type { CompiledAction } from './compiled.ts';
import type { Compiling } from './compiling.ts';
import type { ActionData, ScenarioData } from './schema.ts';
import { ALL_BUT_SIGN, kindBit, OFFERING } from './stageKinds.ts';

const MAX_MENU = 30;

/** A menu entry before its names are numbers: an action, or the offer of a package. */
export interface Draft {
  readonly id: string;
  readonly data: ActionData | undefined;
  /** Position in `actions.json` or `packages.json`. */
  readonly index: number;
}

/** In alphabetical order. */
export function draftMenu(data: ScenarioData, actor: string, faults: Fault[]): Draft[] {
  const own = data.actions.flatMap((action, index): Draft[] => (action.actor === actor ? [{ id: action.id, data: action, index }] : []));
  const offers = data.packages.flatMap((p, index): Draft[] => (p.proposers[actor] === undefined ? [] : [{ id: `offer:${p.id}`, data: undefined, index }]));
  const menu = [...own, ...offers].toSorted((a, b) => (a.id < b.id ? -1 : 1));
  if (menu.length > MAX_MENU) faults.push({ file: 'actions.json', path: '', found: `${menu.length} actions of '${actor}'`, expected: `at most ${MAX_MENU}` });
  if (!own.some((d) => d.data?.kind === 'hold' && d.data.when === undefined && d.data.stages === undefined && d.data.once !== true)) {
    faults.push({ file: 'actions.json', path: '', found: `no hold of '${actor}'`, expected: 'an action of kind "hold" that is open in every stage' });
  }
  return menu;
}

export function compileMenu(compiling: Compiling, drafts: readonly Draft[], actor: number): CompiledAction[] {
  return drafts.map(({ data, index }, bit) => (data === undefined ? compileOffer(compiling, index, actor, bit) : compileAction(compiling, data, index, actor, bit)));
}

function compileOffer({ data, names, effects }: Compiling, index: number, actor: number, bit: number): CompiledAction {
  names.inFile('packages.json');
  const pack = data.packages[index]!;
  const actorId = data.actors[actor]!.id;
  const path = `/${index}/proposers/${actorId}`;
  const party = data.scenario.parties.indexOf(actorId);
  return {
    id: `offer:${pack.id}`,
    actor,
    bit,
    when: names.visibleCondition(pack.proposers[actorId], actor, path),
    stages: OFFERING,
    once: false,
    then: effects([], path),
    offers: index,
    place: party >= 0 ? party : data.scenario.parties.length,
    seenBy: -1,
    data: undefined,
  };
}

function compileAction({ names, effects }: Compiling, action: ActionData, index: number, actor: number, bit: number): CompiledAction {
  names.inFile('actions.json');
  const path = `/${index}`;
  const seenBy = action.seenBy === undefined ? -1 : (1 << actor) | names.actors(action.seenBy, `${path}/seenBy`);
  return {
    id: action.id,
    actor,
    bit,
    when: names.visibleCondition(action.when, actor, `${path}/when`),
    stages: action.stages?.reduce((mask, kind) => mask | kindBit(kind), 0) ?? ALL_BUT_SIGN,
    once: action.once ?? false,
    then: effects(action.then, `${path}/then`, actor),
    offers: -1,
    place: -1,
    seenBy,
    data: action,
  };
}
