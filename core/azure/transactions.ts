/** Cuts entities into the transactions that the storage takes: one partition each, so many entities, so many bytes. */
import type { TableEntity } from '@azure/data-tables';

const MOST_ENTITIES = 100;
const MOST_BYTES = 4 * 2 ** 20;
/** What the request says of an entity beside its properties, and of a property beside name and value, at most. */
const ENTITY_BYTES = 1024;
const PROPERTY_BYTES = 40;

/** The last of those with the same keys counts: the storage takes none twice in one transaction. */
export function transactionsOf(entities: Iterable<TableEntity>): TableEntity[][] {
  const partitions = new Map<string, Map<string, TableEntity>>();
  for (const entity of entities) {
    const { partitionKey = '', rowKey = '' } = entity;
    const ofPartition = partitions.get(partitionKey) ?? new Map<string, TableEntity>();
    partitions.set(partitionKey, ofPartition.set(rowKey, entity));
  }
  return [...partitions.values()].flatMap((ofPartition) => cut([...ofPartition.values()]));
}

function cut(entities: TableEntity[]): TableEntity[][] {
  const transactions: TableEntity[][] = [];
  let bytes = Number.POSITIVE_INFINITY;
  for (const entity of entities) {
    const more = bytesOf(entity);
    const last = transactions.at(-1);
    if (last && last.length < MOST_ENTITIES && bytes + more <= MOST_BYTES) {
      last.push(entity);
      bytes += more;
    } else {
      transactions.push([entity]);
      bytes = more;
    }
  }
  return transactions;
}

/** Of its part of the request: its keys stand there once more, in a URL. */
function bytesOf(entity: TableEntity): number {
  const { partitionKey = '', rowKey = '' } = entity;
  const keys = encodeURIComponent(partitionKey).length + encodeURIComponent(rowKey).length;
  return Buffer.byteLength(JSON.stringify(entity)) + keys + ENTITY_BYTES + PROPERTY_BYTES * Object.keys(entity).length;
}
