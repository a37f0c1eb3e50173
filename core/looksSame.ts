/** Whether a blob is, by all appearances, the file that was sent: of the same length, and last written to at the same moment. */
import type { BlobProperties } from './blobs.ts';
import { sourceTime } from './sourceTime.ts';

export function looksSame({ bytes, modifiedAt }: { bytes: number; modifiedAt: Date }, there: BlobProperties): boolean {
  // Written elsewhere, it has another offset: what counts is the moment. A time that was set, as by a copy, may lie just
  // below the millisecond it was set to.
  const said = sourceTime(there.metadata);
  return there.bytes === bytes && said !== undefined && Math.abs(said.getTime() - modifiedAt.getTime()) <= 1;
}
