/** The storage account a tool works on: the local stack's, unless a setting names another. */
import { type Account, parseAccount } from '../../core/azure/account.ts';
import { openStorage } from '../../core/azure/openStorage.ts';
import { newUsage, type Operation, type Usage } from '../../core/operations.ts';
import { readSettings, SettingsError } from '../../core/settings.ts';
import type { Storage } from '../../core/storage.ts';
import { WORKER_SETTINGS } from '../../worker/settings.ts';

export interface ToolAccount {
  name: string;
  /** Where its blobs are. */
  url: string;
  /** True for an emulator on this machine. */
  development: boolean;
  storage: Storage;
  /** The calls made so far. */
  usage: Usage;
}

export function openToolAccount(): ToolAccount {
  const table = { IRONVIPER_STORAGE: WORKER_SETTINGS.IRONVIPER_STORAGE };
  const { IRONVIPER_STORAGE: text } = readSettings(table, process.env);
  try {
    const account = parseAccount(text);
    const usage = newUsage();
    const onCall = (operation: Operation) => {
      usage[operation] += 1;
    };
    const storage = openStorage(text, { env: process.env, onCall });
    return { name: account.name, url: account.blob, development: isDevelopment(account), storage, usage };
  } catch (error) {
    throw new SettingsError(`IRONVIPER_STORAGE: ${error instanceof Error ? error.message : error}`, { cause: error });
  }
}

const LOOPBACK = /^(localhost|127(\.\d+){3}|\[::1\])$/;

/** All three services must be here: a name alone proves nothing. */
function isDevelopment({ name, blob, queue, table }: Account): boolean {
  return name === 'devstoreaccount1' && [blob, queue, table].every((url) => LOOPBACK.test(new URL(url).hostname));
}

export interface Ports {
  blobPort: number;
  queuePort: number;
  tablePort: number;
}

/** The connection string of a local stack; the short one where that means the same. */
export function localAccount(ports: Ports): string {
  const { name, key, ...usual } = parseAccount(SHORT);
  const at = (port: number) => `http://127.0.0.1:${port}/${name}`;
  const [blob, queue, table] = [at(ports.blobPort), at(ports.queuePort), at(ports.tablePort)];
  if (blob === usual.blob && queue === usual.queue && table === usual.table) return SHORT;
  const endpoints = `BlobEndpoint=${blob};QueueEndpoint=${queue};TableEndpoint=${table}`;
  return `DefaultEndpointsProtocol=http;AccountName=${name};AccountKey=${key};${endpoints}`;
}

const SHORT = 'UseDevelopmentStorage=true';
