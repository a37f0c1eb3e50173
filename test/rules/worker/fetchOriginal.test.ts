/** The download: the same bytes on disk, hashed on their way, and every trouble told as what it is. */
import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { BlobContent } from '../../../core/blobs.ts';
import { FaultError } from '../../../core/fault.ts';
import { OutageError } from '../../../core/outage.ts';
import { fetchOriginal } from '../../../worker/fetchOriginal.ts';

const ever = new AbortController().signal;

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fetch-test-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

function original(body: AsyncIterable<Uint8Array>): BlobContent {
  const modifiedAt = '2026-06-01T00:00:00Z';
  return { name: 'a', etag: '1', bytes: 0, contentType: '', modifiedAt, metadata: {}, body, close: () => {} };
}

async function* chunks(...parts: (string | Error)[]) {
  for (const part of parts) {
    if (part instanceof Error) throw part;
    yield Buffer.from(part);
  }
}

test.each([
  ['nothing', []],
  ['one chunk', ['abc']],
  ['many chunks', ['a'.repeat(100_000), 'b', '', 'c'.repeat(300_000)]],
])('%s', async (_, parts) => {
  const file = join(folder, 'original');
  const hashes = await fetchOriginal(original(chunks(...parts)), file, ever);
  const content = await readFile(file);
  expect(content.toString()).toBe(parts.join(''));
  expect(hashes).toEqual({
    sha256: createHash('sha256').update(content).digest('hex'),
    md5: createHash('md5').update(content).digest('hex'),
  });
});

test.each([
  ['an outage', new OutageError('storage', 'The connection broke.')],
  ['a fault', new FaultError('archived', 'It lies in the archive.')],
])('%s midway stays what it is', async (_, error) => {
  await expect(fetchOriginal(original(chunks('abc', error)), join(folder, 'a'), ever)).rejects.toBe(error);
});

test('a place that can’t be written to is told as the system says it', async () => {
  await expect(fetchOriginal(original(chunks('abc')), folder, ever)).rejects.toMatchObject({ code: 'EISDIR' });
});

test('whoever must stop does so while bytes are still to come', async () => {
  const stop = new AbortController();
  async function* endless() {
    for (;;) {
      yield Buffer.from('x');
      await new Promise((resolve) => setImmediate(resolve));
      stop.abort();
    }
  }
  await expect(fetchOriginal(original(endless()), join(folder, 'a'), stop.signal)).rejects.toThrow();
});
