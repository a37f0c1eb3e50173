/** `Blobs` in memory: deterministic, cheap, and to be compared as plain data. */
import { hash } from 'node:crypto';
import { blocksOf } from '../../core/azure/blocks.ts';
import type { BlobProperties, Blobs, PutOptions } from '../../core/blobs.ts';
import type { Clock } from '../../core/clock.ts';
import { FaultError } from '../../core/fault.ts';
import { mustBeAddressable } from '../../core/isAddressable.ts';
import { blobBody } from './blobBody.ts';
import { type BlobSnapshot, type StoredBlob, snapshotOf } from './blobSnapshot.ts';
import { byName } from './byName.ts';
import { type Breakable, intact } from './intact.ts';
import { stagedBlocks } from './stagedBlocks.ts';

export interface MemoryBlobs extends Blobs, Breakable {
  /** Puts a blob into the archive tier, where nobody can read it. */
  archive(name: string): void;
  /** The whole state, in ordinal order of the names. */
  snapshot(): Record<string, BlobSnapshot>;
}

export function memoryBlobs(clock: Clock): MemoryBlobs {
  const blobs = new Map<string, StoredBlob>();
  const staged = stagedBlocks();
  let writes = 0;

  const put = (name: string, bytes: Uint8Array, options: PutOptions) => {
    const md5 = hash('md5', bytes);
    if ((options.md5 ?? md5) !== md5) throw new FaultError('corrupt-transfer', `blob "${name}" has another MD5`);
    return store(name, bytes, { ...options, md5 });
  };
  const store = (name: string, bytes: Uint8Array, options: PutOptions): { etag: string } | 'conflict' => {
    const present = blobs.get(name);
    if (options.ifAbsent && present) return 'conflict';
    if (options.ifMatch !== undefined && present?.etag !== options.ifMatch) return 'conflict';
    staged.discard(name);
    writes += 1;
    const etag = `e${writes}`;
    blobs.set(name, {
      name,
      etag,
      bytes: bytes.length,
      contentType: options.contentType,
      modifiedAt: `${new Date(clock.now()).toISOString().slice(0, 19)}Z`,
      metadata: lowerCased(options.metadata),
      content: Uint8Array.from(bytes),
      ...(options.md5 !== undefined && { md5: options.md5 }),
      ...(options.contentEncoding !== undefined && { contentEncoding: options.contentEncoding }),
      ...(options.cacheControl !== undefined && { cacheControl: options.cacheControl }),
      ...(options.tier !== undefined && { tier: options.tier }),
    });
    return { etag };
  };

  const fake: MemoryBlobs = {
    async read(name, { unlessEtag } = {}) {
      await intact(fake);
      const blob = blobs.get(name);
      if (!blob) return 'missing';
      if (blob.etag === unlessEtag) return 'unchanged';
      if (blob.tier === 'Archive') throw new FaultError('archived', `blob "${name}" is in the archive tier`);
      return { ...told(blob), ...blobBody(blob.content, fake) };
    },
    async readFrom(name, etag, from) {
      await intact(fake);
      const blob = blobs.get(name);
      if (!blob) return 'missing';
      if (blob.etag !== etag) return 'conflict';
      if (blob.tier === 'Archive') throw new FaultError('archived', `blob "${name}" is in the archive tier`);
      if (from > 0 && from >= blob.bytes) throw new RangeError(`blob "${name}" has no byte ${from}`);
      return { ...told(blob), ...blobBody(blob.content.subarray(from), fake) };
    },
    async head(name) {
      await intact(fake);
      const blob = blobs.get(name);
      return blob ? propertiesOf(blob) : 'missing';
    },
    async put(name, bytes, options) {
      await intact(fake);
      mustBeAddressable(name);
      return put(name, bytes, options);
    },
    async upload(name, body, { finish, onProgress, signal }) {
      await intact(fake);
      mustBeAddressable(name);
      const blocks: Uint8Array[] = [];
      const stage = async (index: number) => {
        signal?.throwIfAborted();
        await intact(fake);
        const bytes = blocks[index] ?? new Uint8Array();
        const how = staged.stage(name, index, bytes);
        onProgress?.(bytes.length, how);
      };
      for await (const { index, bytes } of blocksOf(body)) {
        blocks.push(Uint8Array.from(bytes));
        // Only the second block tells that it goes up in blocks.
        if (index === 1) await stage(0);
        if (index > 0) await stage(index);
      }
      if (blocks.length < 2) signal?.throwIfAborted();
      const options = await finish();
      if (options === 'abandon') return 'abandoned';
      await intact(fake);
      const content = Buffer.concat(blocks);
      if (blocks.length > 1) {
        const all = blocks.every((bytes, index) => staged.has(name, index, bytes));
        return all ? store(name, content, options) : 'conflict';
      }
      const answer = put(name, content, options);
      if (answer !== 'conflict') onProgress?.(content.length, 'sent');
      return answer;
    },
    async staged(name) {
      await intact(fake);
      return staged.list(name);
    },
    async remove(name, { ifMatch } = {}) {
      await intact(fake);
      const blob = blobs.get(name);
      if (!blob) return 'missing';
      if (ifMatch !== undefined && blob.etag !== ifMatch) return 'conflict';
      blobs.delete(name);
      return 'removed';
    },
    async *list(prefix) {
      await intact(fake);
      for (const blob of [...blobs.values()].sort(byName)) {
        if (blob.name.startsWith(prefix)) yield propertiesOf(blob);
      }
    },
    archive(name) {
      const blob = blobs.get(name);
      if (!blob) throw new Error(`there is no blob "${name}" to archive`);
      blob.tier = 'Archive';
    },
    snapshot: () => Object.fromEntries([...blobs.values()].sort(byName).map((blob) => [blob.name, snapshotOf(blob)])),
  };
  return fake;
}

/** What reading tells: all but the tier. */
function told({ cacheControl: _, tier: __, content: ___, ...rest }: StoredBlob): BlobProperties {
  return rest;
}

function propertiesOf(blob: StoredBlob): BlobProperties {
  return { ...told(blob), tier: blob.tier ?? 'Hot' };
}

function lowerCased(metadata: Record<string, string> = {}): Record<string, string> {
  return Object.fromEntries(Object.entries(metadata).map(([key, value]) => [key.toLowerCase(), value]));
}
