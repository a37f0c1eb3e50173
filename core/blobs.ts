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
  /**
   * As `read`, but that very version alone, else `conflict`; and from byte `from` on, though its properties are those of
   * the whole. Throws a `RangeError` if it has no such byte (0 is always right).
   */
  readFrom(name: string, etag: string, from: number): Promise<BlobContent | 'missing' | 'conflict'>;
  head(name: string): Promise<BlobProperties | 'missing'>;
  /**
   * Writes a blob in one request. `ifMatch` writes only over that ETag, `ifAbsent` only where nothing is;
   * otherwise the answer is `conflict` (also for `ifMatch` where nothing is) and nothing was written.
   * An answer that got lost is asked for again: then the conflict can be with our own write, so read before deciding.
   */
  put(name: string, bytes: Uint8Array, options: PutOptions): Promise<{ etag: string } | 'conflict'>;
  /**
   * Streams a body of any length. What is longer than a block goes in blocks, each checked by its MD5 on arrival; the
   * blob appears when the last has come. Blocks that an unfinished upload of the same content left there are not sent
   * again: the storage keeps them for a week. `conflict` is also the answer if somebody else wrote the blob meanwhile,
   * because that discards our blocks. Throws an `Error` where another program's unfinished upload is in the way.
   */
  upload(name: string, body: AsyncIterable<Uint8Array>, options: UploadOptions): Promise<Uploaded>;
  /**
   * The blocks of an unfinished upload, in any order: none is an empty list, also where the blob is there and whole. For
   * a week they are there, then the storage discards them.
   */
  staged(name: string): Promise<StagedBlock[]>;
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
  /** As whoever put it says; reading gives the bytes as they are stored. */
  contentEncoding?: string;
  /** Lower-case hex, of the content: computed by the storage, or claimed by who sent it in blocks; not always known. */
  md5?: string;
  /** `Hot`, `Cool`, `Cold`, `Archive`, as `head` and `list` know it; reading does not tell. */
  tier?: string;
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
  /** Of bytes that are gzipped already: browsers undo it by themselves. */
  contentEncoding?: 'gzip';
  /** Where unset, the account's default tier. */
  tier?: 'Hot' | 'Cool';
  metadata?: Record<string, string>;
  /**
   * Lower-case hex, of the content. The storage keeps it. What goes up in one request is also checked by it on arrival:
   * bytes garbled on the way are sent again, and in the end are an `OutageError`; bytes that have another MD5 to begin
   * with are the `FaultError('corrupt-transfer')`. Of a blob in blocks it is believed.
   */
  md5?: string;
}

/** How a body goes up. */
export interface UploadOptions {
  /**
   * Asked once, when the body has been read to its end and before the blob appears: what to write with it (whatever
   * follows from the whole content, as its hashes), or `abandon`, and no blob appears.
   */
  finish(): PutOptions | 'abandon' | Promise<PutOptions | 'abandon'>;
  /** So many more bytes are there: sent now, or by an unfinished upload. */
  onProgress?(bytes: number, how: 'sent' | 'staged'): void;
  /** Ends it before the next block: throws the signal's reason. What is staged stays, for the next time. */
  signal?: AbortSignal;
}

export interface StagedBlock {
  /** Base64; those of one blob are equally long. */
  id: string;
  bytes: number;
}

export type Uploaded = { etag: string } | 'conflict' | 'abandoned';
