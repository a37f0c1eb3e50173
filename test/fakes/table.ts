/** `Table` in memory: deterministic, cheap, and to be compared as plain data. */
import { toStored } from '../../core/azure/entity.ts';
import { checkPage } from '../../core/azure/limits.ts';
import { fromCursor, toCursor } from '../../core/azure/pageCursor.ts';
import { ordinal } from '../../core/ordinal.ts';
import type { Entity, Stored, Table } from '../../core/table.ts';
import { type Breakable, intact } from './intact.ts';

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

  const put = (entity: E) => {
    toStored(entity);
    writes += 1;
    const etag = `e${writes}`;
    entities.set(place(entity.partition, entity.key), { ...defined(entity), etag });
    return { etag };
  };

  const fake: MemoryTable<E> = {
    async put(entity) {
      await intact(fake);
      return put(entity);
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
    async page(partition, { limit, cursor }) {
      checkPage(limit);
      await intact(fake);
      const token = cursor === undefined ? undefined : fromCursor(partition, cursor);
      if (token === 'bad cursor') return token;
      const from = token === undefined ? '' : keyIn(token);
      const rest = sorted().filter((entity) => entity.partition === partition && entity.key >= from);
      const next = rest[limit];
      const shown = rest.slice(0, limit).map((entity) => ({ ...entity }));
      return { entities: shown, ...(next && { cursor: toCursor(partition, tokenOf(next)) }) };
    },
    async putAll(given) {
      await intact(fake);
      const all = [...given];
      for (const entity of all) toStored(entity);
      for (const entity of all) put(entity);
    },
    snapshot: () => sorted().map((entity) => ({ ...entity })),
  };
  return fake;
}

function defined<E extends Entity>(entity: E): E {
  return Object.fromEntries(Object.entries(entity).filter(([, value]) => value !== undefined)) as unknown as E;
}

/** As the storage's token: what the next page begins with, in Base64. */
function tokenOf({ partition, key }: Entity): string {
  return inBase64(JSON.stringify({ nextPartitionKey: inBase64(partition), nextRowKey: inBase64(key) }));
}

function keyIn(token: string): string {
  const { nextRowKey = '' } = JSON.parse(fromBase64(token)) as { nextRowKey?: string };
  return fromBase64(nextRowKey);
}

function inBase64(text: string): string {
  return Buffer.from(text).toString('base64');
}

function fromBase64(text: string): string {
  return Buffer.from(text, 'base64').toString('utf8');
}
