/** The timeline's files in the storage, read. */
import { layoutName, MANIFEST_NAME, monthName, tintName } from '../../core/names.ts';
import type { Manifest } from '../../core/timeline/manifest.ts';
import type { MonthFile } from '../../core/timeline/month.ts';
import type { fetchMedia } from '../talk/media.ts';
import { isGone } from '../talk/problem.ts';
import type { Part } from './edition.ts';
import { parseLayout } from './layoutFile.ts';
import type { Photo } from './photo.ts';
import type { Shape } from './photoSource.ts';
import { photosOfMonth } from './photosOfMonth.ts';

/** All throw `TalkError`. Only the manifest ever changes under its name. */
export interface PublishedFiles {
  /** The same object where it is the same manifest. One of no photos where none was ever published. */
  manifest(signal?: AbortSignal): Promise<Manifest>;
  layout(hash: string): Promise<Shape>;
  /** A byte a photo: see `tintText`. */
  tints(hash: string, signal?: AbortSignal): Promise<Uint8Array>;
  month(part: Part, signal?: AbortSignal): Promise<Photo[]>;
}

/** Of all that a `Date` can be. */
const LAST_SECOND = 8.64e12;

const NOTHING_PUBLISHED: Manifest = {
  rev: 'none',
  total: 0,
  undated: 0,
  layout: { hash: '', bytes: 0 },
  tint: { hash: '' },
  months: [],
};

export function publishedFiles(read: typeof fetchMedia): PublishedFiles {
  let last: { etag: string | null; manifest: Manifest } | undefined;
  return {
    async manifest(signal) {
      try {
        // The browser asks with the ETag of what it keeps, without a preflight, which a header of ours would need.
        const answer = await read(MANIFEST_NAME, { cache: 'no-cache', ...(signal && { signal }) });
        const etag = answer.headers.get('etag');
        if (!last || etag === null || last.etag !== etag)
          last = { etag, manifest: await parsed(answer, isManifest, 'list') };
      } catch (error) {
        if (!isGone(error)) throw error;
        last = { etag: null, manifest: NOTHING_PUBLISHED };
      }
      return last.manifest;
    },
    async layout(hash) {
      if (hash === '') return { ratios: new Uint8Array(), days: [] };
      return parseLayout(await (await read(layoutName(hash))).arrayBuffer());
    },
    async tints(hash, signal) {
      const answer = await read(tintName(hash), { priority: 'low', ...(signal && { signal }) });
      return new Uint8Array(await answer.arrayBuffer());
    },
    async month({ key, hash, from, to }, signal) {
      const answer = await read(monthName(key, hash), signal && { signal });
      return photosOfMonth(await parsed(answer, isMonthOf(to - from), key));
    },
  };
}

/** Throws for what is no such file, or only a part of one. */
async function parsed<File>(answer: Response, is: (file: unknown) => file is File, what: string): Promise<File> {
  const file: unknown = await answer.json().catch(() => undefined);
  if (is(file)) return file;
  throw new Error(`What was read of the timeline (${what}) is damaged, or was cut off on its way. Reload the page.`);
}

function isManifest(file: unknown): file is Manifest {
  const { rev, layout, tint, months } = (file ?? {}) as Partial<Manifest>;
  const hashes = [rev, layout?.hash, tint?.hash];
  return hashes.every((hash) => typeof hash === 'string') && !!months?.every?.((month) => Number(month?.[1]) >= 0);
}

function isMonthOf(photos: number) {
  return (file: unknown): file is MonthFile => {
    const { id, rev, w, h, t, th, state, kind, n } = (file ?? {}) as Partial<MonthFile>;
    const isWhole = [id, rev, w, h, t, th, state, kind, n].every((column) => column?.length === photos);
    // What is no time could not be written as a date.
    return isWhole && t!.every((seconds) => Math.abs(Number(seconds)) < LAST_SECOND);
  };
}
