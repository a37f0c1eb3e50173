/** Whether a PSD ends before its picture does: ImageMagick fills up the rest without a word. */
import { open } from 'node:fs/promises';
import { bytesAt } from '../bytesAt.ts';

const HEAD = 26;
/** How the picture is packed: not at all, or in runs whose lengths come first. Of other ways nothing is known before it is unpacked. */
const [RAW, RUNS] = [0, 1];

export async function isCutPsd(file: string): Promise<boolean> {
  const handle = await open(file);
  try {
    const { size } = await handle.stat();
    const head = await bytesAt(handle, 0, HEAD);
    if (!head) return true;
    const large = head.readUInt16BE(4) === 2;
    const [channels, height, width] = [head.readUInt16BE(12), head.readUInt32BE(14), head.readUInt32BE(18)];
    const rows = channels * height;
    let at = HEAD;
    // Colour table, resources, layers: each with its length before it, the last of a large file's in eight bytes.
    for (const bytes of [4, 4, large ? 8 : 4]) {
      const length = await bytesAt(handle, at, bytes);
      if (!length) return true;
      at += bytes + (bytes === 8 ? Number(length.readBigUInt64BE()) : length.readUInt32BE());
      if (at > size) return true;
    }
    const packing = (await bytesAt(handle, at, 2))?.readUInt16BE();
    at += 2;
    if (packing === RAW) return at + rows * Math.ceil((width * head.readUInt16BE(22)) / 8) > size;
    if (packing !== RUNS) return packing === undefined;
    const bytes = large ? 4 : 2;
    // Rows that the file has no room for need no memory to be told.
    const lengths = at + rows * bytes <= size ? await bytesAt(handle, at, rows * bytes) : undefined;
    if (!lengths) return true;
    for (let row = 0; row < rows; row++) at += lengths.readUIntBE(row * bytes, bytes);
    return at + rows * bytes > size;
  } finally {
    await handle.close();
  }
}
