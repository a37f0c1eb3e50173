/** Asks the converters to convert again: what a person has chosen next, all failures when nothing else waits. */
import type { FaultCode } from '../../core/fault.ts';
import { pool } from '../../core/pool.ts';
import { look } from '../../library/look.ts';
import { readRecord } from '../../library/readRecord.ts';
import { failuresOf } from '../folds/failures.ts';
import type { ApiParts } from '../parts.ts';
import type { Outcome } from './action.ts';

const AT_ONCE = 16;

export function reconverting({ storage, published }: Pick<ApiParts, 'storage' | 'published'>) {
  return {
    /** What is in the trash stays there. */
    async one(id: string): Promise<Outcome> {
      const known = await readRecord(storage, id);
      if (known === 'missing' || known.record.state === 'deleted') return 'missing';
      await look(storage, known.record.name, { force: true });
      return 'done';
    },
    /** How many; of all that is published as failed, or of what has this fault. */
    async failed(fault: FaultCode | undefined): Promise<number> {
      const snapshot = await published.current();
      const { all, byFault } = failuresOf(snapshot);
      const positions = fault === undefined ? all : (byFault.get(fault) ?? []);
      await pool(positions, AT_ONCE, (position) =>
        look(storage, snapshot.name[position] as string, { force: true, later: true }),
      );
      return positions.length;
    },
  };
}
