/** Azurite with the Event Grid stand-in in front of its blobs: to any client, a storage account whose events are on. */
import { ensureStorage } from '../../core/azure/ensureStorage.ts';
import { openStorage } from '../../core/azure/openStorage.ts';
import type { Log } from '../../core/log.ts';
import { CONTAINERS } from '../../core/storage.ts';
import { localAccount, type Ports } from '../terminal/account.ts';
import { startAzurite } from './azurite.ts';
import type { Closers } from './closers.ts';
import { startEventGrid } from './eventGrid.ts';
import type { FolderLock } from './lockFolder.ts';

export interface LocalStorageOptions {
  /** The folder for Azurite's state. */
  library: string;
  lock: FolderLock;
  /** 0 is any free one. */
  ports: Ports;
  log: Log;
  /** Azurite ended by itself. */
  onDead(why: string): void;
  signal: AbortSignal;
}

const HOST = '127.0.0.1';

/** The ports it listens on; nothing if `signal` aborted meanwhile. Throws `OutageError`. */
export async function startLocalStorage(options: LocalStorageOptions, closing: Closers): Promise<Ports | undefined> {
  const { library, lock, ports, log, onDead, signal } = options;
  const azurite = await startAzurite({ ...ports, location: library, host: HOST, blobPort: 0 });
  lock.alsoWhile(azurite.pid);
  let ending = false;
  closing.add(() => {
    ending = true;
    return azurite.stop();
  });
  void azurite.exited.then((said) => ending || onDead(said));
  if (signal.aborted) return;

  const inner = localAccount(azurite);
  await ensureStorage(inner);
  const { jobs, originals } = openStorage(inner);
  const eventGrid = await startEventGrid({
    host: HOST,
    port: ports.blobPort,
    target: azurite.blobPort,
    container: CONTAINERS.originals,
    send: (text) => jobs.send(text),
    head: originals.head,
    log,
  });
  closing.add(() => eventGrid.stop());
  return { blobPort: eventGrid.port, queuePort: azurite.queuePort, tablePort: azurite.tablePort };
}
