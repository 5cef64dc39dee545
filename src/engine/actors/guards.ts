import type { StanceEvent } from '../stances.ts';

/** Guards that read the named predicates from the event; `xstate.init` carries none, which reads as false. */
export function guardsOn<const Name extends string>(names: readonly Name[]) {
  const entries = names.map((name) => [name, ({ event }: { event: StanceEvent<Name> }) => event.facts?.[name] ?? false] as const);
  return Object.fromEntries(entries) as Record<Name, (args: { event: StanceEvent<Name> }) => boolean>;
}
