/** A scenario's rules compiled once to integer tables. The faults of all files are collected together. */
import { ARCHETYPES } from '../actors/index.ts';
import type { Cascade } from '../cascade.ts';
import { thresholdTable } from '../cascade.ts';
import { slotsRead } from '../conditions.ts';
import { compileEffects } from '../effects.ts';
import { type Fault, nearestName, shown } from '../errors.ts';
import { hashText } from '../draw.ts';
import { layOut, type Layout, PLACES } from '../layout.ts';
import { stanceTable, type StanceTable } from '../stances.ts';
import { structureFaults } from './structure.ts';
import { type Names, scenarioNames } from './names.ts';
import type { ActionData, Condition, ScenarioData, StageKind } from './schema.ts';

export interface CompiledAction {
  readonly id: string;
  readonly actor: number;
  /** Position in the actor's menu: the bit of the legality mask. */
  readonly bit: number;
  readonly when: number;
  /** Bit per stage kind in which it is open. */
  readonly stages: number;
  readonly once: boolean;
  readonly then: number;
  /** Package index if this puts one on the table, else -1. */
  readonly offers: number;
  /** Place on the table for an offer, else -1. */
  readonly place: number;
  readonly seenBy: number;
  readonly data: ActionData | undefined;
}
export interface CompiledActor {
  readonly id: string;
  readonly present: number;
  /** Bit per menu entry whose use everybody sees. */
  readonly publicMenu: number;
  readonly menu: readonly CompiledAction[];
  readonly stances: StanceTable;
  readonly predicates: readonly number[];
}
export interface CompiledStage {
  readonly kind: StageKind;
  readonly kindBit: number;
  readonly actors: number;
  /** Who is told of a hold here. */
  readonly holdsSeenBy: number;
}
export interface CompiledSituation {
  readonly id: string;
  readonly when: number;
  readonly stages: readonly CompiledStage[];
}
export interface CompiledRound {
  readonly id: string;
  readonly halfHours: number;
  /** The last round in which an offer made here still lies on the table: the next one with signing. */
  readonly offersUntil: number;
  readonly situations: readonly CompiledSituation[];
  readonly next: readonly { readonly when: number; readonly to: number }[];
}
export interface CompiledChance {
  readonly id: string;
  readonly label: number;
  readonly when: number;
  readonly afterRound: boolean;
  readonly base: number;
  readonly plus: readonly { readonly when: number; readonly by: number; readonly slot: number; readonly of: number }[];
  readonly outcomes: readonly { readonly id: string; readonly share: number; readonly upTo: number; readonly then: number }[];
  readonly once: boolean;
  /** Who may know its odds, and that it did not happen: those who see all that its odds read. */
  readonly seenBy: number;
  /** Who learns that it happened. */
  readonly toldTo: number;
}
export interface CompiledPackage {
  readonly id: string;
  readonly needs: readonly { readonly actor: number; readonly when: number }[];
  readonly then: number;
}
export interface CompiledEnding {
  readonly id: string;
  readonly when: number | undefined;
  readonly atEnd: number | undefined;
  readonly settles: boolean;
}
export interface CompiledTerm {
  /** Slot index, SLOT_ONE or SLOT_TIME. */
  readonly slot: number;
  /** Weight over the slot's largest value. */
  readonly weight: number;
  readonly when: number;
}
export interface CompiledOutlook {
  readonly after: number;
  readonly features: readonly { readonly id: string; readonly bias: number; readonly before: boolean; readonly after: boolean; readonly terms: readonly CompiledTerm[] }[];
  readonly products: readonly (readonly [number, number])[];
  readonly rise: number;
  readonly offset: number;
  /** Per round: how many rounds with talks come later. */
  readonly talksLeft: readonly number[];
  readonly lambda: number;
  readonly margin: number;
}
export const SLOT_ONE = -1;
export const SLOT_TIME = -2;
export interface Compiled {
  readonly layout: Layout;
  readonly conditions: Int32Array;
  readonly effects: Int32Array;
  readonly actors: readonly CompiledActor[];
  readonly resolution: readonly number[];
  readonly mediatorPlace: number;
  readonly rounds: readonly CompiledRound[];
  readonly settlement: number;
  readonly chance: readonly CompiledChance[];
  readonly packages: readonly CompiledPackage[];
  readonly endings: readonly CompiledEnding[];
  readonly cascade: Cascade | undefined;
  readonly outlook: CompiledOutlook | undefined;
}

