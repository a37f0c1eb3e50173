/** The port `Table` over one table of a storage account. */
import { odata, type TableClient } from '@azure/data-tables';
import { pool } from '../pool.ts';
import type { Entity, Table } from '../table.ts';
import { type Asked, ask, placeOf } from './ask.ts';
import { fromStored, ifMatchOf, shortEtag, toStored } from './entity.ts';
import { checkPage } from './limits.ts';
import { fromCursor, toCursor } from './pageCursor.ts';
import { transactionsOf } from './transactions.ts';

const READER = 'Storage Table Data Reader';
const WRITER = 'Storage Table Data Contributor';
const MISSING = { ResourceNotFound: 'missing', EntityNotFound: 'missing' } as const;
const REMOVE = { ...MISSING, UpdateConditionNotSatisfied: 'conflict', ConditionNotMet: 'conflict' } as const;
/** Of a well-formed token that the storage can make nothing of. */
const PAGE = { InvalidInput: 'bad cursor', OutOfRangeInput: 'bad cursor' } as const;
/** Each waits for an answer most of the time: four are half as fast again as one, eight hardly faster. */
const TRANSACTIONS_AT_ONCE = 4;

export function azureTable<E extends Entity>(client: TableClient): Table<E> {
  const place = `${placeOf(client.url)}/${client.tableName}`;
  const asked = (doing: string, entity: string, role: string): Asked => ({ doing, of: `${entity} in ${place}`, role });
  const named = (partition: string, key: string) => `entity "${partition}" / "${key}"`;
  return {
    async put(entity) {
      const about = asked('writing', named(entity.partition, entity.key), WRITER);
      const { etag } = await ask(about, () => client.upsertEntity(toStored(entity), 'Replace'));
      return { etag: shortEtag(etag) };
    },
    async get(partition, key) {
      const about = asked('reading', named(partition, key), READER);
      const answer = await ask(about, () => client.getEntity(partition, key), MISSING);
      return answer === 'missing' ? answer : fromStored<E>(answer);
    },
    async remove(partition, key, { ifMatch } = {}) {
      const about = asked('removing', named(partition, key), WRITER);
      const options = ifMatch === undefined ? {} : { etag: ifMatchOf(ifMatch) };
      const answer = await ask(about, () => client.deleteEntity(partition, key, options), REMOVE);
      return typeof answer === 'string' ? answer : 'removed';
    },
    async *list(partition) {
      const about = asked('listing', partition === undefined ? 'entities' : `partition "${partition}"`, READER);
      const queryOptions = partition === undefined ? {} : ofPartition(partition);
      const entities = client.listEntities({ queryOptions });
      for (;;) {
        const { done, value } = await ask(about, () => entities.next());
        if (done) return;
        yield fromStored<E>(value);
      }
    },
    async page(partition, { limit, cursor }) {
      checkPage(limit);
      const token = cursor === undefined ? undefined : fromCursor(partition, cursor);
      if (token === 'bad cursor') return token;
      const about = asked('listing', `partition "${partition}"`, READER);
      const settings = { maxPageSize: limit, ...(token !== undefined && { continuationToken: token }) };
      const pages = client.listEntities({ queryOptions: ofPartition(partition) }).byPage(settings);
      const answer = await ask(about, () => pages.next(), token === undefined ? {} : PAGE);
      if (answer === 'bad cursor') return answer;
      if (answer.done) throw new Error(`listing partition "${partition}" in ${place} gave not even an empty page`);
      const { continuationToken: next } = answer.value;
      const entities = answer.value.map((stored) => fromStored<E>(stored));
      return { entities, ...(next !== undefined && { cursor: toCursor(partition, next) }) };
    },
    async putAll(entities) {
      const transactions = transactionsOf([...entities].map(toStored));
      await pool(transactions, TRANSACTIONS_AT_ONCE, async (transaction) => {
        const of = `${transaction.length} entities of partition "${transaction[0]?.partitionKey}"`;
        await ask(asked('writing', of, WRITER), () =>
          client.submitTransaction(transaction.map((entity) => ['upsert', entity, 'Replace'])),
        );
      });
    },
  };
}

function ofPartition(partition: string) {
  return { filter: odata`PartitionKey eq ${partition}` };
}
