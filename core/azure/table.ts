/** The port `Table` over one table of a storage account. */
import { odata, type TableClient } from '@azure/data-tables';
import type { Entity, Table } from '../table.ts';
import { type Asked, ask, placeOf } from './ask.ts';
import { fromStored, ifMatchOf, shortEtag, toStored } from './entity.ts';

const READER = 'Storage Table Data Reader';
const WRITER = 'Storage Table Data Contributor';
const MISSING = { ResourceNotFound: 'missing', EntityNotFound: 'missing' } as const;
const REMOVE = { ...MISSING, UpdateConditionNotSatisfied: 'conflict', ConditionNotMet: 'conflict' } as const;

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
      const queryOptions = partition === undefined ? {} : { filter: odata`PartitionKey eq ${partition}` };
      const entities = client.listEntities({ queryOptions });
      for (;;) {
        const { done, value } = await ask(about, () => entities.next());
        if (done) return;
        yield fromStored<E>(value);
      }
    },
  };
}
