/**
 * One current game in IndexedDB. A save that can't be read is moved aside under another key:
 * it is never overwritten and never deleted. Nor is a save that this page neither wrote nor took up.
 */
import { type IDBPDatabase, type IDBPObjectStore, openDB } from 'idb';
import * as v from 'valibot';
import { type Fault, issueFault, parseTranscript, type Transcript, writeTranscript } from '../engine/index.ts';
import { MODES, type Mode } from './matter.ts';

const DATABASE = 'five-seats';
const SAVES = 'saves';
const ASIDE = 'aside';
const CURRENT = 'current';

const text = v.pipe(v.string(), v.maxLength(200));
const count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(10_000));
const schema = v.strictObject({
  format: v.literal('five-seats-save/1'),
  savedAt: text,
  mode: v.picklist(MODES as readonly [Mode, ...Mode[]]),
  scenario: text,
  /** Which step of the screen, counted from the beginning of the game. */
  step: count,
  /** What was picked and not yet opened. */
  choice: v.optional(text),
  sealed: v.optional(v.boolean()),
  /** Whether the private brief has been read. */
  begun: v.boolean(),
  /** Where somebody else played than the transcript names. */
  stints: v.optional(v.pipe(v.array(v.strictObject({ actor: text, policy: text, from: count, to: v.optional(count), failed: v.optional(v.pipe(v.string(), v.maxLength(1000))) })), v.maxLength(2000), v.readonly())),
  /** What the player predicted of other seats. */
  guesses: v.optional(v.pipe(v.array(v.strictObject({ at: count, actor: text, action: text, of: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100)) })), v.maxLength(200), v.readonly())),
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

/** A save that was put aside. */
export interface Aside {
  readonly key: number;
  readonly movedAt: string;
}

export interface Saves {
  find(): Promise<Found>;
  /** From now on the stored save with this text may be overwritten; nothing may if there is none. */
  own(raw: string | undefined): void;
  /** Writes the game. A stored save that is not owned is put aside in the same transaction and given back. */
  keep(save: Save): Promise<Aside | undefined>;
  /** Puts the current save aside if its text still is `raw`. */
  moveAside(raw: string): Promise<Aside | undefined>;
  /** The saves put aside, oldest first. */
  asides(): Promise<readonly Aside[]>;
  /** The text of a save put aside. */
  aside(key: number): Promise<string | undefined>;
}

export async function openSaves(): Promise<Saves> {
  const db = await openStores();
  let owned: string | undefined;
  // One write after the other: each must know what the last one left in the store.
  let writing: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(write: () => Promise<T>): Promise<T> => {
    const turn = writing.then(write, write);
    writing = turn.catch(() => undefined);
    return turn;
  };
  return {
    find: () => inTurn(async () => readSave(await db.get(SAVES, CURRENT))),
    own: (raw) => {
      // After the writes under way, which own what they have written.
      void inTurn(async () => void (owned = raw));
    },
    keep: ({ transcript, ...rest }) =>
      inTurn(async () => {
        const envelope: Envelope = { format: 'five-seats-save/1', savedAt: new Date().toISOString(), ...rest, transcript: writeTranscript(transcript) };
        const moved = await change(db, async (saves, asides) => {
          const raw: unknown = await saves.get(CURRENT);
          const aside = raw === undefined || rawText(raw) === owned ? undefined : await putAside(asides, raw);
          await saves.put(envelope, CURRENT);
          return aside;
        });
        owned = rawText(envelope);
        return moved;
      }),
    moveAside: (judged) =>
      inTurn(() =>
        change(db, async (saves, asides) => {
          const raw: unknown = await saves.get(CURRENT);
          if (raw === undefined || rawText(raw) !== judged) return undefined;
          const aside = await putAside(asides, raw);
          await saves.delete(CURRENT);
          return aside;
        }),
      ),
    asides: async () => {
      const all = db.transaction(ASIDE).store;
      const [keys, values] = await Promise.all([all.getAllKeys(), all.getAll()]);
      return keys.map((key, i) => ({ key: Number(key), movedAt: entryOf(values[i]).movedAt }));
    },
    aside: async (key) => {
      const value: unknown = await db.get(ASIDE, key);
      return value === undefined ? undefined : rawText(entryOf(value).save);
    },
  };
}

/** Both stores must be there, whatever an earlier page left behind. */
async function openStores(): Promise<IDBPDatabase> {
  const upgrade = (db: IDBPDatabase): void => {
    if (!db.objectStoreNames.contains(SAVES)) db.createObjectStore(SAVES);
    if (!db.objectStoreNames.contains(ASIDE)) db.createObjectStore(ASIDE, { autoIncrement: true });
  };
  const db = await openDB(DATABASE, undefined, { upgrade });
  if (db.objectStoreNames.contains(SAVES) && db.objectStoreNames.contains(ASIDE)) return db;
  const { version } = db;
  db.close();
  return new Promise((resolve, reject) => {
    openDB(DATABASE, version + 1, { upgrade, blocked: () => reject(new Error('Another page holds a store of saves that is not complete.')) }).then(resolve, reject);
  });
}

type Store<Name extends string> = IDBPObjectStore<unknown, string[], Name, 'readwrite'>;

/** All of `work` or nothing. */
async function change<T>(db: IDBPDatabase, work: (saves: Store<typeof SAVES>, asides: Store<typeof ASIDE>) => Promise<T>): Promise<T> {
  const transaction = db.transaction([SAVES, ASIDE], 'readwrite');
  const { done } = transaction;
  try {
    const [result] = await Promise.all([work(transaction.objectStore(SAVES), transaction.objectStore(ASIDE)), done]);
    return result;
  } catch (error) {
    done.catch(() => undefined);
    try {
      transaction.abort();
    } catch {
      // It has ended by itself.
    }
    throw error;
  }
}

async function putAside(asides: Store<typeof ASIDE>, raw: unknown): Promise<Aside> {
  const movedAt = new Date().toISOString();
  return { key: Number(await asides.add({ movedAt, save: raw })), movedAt };
}

function entryOf(value: unknown): { readonly movedAt: string; readonly save: unknown } {
  const { movedAt, save } = (typeof value === 'object' && value !== null ? value : {}) as { readonly movedAt?: unknown; readonly save?: unknown };
  return { movedAt: typeof movedAt === 'string' ? movedAt : '', save };
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

function rawText(raw: unknown): string {
  if (typeof raw === 'string') return raw;
  try {
    return JSON.stringify(raw, null, 2) ?? String(raw);
  } catch {
    return String(raw);
  }
}
