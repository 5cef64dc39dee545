/** Turns names of a scenario into numbers of its layout, and collects a fault for every name that is unknown. */
import { type Fault, nearestName, shown } from '../errors.ts';
import { compileCondition, type Ranges, slotsRead } from '../conditions.ts';
import type { EffectNames } from '../effects.ts';
import { DEALT, ENDING, type Layout, LEVELS, PLACES, ROUND, type Slot } from '../layout.ts';
import { STANCE_EVENTS, type StanceTable } from '../stances.ts';
import type { Condition, ScenarioData, Test } from './schema.ts';

const NOWHERE: Ranges = { slot: ROUND, ranges: [[-1, -1]] };

export interface Names extends EffectNames {
  /** Index of `name` in `names`, or a fault and 0. */
  indexIn(kind: string, names: readonly string[], name: string, path: string): number;
  /** Compiles a condition that may read only what `seer` (an actor's index, or -1 for what all see) observes. */
  visibleCondition(condition: Condition | undefined, seer: number, path: string): number;
  /** Bit per actor named; `path` is that of the list. */
  actors(ids: readonly string[], path: string): number;
  round(id: string, path: string): number;
  /** The file that faults are reported against. */
  inFile(file: string): void;
}

/** `menus[actor]` are the action ids of an actor in menu order, for `chose.ACTOR`. */
export function scenarioNames(
  data: ScenarioData,
  layout: Layout,
  stances: readonly (StanceTable | undefined)[],
  menus: readonly (readonly string[])[],
  code: number[],
  faults: Fault[],
): Names {
  let file = 'scenario.json';
  const actorIds = data.actors.map((a) => a.id);
  const roundIds = data.rounds.map((r) => r.id);
  const packageIds = data.packages.map((p) => p.id);
  const endingIds = data.endings.map((e) => e.id);
  const readableNames = [...layout.byName.keys(), 'round', 'dealt', 'ending'];

  const fault = (path: string, found: unknown, expected: string, nearest?: string): void => {
    faults.push({ file, path, found: shown(found), expected, ...(nearest === undefined ? {} : { nearest }) });
  };
  const indexIn = (kind: string, names: readonly string[], name: string, path: string): number => {
    const index = names.indexOf(name);
    if (index >= 0) return index;
    fault(path, name, `a known ${kind}`, nearestName(name, names));
    return 0;
  };
  const listed = (slot: number, kind: string, names: readonly string[], test: Test, path: string, offset = 0): Ranges => {
    if (test === true && offset > 0) return { slot, ranges: [[1, names.length]] };
    if (test === false && offset > 0) return { slot, ranges: [[0, 0]] };
    const wanted = typeof test === 'string' ? [test] : Array.isArray(test) ? test : undefined;
    if (wanted === undefined) {
      fault(path, test, `a ${kind} or a list of them`);
      return NOWHERE;
    }
    return { slot, ranges: runs(wanted.map((name) => indexIn(kind, names, name, path) + offset)) };
  };
  const roundTest = (test: Test, path: string): Ranges => {
    if (typeof test === 'object' && !Array.isArray(test) && ('from' in test || 'to' in test)) {
      const from = test.from === undefined ? 0 : indexIn('round', roundIds, test.from, path);
      const to = test.to === undefined ? roundIds.length : indexIn('round', roundIds, test.to, path);
      return { slot: ROUND, ranges: [[from, to]] };
    }
    return listed(ROUND, 'round', roundIds, test, path);
  };
  const stanceTest = (slot: Slot, test: Test, path: string): Ranges => {
    const table = stances[slot.index - layout.stance];
    if (table === undefined) return NOWHERE;
    if (typeof test === 'object' && !Array.isArray(test) && 'tag' in test) {
      const tagged = table.keys.flatMap((_, i) => (table.tags[i]!.has(test.tag) ? [i] : []));
      if (tagged.length === 0) fault(path, test.tag, `a tag of machine '${table.archetype.id}'`, nearestName(test.tag, table.tags.flatMap((t) => [...t])));
      return { slot: slot.index, ranges: runs(tagged) };
    }
    return listed(slot.index, 'stance', table.keys, test, path);
  };
  const numeric = (slot: Slot, test: Test, path: string): Ranges => {
    if (typeof test === 'object' && !Array.isArray(test) && ('atLeast' in test || 'atMost' in test)) {
      return { slot: slot.index, ranges: [[test.atLeast ?? -32000, test.atMost ?? 32000]] };
    }
    fault(path, test, '{"atLeast": n} or {"atMost": n}');
    return NOWHERE;
  };
  const resolveAt = (path: string) => (name: string, test: Test): Ranges => {
    const at = `${path}/${name}`;
    if (name === 'round') return roundTest(test, at);
    if (name === 'dealt') return listed(DEALT, 'package', packageIds, test, at, 1);
    if (name === 'ending') return listed(ENDING, 'ending', endingIds, test, at, 1);
    const slot = layout.byName.get(name);
    if (slot === undefined) {
      fault(at, name, 'a known slot', nearestName(name, readableNames));
      return NOWHERE;
    }
    switch (slot.kind) {
      case 'flag':
        if (typeof test !== 'boolean') fault(at, test, 'true or false');
        return { slot: slot.index, ranges: test === true ? [[1, 1]] : [[0, 0]] };
      case 'table':
        if (typeof test !== 'boolean') fault(at, test, 'true or false');
        return { slot: slot.index, ranges: test === true ? [[1, PLACES]] : [[0, 0]] };
      case 'status':
        return listed(slot.index, `value of '${name}'`, slot.values, test, at);
      case 'type':
      case 'signal':
        return listed(slot.index, `level of '${name}'`, slot.values, test, at);
      case 'stance':
        return stanceTest(slot, test, at);
      case 'chose':
        return listed(slot.index, 'action', menus[slot.index - layout.chose] ?? [], test, at, 1);
      default:
        return numeric(slot, test, at);
    }
  };
  const condition = (c: Condition | undefined, path: string): number => compileCondition(c, resolveAt(path), code);
  const settableValue = (slot: Slot, value: boolean | string | number, path: string): number => {
    if (slot.kind === 'flag' && typeof value === 'boolean') return value ? 1 : 0;
    if (slot.kind === 'status' && typeof value === 'string') return indexIn(`value of '${slot.name}'`, slot.values, value, path);
    if ((slot.kind === 'meter' || slot.kind === 'count') && typeof value === 'number' && value <= slot.max) return value;
    fault(path, value, `a value for the ${slot.kind} '${slot.name}'`);
    return 0;
  };
  const slotOf = (name: string, kinds: readonly string[], path: string): Slot | undefined => {
    const slot = layout.byName.get(name);
    const allowed = layout.slots.filter((s) => kinds.includes(s.kind)).map((s) => s.name);
    if (slot !== undefined && kinds.includes(slot.kind)) return slot;
    fault(path, name, `a ${kinds.join(' or ')}`, nearestName(name, allowed));
    return undefined;
  };
  return {
    indexIn,
    inFile: (name) => {
      file = name;
    },
    condition,
    visibleCondition: (c, seer, path) => {
      for (const name of slotsRead(c)) {
        const slot = layout.byName.get(name);
        const all = (1 << actorIds.length) - 1;
        const seen = slot === undefined || slot.kind === 'chose' ? slot === undefined : seer < 0 ? slot.seenBy === all : ((slot.seenBy >> seer) & 1) === 1;
        if (!seen) fault(`${path}/${name}`, name, `a slot that ${seer < 0 ? 'everybody' : `'${actorIds[seer]}'`} sees`);
      }
      return condition(c, path);
    },
    addable: (name, path) => slotOf(name, ['meter', 'count'], path)?.index ?? layout.stance,
    isMeter: (index) => layout.slots.some((slot) => slot.index === index && slot.kind === 'meter'),
    readable: (name, path) => slotOf(name, ['meter', 'count', 'flag', 'status', 'type'], path)?.index ?? layout.stance,
    settable: (name, value, path) => {
      const slot = slotOf(name, ['meter', 'count', 'flag', 'status'], path);
      return slot === undefined ? { slot: layout.stance, value: 0 } : { slot: slot.index, value: settableValue(slot, value, path) };
    },
    actor: (name, path) => indexIn('actor', actorIds, name, path),
    likelihood: (name, path) => layout.likelihood + LEVELS * indexIn('actor', actorIds, name, path),
    reading: (name, doer) => (actorIds.indexOf(name) === doer ? -1 : (layout.reading[actorIds.indexOf(name)] ?? -1)),
    actors: (ids, path) => ids.reduce((mask, id, i) => mask | (1 << indexIn('actor', actorIds, id, `${path}/${i}`)), 0),
    round: (id, path) => indexIn('round', roundIds, id, path),
    stanceEvent: (name, path) => indexIn('stance event', STANCE_EVENTS, name, path),
    ending: (name, path) => indexIn('ending', endingIds, name, path) + 1,
  };
}

/** Sorted whole numbers as inclusive runs. */
function runs(numbers: readonly number[]): [number, number][] {
  const made: [number, number][] = [];
  for (const n of [...numbers].toSorted((a, b) => a - b)) {
    const last = made.at(-1);
    if (last !== undefined && n <= last[1] + 1) last[1] = n;
    else made.push([n, n]);
  }
  return made;
}
