/** The id of an original follows from its name alone: same name, same id, for ever. */
import { createHash } from 'node:crypto';
import { base32 } from './base32.ts';

/** 16 characters (80 bits) of the SHA-256 of the name's UTF-8. */
export function idOf(name: string): string {
  return base32(createHash('sha256').update(name, 'utf8').digest(), 16);
}
