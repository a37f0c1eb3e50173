/** The SDK's clients for one account, all sharing its connections and its patience. */
import { AzureNamedKeyCredential, AzureSASCredential, TableClient } from '@azure/data-tables';
import type { TokenCredential } from '@azure/identity';
import * as blob from '@azure/storage-blob';
import * as queue from '@azure/storage-queue';
import { type Clock, systemClock } from '../clock.ts';
import type { Operation } from '../operations.ts';
import { parseAccount } from './account.ts';
import { createAgent } from './agent.ts';
import { counted } from './counted.ts';
import type { Environment } from './environment.ts';
import { identity } from './identity.ts';
import { operationOf, type Service } from './operationOf.ts';
import { plainLines } from './plainLines.ts';

export interface AccountOptions {
  env?: Environment;
  clock?: Clock;
  /** How long a connection may be silent. */
  stallMs?: number;
  /** Whom to be where the account is entered with an identity; else this machine's. */
  credential?: TokenCredential;
  /** The only certificate to trust, where it is not one that everybody trusts. */
  ca?: string;
  /** Told of every call as it is sent, tries included. */
  onCall?: (operation: Operation) => void;
}

export interface AccountClients {
  name: string;
  /** All its blobs. */
  blobs(): blob.BlobServiceClient;
  container(name: string): blob.ContainerClient;
  queue(name: string): queue.QueueClient;
  table(name: string): TableClient;
}

/**
 * Four tries within about two seconds get over a dropped connection or a busy server. Longer outages are the
 * callers' business: they give the job back, and must be told soon.
 */
const TRIES = 4;
const FIRST_PAUSE_MS = 400;
const LONGEST_PAUSE_MS = 2_000;

const SERVICE_RETRIES = { maxTries: TRIES, retryDelayInMs: FIRST_PAUSE_MS, maxRetryDelayInMs: LONGEST_PAUSE_MS };
const TABLE_RETRIES = { maxRetries: TRIES - 1, retryDelayInMs: FIRST_PAUSE_MS, maxRetryDelayInMs: LONGEST_PAUSE_MS };
const userAgentOptions = { userAgentPrefix: 'ironviper' };

/** Sends nothing yet; throws an `Error` if `text` names no account. */
export function openAccount(text: string, options: AccountOptions = {}): AccountClients {
  const { env = {}, clock = systemClock, stallMs, ca, onCall = () => {} } = options;
  const { name, key, sas, ...urls } = parseAccount(text);
  const token = key === undefined && sas === undefined ? (options.credential ?? identity(env, clock)) : undefined;
  const sdk = (service: Service) => {
    const tell = (method: string, path: string) => onCall(operationOf(service, method, path));
    return { agent: counted(createAgent(urls[service], env, stallMs, ca), tell), userAgentOptions };
  };
  // `agent` is missing from these two SDKs' types alone: their pipeline is the one that all Azure clients have.
  const blobs = blob.newPipeline(key === undefined ? token : new blob.StorageSharedKeyCredential(name, key), {
    ...sdk('blob'),
    retryOptions: SERVICE_RETRIES,
  });
  const queues = queue.newPipeline(key === undefined ? token : new queue.StorageSharedKeyCredential(name, key), {
    ...sdk('queue'),
    retryOptions: SERVICE_RETRIES,
  });
  const tables = {
    ...sdk('table'),
    retryOptions: TABLE_RETRIES,
    additionalPolicies: [plainLines],
    allowInsecureConnection: urls.table.startsWith('http:'),
  };
  const tableCredential =
    key === undefined ? (token ?? new AzureSASCredential(sas ?? '')) : new AzureNamedKeyCredential(name, key);
  const signed = (url: string) => (sas === undefined ? url : `${url}?${sas}`);
  return {
    name,
    blobs: () => new blob.BlobServiceClient(signed(`${urls.blob}/`), blobs),
    container: (called) => new blob.ContainerClient(signed(`${urls.blob}/${called}`), blobs),
    queue: (called) => new queue.QueueClient(signed(`${urls.queue}/${called}`), queues),
    table: (called) => new TableClient(urls.table, called, tableCredential as AzureNamedKeyCredential, tables),
  };
}
