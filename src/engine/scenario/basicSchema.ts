/** What all parts of the schema are made of. */
import * as v from 'valibot';

/** Names that every object of the language carries: they would be found where nothing was written. */
const inherited = (name: string): boolean => name in Object.prototype || name === 'prototype';
export const id = v.pipe(v.string(), v.maxLength(60), v.check((name) => !inherited(name), 'an id that is not reserved by the language'), v.regex(/^[a-z][A-Za-z0-9-]*$/, 'an id: letters, digits and hyphens, starting with a small letter'));
export const whole = (lo: number, hi: number) => v.pipe(v.number(), v.integer(), v.minValue(lo), v.maxValue(hi));
export const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));

/** Where a number comes from. `sourced` names a fact; `judgement` gives a reason and `fitted` says to what: both by the id of a text, `why.ID`, and with the facts that were looked at. */
export const basis = v.variant('kind', [
  v.strictObject({ kind: v.literal('sourced'), fact: id }),
  v.strictObject({ kind: v.literal('fitted'), to: id, facts: v.optional(v.array(id)) }),
  v.strictObject({ kind: v.literal('judgement'), why: id, facts: v.optional(v.array(id)) }),
]);
