/**
 * All that is left when everybody has done their work, in a form that two runs can be compared by: without the times of
 * the run itself, the tries it took, and ETags.
 */
import { createHash } from 'node:crypto';
import type { Blobs } from '../../core/blobs.ts';
import { columnsName, layoutName, MANIFEST_NAME, monthName, tintName } from '../../core/names.ts';
import type { FileRecord } from '../../core/record.ts';
import type { Storage } from '../../core/storage.ts';
import type { Entity, Table } from '../../core/table.ts';
import type { Columns } from '../../core/timeline/columns.ts';
import { type Manifest, monthOfKey } from '../../core/timeline/manifest.ts';
import { readBlob } from '../../library/readBlob.ts';

export type FinalState = Record<'records' | 'rows' | 'marks' | 'months' | 'previews' | 'queues', unknown>;

export async function finalState(storage: Storage): Promise<FinalState> {
  const { jobs, later, poison } = storage;
  return {
    records: await records(storage),
    rows: (await all(storage.files)).map(({ uploadedAt: _, ...row }) => row),
    marks: await all(storage.marks),
    months: await months(storage),
    previews: await previews(storage),
    queues: { jobs: await jobs.depth(), later: await later.depth(), poison: await poison.depth() },
  };
}

async function records({ records }: Storage): Promise<object[]> {
  const found: object[] = [];
  for await (const { name } of records.list('')) {
    if (name.startsWith('columns/')) continue;
    const {
      convertedAt: _,
      uploadedAt: __,
      etag: ___,
      fault,
      pipeline,
      ...rest
    } = await json<FileRecord>(records, name);
    const timeless = { ...rest, pipeline: pipeline.version };
    // Two decoders that fail at once mix their words: libvips has one place for errors, not one a thread.
    found.push(fault ? { ...timeless, fault: { code: fault.code, stage: fault.stage } } : timeless);
  }
  return found;
}

async function all<E extends Entity>(table: Table<E>): Promise<Omit<E, 'etag'>[]> {
  const found: Omit<E, 'etag'>[] = [];
  for await (const { etag: _, ...entity } of table.list()) found.push(entity as unknown as Omit<E, 'etag'>);
  return found;
}

/** What a reader sees who starts at the manifest; the hashes in its names follow from the time of upload. */
async function months({ previews, records }: Storage): Promise<unknown> {
  if ((await previews.head(MANIFEST_NAME)) === 'missing') return 'never published';
  const { total, undated, layout, tint, months } = await json<Manifest>(previews, MANIFEST_NAME);
  const files: unknown[] = [];
  for (const [key, tiles, hash, columns] of months) {
    const page = hash ? await json(previews, monthName(key, hash)) : 'no tiles';
    const table = columns.map((column) => json<Columns>(records, columnsName(monthOfKey(key), column)));
    files.push([key, tiles, page, (await Promise.all(table)).map(({ uploadedAt: _, ...rest }) => rest)]);
  }
  const [strip, tints] = [await bytes(previews, layoutName(layout.hash)), await bytes(previews, tintName(tint.hash))];
  return { total, undated, layout: strip.toString('base64'), tint: tints.toString('base64'), files };
}

async function previews({ previews }: Storage): Promise<string[]> {
  const found: string[] = [];
  for await (const { name, contentType } of previews.list('')) {
    if (name.startsWith('timeline/')) continue;
    const hash = createHash('sha256').update(await bytes(previews, name));
    found.push(`${name} ${contentType} ${hash.digest('hex')}`);
  }
  return found;
}

async function json<T = unknown>(blobs: Blobs, name: string): Promise<T> {
  return JSON.parse((await bytes(blobs, name)).toString('utf8')) as T;
}

async function bytes(blobs: Blobs, name: string): Promise<Buffer> {
  const blob = await readBlob(blobs, name);
  if (blob === 'missing') throw new Error(`${name} is missing`);
  return blob.bytes;
}
