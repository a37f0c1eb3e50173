/** Adds to each file of a walk what the library has under its name: by one listing beside each folder that was named. */
import type { BlobProperties, Blobs } from '../../core/blobs.ts';
import type { Found, SourceFile } from './found.ts';
import { type Listing, openListing } from './listing.ts';
import type { TakeoutFolder } from './takeout/withTakeout.ts';

export interface PairedFile extends SourceFile {
  /**
   * What was there, or `missing`, when its folder was listed: only a condition makes a write safe. `unasked` of a file that
   * was named itself: a listing would not pay.
   */
  there: BlobProperties | 'missing' | 'unasked';
}

export type Paired = Exclude<Found, SourceFile> | TakeoutFolder | PairedFile;

type Insist = <T>(call: () => Promise<T>) => Promise<T>;

/** `insist` makes each call, and again if it likes: after an `OutageError` the pairing goes on where it was. */
export async function* pairWithLibrary(
  found: AsyncIterable<Found | TakeoutFolder>,
  originals: Blobs,
  insist: Insist = (call) => call(),
): AsyncGenerator<Paired> {
  let listing: Listing | undefined;
  let depth = 0;
  try {
    for await (const thing of found) {
      if (thing.kind === 'enter' && depth++ === 0) {
        listing = openListing(originals, thing.name === '' ? '' : `${thing.name}/`);
      }
      if (thing.kind === 'leave' && --depth === 0) {
        await listing?.close();
        listing = undefined;
      }
      if (thing.kind !== 'file') yield thing;
      else yield { ...thing, there: await thereOf(listing, thing.name, insist) };
    }
  } finally {
    await listing?.close();
  }
}

async function thereOf(listing: Listing | undefined, name: string, insist: Insist): Promise<PairedFile['there']> {
  return listing ? insist(() => listing.find(name)) : 'unasked';
}
