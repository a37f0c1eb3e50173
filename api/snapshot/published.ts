/** What is published, kept in memory and up to date: loaded by month, refreshed by hash. */
import type { Row } from '../../core/row.ts';
import type { Snapshot } from './snapshot.ts';

export interface Published {
  /**
   * As of two seconds ago at most. Reads the manifest if its last look is older than that, and of the months only those
   * that have changed. Throws `OutageError`.
   */
  current(): Promise<Snapshot>;
  /**
   * Told of what this API has just written, so that the next snapshot shows it before it is published; `row` is null
   * where nothing is left of it.
   */
  wrote(id: string, row: Row | null): void;
}
