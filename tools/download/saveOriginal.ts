/** One original out of the library, unless it is on the disk already. Nothing on the disk is overwritten unasked. */
import { createHash } from 'node:crypto';
import { rm } from 'node:fs/promises';
import type { BlobProperties } from '../../core/blobs.ts';
import { isAddressable } from '../../core/isAddressable.ts';
import type { Storage } from '../../core/storage.ts';
import type { Patience } from '../terminal/patience.ts';
import { type Expected, expectedHash } from './expectedHash.ts';
import { fetchPart } from './fetchPart.ts';
import { hashFile } from './hashFile.ts';
import type { Locate, Located } from './locate.ts';
import { modifiedAt } from './modifiedAt.ts';
import { noteName } from './noteName.ts';
import { claimPart } from './parts.ts';
import { refusal } from './refusal.ts';
import type { TakePlace } from './takePlace.ts';

export interface Saving {
  storage: Storage;
  patience: Patience;
  /** The folder to fill, as a real path. */
  root: string;
  locate: Locate;
  takePlace: TakePlace;
  replace: boolean;
  dryRun: boolean;
  signal: AbortSignal;
  onBytes(bytes: number): void;
}

/**
 * `other`: another file is in its place. `wrong`: the content is not what its uploader, its record or the storage say.
 * `restless`: it changed at every try. `gone`: it was listed, and can't be found.
 */
export type Saved =
  | { how: 'fetched' | 'replaced'; path: string; refused?: string; verified: boolean }
  | { how: 'same'; path: string }
  | { how: 'other' | 'archived' | 'nameless' | 'wrong' | 'restless' | 'gone' };

/** Versions that may follow one another while we read. */
const VERSIONS = 3;

/** Throws `OutageError` for the storage's trouble, the system's errors for the disk's, the reason of the signal. */
export async function saveOriginal(saving: Saving, listed: BlobProperties): Promise<Saved> {
  if (!isAddressable(listed.name)) return { how: 'nameless' };
  const { storage, patience } = saving;
  let original = listed;
  for (let version = 1; version <= VERSIONS; version += 1) {
    const saved = await saveVersion(saving, original);
    if (saved !== 'conflict') return saved;
    const now = await patience.through(() => storage.originals.head(listed.name));
    if (now === 'missing') return { how: 'gone' };
    original = now;
  }
  return { how: 'restless' };
}

async function saveVersion(saving: Saving, original: BlobProperties): Promise<Saved | 'conflict'> {
  const { storage, patience, root, locate, takePlace, replace, dryRun, signal } = saving;
  const expected = () => patience.through(() => expectedHash(storage, original));
  let refused: string | undefined;
  let late: string | undefined;
  /** Another run was first in its place: nobody would come back for what lies here whole. */
  const withoutPart = async (saved: Saved) => {
    if (late !== undefined) await rm(late, { force: true });
    return saved;
  };
  for (;;) {
    const located = await locate(original, refused);
    const { path, standing } = located;
    if (standing === 'same' || (standing === 'alike' && (await hasContent(path, await expected(), signal)))) {
      return withoutPart({ how: 'same', path });
    }
    const how = standing === 'absent' ? 'fetched' : 'replaced';
    if (how === 'replaced' && !replace) return withoutPart({ how: 'other' });
    if (original.tier === 'Archive') return { how: 'archived' };
    if (dryRun) return { how, ...placeOf(located), verified: true };
    const part = await claimPart(root, original);
    const brought = await bring(saving, original, part, await expected());
    if (typeof brought === 'string') return brought === 'conflict' ? brought : { how: brought };
    // Before it lies there: a later run that finds it there would not note it any more.
    if (located.refused !== undefined) await noteName(path, original.name, root);
    try {
      // What stands there may have come just now: by another name, on a disk that takes the two for one.
      if (!(await takePlace(part, located, modifiedAt(original)))) {
        late = part;
        continue;
      }
    } catch (error) {
      if (refused !== undefined || refusal(error) === undefined) throw error;
      refused = refusal(error);
      continue;
    }
    return { how, ...placeOf(located), verified: brought.verified };
  }
}

function placeOf({ path, refused }: Located): { path: string; refused?: string } {
  return { path, ...(refused !== undefined && { refused }) };
}

async function bring(
  { storage: { originals }, patience, signal, onBytes }: Saving,
  original: BlobProperties,
  part: string,
  expected: Expected | undefined,
): Promise<{ verified: boolean } | 'conflict' | 'gone' | 'wrong'> {
  const { algorithm = 'sha256', hex } = expected ?? {};
  for (;;) {
    const fetched = await patience.through((heard) => {
      const count = (bytes: number) => {
        heard();
        onBytes(bytes);
      };
      return fetchPart({ originals, original, part, algorithm, onBytes: count, signal });
    });
    if (fetched === 'missing') {
      await rm(part, { force: true });
      return 'gone';
    }
    if (fetched === 'conflict') return fetched;
    if (hex === undefined || fetched.hex === hex) return { verified: hex !== undefined };
    await rm(part);
    // What an earlier try left on the disk may have been spoilt there.
    if (fetched.resumed === 0) return 'wrong';
  }
}

/** What nobody knows the hash of is not taken for the same. */
async function hasContent(path: string, expected: Expected | undefined, signal: AbortSignal): Promise<boolean> {
  if (!expected) return false;
  const hash = createHash(expected.algorithm);
  await hashFile(path, hash, signal);
  return hash.digest('hex') === expected.hex;
}
