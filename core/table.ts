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
  /**
   * By one request: the entities of a partition after those that led to `cursor`, in ordinal order of the keys, at most
   * `limit` (1 to 1,000) of them. There may be fewer, or none, and still a cursor: the end is the page without one. A
   * cursor is opaque, URL-safe, and stays good whatever is written; any other text is a `bad cursor`, as is one of
   * another partition.
   */
  page(partition: string, options: { limit: number; cursor?: string | undefined }): Promise<Page<E> | 'bad cursor'>;
  /**
   * Puts all of them, many in one request: several times as fast as one by one. Of two of the same place the last
   * counts. Not whole or not at all: when it throws, some may have been written; repeating it is harmless.
   */
  putAll(entities: Iterable<E>): Promise<void>;
}

export interface Page<E> {
  entities: Stored<E>[];
  cursor?: string;
}

/** Strings (below 32 Ki UTF-16 units), booleans and finite numbers; an undefined property is not stored. */
export interface Entity {
  partition: string;
  key: string;
}

export type Stored<E> = E & { etag: string };
