/** `scaler.json` is written by the ETag it was read with before anything else of a round, so that rounds never cross. */
import type { Blobs } from '../core/blobs.ts';
import { SCALER_STATE, type ScalerState } from '../core/scalerState.ts';
import { readBlob } from '../library/readBlob.ts';

/** Over what was read with `etag` alone; `conflict` if another scaler has written meanwhile. Answers the new ETag. */
export async function writeState(
  blobs: Blobs,
  state: ScalerState,
  etag: string | undefined,
): Promise<string | 'conflict'> {
  const bytes = Buffer.from(JSON.stringify(state));
  const condition = etag === undefined ? { ifAbsent: true } : { ifMatch: etag };
  const put = await blobs.put(SCALER_STATE, bytes, { contentType: 'application/json', ...condition });
  if (put !== 'conflict') return put.etag;
  // Where an answer got lost, the conflict is with our own write.
  const there = await readBlob(blobs, SCALER_STATE);
  return there !== 'missing' && there.bytes.equals(bytes) ? there.etag : 'conflict';
}
