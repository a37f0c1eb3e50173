/** A log that a long-running program writes to, one before it kept, so that it can't fill the disk unseen. */

import { once } from 'node:events';
import { createWriteStream, renameSync, statSync } from 'node:fs';

export interface LogFile {
  path: string;
  write(text: string): void;
  end(): Promise<void>;
}

const LARGE_BYTES = 16 * 2 ** 20;

export function openLogFile(path: string, say: (line: string) => void): LogFile {
  const before = statSync(path, { throwIfNoEntry: false });
  if (before && before.size > LARGE_BYTES) renameSync(path, `${path}.before`);
  const stream = createWriteStream(path, { flags: 'a' });
  stream.once('error', (error) => say(`The log ${path} can't be written: ${error.message}`));
  stream.on('error', () => {});
  return {
    path,
    write: (text) => {
      if (stream.writable) stream.write(text);
    },
    async end() {
      if (stream.closed || stream.destroyed) return;
      stream.end();
      await once(stream, 'close').catch(() => undefined);
    },
  };
}
