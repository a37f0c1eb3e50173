/** Whether a blob is, by all appearances, the file that we sent: of the same length, and last written to at the same moment. */
import type { BlobProperties } from '../../core/blobs.ts';
import { sourceTime } from '../../core/sourceTime.ts';
import type { SourceFile } from './found.ts';

export function looksSame({ bytes, modifiedAt }: SourceFile, there: BlobProperties): boolean {
  // Written elsewhere, it has another offset: what counts is the moment. A time that was set, as by a copy, may lie just
  // below the millisecond it was set to.
  const said = sourceTime(there.metadata);
  return there.bytes === bytes && said !== undefined && Math.abs(said.getTime() - modifiedAt.getTime()) <= 1;
}
