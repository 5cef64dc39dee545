/** What things are worth, who joins in and where things lead: scales, interests, the collective action and the outlooks. */
import * as v from 'valibot';
import { basis, id, whole } from './basicSchema.ts';
import { condition } from './conditionSchema.ts';

export const terms = v.array(v.strictObject({ slot: v.string(), weight: v.number(), when: v.optional(condition) }));

export const measure = v.strictObject({
  id,
  /** Ending id -> 0..100. */
  endings: v.record(v.string(), whole(0, 100)),
  endingWeight: whole(0, 100),
  /** Public slots; a negative weight counts 100 minus the meter (0..100). */
  meters: v.record(v.string(), whole(-100, 100)),
  basis,
});

export const interest = v.strictObject({
  actor: id,
  endings: v.record(v.string(), whole(0, 100)),
  endingWeight: whole(0, 100),
  meters: v.record(v.string(), whole(-100, 100)),
  /** Own private level -> ending -> points added to its utility. */
  byType: v.optional(v.record(v.string(), v.record(v.string(), whole(-60, 60)))),
  /** Sharpness of choice between levers, per point of value (logit; McKelvey & Palfrey 1995). */
  lambda: v.pipe(v.number(), v.minValue(0.001), v.maxValue(20)),
  /** Mean and standard deviation of the raw score over default games; scores are rescaled to 50 and 20. */
  par: v.strictObject({ mean: v.pipe(v.number(), v.finite()), sd: v.pipe(v.number(), v.finite(), v.minValue(0.001)) }),
  basis,
});

export const cascade = v.strictObject({
  count: id,
  /** Nobody joins unless this holds. */
  active: condition,
  cap: whole(1, 32000),
  /** Share of the target that acts at once when it opens, per mille. */
  core: whole(0, 1000),
  /** Share of the gap to the target that closes in half an hour, per mille. */
  rate: whole(0, 1000),
  /** Points of propensity for the share that has signed, at 100%. */
  shareWeight: whole(0, 300),
  terms,
  mean: v.number(),
  sd: v.pipe(v.number(), v.minValue(1)),
  basis,
});

/** Features of the outlooks: linear in slots; `type.ACTOR` stands for the believed level, 0..1. */
export const outlook = v.strictObject({
  after: condition,
  features: v.array(v.strictObject({ id, terms, bias: v.optional(v.number()), only: v.optional(v.picklist(['before', 'after'])) })),
  products: v.array(v.tuple([id, id])),
  /** Believed risk that talks break down: min(1, rise / (rounds left + offset)). */
  breakdown: v.strictObject({ rise: v.number(), offset: v.number(), rounds: v.pipe(v.array(id), v.minLength(1)) }),
  /** Start conditions from which training also begins, so that the outlooks know what the default path rarely visits. */
  explore: v.optional(v.array(v.record(v.string(), v.union([v.number(), v.boolean(), v.string()])))),
  /** Flags that training turns over at random after the turning point, so that the outlooks learn what each does and not what company it keeps. */
  jolted: v.optional(v.array(id)),
  /** Signing: sharpness per point and the margin over no deal, in points; `eased`: less of it by up to `by` points as `slot` rises to its largest value. */
  signing: v.strictObject({ lambda: v.number(), margin: v.number(), eased: v.optional(v.strictObject({ slot: v.string(), by: v.number() })) }),
  basis,
});
