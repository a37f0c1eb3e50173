/** What a client sends with the one request, or with the commit of its blocks. */
import { blockBytes } from './blockBytes.ts';
import type { UploadFile } from './uploadFile.ts';

/** Metadata holds 8 KiB; a longer name is all the same in the blob's own. */
const LONGEST_NAME = 4096;

export function uploadHeaders({ name, bytes, modifiedAt, sha256 }: UploadFile): Record<string, string> {
  const file = encodeURIComponent(name.slice(name.lastIndexOf('/') + 1));
  return {
    ...(blockBytes(bytes) === undefined && { 'x-ms-blob-type': 'BlockBlob' }),
    'If-None-Match': '*',
    // What it really is, is the converter's to say, by content.
    'x-ms-blob-content-type': 'application/octet-stream',
    ...(file.length <= LONGEST_NAME && { 'x-ms-meta-originalname': file }),
    ...(modifiedAt !== undefined && { 'x-ms-meta-mtime': modifiedAt }),
    ...(sha256 !== undefined && { 'x-ms-meta-sourcesha256': sha256 }),
  };
}