export const STAGE_KINDS: readonly StageKind[] = ['choose', 'lead', 'answer', 'act', 'sign'];
const ALL_BUT_SIGN = 0b01111;
/** Offers are made in an act, or in an answer where no signing follows the same day. */
const OFFERING = (1 << STAGE_KINDS.indexOf('act')) | (1 << STAGE_KINDS.indexOf('answer'));
const MAX_MENU = 30;

/** Compiles checked-shape data; faults are appended to `faults`, and the result counts only if there are none. */
export function compile(data: ScenarioData, faults: Fault[]): Compiled {
  const stances = data.actors.map((actor, i) => stancesOf(actor.archetype, i, faults));
  const layout = layOut(data, stances.map((s) => s?.keys ?? []));
  for (const fault of structureFaults(data)) faults.push(fault);
  const conditionCode: number[] = [];
  const effectCode: number[] = [];
  const drafts = data.actors.map((actor) => draftMenu(data, actor.id, faults));
  const names = scenarioNames(data, layout, stances, drafts.map((menu) => menu.map((a) => a.id)), conditionCode, faults);
  const effects: CompileList = (list, path, by = -1) => compileEffects(list, names, path, effectCode, by);

  const actors = data.actors.map((actor, i): CompiledActor => {
    names.inFile('actors.json');
    const table = stances[i];
    const predicates = (table?.archetype.predicates ?? []).map((name) => names.visibleCondition(actor.predicates[name], -1, `/${i}/predicates/${name}`));
    checkPredicates(actor.predicates, table, i, faults);
    const present = names.visibleCondition(actor.present, -1, `/${i}/present`);
    const menu = drafts[i]!.map((draft, bit) => compileAction(data, draft, i, bit, names, effects));
    const publicMenu = menu.reduce((mask, action) => (action.seenBy === -1 ? mask | (1 << action.bit) : mask), 0);
    return { id: actor.id, present, publicMenu, menu, stances: table!, predicates };
  });
  const compiled: Compiled = {
    layout,
    actors,
    resolution: data.scenario.resolution.map((id, i) => names.indexIn('actor', data.actors.map((a) => a.id), id, `/resolution/${i}`)),
    mediatorPlace: Math.min(data.scenario.parties.length, PLACES - 1),
    rounds: compileRounds(data, names),
    settlement: data.scenario.settlement === undefined ? -1 : names.indexIn('round', data.rounds.map((r) => r.id), data.scenario.settlement, '/settlement'),
    chance: compileChance(data, names, layout, effects),
    packages: compilePackages(data, names, effects),
    endings: compileEndings(data, names),
    cascade: compileCascade(data, names, layout),
    outlook: compileOutlook(data, names, layout),
    conditions: new Int32Array(0),
    effects: new Int32Array(0),
  };
  return { ...compiled, conditions: Int32Array.from(conditionCode), effects: Int32Array.from(effectCode) };
}

/** Compiles a list of effects; `by` is the actor whose act it is, none if absent. */
type CompileList = (list: ActionData['then'], path: string, by?: number) => number;

interface Draft {
  readonly id: string;
  readonly data: ActionData | undefined;
  readonly index: number;
  readonly package: number;
}

/** An actor's menu: its own actions in alphabetical order, then the packages it may put on the table. */
function draftMenu(data: ScenarioData, actor: string, faults: Fault[]): Draft[] {
  const own = data.actions.flatMap((action, index): Draft[] => (action.actor === actor ? [{ id: action.id, data: action, index, package: -1 }] : []));
  const offers = data.packages.flatMap((p, index): Draft[] => (p.proposers[actor] === undefined ? [] : [{ id: `offer:${p.id}`, data: undefined, index, package: index }]));
  const menu = [...own, ...offers].toSorted((a, b) => (a.id < b.id ? -1 : 1));
  if (menu.length > MAX_MENU) faults.push({ file: 'actions.json', path: '', found: `${menu.length} actions of '${actor}'`, expected: `at most ${MAX_MENU}` });
  if (!own.some((d) => d.data?.kind === 'hold' && d.data.when === undefined && d.data.stages === undefined && d.data.once !== true)) {
    faults.push({ file: 'actions.json', path: '', found: `no hold of '${actor}'`, expected: 'an action of kind "hold" that is open in every stage' });
  }
  return menu;
}

