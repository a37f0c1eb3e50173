/**
 * A file that is locked while its owner lives, however that ends, and by nobody after. Neither a process's number nor
 * its start would do: two converters in containers see each other's folders, but not each other's processes. Node has no
 * call for a file's lock; SQLite takes one, and writes nothing for it.
 */
import { existsSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';

export interface FileLock {
  /** Twice is harmless. */
  release(): void;
}

/** Makes the file if there is none. Nothing if somebody else has it, or it was taken away while we looked. */
export function lockFile(file: string): FileLock | undefined {
  const database = new DatabaseSync(file, { timeout: 0 });
  try {
    database.exec('BEGIN EXCLUSIVE');
    const release = () => {
      if (database.isOpen) database.close();
    };
    if (existsSync(file)) return { release };
  } catch (error) {
    if (!isBusy(error)) {
      database.close();
      throw error;
    }
  }
  database.close();
  return undefined;
}

/** SQLITE_BUSY. */
function isBusy(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && error.errcode === 5;
}
