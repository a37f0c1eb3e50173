/** The API over real Azurite behind the Event Grid stand-in, as `npm start` has it, for one test file. */
import { afterAll, beforeAll } from 'vitest';
import type { ApiParts } from '../../api/parts.ts';
import { ensureStorage } from '../../core/azure/ensureStorage.ts';
import { openStorage } from '../../core/azure/openStorage.ts';
import { azureSigner } from '../../core/azure/signer.ts';
import { systemClock as clock } from '../../core/clock.ts';
import { parseEvent } from '../../core/event.ts';
import type { Operation } from '../../core/operations.ts';
import { CONTAINERS, type Storage } from '../../core/storage.ts';
import { startAzurite } from '../../tools/local/azurite.ts';
import { startEventGrid } from '../../tools/local/eventGrid.ts';
import { localAccount } from '../../tools/terminal/account.ts';
import { type AnApi, anApi } from './anApi.ts';

export interface UploadApi {
  post(path: string, body?: unknown): Promise<Response>;
  get(path: string): Promise<Response>;
  storage: Storage;
  /** The names that events were for, since this was last asked. */
  events(): Promise<string[]>;
  /** Calls of the storage since this was last asked. */
  calls(): Operation[];
}

export function useUploadApi(): () => UploadApi {
  let api: UploadApi | undefined;
  const closing: (() => Promise<void>)[] = [];
  beforeAll(async () => {
    api = await start(closing);
  });
  afterAll(async () => {
    for (const close of closing.reverse()) await close();
  });
  return () => {
    if (!api) throw new Error('the API runs only while the tests do');
    return api;
  };
}

async function start(closing: (() => Promise<void>)[]): Promise<UploadApi> {
  const azurite = await startAzurite();
  closing.push(() => azurite.stop());
  await ensureStorage(localAccount(azurite));
  const straight = openStorage(localAccount(azurite));
  const grid = await startEventGrid({
    ...{ host: '127.0.0.1', port: 0, target: azurite.blobPort, container: CONTAINERS.originals },
    ...{ send: (text: string) => straight.jobs.send(text), head: straight.originals.head, log: () => {} },
  });
  closing.push(() => grid.stop());
  const account = localAccount({ ...azurite, blobPort: grid.port });
  let calls: Operation[] = [];
  const storage = openStorage(account, { onCall: (operation) => calls.push(operation) });
  const changes: Partial<ApiParts> = { storage, signer: azureSigner(account), clock };
  const api: AnApi = await anApi([], changes);
  return {
    storage,
    get: (path) => api.get(path),
    post: (path, body = {}) => api.post(path, body),
    async events() {
      const messages = await straight.jobs.receive(32, 60);
      for (const message of messages) await straight.jobs.remove(message);
      return messages.map(({ text }) => parseEvent(text)?.name ?? '?');
    },
    calls() {
      const told = calls;
      calls = [];
      return told;
    },
  };
}
