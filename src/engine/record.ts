/** Collects what happens in a stage and turns it into events with their causes. */
import type { Compiled } from './scenario/compiled.ts';
import type { ActorId, Cause, GameEvent } from './types.ts';

/** What caused a change, for explanations. `index` counts in the scenario's own lists. */
export interface Source {
  readonly kind: 'action' | 'chance' | 'package' | 'cascade';
  readonly actor: number;
  readonly index: number;
  readonly outcome: number;
}

/** Told everything that happens when a stage is applied for people; absent in loops. */
export interface Recorder {
  change(slot: number, from: number, to: number, source: Source): void;
  chance(event: number, outcome: number, permille: number): void;
  stance(actor: number, from: number, to: number): void;
  step(halfHour: number, count: number): void;
  tabled(pack: number, actor: number): void;
  refused(place: number, pack: number, signed: number): void;
  dealt(pack: number, signed: number): void;
}

interface Change {
  readonly from: number;
  to: number;
  readonly causes: Map<string, Cause>;
}

export interface Journal extends Recorder {
  events(): GameEvent[];
}

/** A journal for one stage that begins in round `round`; `mediators` alone are told who signed what failed. */
export function createJournal(rules: Compiled, round: number, mediators: readonly ActorId[]): Journal {
  const changes = new Map<number, Change>();
  const told: GameEvent[] = [];
  const steps: number[] = [];
  const actorIds = rules.actors.map((a) => a.id);
  const signers = (mask: number): string[] => actorIds.filter((_, a) => (mask >> a) & 1);
  return {
    change: (slot, from, to, source) => {
      const change = changes.get(slot) ?? { from, to, causes: new Map<string, Cause>() };
      change.to = to;
      const cause = causeOf(rules, source, to - from);
      const key = `${cause.kind}/${cause.actor ?? ''}/${cause.id}`;
      const known = change.causes.get(key);
      change.causes.set(key, known === undefined ? cause : { ...known, by: known.by + cause.by });
      changes.set(slot, change);
    },
    chance: (event, outcome, permille) => {
      const it = rules.chance[event]!;
      const oddsTo = seen(rules, it.seenBy).seenBy;
      const odds = oddsTo === undefined ? { permille } : { permille, oddsTo };
      const name = outcome < 0 ? 'none' : it.outcomes[outcome]!.id;
      told.push({ ...seen(rules, outcome < 0 ? it.seenBy & it.toldTo : it.toldTo), kind: 'chance', event: it.id, outcome: name, ...odds });
    },
    stance: (actor, from, to) => {
      const keys = rules.actors[actor]!.stances.keys;
      told.push({ kind: 'stance', actor: actorIds[actor]!, from: keys[from]!, to: keys[to]! });
    },
    step: (_, count) => void steps.push(count),
    tabled: (pack, actor) => void told.push({ kind: 'tabled', package: rules.packages[pack]!.id, actor: actorIds[actor]! }),
    refused: (_, pack, signed) => void told.push({ kind: 'notSigned', package: rules.packages[pack]!.id, signed: signers(signed), toldTo: mediators }),
    dealt: (pack, signed) => void told.push({ kind: 'deal', package: rules.packages[pack]!.id, signed: signers(signed) }),
    events: () => {
      const count: GameEvent[] = steps.length === 0 ? [] : [{ kind: 'count', round: rules.rounds[round]!.id, steps }];
      return [...told, ...changeEvents(rules, changes), ...count];
    },
  };
}

function changeEvents(rules: Compiled, changes: ReadonlyMap<number, Change>): GameEvent[] {
  return rules.layout.slots.flatMap((slot): GameEvent[] => {
    const change = changes.get(slot.index);
    if (change === undefined || change.from === change.to || slot.kind === 'likelihood') return [];
    const causes = [...change.causes.values()].toSorted((a, b) => Math.abs(b.by) - Math.abs(a.by));
    return [{ ...seen(rules, slot.seenBy), kind: 'changed', slot: slot.name, from: change.from, to: change.to, causes }];
  });
}

/** `seenBy` as ids where not everybody is in the mask. */
export function seen(rules: Compiled, mask: number): { readonly seenBy?: readonly ActorId[] } {
  const seers = rules.actors.filter((_, a) => (mask >> a) & 1).map((a) => a.id);
  return seers.length === rules.actors.length ? {} : { seenBy: seers };
}

/** The events of a stage as one seat learns of them. */
export function eventsFor(events: readonly GameEvent[], seat: ActorId): GameEvent[] {
  return eventsTold(events, (those) => those.includes(seat));
}

/** The events of a stage as everybody learns of them: nothing that only some are told. */
export function publicEvents(events: readonly GameEvent[]): GameEvent[] {
  return eventsTold(events, () => false);
}

function eventsTold(events: readonly GameEvent[], told: (those: readonly ActorId[]) => boolean): GameEvent[] {
  return events.flatMap((event): GameEvent[] => {
    if (event.seenBy !== undefined && !told(event.seenBy)) return [];
    if (event.kind === 'notSigned') {
      return [event.toldTo !== undefined && told(event.toldTo) ? event : { kind: 'notSigned', package: event.package }];
    }
    if (event.kind === 'chance') return [event.oddsTo === undefined || told(event.oddsTo) ? event : { kind: 'chance', event: event.event, outcome: event.outcome }];
    if (event.kind !== 'changed') return [event];
    return [{ ...event, causes: event.causes.map((cause) => (cause.seenBy === undefined || told(cause.seenBy) ? cause : { kind: 'unseen', id: 'unseen', by: cause.by })) }];
  });
}

function causeOf(rules: Compiled, source: Source, by: number): Cause {
  switch (source.kind) {
    case 'action': {
      const actor = rules.actors[source.actor]!;
      const action = actor.menu[source.index]!;
      return { ...seen(rules, action.seenBy), kind: 'action', id: action.id, actor: actor.id, by };
    }
    case 'chance': {
      const event = rules.chance[source.index]!;
      return { ...seen(rules, event.toldTo), kind: 'chance', id: event.id, outcome: event.outcomes[source.outcome]?.id ?? 'none', by };
    }
    case 'package':
      return { kind: 'package', id: rules.packages[source.index]!.id, by };
    case 'cascade':
      return { kind: 'cascade', id: 'cascade', by };
  }
}
