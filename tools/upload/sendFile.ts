/** Sends one file under one name, unless the library has it already. Nothing that is there is ever overwritten. */
import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import type { PutOptions } from '../../core/blobs.ts';
import type { Storage } from '../../core/storage.ts';
import { type Content, readContent } from './content.ts';
import { sameContent } from './sameContent.ts';
import type { SourceFile } from './walk.ts';

/** `same`: it was there. `other`: another content is there under this name. `changed`: it was written to meanwhile. */
export type Sent = 'sent' | 'same' | 'other' | 'changed';

/** Throws `OutageError` for the storage's trouble, the system's errors for the file's. */
export async function sendFile(storage: Storage, source: SourceFile, onBytes: (sent: number) => void): Promise<Sent> {
  const content = await readContent(source.path);
  for (;;) {
    const there = await storage.originals.head(source.name);
    if (there !== 'missing') return (await sameContent(storage, there, content)) ? 'same' : 'other';
    const put = await send(storage, source, content, onBytes);
    // Somebody else came first: look at what it is.
    if (put === 'conflict') continue;
    if (await content.unchanged()) return 'sent';
    // Its metadata tells of another content than it has, so it must not stay.
    await storage.originals.remove(source.name, { ifMatch: put.etag });
    return 'changed';
  }
}

function send({ originals }: Storage, source: SourceFile, content: Content, onProgress: (bytes: number) => void) {
  const options: PutOptions = {
    // What it really is, is the converter's to say, by content.
    contentType: 'application/octet-stream',
    ifAbsent: true,
    metadata: {
      // Only the file's own name: metadata holds 8 KB, a whole path may be longer.
      originalname: encodeURIComponent(basename(source.path)),
      mtime: localTime(source.modifiedAt),
      sourcesha256: content.sha256,
      sourcemd5: content.md5,
    },
  };
  if (content.whole) return originals.put(source.name, content.whole, options);
  const body = createReadStream(source.path, { highWaterMark: 2 ** 20 });
  return originals.upload(source.name, body, { ...options, onProgress });
}

/** ISO 8601 with this machine's offset: should it be all that tells when a picture was taken, its wall time is what counts. */
export function localTime(date: Date): string {
  const offset = -date.getTimezoneOffset();
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
  const zone = `${offset < 0 ? '-' : '+'}${two(Math.abs(offset) / 60)}:${two(Math.abs(offset) % 60)}`;
  return new Date(date.getTime() + offset * 60_000).toISOString().replace('Z', zone);
}
