/**
 * A table of flat entities, each found by `partition` and `key` (ordinal order; neither may hold `/ \ # ?` or control
 * characters). Every method throws `OutageError` when the table can't be reached, refuses us, or is not there.
 */
export interface Table<E extends Entity> {
  /** Writes the whole entity, over none or over any; returns its new ETag. */
  put(entity: E): Promise<{ etag: string }>;
  get(partition: string, key: string): Promise<Stored<E> | 'missing'>;
  /** Removes an entity; with `ifMatch` only that very version, else `conflict`. Twice is `missing`. */
  remove(partition: string, key: string, options?: { ifMatch?: string }): Promise<'removed' | 'missing' | 'conflict'>;
  /** Every entity of one partition, or of all, in ordinal order of partition and key, fetched page by page. */
  list(partition?: string): AsyncIterable<Stored<E>>;
}

/** Strings (below 32 Ki UTF-16 units), booleans and finite numbers; an undefined property is not stored. */
export interface Entity {
  partition: string;
  key: string;
}

export type Stored<E> = E & { etag: string };
