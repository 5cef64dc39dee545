/** How the record was coded: which choice answers which decision record, and what stood close. */
import * as v from 'valibot';
import type { RecordedChoice } from './recordedChoices.ts';

export const codingSchema = v.array(
  v.strictObject({
    /** A decision record of the casebook. */
    decision: v.string(),
    /** `round/stage`. */
    at: v.pipe(v.string(), v.regex(/^\w+\/\w+$/u)),
    seat: v.string(),
    action: v.string(),
    /** Actions that the sources would bear as well. */
    close: v.array(v.string()),
    note: v.optional(v.string()),
  }),
);
export type Coding = v.InferOutput<typeof codingSchema>;

/** The choices that answer a decision record; the others of the record are filled in from context. */
export function codedOf(choices: readonly RecordedChoice[], coding: Coding): readonly RecordedChoice[] {
  return choices.filter(({ round, stage, seat, action }) => coding.some((it) => it.at === `${round}/${stage}` && it.seat === seat && it.action === action));
}
