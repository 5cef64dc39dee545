/** Names and numbers that the shape alone can't check and that no rule's compilation meets: every fault of them. */
import { type Fault, nearestName, shown } from '../errors.ts';
import type { ScenarioData } from './schema.ts';

const RESERVED = ['round', 'dealt', 'ending', 'one', 'struck'];
/** Two parties and the mediators share the three places on the table. */
const MAX_PARTIES = 2;

export function structureFaults(data: ScenarioData): Fault[] {
  const faults: Fault[] = [];
  const fault = (file: string, path: string, found: string, expected: string, nearest?: string): void => {
    faults.push({ file: `${file}.json`, path, found, expected, ...(nearest === undefined ? {} : { nearest }) });
  };
  const known = (file: string, path: string, kind: string, names: readonly string[], name: string): void => {
    if (!names.includes(name)) fault(file, path, shown(name), `a known ${kind}`, nearestName(name, names));
  };
  const actors = data.actors.map((a) => a.id);
  const endings = data.endings.map((e) => e.id);
  const measured = data.state.filter((s) => s.kind === 'meter').map((s) => s.id);

  duplicates(data, fault);
  unique(data, fault);
  data.state.forEach((slot, i) => {
    if (RESERVED.includes(slot.id)) fault('state', `/${i}/id`, shown(slot.id), 'an id that is not reserved');
    if (slot.kind === 'meter' && slot.max !== undefined) fault('state', `/${i}/max`, String(slot.max), 'no maximum: a meter goes from 0 to 100');
    if (slot.kind === 'status' && (slot.values?.length ?? 0) === 0) fault('state', `/${i}/values`, 'nothing', 'the values of the status');
    if (slot.start !== undefined && !fitsStart(slot)) fault('state', `/${i}/start`, shown(slot.start), `a start for a ${slot.kind}`);
    slot.seenBy?.forEach((actor, n) => known('state', `/${i}/seenBy/${n}`, 'actor', actors, actor));
    if (slot.revealedBy !== undefined) {
      const flags = data.state.filter((s) => s.kind === 'flag' && s.seenBy === undefined).map((s) => s.id);
      known('state', `/${i}/revealedBy`, 'flag that everybody sees', flags, slot.revealedBy);
    }
  });
  const { resolution, mediators, parties, shortForm } = data.scenario;
  if (resolution.toSorted().join() !== actors.toSorted().join()) fault('scenario', '/resolution', resolution.join(', '), `every actor once: ${actors.join(', ')}`);
  if (parties.length > MAX_PARTIES) fault('scenario', '/parties', `${parties.length} parties`, `at most ${MAX_PARTIES}`);
  parties.forEach((actor, n) => known('scenario', `/parties/${n}`, 'actor', actors, actor));
  mediators.forEach((actor, n) => known('scenario', `/mediators/${n}`, 'actor', actors, actor));
  shortForm?.forEach((round, n) => known('scenario', `/shortForm/${n}`, 'round', data.rounds.map((r) => r.id), round));
  data.actions.forEach((action, i) => {
    known('actions', `/${i}/actor`, 'actor', actors, action.actor);
    if (action.seenBy !== undefined && action.then.some((e) => e.learn !== undefined)) fault('actions', `/${i}/then`, 'learn in a secret action', 'beliefs moved only by what everybody sees');
  });
  data.outlook?.explore?.forEach((start, i) => Object.keys(start).forEach((slot) => known('outlook', `/explore/${i}/${slot}`, 'slot of the state', data.state.map((s) => s.id), slot)));
  const flags = data.state.filter((s) => s.kind === 'flag').map((s) => s.id);
  data.outlook?.jolted?.forEach((flag, i) => known('outlook', `/jolted/${i}`, 'flag', flags, flag));
  data.packages.forEach((pack, i) => Object.keys(pack.proposers).forEach((actor) => known('packages', `/${i}/proposers/${actor}`, 'actor', actors, actor)));
  data.scales.forEach((scale, i) => {
    Object.keys(scale.endings).forEach((ending) => known('scales', `/${i}/endings/${ending}`, 'ending', endings, ending));
    Object.keys(scale.meters).forEach((meter) => known('scales', `/${i}/meters/${meter}`, 'meter', measured, meter));
  });
  data.interests.forEach((interest, i) => {
    known('interests', `/${i}/actor`, 'actor', actors, interest.actor);
    Object.keys(interest.endings).forEach((ending) => known('interests', `/${i}/endings/${ending}`, 'ending', endings, ending));
    Object.keys(interest.meters).forEach((meter) => known('interests', `/${i}/meters/${meter}`, 'meter', measured, meter));
    const levels = data.actors.find((a) => a.id === interest.actor)?.type?.levels ?? [];
    Object.entries(interest.byType ?? {}).forEach(([level, shift]) => {
      known('interests', `/${i}/byType/${level}`, `level of '${interest.actor}'`, levels, level);
      Object.keys(shift).forEach((ending) => known('interests', `/${i}/byType/${level}/${ending}`, 'ending', endings, ending));
    });
  });
  return faults;
}

function fitsStart(slot: ScenarioData['state'][number]): boolean {
  const { kind, start, values = [], max = 100 } = slot;
  if (kind === 'flag') return typeof start === 'boolean';
  if (kind === 'status') return typeof start === 'string' && values.includes(start);
  return typeof start === 'number' && start <= (kind === 'meter' ? 100 : max);
}

function duplicates(data: ScenarioData, fault: (file: string, path: string, found: string, expected: string) => void): void {
  const { actors, state, rounds, actions, chance, packages, endings } = data;
  for (const [file, list] of Object.entries({ actors, state, rounds, actions, chance, packages, endings })) {
    const seen = new Set<string>();
    list.forEach((entry, i) => {
      if (seen.has(entry.id)) fault(file, `/${i}/id`, shown(entry.id), 'an id that is not used yet');
      seen.add(entry.id);
    });
  }
}

/** Names that must be different within their own list. */
function unique(data: ScenarioData, fault: (file: string, path: string, found: string, expected: string) => void): void {
  const check = (file: string, path: string, names: readonly string[]): void => {
    const twice = names.find((name, i) => names.indexOf(name) !== i);
    if (twice !== undefined) fault(file, path, shown(twice), 'each name once');
  };
  check('scenario', '/parties', data.scenario.parties);
  check('scenario', '/mediators', data.scenario.mediators);
  check('scales', '', data.scales.map((s) => s.id));
  check('interests', '', data.interests.map((i) => i.actor));
  data.chance.forEach((event, i) => {
    check('chance', `/${i}/outcomes`, event.outcomes.map((o) => o.id));
    if (event.outcomes.some((o) => o.id === 'none')) fault('chance', `/${i}/outcomes`, '"none"', 'another name: "none" says that it does not happen');
  });
  data.rounds.forEach((round, i) => check('rounds', `/${i}/situations`, round.situations.map((s) => s.id)));
  data.state.forEach((slot, i) => check('state', `/${i}/values`, slot.values ?? []));
}
