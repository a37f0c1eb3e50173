/** Real Azurite with the stand-in before it, and two ways in: through the stand-in, and straight to Azurite. */
import { openAccount } from '../../core/azure/openAccount.ts';
import { openStorage } from '../../core/azure/openStorage.ts';
import { CONTAINERS } from '../../core/storage.ts';
import { startAzurite } from '../../tools/local/azurite.ts';
import { type EventGrid, type EventGridOptions, startEventGrid } from '../../tools/local/eventGrid.ts';
import { localAccount } from '../../tools/terminal/account.ts';

/** The SDK's own client: here it is a client like any other. */
type Container = ReturnType<ReturnType<typeof openAccount>['container']>;

export interface SentEvent {
  subject: string;
  eventType: string;
  data: Record<string, unknown> & { api: string; url: string; sequencer: string; eTag?: string };
  [field: string]: unknown;
}

export interface LocalBlobs {
  originals: Container;
  previews: Container;
  straight: Container;
  port: number;
  azuritePort: number;
  /** What a URL needs so that `file-store` lets it do everything. */
  sas: string;
  /** The events since the last call. */
  takeEvents(): SentEvent[];
  /** Begins anew, with no original and no event. */
  empty(): Promise<void>;
  /** Another stand-in before the same Azurite, unless told otherwise. */
  another(options: Partial<EventGridOptions>): Promise<EventGrid>;
  /** A container as a client of that blob port has it. */
  through(port: number, container: string): Container;
  stop(): Promise<void>;
}

export async function startLocalBlobs(): Promise<LocalBlobs> {
  const azurite = await startAzurite();
  const through = (blobPort: number, name: string) =>
    openAccount(localAccount({ ...azurite, blobPort })).container(name);
  const straight = through(azurite.blobPort, CONTAINERS.originals);
  let texts: string[] = [];
  const usual: EventGridOptions = {
    host: '127.0.0.1',
    port: 0,
    target: azurite.blobPort,
    container: CONTAINERS.originals,
    send: async (text) => texts.push(text),
    head: openStorage(localAccount(azurite)).originals.head,
    log: () => {},
  };
  const grid = await startEventGrid(usual);
  const [originals, previews] = [through(grid.port, CONTAINERS.originals), through(grid.port, CONTAINERS.previews)];
  await Promise.all([originals.create(), previews.create()]);
  const permissions = { toString: () => 'racwdxltmei' } as never;
  const url = await originals.generateSasUrl({ permissions, expiresOn: new Date(Date.now() + 3_600_000) });
  return {
    ...{ originals, previews, straight, port: grid.port, azuritePort: azurite.blobPort },
    sas: new URL(url).search.slice(1),
    takeEvents: () => {
      const events = texts.map((text) => JSON.parse(Buffer.from(text, 'base64').toString()) as SentEvent);
      texts = [];
      return events;
    },
    empty: async () => {
      // Deleted one by one: Azurite's container would be gone for a while.
      for await (const { name } of straight.listBlobsFlat())
        await straight.deleteBlob(name, { deleteSnapshots: 'include' });
      texts = [];
    },
    through,
    another: (options) => startEventGrid({ ...usual, ...options }),
    stop: async () => {
      await grid.stop();
      await azurite.stop();
    },
  };
}
