/** A file of this machine, opened to be compared or sent: hashed as it is read, and watched meanwhile. */
import { createHash, hash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import { type Buffers, SMALL_BYTES } from './buffers.ts';

/** Lower-case hex. */
export interface Hashes {
  sha256: string;
  md5: string;
}

export interface OpenFile {
  /** As of when it was opened. */
  bytes: number;
  modifiedAt: Date;
  /** All of it, if it is small; only to be used until the file is closed. */
  whole(): Promise<Uint8Array | undefined>;
  /** All of it, piece by piece; a piece is only to be used until the next is asked for. */
  body(): AsyncGenerator<Uint8Array, void, undefined>;
  /** Of what was read last; reads it, if it has not been. `changed` if it was written to since it was opened. */
  hashes(): Promise<Hashes | 'changed'>;
}

const PIECE_BYTES = 2 ** 20;

/** To read on piece by piece throws the reason of `signal`: what is large may take minutes to read. */
export async function withOpenFile<T>(
  path: string,
  buffers: Buffers,
  work: (file: OpenFile) => Promise<T>,
  signal?: AbortSignal,
): Promise<T> {
  const handle = await open(path);
  const buffer = buffers.take();
  try {
    return await work(await openFile(handle, buffer, signal));
  } finally {
    buffers.giveBack(buffer);
    await handle.close();
  }
}

async function openFile(handle: FileHandle, buffer: Buffer, signal: AbortSignal | undefined): Promise<OpenFile> {
  const before = await handle.stat();
  let whole: Promise<Uint8Array> | undefined;
  let read: { bytes: number; hashes: Hashes } | undefined;

  const isUntouched = async () => {
    const now = await handle.stat();
    return now.size === before.size && now.mtimeMs === before.mtimeMs && read?.bytes === before.size;
  };
  const readWhole = async () => {
    const bytes = await fill(handle, buffer.subarray(0, before.size));
    read = { bytes: bytes.length, hashes: { sha256: hash('sha256', bytes), md5: hash('md5', bytes) } };
    return bytes;
  };
  const file: OpenFile = {
    bytes: before.size,
    modifiedAt: before.mtime,
    async whole() {
      if (before.size > SMALL_BYTES) return undefined;
      whole ??= readWhole();
      return whole;
    },
    async *body() {
      const [sha256, md5] = [createHash('sha256'), createHash('md5')];
      const piece = buffer.subarray(0, PIECE_BYTES);
      let bytes = 0;
      for (;;) {
        signal?.throwIfAborted();
        const { bytesRead } = await handle.read(piece, 0, piece.length, bytes);
        if (bytesRead === 0) break;
        const got = piece.subarray(0, bytesRead);
        sha256.update(got);
        md5.update(got);
        bytes += bytesRead;
        yield got;
      }
      read = { bytes, hashes: { sha256: sha256.digest('hex'), md5: md5.digest('hex') } };
    },
    async hashes() {
      if (!(await file.whole()) && !read) for await (const _ of file.body());
      return read && (await isUntouched()) ? read.hashes : 'changed';
    },
  };
  return file;
}

/** Up to the end of the file, or of the buffer. */
async function fill(handle: FileHandle, buffer: Buffer): Promise<Buffer> {
  let filled = 0;
  while (filled < buffer.length) {
    const { bytesRead } = await handle.read(buffer, filled, buffer.length - filled, filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return buffer.subarray(0, filled);
}
