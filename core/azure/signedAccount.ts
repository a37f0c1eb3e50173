/** An account as it is given to a program elsewhere: a connection string with a signature that ends, and without the key. */
import {
  AccountSASPermissions,
  generateAccountSASQueryParameters,
  SASProtocol,
  StorageSharedKeyCredential,
} from '@azure/storage-blob';
import type { Account } from './account.ts';
import { SKEW_MS } from './mediaWindow.ts';

export interface Grant {
  /** The storage's: `r` read, `w` write, `d` delete, `l` list, `a` add, `u` update, `p` process. */
  letters: string;
  now: number;
  /** To the second. */
  expiresOn: Date;
}

const SERVICES = 'bqt';
/** Containers, queues and tables, and what is in them: not the account's own settings. */
const RESOURCE_TYPES = 'co';
/** The first that signs as all after it do: every service and emulator has known it for years. */
const VERSION = '2020-12-06';

export function signedAccount(
  { name, key, blob, queue, table }: Account & { key: string },
  { letters, now, expiresOn }: Grant,
): string {
  const plain = [blob, queue, table].some((url) => url.startsWith('http:'));
  const signature = generateAccountSASQueryParameters(
    {
      services: SERVICES,
      resourceTypes: RESOURCE_TYPES,
      permissions: AccountSASPermissions.parse(letters),
      protocol: plain ? SASProtocol.HttpsAndHttp : SASProtocol.Https,
      startsOn: new Date(now - SKEW_MS),
      expiresOn,
      version: VERSION,
    },
    new StorageSharedKeyCredential(name, key),
  );
  const endpoints = `BlobEndpoint=${blob};QueueEndpoint=${queue};TableEndpoint=${table}`;
  return `AccountName=${name};${endpoints};SharedAccessSignature=${signature}`;
}
