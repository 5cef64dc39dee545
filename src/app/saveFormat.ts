/** What is kept of a game in the store, and how it is read again. */
import * as v from 'valibot';
import { type Fault, issueFault, parseTranscript, type Transcript, writeTranscript } from '../engine/index.ts';
import { modeSchema, stintsSchema } from './gameFile.ts';

const text = v.pipe(v.string(), v.maxLength(200));
const count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(10_000));
const schema = v.strictObject({
  format: v.literal('five-seats-save/1'),
  savedAt: text,
  mode: modeSchema,
  scenario: text,
  /** Which step of the screen, counted from the beginning of the game. */
  step: count,
  /** Where the game stands, for lists of saves; absent once it is over. */
  round: v.optional(text),
  /** What was picked and not yet opened. */
  choice: v.optional(text),
  sealed: v.optional(v.boolean()),
  /** Where several persons play: seat -> what is sealed already in the present stage. */
  envelopes: v.optional(v.record(text, text)),
  /** Whether the private brief has been read. */
  begun: v.boolean(),
  /** Where somebody else played than the transcript names. */
  stints: v.optional(stintsSchema),
  /** What the player predicted of other seats. */
  guesses: v.optional(v.pipe(v.array(v.strictObject({ at: count, actor: text, action: text, of: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100)) })), v.maxLength(200), v.readonly())),
  /** A decision was taken again by somebody who knew what would come. */
  hindsight: v.optional(v.literal(true)),
  /** It was over when it was opened: whoever looks at it has not played it. */
  cameFinished: v.optional(v.literal(true)),
  transcript: v.pipe(v.string(), v.maxLength(2_000_000)),
});
type Envelope = v.InferOutput<typeof schema>;

export interface Save extends Omit<Envelope, 'format' | 'savedAt' | 'transcript'> {
  readonly transcript: Transcript;
}

export type Found =
  | { readonly kind: 'none' }
  | { readonly kind: 'game'; readonly save: Save; readonly raw: string }
  | { readonly kind: 'unreadable'; readonly faults: readonly Fault[]; readonly raw: string };

/** What the store holds of a game. */
export function stored({ transcript, ...rest }: Save): Envelope {
  return { format: 'five-seats-save/1', savedAt: new Date().toISOString(), ...rest, transcript: writeTranscript(transcript) };
}

/** Checks what the store held; every fault at once. */
export function readSave(raw: unknown): Found {
  if (raw === undefined) return { kind: 'none' };
  const envelope = v.safeParse(schema, raw);
  if (!envelope.success) {
    return { kind: 'unreadable', raw: rawText(raw), faults: envelope.issues.map((issue) => issueFault(issue, 'save', Object.keys(schema.entries))) };
  }
  const transcript = parseTranscript(envelope.output.transcript);
  if (!transcript.ok) return { kind: 'unreadable', raw: rawText(raw), faults: transcript.faults };
  const { format: _, savedAt: __, ...rest } = envelope.output;
  return { kind: 'game', raw: rawText(raw), save: { ...rest, transcript: transcript.value } };
}

/** Whether `here` is the game of `there`, at the same point or later. */
export function goesOn(here: Save, there: Save): boolean {
  const [mine, theirs] = [here.transcript, there.transcript];
  return here.mode === there.mode && writeTranscript({ ...mine, stages: mine.stages.slice(0, theirs.stages.length) }) === writeTranscript(theirs);
}

/** Whether two saves hold one game at one point: keeping both would keep nothing more. */
export function sameGame(a: Save, b: Save): boolean {
  return goesOn(a, b) && goesOn(b, a) && a.hindsight === b.hindsight && JSON.stringify(a.stints ?? []) === JSON.stringify(b.stints ?? []);
}

/** Whether somebody has begun to play it: what is only dealt, or watched, is nobody's loss. */
export function isPlayed({ mode, transcript }: Save): boolean {
  return mode !== 'watch' && transcript.stages.length > 0;
}

export function rawText(raw: unknown): string {
  if (typeof raw === 'string') return raw;
  try {
    return JSON.stringify(raw, null, 2) ?? String(raw);
  } catch {
    return String(raw);
  }
}
