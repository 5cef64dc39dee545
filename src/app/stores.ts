/** The two stores of the game in IndexedDB: the current save, and the shelf of all that lies beside it. */
import { type IDBPDatabase, type IDBPObjectStore, openDB } from 'idb';

const DATABASE = 'five-seats';
export const SAVES = 'saves';
export const SHELF = 'aside';

/** Both stores must be there, whatever an earlier page left behind. */
export async function openStores(): Promise<IDBPDatabase> {
  const upgrade = (db: IDBPDatabase): void => {
    if (!db.objectStoreNames.contains(SAVES)) db.createObjectStore(SAVES);
    if (!db.objectStoreNames.contains(SHELF)) db.createObjectStore(SHELF, { autoIncrement: true });
  };
  const db = await openDB(DATABASE, undefined, { upgrade });
  if (db.objectStoreNames.contains(SAVES) && db.objectStoreNames.contains(SHELF)) return db;
  const { version } = db;
  db.close();
  return new Promise((resolve, reject) => {
    openDB(DATABASE, version + 1, { upgrade, blocked: () => reject(new Error('Another page holds a store of saves that is not complete.')) }).then(resolve, reject);
  });
}

export type Store<Name extends string> = IDBPObjectStore<unknown, string[], Name, 'readwrite'>;

/** All of `work` or nothing. */
export async function change<T>(db: IDBPDatabase, work: (saves: Store<typeof SAVES>, shelf: Store<typeof SHELF>) => Promise<T>): Promise<T> {
  const transaction = db.transaction([SAVES, SHELF], 'readwrite');
  const { done } = transaction;
  try {
    const [result] = await Promise.all([work(transaction.objectStore(SAVES), transaction.objectStore(SHELF)), done]);
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
