/** A container as a value. ETags count the writes of one name, so that the order of unrelated writes leaves no trace. */
import { createHash } from 'node:crypto';
import type { BlobProperties, Blobs } from '../../../core/blobs.ts';
import { numberOf, type Part, type Turn, word } from './part.ts';

export interface BlobPart extends Part {
  blobs: ReadonlyMap<string, Slot>;
}

/** `writes` goes on counting when the blob is gone: a blob made anew is another version. */
interface Slot {
  writes: number;
  blob?: Blob;
  key: string;
}

export interface Blob extends BlobProperties {
  bytesAre: Buffer;
}

export const NO_BLOBS: BlobPart = { blobs: new Map(), key: numberOf('no blobs') };

/** What nobody ever compares has no version, or how often it was written would make two worlds of one. */
export type Counts = (name: string) => boolean;

export function blobTurns(
  part: BlobPart,
  method: string,
  args: unknown[],
  now: number,
  counts: Counts,
): Turn<BlobPart>[] {
  switch (method) {
    case 'read':
      return [{ part, answer: read(part, ...(args as Parameters<Blobs['read']>)) }];
    case 'head':
      return [{ part, answer: read(part, ...(args as Parameters<Blobs['head']>)) }];
    case 'put':
      return [put(part, args as Parameters<Blobs['put']>, now, counts)];
    case 'remove':
      return [remove(part, args as Parameters<Blobs['remove']>, counts)];
    case 'list':
      return [{ part, answer: list(part, ...(args as Parameters<Blobs['list']>)) }];
    default:
      throw new Error(`No actor was thought to call ${method} on blobs.`);
  }
}

function read({ blobs }: BlobPart, name: string, options: { unlessEtag?: string | undefined } = {}) {
  const slot = blobs.get(name);
  if (!slot?.blob) return word('missing');
  return slot.blob.etag === options.unlessEtag ? word('unchanged') : { key: slot.key, value: slot.blob };
}

function put(part: BlobPart, args: Parameters<Blobs['put']>, now: number, counts: Counts): Turn<BlobPart> {
  const [name, bytes, { ifMatch, ifAbsent, tier = 'Hot', metadata = {}, contentType, contentEncoding }] = args;
  const kept = { tier, metadata, contentType, ...(contentEncoding && { contentEncoding }) };
  const slot = part.blobs.get(name);
  checkCounted(name, ifMatch, counts);
  if (ifAbsent && slot?.blob) return { part, answer: word('conflict') };
  if (ifMatch !== undefined && slot?.blob?.etag !== ifMatch) return { part, answer: word('conflict') };
  const writes = counts(name) ? (slot?.writes ?? 0) + 1 : 1;
  const modifiedAt = new Date(counts(name) ? now : 0).toISOString().replace(/\.\d{3}Z$/, 'Z');
  const bytesAre = Buffer.from(bytes);
  const md5 = createHash('md5').update(bytesAre).digest('hex');
  const etag = `v${writes}`;
  const blob: Blob = { name, etag, bytes: bytes.length, ...kept, md5, modifiedAt, bytesAre };
  const content = numberOf(bytesAre.toString('latin1') + JSON.stringify(kept));
  const written = { writes, blob, key: `${etag} ${content} ${modifiedAt}` };
  return { part: withSlot(part, name, written), answer: { key: etag, value: { etag } } };
}

function remove(part: BlobPart, [name, { ifMatch } = {}]: Parameters<Blobs['remove']>, counts: Counts): Turn<BlobPart> {
  const slot = part.blobs.get(name);
  checkCounted(name, ifMatch, counts);
  if (!slot?.blob) return { part, answer: word('missing') };
  if (ifMatch !== undefined && slot.blob.etag !== ifMatch) return { part, answer: word('conflict') };
  const { writes } = slot;
  return { part: withSlot(part, name, { writes, key: `gone ${writes}` }), answer: word('removed') };
}

function list({ blobs }: BlobPart, prefix: string) {
  const found = [...blobs].filter(([name, slot]) => slot.blob && name.startsWith(prefix)).sort(byName);
  const key = found.map(([name, slot]) => `${name} ${slot.key}`).join('|');
  return { key, value: found.map(([, slot]) => slot.blob) };
}

function checkCounted(name: string, ifMatch: string | undefined, counts: Counts): void {
  if (ifMatch !== undefined && !counts(name)) throw new Error(`${name} is compared by ETag, so its writes must count.`);
}

function withSlot({ blobs }: BlobPart, name: string, slot: Slot): BlobPart {
  const next = new Map(blobs).set(name, slot);
  const key = numberOf(
    [...next]
      .sort(byName)
      .map(([at, { key }]) => `${at} ${key}`)
      .join('|'),
  );
  return { blobs: next, key };
}

function byName([a]: [string, unknown], [b]: [string, unknown]): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
