/**
 * One blob container. Every method throws `OutageError` when the storage can't be reached, refuses us, or lacks the
 * container: only a missing *blob* is an answer. A write is whole or not at all, and repeating it is harmless.
 */
export interface Blobs {
  /**
   * Opens a blob. `unchanged` if its ETag is still `unlessEtag`; throws `FaultError('archived')` if its tier lets nobody
   * read it. The body can be read once. It goes on where a connection broke, and throws `OutageError` if it can't.
   */
  read(name: string, options?: { unlessEtag?: string | undefined }): Promise<BlobContent | 'missing' | 'unchanged'>;
  head(name: string): Promise<BlobProperties | 'missing'>;
  /**
   * Writes a blob in one request. `ifMatch` writes only over that ETag, `ifAbsent` only where nothing is;
   * otherwise the answer is `conflict` (also for `ifMatch` where nothing is) and nothing was written.
   * An answer that got lost is asked for again: then the conflict can be with our own write, so read before deciding.
   */
  put(name: string, bytes: Uint8Array, options: PutOptions): Promise<{ etag: string } | 'conflict'>;
  /** As `put`, but streams a body of any length, as blocks where it is long. `onProgress` gets the bytes sent so far. */
  upload(
    name: string,
    body: AsyncIterable<Uint8Array>,
    options: PutOptions & { onProgress?: (bytes: number) => void },
  ): Promise<{ etag: string } | 'conflict'>;
  /** Removes a blob; with `ifMatch` only that very version, else `conflict`. Twice is `missing`. */
  remove(name: string, options?: { ifMatch?: string }): Promise<'removed' | 'missing' | 'conflict'>;
  /** Every blob whose name begins with `prefix`, in ordinal order of the names, fetched page by page. */
  list(prefix: string): AsyncIterable<BlobProperties>;
}

export interface BlobProperties {
  name: string;
  /** Opaque, without quotes. */
  etag: string;
  bytes: number;
  contentType: string;
  /** ISO 8601, UTC, whole seconds: when content or metadata last changed. */
  modifiedAt: string;
  /** What the uploader said, keys in lower case; values are ASCII. */
  metadata: Readonly<Record<string, string>>;
}

export interface BlobContent extends BlobProperties {
  body: AsyncIterable<Uint8Array>;
  /** Frees the connection of a body that was not read to its end; harmless otherwise. */
  close(): void;
}

export interface PutOptions {
  contentType: string;
  ifMatch?: string;
  ifAbsent?: boolean;
  cacheControl?: string;
  /** Where unset, the account's default tier. */
  tier?: 'Hot' | 'Cool';
  metadata?: Record<string, string>;
}
