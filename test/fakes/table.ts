/** `Table` in memory: deterministic, cheap, and to be compared as plain data. */
import { toStored } from '../../core/azure/entity.ts';
import type { Entity, Stored, Table } from '../../core/table.ts';
import { type Breakable, intact } from './intact.ts';
import { ordinal } from './ordinal.ts';

export interface MemoryTable<E extends Entity> extends Table<E>, Breakable {
  /** The whole state, in ordinal order of partition and key. */
  snapshot(): Stored<E>[];
}

export function memoryTable<E extends Entity>(): MemoryTable<E> {
  const entities = new Map<string, Stored<E>>();
  let writes = 0;

  const place = (partition: string, key: string) => `${partition}\n${key}`;
  const sorted = () =>
    [...entities.values()].sort((a, b) => ordinal(a.partition, b.partition) || ordinal(a.key, b.key));

  const fake: MemoryTable<E> = {
    async put(entity) {
      await intact(fake);
      toStored(entity);
      writes += 1;
      const etag = `e${writes}`;
      entities.set(place(entity.partition, entity.key), { ...defined(entity), etag });
      return { etag };
    },
    async get(partition, key) {
      await intact(fake);
      const entity = entities.get(place(partition, key));
      return entity ? { ...entity } : 'missing';
    },
    async remove(partition, key, { ifMatch } = {}) {
      await intact(fake);
      const entity = entities.get(place(partition, key));
      if (!entity) return 'missing';
      if (ifMatch !== undefined && entity.etag !== ifMatch) return 'conflict';
      entities.delete(place(partition, key));
      return 'removed';
    },
    async *list(partition) {
      await intact(fake);
      for (const entity of sorted()) {
        if (partition === undefined || entity.partition === partition) yield { ...entity };
      }
    },
    snapshot: () => sorted().map((entity) => ({ ...entity })),
  };
  return fake;
}

function defined<E extends Entity>(entity: E): E {
  return Object.fromEntries(Object.entries(entity).filter(([, value]) => value !== undefined)) as unknown as E;
}