function compileAction(data: ScenarioData, draft: Draft, actor: number, bit: number, names: Names, effects: CompileList): CompiledAction {
  const ids = data.actors.map((a) => a.id);
  if (draft.package >= 0) {
    names.inFile('packages.json');
    const actorId = ids[actor]!;
    const path = `/${draft.index}/proposers/${actorId}`;
    const party = data.scenario.parties.indexOf(actorId);
    const place = party >= 0 ? party : data.scenario.parties.length;
    const when = names.visibleCondition(data.packages[draft.index]!.proposers[actorId], actor, path);
    return { id: draft.id, actor, bit, when, stages: OFFERING, once: false, then: effects([], path), offers: draft.package, place, seenBy: -1, data: undefined };
  }
  names.inFile('actions.json');
  const action = draft.data!;
  const path = `/${draft.index}`;
  const seenBy = action.seenBy?.reduce((mask, id, i) => mask | (1 << names.indexIn('actor', ids, id, `${path}/seenBy/${i}`)), 1 << actor) ?? -1;
  return {
    id: action.id,
    actor,
    bit,
    when: names.visibleCondition(action.when, actor, `${path}/when`),
    stages: action.stages?.reduce((mask, kind) => mask | (1 << STAGE_KINDS.indexOf(kind)), 0) ?? ALL_BUT_SIGN,
    once: action.once ?? false,
    then: effects(action.then, `${path}/then`, actor),
    offers: -1,
    place: -1,
    seenBy,
    data: action,
  };
}

function compileRounds(data: ScenarioData, names: Names): CompiledRound[] {
  names.inFile('rounds.json');
  const ids = data.actors.map((a) => a.id);
  const roundIds = data.rounds.map((r) => r.id);
  return data.rounds.map((round, r) => ({
    id: round.id,
    halfHours: round.halfHours,
    offersUntil: Math.max(r + 1, data.rounds.findIndex((later, l) => l > r && later.situations.some((s) => s.stages.some((t) => t.kind === 'sign')))),
    situations: round.situations.map((situation, s) => ({
      id: situation.id,
      when: names.visibleCondition(situation.when, -1, `/${r}/situations/${s}/when`),
      stages: situation.stages.map((stage, t) => ({
        kind: stage.kind,
        kindBit: 1 << STAGE_KINDS.indexOf(stage.kind),
        actors: stage.actors.reduce((mask, id, i) => mask | (1 << names.indexIn('actor', ids, id, `/${r}/situations/${s}/stages/${t}/actors/${i}`)), 0),
        holdsSeenBy: stage.holdsSeenBy?.reduce((mask, id, i) => mask | (1 << names.indexIn('actor', ids, id, `/${r}/situations/${s}/stages/${t}/holdsSeenBy/${i}`)), 0) ?? -1,
      })),
    })),
    next: (round.next ?? []).map((next, n) => {
      const path = `/${r}/next/${n}`;
      const to = next.to === 'end' ? data.rounds.length : names.indexIn('round', roundIds, next.to, `${path}/to`);
      // Only forward: this is what makes every game end.
      names.indexIn(`round after '${round.id}'`, [...roundIds.slice(r + 1), 'end'], next.to, `${path}/to`);
      return { when: names.condition(next.when, `${path}/when`), to };
    }),
  }));
}

function compileChance(data: ScenarioData, names: Names, layout: Layout, effects: CompileList): CompiledChance[] {
  names.inFile('chance.json');
  return data.chance.map((event, i) => {
    let upTo = 0;
    return {
      id: event.id,
      label: hashText(`chance/${event.id}`),
      when: names.condition(event.when, `/${i}/when`),
      afterRound: event.after === 'round',
      base: event.odds.base,
      plus: (event.odds.plus ?? []).map((plus, p) => ({
        when: names.condition(plus.when, `/${i}/odds/plus/${p}/when`),
        by: plus.by,
        slot: plus.per === undefined ? -1 : names.readable(plus.per.slot, `/${i}/odds/plus/${p}/per/slot`),
        of: plus.per?.of ?? 1,
      })),
      outcomes: event.outcomes.map((outcome, o) => {
        upTo += outcome.share;
        return { id: outcome.id, share: outcome.share, upTo: o === event.outcomes.length - 1 ? 1 : upTo, then: effects(outcome.then, `/${i}/outcomes/${o}/then`) };
      }),
      once: event.once ?? false,
      seenBy: seersOf(event, layout),
      toldTo: event.seenBy?.reduce((mask, id, n) => mask | (1 << names.indexIn('actor', data.actors.map((a) => a.id), id, `/${i}/seenBy/${n}`)), 0) ?? -1,
    };
  });
}

