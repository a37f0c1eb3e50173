/** Makes whatever an account lacks of our containers, queues and tables. */
import { CONTAINERS, QUEUES, TABLES } from '../storage.ts';
import { ask, placeOf } from './ask.ts';
import { type AccountOptions, openAccount } from './openAccount.ts';

/** Twice is harmless. Throws `OutageError` when the account can't be reached or refuses us. */
export async function ensureStorage(account: string, options?: AccountOptions): Promise<void> {
  const clients = openAccount(account, options);
  const make = (url: string, role: string, work: () => Promise<unknown>) =>
    ask({ doing: 'making', of: placeOf(url), role }, work);
  await Promise.all([
    ...Object.values(CONTAINERS).map((name) => {
      const container = clients.container(name);
      return make(container.url, 'Storage Blob Data Contributor', () => container.createIfNotExists());
    }),
    ...Object.values(QUEUES).map((name) => {
      const queue = clients.queue(name);
      return make(queue.url, 'Storage Queue Data Contributor', () => queue.createIfNotExists());
    }),
    ...Object.values(TABLES).map((name) => {
      const table = clients.table(name);
      // An existing table is no error to this SDK.
      return make(`${table.url}/${name}`, 'Storage Table Data Contributor', () => table.createTable());
    }),
  ]);
}
