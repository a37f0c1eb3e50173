/** All the storage of one account, by its roles. */
import type { Heartbeat } from '../heartbeat.ts';
import type { Row } from '../row.ts';
import { CONTAINERS, type Mark, QUEUES, type Storage, TABLES } from '../storage.ts';
import { azureBlobs } from './blobs.ts';
import { azureLeases } from './leases.ts';
import { type AccountOptions, openAccount } from './openAccount.ts';
import { azureQueue } from './queue.ts';
import { azureTable } from './table.ts';

/**
 * `account` is a connection string (with a key or a SAS), `UseDevelopmentStorage=true`, or an account's name or https
 * URL, entered with an identity. Sends nothing yet; throws an `Error` if it names no account.
 */
export function openStorage(account: string, options?: AccountOptions): Storage {
  const { container, queue, table } = openAccount(account, options);
  return {
    originals: azureBlobs(container(CONTAINERS.originals)),
    previews: azureBlobs(container(CONTAINERS.previews)),
    records: azureBlobs(container(CONTAINERS.records)),
    state: azureBlobs(container(CONTAINERS.state)),
    leases: azureLeases(container(CONTAINERS.state)),
    jobs: azureQueue(queue(QUEUES.jobs)),
    later: azureQueue(queue(QUEUES.later)),
    poison: azureQueue(queue(QUEUES.poison)),
    files: azureTable<Row>(table(TABLES.files)),
    marks: azureTable<Mark>(table(TABLES.marks)),
    converters: azureTable<Heartbeat>(table(TABLES.converters)),
  };
}
