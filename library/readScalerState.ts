/** What the scaler remembers, and the ETag that guards the next write of it. */
import { ZodError } from 'zod';
import type { Blobs } from '../core/blobs.ts';
import { OutageError } from '../core/outage.ts';
import { SCALER_STATE, ScalerState } from '../core/scalerState.ts';
import { readBlob } from './readBlob.ts';

export interface Remembered {
  /** Nothing if there has never been a round. */
  known: ScalerState | undefined;
  etag: string | undefined;
}

/** Throws `OutageError` if it can't be read, or holds what no scaler has written. */
export async function readScalerState(blobs: Blobs): Promise<Remembered> {
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
