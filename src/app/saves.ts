/**
 * One current game in IndexedDB. A save that can't be read is moved aside under another key:
 * it is never overwritten and never deleted.
 */
import { openDB, type IDBPDatabase } from 'idb';
import * as v from 'valibot';
import { type Fault, issueFault, parseTranscript, type Transcript, writeTranscript } from '../engine/index.ts';
import { MODES, type Mode } from './matter.ts';

const DATABASE = 'five-seats';
const SAVES = 'saves';
const ASIDE = 'aside';
const CURRENT = 'current';

const text = v.pipe(v.string(), v.maxLength(200));
const schema = v.strictObject({
  format: v.literal('five-seats-save/1'),
  savedAt: text,
  mode: v.picklist(MODES as readonly [Mode, ...Mode[]]),
  scenario: text,
  /** Which step of the screen, counted from the beginning of the game. */
  step: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(10_000)),
  /** What was picked and not yet opened. */
  choice: v.optional(text),
  sealed: v.optional(v.boolean()),
  /** Whether the private brief has been read. */
  begun: v.boolean(),
  transcript: v.pipe(v.string(), v.maxLength(2_000_000)),
});
type Envelope = v.InferOutput<typeof schema>;

export interface Save extends Omit<Envelope, 'format' | 'savedAt' | 'transcript'> {
  readonly transcript: Transcript;
}

export type Found =
  | { readonly kind: 'none' }
  | { readonly kind: 'game'; readonly save: Save }
  | { readonly kind: 'unreadable'; readonly faults: readonly Fault[]; readonly raw: string };

export interface Saves {
  find(): Promise<Found>;
  keep(save: Save): Promise<void>;
  /** Moves the current save aside, whatever is in it, and gives its text. */
  moveAside(): Promise<string | undefined>;
  clear(): Promise<void>;
}

export async function openSaves(): Promise<Saves> {
  const db = await openDB(DATABASE, 1, {
    upgrade: (fresh) => {
      fresh.createObjectStore(SAVES);
      fresh.createObjectStore(ASIDE, { autoIncrement: true });
    },
  });
  return {
    find: async () => readSave(await db.get(SAVES, CURRENT)),
    keep: async ({ transcript, ...rest }) => {
      const envelope: Envelope = { format: 'five-seats-save/1', savedAt: new Date().toISOString(), ...rest, transcript: writeTranscript(transcript) };
      await db.put(SAVES, envelope, CURRENT);
    },
    moveAside: () => moveAside(db),
    clear: () => db.delete(SAVES, CURRENT),
  };
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
  return { kind: 'game', save: { ...rest, transcript: transcript.value } };
}

async function moveAside(db: IDBPDatabase): Promise<string | undefined> {
  const change = db.transaction([SAVES, ASIDE], 'readwrite');
  const raw: unknown = await change.objectStore(SAVES).get(CURRENT);
  if (raw !== undefined) {
    await change.objectStore(ASIDE).add({ movedAt: new Date().toISOString(), save: raw });
    await change.objectStore(SAVES).delete(CURRENT);
  }
  await change.done;
  return raw === undefined ? undefined : rawText(raw);
}

function rawText(raw: unknown): string {
  if (typeof raw === 'string') return raw;
  try {
    return JSON.stringify(raw, null, 2) ?? String(raw);
  } catch {
    return String(raw);
  }
}
