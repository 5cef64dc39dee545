/** Chance events: their odds, their outcomes, and who may know of either. */
import { slotsRead } from '../conditions.ts';
import { hashText } from '../draw.ts';
import type { Layout } from '../layout.ts';
import type { CompiledChance } from './compiled.ts';
import type { Compiling } from './compiling.ts';
import type { ChanceData } from './schema.ts';

export function compileChance(compiling: Compiling): CompiledChance[] {
  compiling.names.inFile('chance.json');
  return compiling.data.chance.map((event, i) => compileEvent(compiling, event, `/${i}`));
}

function compileEvent(compiling: Compiling, event: ChanceData, path: string): CompiledChance {
  const { names, layout } = compiling;
  return {
    id: event.id,
    label: hashText(`chance/${event.id}`),
    when: names.condition(event.when, `${path}/when`),
    afterRound: event.after === 'round',
    base: event.odds.base,
    plus: (event.odds.plus ?? []).map((plus, p) => ({
      when: names.condition(plus.when, `${path}/odds/plus/${p}/when`),
      by: plus.by,
      slot: plus.per === undefined ? -1 : names.readable(plus.per.slot, `${path}/odds/plus/${p}/per/slot`),
      of: plus.per?.of ?? 1,
    })),
    outcomes: compileOutcomes(compiling, event.outcomes, path),
    once: event.once ?? false,
    seenBy: seersOf(event, layout),
    toldTo: event.seenBy === undefined ? -1 : names.actors(event.seenBy, `${path}/seenBy`),
  };
}

// The last share ends at 1 whatever the sum of fractions is.
function compileOutcomes({ effects }: Compiling, outcomes: ChanceData['outcomes'], path: string): CompiledChance['outcomes'] {
  let upTo = 0;
  return outcomes.map((outcome, o) => {
    upTo += outcome.share;
    return { id: outcome.id, share: outcome.share, upTo: o === outcomes.length - 1 ? 1 : upTo, then: effects(outcome.then, `${path}/outcomes/${o}/then`) };
  });
}

/** Those who see everything that an event's odds read; sealed choices are seen by nobody in time. */
function seersOf(event: ChanceData, layout: Layout): number {
  const plus = event.odds.plus ?? [];
  const read = [...slotsRead(event.when), ...plus.flatMap((p) => [...slotsRead(p.when), ...(p.per === undefined ? [] : [p.per.slot])])];
  return read.reduce((mask, name) => {
    const slot = layout.byName.get(name);
    return slot?.kind === 'chose' ? 0 : mask & (slot?.seenBy ?? -1);
  }, -1);
}
