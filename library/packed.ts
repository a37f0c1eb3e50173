/** What is published, gzipped where that pays: any line is slower than the processors at its ends. */
import { gunzipSync, gzipSync } from 'node:zlib';
import type { PutOptions } from '../core/blobs.ts';

/** What goes through the line in one packet goes as it is. */
const PACKET_BYTES = 1400;

export interface Packed {
  bytes: Uint8Array;
  /** To be put with them. */
  encoding: Pick<PutOptions, 'contentEncoding'>;
}

export function packed(bytes: Uint8Array): Packed {
  if (bytes.length <= PACKET_BYTES) return { bytes, encoding: {} };
  return { bytes: gzipSync(bytes), encoding: { contentEncoding: 'gzip' } };
}

/** What is damaged stays as it is: whoever parses it finds out. */
export function unpacked(bytes: Buffer, contentEncoding: string | undefined): Buffer {
  if (contentEncoding !== 'gzip') return bytes;
  try {
    return gunzipSync(bytes);
  } catch {
    return bytes;
  }
}
