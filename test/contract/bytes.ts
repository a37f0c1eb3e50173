/** Bytes for the contract suites. */

export function bytesOf(content: string): Uint8Array {
  return Buffer.from(content);
}

export function text(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString();
}

export async function collect(body: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const chunks = [];
  for await (const chunk of body) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

/** `total` bytes in uneven pieces from one buffer that is used again and again; no two places hold the same run. */
export async function* pieces(total: number): AsyncGenerator<Uint8Array, void, undefined> {
  const buffer = Buffer.alloc(100_003);
  let sent = 0;
  while (sent < total) {
    const length = Math.min(buffer.length, total - sent);
    for (let i = 0; i < length; i += 1) buffer[i] = ((sent + i) * 2654435761) >>> 24;
    yield buffer.subarray(0, length);
    sent += length;
  }
}
