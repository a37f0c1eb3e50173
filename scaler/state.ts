/** `scaler.json`: read before anything else of a round, and written by the ETag it was read with, so that rounds never cross. */
import { ZodError } from 'zod';
import type { Blobs } from '../core/blobs.ts';
import { OutageError } from '../core/outage.ts';
import { SCALER_STATE, ScalerState } from '../core/scalerState.ts';
import { readBlob } from '../library/readBlob.ts';

export interface Remembered {
  /** Nothing if there has never been a round. */
  known: ScalerState | undefined;
  etag: string | undefined;
}

/** Throws `OutageError` if it can't be read, or holds what no scaler has written. */
export async function readState(blobs: Blobs): Promise<Remembered> {
  const blob = await readBlob(blobs, SCALER_STATE);
  if (blob === 'missing') return { known: undefined, etag: undefined };
  try {
    return { known: ScalerState.parse(JSON.parse(blob.bytes.toString())), etag: blob.etag };
  } catch (cause) {
    const what = `${SCALER_STATE} in container "state" is not what a scaler writes`;
    const advice = 'Remove the blob: what it remembers is learned again.';
    throw new OutageError('scaler', `${what}: ${wrongWith(cause)}. ${advice}`, { cause });
  }
}

function wrongWith(cause: unknown): string {
  if (!(cause instanceof ZodError)) return String(cause);
  return cause.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ');
}

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
