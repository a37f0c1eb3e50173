/** Sends one opened file under one name, with what is known of it, on condition of what was seen there. */
import { basename } from 'node:path';
import type { Blobs, PutOptions } from '../../core/blobs.ts';
import { localTime } from '../../core/localTime.ts';
import type { SourceFile } from './found.ts';
import type { Hashes, OpenFile } from './openFile.ts';

/** Where nothing is, or over exactly what was seen. */
export type Guard = { ifAbsent: true } | { ifMatch: string };

export type OnBytes = (bytes: number, how: 'sent' | 'staged') => void;

/** `moved`: something else is there by now. `changed`: the file was written to meanwhile. Either way nothing was written. */
export type Sent = 'sent' | 'moved' | 'changed';

export async function sendFile(
  originals: Blobs,
  source: SourceFile,
  file: OpenFile,
  { guard, signal, onBytes }: { guard: Guard; signal?: AbortSignal | undefined; onBytes: OnBytes },
): Promise<Sent> {
  const finish = async () => {
    const hashes = await file.hashes();
    return hashes === 'changed' ? 'abandon' : { ...guard, ...propertiesFor(source, file, hashes) };
  };
  const whole = await file.whole();
  if (!whole) {
    const options = { finish, onProgress: onBytes, ...(signal && { signal }) };
    const put = await originals.upload(source.name, file.body(), options);
    return put === 'abandoned' ? 'changed' : put === 'conflict' ? 'moved' : 'sent';
  }
  const options = await finish();
  if (options === 'abandon') return 'changed';
  if ((await originals.put(source.name, whole, options)) === 'conflict') return 'moved';
  onBytes(whole.length, 'sent');
  return 'sent';
}

function propertiesFor(source: SourceFile, file: OpenFile, { sha256, md5 }: Hashes): PutOptions {
  return {
    // What it really is, is the converter's to say, by content.
    contentType: 'application/octet-stream',
    md5,
    metadata: {
      // Only the file's own name: metadata holds 8 KB, a whole path may be longer.
      originalname: encodeURIComponent(basename(source.path)),
      mtime: localTime(file.modifiedAt),
      sourcesha256: sha256,
      sourcemd5: md5,
      ...(source.originalTime !== undefined && { originaltime: source.originalTime }),
    },
  };
}
