import type { FileHandle } from 'node:fs/promises';

/** So many bytes of a file from there on; nothing, if it ends first. */
export async function bytesAt(handle: FileHandle, offset: number, length: number): Promise<Buffer | undefined> {
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, offset);
  return bytesRead === length ? buffer : undefined;
}
