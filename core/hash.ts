/** The hash in the names of published files: same bytes, same name. */
import { createHash } from 'node:crypto';

/** 16 hex digits (64 bits) of the SHA-256. */
export function hashOf(content: Uint8Array | string): string {
  return createHash('sha256').update(content).digest('hex').slice(0, 16);
}
