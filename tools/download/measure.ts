/** How much is to come out of the library, before anything does: one listing, and a look at each place on the disk. */
import type { BlobProperties } from '../../core/blobs.ts';
import { sourceSha256 } from '../../core/sourceSha256.ts';
import { type Locate, locateIn } from './locate.ts';
import { partBytes } from './parts.ts';
import type { Saving } from './saveOriginal.ts';

export interface Measured {
  files: number;
  bytes: number;
  toCome: {
    files: number;
    /** Without what an earlier run has brought. */
    bytes: number;
    byTier: Readonly<Record<string, number>>;
    /** Whose record must be read to know what their content is. */
    unhashed: number;
  };
  /** In the archive tier, where nobody can read them. */
  archived: number;
}

export async function measure(
  originals: AsyncIterable<BlobProperties>,
  { root, replace }: Pick<Saving, 'root' | 'replace'>,
  onMeasured: (files: number) => void = () => {},
): Promise<Measured> {
  const begun = await partBytes(root);
  const locate = locateIn(root);
  const byTier: Record<string, number> = {};
  const toCome = { files: 0, bytes: 0, byTier, unhashed: 0 };
  const measured = { files: 0, bytes: 0, toCome, archived: 0 };
  for await (const original of originals) {
    const { bytes, tier = '', metadata } = original;
    measured.files += 1;
    measured.bytes += bytes;
    onMeasured(measured.files);
    if (!(await isToCome(original, locate, replace))) continue;
    if (tier === 'Archive') {
      measured.archived += 1;
      continue;
    }
    const left = bytes - begun(original);
    toCome.files += 1;
    toCome.bytes += left;
    byTier[tier] = (byTier[tier] ?? 0) + left;
    if (sourceSha256(metadata) === undefined) toCome.unhashed += 1;
  }
  return measured;
}

/** What only its content could tell counts as there, unless it would be replaced. A disk's trouble is told of when it is met. */
async function isToCome(original: BlobProperties, locate: Locate, replace: boolean): Promise<boolean> {
  const { standing } = await locate(original).catch(() => ({ standing: 'absent' }));
  return standing === 'absent' || (replace && standing !== 'same');
}
