/** A file's content as it is sent: small ones are read once and kept, large ones are hashed first and read again. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';

export interface Content {
  bytes: number;
  /** Lower-case hex. */
  sha256: string;
  md5: string;
  /** All of it, if it is small. */
  whole?: Uint8Array;
  /** False if the file is no longer what was hashed. */
  unchanged(): Promise<boolean>;
}

/** Times the uploads at once, this is the memory they take. */
const SMALL_BYTES = 8 * 2 ** 20;

export async function readContent(path: string): Promise<Content> {
  const before = await stat(path);
  const [sha256, md5] = [createHash('sha256'), createHash('md5')];
  const whole = before.size <= SMALL_BYTES ? await readFile(path) : undefined;
  if (whole) {
    sha256.update(whole);
    md5.update(whole);
  } else {
    await pipeline(createReadStream(path, { highWaterMark: 2 ** 20 }), async (chunks: AsyncIterable<Buffer>) => {
      for await (const chunk of chunks) {
        sha256.update(chunk);
        md5.update(chunk);
      }
    });
  }
  return {
    bytes: whole?.length ?? before.size,
    sha256: sha256.digest('hex'),
    md5: md5.digest('hex'),
    ...(whole && { whole }),
    async unchanged() {
      if (whole) return true;
      const now = await stat(path);
      return now.size === before.size && now.mtimeMs === before.mtimeMs;
    },
  };
}
