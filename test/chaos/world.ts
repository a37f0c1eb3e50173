/** A whole account of its own: real Azurite, and the stand-in in front of it, whose events wait until the test sends them. */
import { ensureStorage } from '../../core/azure/ensureStorage.ts';
import { openAccount } from '../../core/azure/openAccount.ts';
import { openStorage } from '../../core/azure/openStorage.ts';
import { CONTAINERS, QUEUES, type Storage } from '../../core/storage.ts';
import { startAzurite } from '../../tools/local/azurite.ts';
import { startEventGrid } from '../../tools/local/eventGrid.ts';
import { localAccount, type Ports } from '../../tools/terminal/account.ts';

export interface World {
  /** Azurite's own, and its process. */
  ports: Ports;
  pid: number;
  /** What clients use: blobs through the stand-in. */
  clientPorts: Ports;
  storage: Storage;
  upload(name: string, bytes: Uint8Array, mtime?: string): Promise<void>;
  remove(name: string): Promise<void>;
  /** The events since the last call, as Event Grid would have sent them. */
  takeEvents(): string[];
  send(texts: readonly string[]): Promise<void>;
  /** What 120 seconds do to what a dead converter had: its lease on publishing ends. */
  endLease(): Promise<void>;
  /** Empties everything but the heartbeats. */
  wipe(): Promise<void>;
  stop(): Promise<void>;
}

export async function startWorld(): Promise<World> {
  const azurite = await startAzurite();
  const account = localAccount(azurite);
  await ensureStorage(account);
  const storage = openStorage(account);
  const clients = openAccount(account);
  let events: string[] = [];
  const grid = await startEventGrid({
    host: '127.0.0.1',
    port: 0,
    target: azurite.blobPort,
    container: CONTAINERS.originals,
    send: async (text) => events.push(text),
    head: storage.originals.head,
    log: () => {},
  });
  const clientPorts = { ...azurite, blobPort: grid.port };
  const { originals } = openStorage(localAccount(clientPorts));
  return {
    ports: azurite,
    pid: azurite.pid,
    clientPorts,
    storage,
    async upload(name, bytes, mtime) {
      await originals.put(name, bytes, {
        contentType: 'application/octet-stream',
        ...(mtime && { metadata: { mtime } }),
      });
    },
    async remove(name) {
      await originals.remove(name);
    },
    takeEvents: () => events.splice(0),
    async send(texts) {
      for (const text of texts) await storage.jobs.send(text);
    },
    async endLease() {
      const lease = clients.container(CONTAINERS.state).getBlobClient('leases/compact');
      if (await lease.exists()) await lease.getBlobLeaseClient().breakLease(0).catch(unlessNotLeased);
    },
    async wipe() {
      events = [];
      await Promise.all(Object.values(QUEUES).map((name) => clients.queue(name).clearMessages()));
      for (const table of [storage.files, storage.marks]) {
        for await (const { partition, key } of table.list()) await table.remove(partition, key);
      }
      for (const name of Object.values(CONTAINERS)) await clients.container(name).delete();
      await ensureStorage(account);
    },
    async stop() {
      await grid.stop();
      await azurite.stop();
    },
  };
}

function unlessNotLeased(error: { code?: string }): void {
  if (error.code !== 'LeaseNotPresentWithLeaseOperation') throw error;
}
