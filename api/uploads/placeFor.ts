/** Where a file goes: under its name, or the first numbered one that is free, unless its content lies at one before. */
import type { BlobProperties } from '../../core/blobs.ts';
import { looksSame } from '../../core/looksSame.ts';
import type { Storage } from '../../core/storage.ts';
import { knownHash } from '../../library/knownHash.ts';
import { MOST_BYTES } from './blockBytes.ts';
import { numbered } from './numbered.ts';
import type { UploadFile } from './uploadFile.ts';
import { whyRefused } from './whyRefused.ts';

/** `unsure`: as many bytes are there, and only its hash tells whether they are the same. */
export type Place = { kind: 'free' | 'same' | 'unsure'; name: string } | { kind: 'none'; why: string };

const MOST_NUMBER = 100;

/** One HEAD, and for each other content of its name one more; a record is read only to compare hashes. */
export async function placeFor(storage: Pick<Storage, 'originals' | 'records'>, file: UploadFile): Promise<Place> {
  if (file.bytes > MOST_BYTES) return { kind: 'none', why: `It is too large: the storage takes ${MOST_BYTES} bytes.` };
  for (let number = 1; number <= MOST_NUMBER; number += 1) {
    const name = number === 1 ? file.name : numbered(file.name, number);
    const why = whyRefused(name);
    if (why !== undefined) return { kind: 'none', why };
    const there = await storage.originals.head(name);
    if (there === 'missing') return { kind: 'free', name };
    const same = await isSame(storage, file, there);
    if (same !== 'no') return { kind: same === 'yes' ? 'same' : 'unsure', name };
  }
  return {
    kind: 'none',
    why: `There are ${MOST_NUMBER} files of this name already, each with another content. Rename it.`,
  };
}

async function isSame(
  storage: Pick<Storage, 'records'>,
  { bytes, modifiedAt, sha256 }: UploadFile,
  there: BlobProperties,
): Promise<'yes' | 'no' | 'unsure'> {
  if (there.bytes !== bytes) return 'no';
  if (modifiedAt !== undefined && looksSame({ bytes, modifiedAt: new Date(modifiedAt) }, there)) return 'yes';
  if (sha256 === undefined) return 'unsure';
  const known = await knownHash(storage, there);
  // Where nobody knows its hash yet, it is kept beside the other: a copy too many shows among the duplicates.
  return known !== 'unknown' && 'sha256' in known && known.sha256 === sha256 ? 'yes' : 'no';
}
