/**
 * One current game in IndexedDB, and a shelf of others beside it. A save that can't be read is put on the shelf: it is
 * never overwritten, and removed only by the player's own word. Nor is a save overwritten that this page neither wrote nor took up.
 */
import type { Fault } from '../engine/index.ts';
import { type Found, rawText, readSave, type Save, sameGame, stored } from './saveFormat.ts';
import { change, openStores, SAVES, SHELF, type Store } from './stores.ts';

const CURRENT = 'current';
/** Of a name that a player gives. */
export const LONGEST_NAME = 80;

/** A save on the shelf. */
export interface Aside {
  readonly key: number;
  readonly movedAt: string;
  /** As the player called it; absent where it was put there because another game took its place. */
  readonly name: string | undefined;
  /** Absent where it cannot be read. */
  readonly save: Save | undefined;
  readonly faults: readonly Fault[];
}

export interface Saves {
  find(): Promise<Found>;
  /** From now on the stored save with this text may be overwritten; nothing may if there is none. */
  own(raw: string | undefined): void;
  /** Writes the game. A stored save that is not owned is put on the shelf in the same transaction and given back. */
  keep(save: Save): Promise<Aside | undefined>;
  /** Puts the current save on the shelf if its text still is `raw`. */
  moveAside(raw: string): Promise<Aside | undefined>;
  /** What lies on the shelf, oldest first. */
  asides(): Promise<readonly Aside[]>;
  /** The text of a save on the shelf. */
  aside(key: number): Promise<string | undefined>;
  /** Puts a copy on the shelf. */
  shelve(save: Save, name: string): Promise<void>;
  /** False where it no longer lies there. */
  rename(key: number, name: string): Promise<boolean>;
  remove(key: number): Promise<void>;
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
    keep: (save) =>
      inTurn(async () => {
        const envelope = stored(save);
        const moved = await change(db, async (saves, shelf) => {
          const raw: unknown = await saves.get(CURRENT);
          const free = raw === undefined || rawText(raw) === owned || (await lies(shelf, raw));
          const aside = free ? undefined : await putAside(shelf, raw);
          await saves.put(envelope, CURRENT);
          return aside;
        });
        owned = rawText(envelope);
        return moved;
      }),
    moveAside: (judged) =>
      inTurn(() =>
        change(db, async (saves, shelf) => {
          const raw: unknown = await saves.get(CURRENT);
          if (raw === undefined || rawText(raw) !== judged) return undefined;
          const aside = await putAside(shelf, raw);
          await saves.delete(CURRENT);
          return aside;
        }),
      ),
    asides: async () => {
      const shelf = db.transaction(SHELF).store;
      const [keys, values] = await Promise.all([shelf.getAllKeys(), shelf.getAll()]);
      return keys.map((key, i) => asideOf(Number(key), values[i]));
    },
    aside: async (key) => {
      const value: unknown = await db.get(SHELF, key);
      return value === undefined ? undefined : rawText(entryOf(value).save);
    },
    shelve: (save, name) => inTurn(async () => void (await db.add(SHELF, { movedAt: new Date().toISOString(), name: name.slice(0, LONGEST_NAME), save: stored(save) }))),
    rename: (key, name) =>
      inTurn(() =>
        change(db, async (_, shelf) => {
          const entry: unknown = await shelf.get(key);
          if (entry === undefined) return false;
          await shelf.put({ ...entryOf(entry), name: name.slice(0, LONGEST_NAME) }, key);
          return true;
        }),
      ),
    remove: (key) => inTurn(() => db.delete(SHELF, key)),
  };
}

/** Whether that very game, at that point, lies on the shelf: it is not put there twice. */
async function lies(shelf: Store<typeof SHELF>, raw: unknown): Promise<boolean> {
  const found = readSave(raw);
  if (found.kind !== 'game') return false;
  const there = (await shelf.getAll()).map((value) => readSave(entryOf(value).save));
  return there.some((other) => other.kind === 'game' && sameGame(other.save, found.save));
}

async function putAside(shelf: Store<typeof SHELF>, raw: unknown): Promise<Aside> {
  const entry = { movedAt: new Date().toISOString(), save: raw };
  return asideOf(Number(await shelf.add(entry)), entry);
}

interface Entry {
  readonly movedAt: string;
  readonly name?: string;
  readonly save: unknown;
}

function entryOf(value: unknown): Entry {
  const { movedAt, name, save } = (typeof value === 'object' && value !== null ? value : {}) as { readonly [key in keyof Entry]?: unknown };
  return { movedAt: typeof movedAt === 'string' ? movedAt : '', ...(typeof name === 'string' ? { name } : {}), save };
}

function asideOf(key: number, value: unknown): Aside {
  const { movedAt, name, save } = entryOf(value);
  const found = readSave(save);
  return { key, movedAt, name, save: found.kind === 'game' ? found.save : undefined, faults: found.kind === 'unreadable' ? found.faults : [] };
}
