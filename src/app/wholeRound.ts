/** Several stages told as one: from what was known before the first to what was known after the last. */
import type { Cause, GameEvent } from '../engine/index.ts';
import { firstOfRound } from './beats.ts';
import type { Entry } from './chronicle.ts';

type Changed = Extract<GameEvent, { kind: 'changed' }>;

/** The round of stage `at`, up to that stage. */
export function roundOf(entries: readonly Entry[], at: number): Entry {
  return joined(entries.slice(firstOfRound(entries, at), at + 1));
}

/** `stages` is not empty. */
export function joined(stages: readonly Entry[]): Entry {
  const [first, last] = [stages[0]!, stages.at(-1)!];
  if (first === last) return last;
  const slots = new Map<string, Changed>();
  const stances = new Map<string, Extract<GameEvent, { kind: 'stance' }>>();
  const others: GameEvent[] = [];
  for (const event of stages.flatMap(({ report }) => report.events)) {
    if (event.kind === 'changed') slots.set(event.slot, further(slots.get(event.slot), event));
    else if (event.kind === 'stance') stances.set(event.actor, { ...event, from: stances.get(event.actor)?.from ?? event.from });
    else others.push(event);
  }
  const moved = [...slots.values(), ...stances.values()].filter(({ from, to }) => from !== to);
  return { ...last, before: first.before, report: { ...last.report, events: [...others, ...moved] } };
}

function further(known: Changed | undefined, event: Changed): Changed {
  return known === undefined ? event : { ...event, from: known.from, causes: largestFirst([...known.causes, ...event.causes]) };
}

function largestFirst(causes: readonly Cause[]): readonly Cause[] {
  return causes.toSorted((a, b) => Math.abs(b.by) - Math.abs(a.by));
}
