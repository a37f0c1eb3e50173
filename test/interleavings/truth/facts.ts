/** What lies in the storage, read without the code under test. */

import { idOf } from '../../../core/id.ts';
import { columnsName, MANIFEST_NAME, recordName } from '../../../core/names.ts';
import type { FileRecord } from '../../../core/record.ts';
import type { Row } from '../../../core/row.ts';
import type { Columns } from '../../../core/timeline/columns.ts';
import type { Manifest } from '../../../core/timeline/manifest.ts';
import { unpacked } from '../../../library/packed.ts';
import type { Blob, BlobPart } from '../world/blobPart.ts';
import type { World } from '../world/world.ts';

export function originalOf({ originals }: World, name: string): Blob | undefined {
  return originals.blobs.get(name)?.blob;
}

export function recordOf(world: World, name: string): FileRecord | undefined {
  return jsonOf(world.records, recordName(idOf(name)));
}

export function recordsOf({ records }: World): FileRecord[] {
  const names = [...records.blobs.keys()].filter((name) => !name.startsWith('columns/'));
  return names.flatMap((name) => jsonOf<FileRecord>(records, name) ?? []);
}

/** Every name that ever had an original or a record. */
export function namesIn(world: World): string[] {
  return [...new Set([...world.originals.blobs.keys(), ...recordsOf(world).map((record) => record.name)])];
}

export function rowsOf({ files }: World, id?: string): Row[] {
  const slots = [...files.entities.values()].flatMap((slot) => slot.entity ?? []);
  const rows = slots.map(({ etag, ...row }) => row as Row);
  return id === undefined ? rows : rows.filter((row) => row.key === id);
}

export function marksOf({ marks }: World): string[] {
  return [...marks.entities.values()].flatMap((slot) => slot.entity?.key ?? []);
}

export function manifestOf({ previews }: World): Manifest | undefined {
  return jsonOf(previews, MANIFEST_NAME);
}

/** What the API would list of a month. */
export function publishedColumns(world: World, month: string): Columns[] {
  const [, , , hashes = []] = manifestOf(world)?.months.find(([key]) => key === month) ?? [];
  return hashes.flatMap((hash) => jsonOf<Columns>(world.records, columnsName(month, hash)) ?? []);
}

/** Names of messages that wait, are hidden or are held. */
export function asked({ jobs, later }: World, name: string): boolean {
  return [...jobs.messages, ...later.messages].some((message) => message.text.includes(`/blobs/${name}"`));
}

const parsed = new WeakMap<Blob, unknown>();

export function jsonOf<T>({ blobs }: BlobPart, name: string): T | undefined {
  const blob = blobs.get(name)?.blob;
  if (!blob) return undefined;
  if (!parsed.has(blob)) parsed.set(blob, JSON.parse(unpacked(blob.bytesAre, blob.contentEncoding).toString('utf8')));
  return parsed.get(blob) as T;
}