/** Those who see everything that an event's odds read; sealed choices are seen by nobody in time. */
function seersOf(event: ScenarioData['chance'][number], layout: Layout): number {
  const plus = event.odds.plus ?? [];
  const read = [...slotsRead(event.when), ...plus.flatMap((p) => [...slotsRead(p.when), ...(p.per === undefined ? [] : [p.per.slot])])];
  return read.reduce((mask, name) => {
    const slot = layout.byName.get(name);
    return slot?.kind === 'chose' ? 0 : mask & (slot?.seenBy ?? -1);
  }, -1);
}

function compilePackages(data: ScenarioData, names: Names, effects: CompileList): CompiledPackage[] {
  names.inFile('packages.json');
  const ids = data.actors.map((a) => a.id);
  return data.packages.map((p, i) => ({
    id: p.id,
    needs: Object.entries(p.needs).map(([actor, when]) => {
      const path = `/${i}/needs/${actor}`;
      const index = names.indexIn('actor', ids, actor, path);
      return { actor: index, when: names.visibleCondition(when, -1, path) };
    }),
    then: effects(p.then, `/${i}/then`),
  }));
}

function compileEndings(data: ScenarioData, names: Names): CompiledEnding[] {
  names.inFile('endings.json');
  return data.endings.map((ending, i) => ({
    id: ending.id,
    when: ending.when === undefined ? undefined : names.condition(ending.when, `/${i}/when`),
    atEnd: ending.atEnd === undefined ? undefined : names.condition(ending.atEnd, `/${i}/atEnd`),
    settles: ending.settles,
  }));
}

function compileCascade(data: ScenarioData, names: Names, layout: Layout): Cascade | undefined {
  const given = data.cascade;
  if (given === undefined) return undefined;
  names.inFile('cascade.json');
  const slot = names.addable(given.count, '/count');
  return {
    slot,
    size: layout.slots.find((s) => s.index === slot)?.max ?? 1,
    active: names.condition(given.active, '/active'),
    core: given.core,
    rate: given.rate,
    shareWeight: given.shareWeight,
    terms: given.terms.map((term, i) => ({
      slot: term.slot === 'one' ? -1 : names.readable(term.slot, `/terms/${i}/slot`),
      weight: term.weight,
      when: names.condition(term.when, `/terms/${i}/when`),
    })),
    table: thresholdTable(given.cap, given.mean, given.sd),
  };
}

function compileOutlook(data: ScenarioData, names: Names, layout: Layout): CompiledOutlook | undefined {
  const given = data.outlook;
  if (given === undefined) return undefined;
  names.inFile('outlook.json');
  const ids = given.features.map((f) => f.id);
  const talks = given.breakdown.rounds.map((id, i) => names.indexIn('round', data.rounds.map((r) => r.id), id, `/breakdown/rounds/${i}`));
  const largest = (index: number): number => Math.max(1, layout.slots.find((s) => s.index === index)?.max ?? 1);
  const term = (t: { slot: string; weight: number; when?: Condition | undefined }, path: string): CompiledTerm => {
    const slot = t.slot === 'one' ? SLOT_ONE : t.slot === 'round' ? SLOT_TIME : names.readable(t.slot, `${path}/slot`);
    return { slot, weight: slot < 0 ? t.weight : t.weight / largest(slot), when: names.condition(t.when, `${path}/when`) };
  };
  return {
    after: names.condition(given.after, '/after'),
    features: given.features.map((f, i) => ({
      id: f.id,
      bias: f.bias ?? 0,
      before: f.only !== 'after',
      after: f.only !== 'before',
      terms: f.terms.map((t, n) => term(t, `/features/${i}/terms/${n}`)),
    })),
    products: given.products.map(([a, b], i) => [names.indexIn('feature', ids, a, `/products/${i}/0`), names.indexIn('feature', ids, b, `/products/${i}/1`)] as const),
    rise: given.breakdown.rise,
    offset: given.breakdown.offset,
    talksLeft: data.rounds.map((_, r) => talks.filter((t) => t > r).length),
    lambda: given.signing.lambda,
    margin: given.signing.margin,
  };
}

function stancesOf(archetype: string, index: number, faults: Fault[]): StanceTable | undefined {
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
