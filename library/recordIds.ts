/** The ids of all records there are, in order; what else lies in their container is passed over. */
import { recordName } from '../core/names.ts';
import type { Storage } from '../core/storage.ts';

const RECORD = /^..\/([a-z2-7]{16})\.json$/;

export async function* recordIds({ records }: Pick<Storage, 'records'>): AsyncGenerator<string> {
  for await (const { name } of records.list('')) {
    const [, id] = RECORD.exec(name) ?? [];
    if (id !== undefined && name === recordName(id)) yield id;
  }
}
