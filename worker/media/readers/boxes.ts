/** The boxes of an ISO file, which HEIF and MP4 are made of: a size, four letters, and what they hold. */
export interface Box {
  type: string;
  /** What it holds, without its head. */
  body: Buffer;
}

/** Those that lie whole in `bytes`, one after the other; a size that can't be ends the walk. */
export function* boxes(bytes: Buffer): Generator<Box> {
  for (let at = 0; at + 8 <= bytes.length; ) {
    const { size, head } = measure(bytes, at);
    const end = size === 0 ? bytes.length : at + size;
    if (end < at + head || end > bytes.length) return;
    yield { type: bytes.toString('latin1', at + 4, at + 8), body: bytes.subarray(at + head, end) };
    at = end;
  }
}

export function find(bytes: Buffer, type: string): Buffer | undefined {
  for (const box of boxes(bytes)) if (box.type === type) return box.body;
  return undefined;
}

/** Size 1: the true one has eight bytes and follows. Size 0: to the end. */
export function measure(bytes: Buffer, at: number): { size: number; head: number } {
  const size = bytes.readUInt32BE(at);
  if (size !== 1) return { size, head: 8 };
  return { size: at + 16 <= bytes.length ? Number(bytes.readBigUInt64BE(at + 8)) : 0, head: 16 };
}
