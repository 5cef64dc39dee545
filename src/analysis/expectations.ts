/**
 * Directional expectations: one thing changed at a stated position, one thing measured, one sign. They are data beside
 * the scenario, written from the sources before the model was asked.
 */
import * as v from 'valibot';

const names = v.record(v.string(), v.string());
const arm = v.strictObject({
  /** Seat -> action in the stage of `from`. */
  choose: v.optional(names),
  /** Actor -> level of its private fact, from the start. */
  types: v.optional(names),
  /** Start conditions. */
  start: v.optional(v.record(v.string(), v.union([v.number(), v.boolean(), v.string()]))),
});
const at = v.string();
const measure = v.union([
  v.strictObject({ slot: v.string(), is: v.optional(v.string()), at }),
  v.strictObject({ endings: v.pipe(v.array(v.string()), v.minLength(1)) }),
  v.strictObject({ settled: v.literal(true), at }),
  v.strictObject({ belief: v.string(), about: v.string(), level: v.string(), at }),
]);

export const expectationsSchema = v.array(
  v.strictObject({
    id: v.string(),
    why: v.string(),
    /** `round/stage`: the record up to here, incentives from here on. */
    from: v.pipe(v.string(), v.regex(/^\w+\/\w+$/u)),
    /** Chosen in both arms. */
    both: v.optional(names),
    change: arm,
    /** What the change is set against; the record if absent. */
    against: v.optional(arm),
    measure,
    expected: v.picklist(['+', '-']),
    /** Whether a written effect carries it, or what other seats then do. */
    through: v.picklist(['rule', 'choices']),
    /** What was missing and was written into the rules after a report had shown the expectation to fail: it is no evidence any more. */
    mended: v.optional(v.string()),
    /** Decision records (`D8a`) and facts. */
    sources: v.pipe(v.array(v.string()), v.minLength(1)),
  }),
);

export type Expectation = v.InferOutput<typeof expectationsSchema>[number];
export type Arm = v.InferOutput<typeof arm>;
export type Measure = v.InferOutput<typeof measure>;
