/** `Blobs` in memory: deterministic, cheap, and to be compared as plain data. */
import { mustBeAddressable } from '../../core/azure/isAddressable.ts';
import type { BlobProperties, Blobs, PutOptions } from '../../core/blobs.ts';
import type { Clock } from '../../core/clock.ts';
import { FaultError } from '../../core/fault.ts';
import { type BlobSnapshot, type StoredBlob, snapshotOf } from './blobSnapshot.ts';
import { type Breakable, intact } from './intact.ts';
import { byName } from './ordinal.ts';

export interface MemoryBlobs extends Blobs, Breakable {
  /** Puts a blob into the archive tier, where nobody can read it. */
  archive(name: string): void;
  /** The whole state, in ordinal order of the names. */
  snapshot(): Record<string, BlobSnapshot>;
}

const CHUNK_BYTES = 64 * 1024;

export function memoryBlobs(clock: Clock): MemoryBlobs {
  const blobs = new Map<string, StoredBlob>();
  let writes = 0;

  const store = (name: string, bytes: Uint8Array, options: PutOptions): { etag: string } | 'conflict' => {
    const present = blobs.get(name);
    if (options.ifAbsent && present) return 'conflict';
    if (options.ifMatch !== undefined && present?.etag !== options.ifMatch) return 'conflict';
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
      return { ...propertiesOf(blob), ...bodyOf(blob.content, fake) };
    },
    async head(name) {
      await intact(fake);
      const blob = blobs.get(name);
      return blob ? propertiesOf(blob) : 'missing';
    },
    async put(name, bytes, options) {
      await intact(fake);
      mustBeAddressable(name);
      return store(name, bytes, options);
    },
    async upload(name, body, { onProgress, ...options }) {
      await intact(fake);
      mustBeAddressable(name);
      const chunks: Uint8Array[] = [];
      for await (const chunk of body) chunks.push(Uint8Array.from(chunk));
      await intact(fake);
      const bytes = Buffer.concat(chunks);
      const answer = store(name, bytes, options);
      if (answer !== 'conflict') onProgress?.(bytes.length);
      return answer;
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

function propertiesOf({ name, etag, bytes, contentType, modifiedAt, metadata }: StoredBlob): BlobProperties {
  return { name, etag, bytes, contentType, modifiedAt, metadata };
}

function bodyOf(content: Uint8Array, fake: Breakable) {
  let closed = false;
  async function* body(): AsyncGenerator<Uint8Array, void, undefined> {
    for (let at = 0; at < content.length; at += CHUNK_BYTES) {
      await intact(fake);
      if (closed) throw new Error('the body was closed before its end');
      yield content.slice(at, at + CHUNK_BYTES);
    }
  }
  const close = () => {
    closed = true;
  };
  return { body: body(), close };
}

function lowerCased(metadata: Record<string, string> = {}): Record<string, string> {
  return Object.fromEntries(Object.entries(metadata).map(([key, value]) => [key.toLowerCase(), value]));
}
