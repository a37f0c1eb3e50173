/** When a file was last written to, as who uploaded it says; else when it came to the storage. Never now. */
import type { BlobProperties } from '../../core/blobs.ts';
import { sourceTime } from '../../core/sourceTime.ts';

export function modifiedAt({ metadata, modifiedAt }: BlobProperties): Date {
  return sourceTime(metadata) ?? new Date(modifiedAt);
}
