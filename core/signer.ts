/**
 * URLs that let a browser reach the storage for a while without being anybody. Each allows one thing on one blob or
 * container, read or create, never more; whoever has it may use it until it ends. Throws `OutageError` when the storage
 * gives us no key to sign with.
 */
export interface Signer {
  /**
   * Reads any blob of `previews` by its name: `base + name + '?' + query`. The same text for everybody, and for three
   * days on end, so that a browser's cache outlives a visit.
   */
  media(): Promise<Media>;
  /** Reads one original, Range requests too; `as` is what the storage says it is. */
  original(name: string, as: { contentType: string; disposition: string }): Promise<SignedUrl>;
  /**
   * Creates one original, and replaces none: in one request, or `inBlocks`. Where the storage can't tell creating from
   * replacing by the URL (an emulator, for blocks), it still does by `If-None-Match: *`, which every client sends.
   */
  upload(name: string, options: { inBlocks: boolean }): Promise<SignedUrl>;
}

interface Media {
  /** Ends in a slash. */
  base: string;
  /** A shared access signature, without the question mark. */
  query: string;
  /** ISO 8601, UTC. */
  expiresAt: string;
}

interface SignedUrl {
  url: string;
  /** ISO 8601, UTC. */
  expiresAt: string;
}
