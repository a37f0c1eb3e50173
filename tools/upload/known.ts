/** What content the library has, and under which name: by its published columns, and by what this run has sent. */
import { idOf } from '../../core/id.ts';
import { isTrashed } from '../../core/record.ts';
import type { Storage } from '../../core/storage.ts';
import { readColumns } from '../../library/readColumns.ts';
import { readRecord } from '../../library/readRecord.ts';
import type { OpenFile } from './openFile.ts';
import { sameContent } from './sameContent.ts';
import type { Sent } from './sendFile.ts';

export interface Known {
  /** Sends the file, unless its content is there. Of two with one content the second waits for the end of the first. */
  unlessKnown(file: OpenFile, send: () => Promise<Sent>): Promise<Sent | 'known'>;
}

/** A hundred thousand originals take about 20 MB of memory. */
export async function readKnown(storage: Storage): Promise<Known> {
  const names = new Map<string, string>();
  const lengths = new Set<number>();
  for await (const { name, bytes, sha256, trashedAt } of readColumns(storage)) {
    sha256.forEach((hash, i) => {
      if (!hash || trashedAt[i] !== null) return;
      names.set(String(hash), String(name[i]));
      lengths.add(Number(bytes[i]));
    });
  }
  return knownFrom(storage, names, lengths);
}

function knownFrom(storage: Storage, names: ReadonlyMap<string, string>, lengths: Set<number>): Known {
  const sentNow = new Set<string>();
  const underWay = new Map<string, Promise<unknown>>();

  /** What was published may be out of date: nothing is left out for the sake of what has gone meanwhile. */
  const isThere = async (file: OpenFile, sha256: string) => {
    if (sentNow.has(sha256)) return true;
    const name = names.get(sha256);
    const there = name === undefined ? 'missing' : await storage.originals.head(name);
    if (there === 'missing' || (await sameContent(storage, there, file)) !== true) return false;
    const known = await readRecord(storage, idOf(there.name));
    return known === 'missing' || !isTrashed(known.record);
  };
  return {
    async unlessKnown(file, send) {
      // A large one is read twice only if its length says that it may be known.
      const mayBeKnown = lengths.has(file.bytes) || (await file.whole()) !== undefined;
      lengths.add(file.bytes);
      const hashes = mayBeKnown ? await file.hashes() : undefined;
      if (hashes === 'changed') return 'changed';
      const work = async () => {
        if (hashes && (await isThere(file, hashes.sha256))) return 'known';
        const sent = await send();
        const now = sent === 'sent' && (await file.hashes());
        if (now && now !== 'changed') sentNow.add(now.sha256);
        return sent;
      };
      if (!hashes) return work();
      while (underWay.has(hashes.sha256)) await underWay.get(hashes.sha256);
      const working = work();
      underWay.set(hashes.sha256, Promise.allSettled([working]));
      return working.finally(() => underWay.delete(hashes.sha256));
    },
  };
}
