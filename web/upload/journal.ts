/** What this browser remembers of an upload, so that it can go on after a reload: names and states, never the files. */
import type { Clock } from '../../core/clock.ts';
import { store, stored } from '../stored.ts';
import { REMEMBERED, UNFINISHED } from '../unfinished.ts';
import type { Row, RowState } from './row.ts';

export interface Journal {
  read(): Promise<Row[]>;
  /** It is new, or has another state. */
  note(row: Row): void;
  forget(rows: Iterable<Row>): void;
  clear(): void;
}

const ROWS = 'rows';
const FLUSH_MS = 1000;

/** After a reload their files have to be given again. */
const LOST: ReadonlySet<RowState> = new Set(['lost', 'waiting', 'sending', 'failed']);

/** One record a name, so that two windows that upload different files do not come into each other's way. */
export function openJournal(clock: Clock): Journal {
  const changed = new Map<string, Row | 'gone'>();
  let database: Promise<IDBDatabase> | undefined;
  let flushing = false;

  const write = async (work: (rows: IDBObjectStore) => void) => {
    database ??= openDatabase();
    const transaction = (await database).transaction(ROWS, 'readwrite', { durability: 'relaxed' });
    work(transaction.objectStore(ROWS));
    await new Promise<void>((resolve, reject) => {
      transaction.oncomplete = () => resolve();
      transaction.onabort = () => reject(transaction.error);
    });
  };
  const flush = async () => {
    while (changed.size > 0) {
      await clock.sleep(FLUSH_MS);
      const some = [...changed];
      changed.clear();
      await write((rows) => {
        for (const [name, row] of some) {
          if (row === 'gone') rows.delete(name);
          else rows.put(savedOf(row));
        }
      }).catch(unremembered);
    }
    flushing = false;
  };
  const note = (name: string, row: Row | 'gone') => {
    changed.set(name, row);
    if (flushing) return;
    flushing = true;
    store(UNFINISHED, true);
    void flush();
  };

  return {
    async read() {
      try {
        database ??= openDatabase();
        const request = (await database).transaction(ROWS).objectStore(ROWS).getAll();
        const saved = await answerOf<Row[]>(request);
        return saved.map((row) => (LOST.has(row.state) ? { ...row, state: 'lost' } : row));
      } catch (error) {
        unremembered(error);
        return [];
      }
    },
    note: (row) => note(row.name, row),
    forget(rows) {
      for (const { name } of rows) note(name, 'gone');
    },
    clear() {
      if (stored(UNFINISHED) === undefined) return;
      store(UNFINISHED, undefined);
      changed.clear();
      write((rows) => rows.clear()).catch(unremembered);
    },
  };
}

/** A browser that keeps nothing, as in a private window: the upload goes on, only a reload forgets it. */
function unremembered(error: unknown): void {
  console.info('This browser does not remember the upload:', error);
}

function savedOf({ name, bytes, modified, above, state, id, as, why }: Row): Row {
  return { name, bytes, modified, above, state, id, as, why };
}

function openDatabase(): Promise<IDBDatabase> {
  const request = indexedDB.open(REMEMBERED, 1);
  request.onupgradeneeded = () => request.result.createObjectStore(ROWS, { keyPath: 'name' });
  return answerOf(request);
}

function answerOf<Result>(request: IDBRequest<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
