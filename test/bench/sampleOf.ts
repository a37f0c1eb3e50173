/** What of a library is asked for: spread over all of it, and always the same. */
import type { Storage } from '../../core/storage.ts';
import { readColumns } from '../../library/readColumns.ts';

export interface Sample {
  records: number;
  ids: string[];
  /** Those of which some would be similar. */
  pictured: string[];
  months: string[];
  folders: string[];
}

const MOST = 2000;

export async function sampleOf(storage: Pick<Storage, 'previews' | 'records'>): Promise<Sample> {
  const [ids, pictured, months, folders] = [[], [], new Set<string>(), new Set<string>()] as [
    string[],
    string[],
    Set<string>,
    Set<string>,
  ];
  for await (const columns of readColumns(storage)) {
    for (const [i, id] of columns.id.entries()) {
      ids.push(String(id));
      if (columns.fingerprint[i]) pictured.push(String(id));
      months.add(String(columns.takenLocal[i] ?? 'none').slice(0, 7));
      folders.add(String(columns.folder[i]));
    }
  }
  if (ids.length === 0) throw new Error('There is nothing published in this account: seed it first (npm run seed).');
  return {
    records: ids.length,
    ids: spread(ids),
    pictured: spread(pictured),
    months: spread([...months]),
    folders: spread([...folders]),
  };
}

function spread(all: string[]): string[] {
  const step = Math.max(1, Math.floor(all.length / MOST));
  return all.filter((_, i) => i % step === 0);
}
