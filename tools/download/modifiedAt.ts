/** When a file was last written to, as who uploaded it says; else when it came to the storage. Never now. */
import type { BlobProperties } from '../../core/blobs.ts';

/** Metadata is anybody's: without a zone it is no moment, and beyond four digits of a year no disk has it. */
const ISO = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:?\d\d)$/;

export function modifiedAt({ metadata, modifiedAt }: BlobProperties): Date {
  const said = new Date(ISO.test(metadata.mtime ?? '') ? (metadata.mtime ?? '') : Number.NaN);
  return Number.isNaN(said.getTime()) ? new Date(modifiedAt) : said;
}
