import type { Inspection } from '../../media.ts';
import type { RawPreference } from '../reader.ts';
import { showsEnough } from './showsEnough.ts';

/** Whether the camera's own picture in a RAW is all that is needed: then no program has to run. */
export function isServedByEmbedded(
  { metadata, size }: Pick<Inspection, 'metadata' | 'size'>,
  raw: RawPreference,
): boolean {
  return raw === 'preview' && metadata.embedded !== undefined && showsEnough(metadata.embedded, size);
}
