/** Collective action: what pushes people to act, and the table of their thresholds. */
import { type Cascade, thresholdTable } from '../cascade.ts';
import type { Compiling } from './compiling.ts';

export function compileCascade({ data, names, layout }: Compiling): Cascade | undefined {
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
