/** The port `Signer` over a storage account: service signatures by its key, or user-delegation ones by our identity. */
import { type BlobClient, type ContainerClient, ContainerSASPermissions, SASProtocol } from '@azure/storage-blob';
import { systemClock } from '../clock.ts';
import type { Signer } from '../signer.ts';
import { CONTAINERS } from '../storage.ts';
import { type Account, parseAccount } from './account.ts';
import { mediaWindow, SKEW_MS } from './mediaWindow.ts';
import { type AccountOptions, openAccount } from './openAccount.ts';
import { userDelegation } from './userDelegation.ts';

export interface SignerOptions extends AccountOptions {
  /** Of the service, that reads the signatures; 2026-04-06 is the first in which `c` is enough for blocks. */
  version?: string;
}

const VERSION = '2026-04-06';
const ORIGINAL_MS = 15 * 60_000;
const UPLOAD_MS = 60 * 60_000;

interface Values {
  /** The storage's letters: `r` reads, `c` creates, `w` writes. */
  letters: string;
  startsOn: Date;
  expiresOn: Date;
  contentType?: string;
  contentDisposition?: string;
}

/**
 * Sends nothing until an identity is to sign; throws an `Error` if `text` names no account, or one that is entered with
 * a signature: that signs no other.
 */
export function azureSigner(text: string, { version = VERSION, ...options }: SignerOptions = {}): Signer {
  const { clock = systemClock } = options;
  const account = parseAccount(text);
  if (account.sas !== undefined) {
    throw new Error(
      `The storage account ${account.name} is given by a shared access signature, which can sign no URLs for pages. ` +
        'Give its name, to be entered with an identity, or a connection string with its key.',
    );
  }
  const clients = openAccount(text, options);
  const delegation = userDelegation(clients.blobs(), clock);
  const protocol = account.blob.startsWith('http:') ? SASProtocol.HttpsAndHttp : SASProtocol.Https;
  const originals = clients.container(CONTAINERS.originals);
  const previews = clients.container(CONTAINERS.previews);

  const sign = async (client: BlobClient | ContainerClient, { letters, ...values }: Values) => {
    const all = { ...values, permissions: ContainerSASPermissions.parse(letters), protocol, version };
    if (account.key !== undefined) return await client.generateSasUrl(all);
    return await client.generateUserDelegationSasUrl(all, await delegation.key());
  };
  const signOriginal = async (name: string, ms: number, what: Omit<Values, 'startsOn' | 'expiresOn'>) => {
    const now = wholeSeconds(clock.now());
    const expiresOn = new Date(now + ms);
    const url = await sign(originals.getBlobClient(name), { startsOn: new Date(now - SKEW_MS), expiresOn, ...what });
    return { url, expiresAt: isoOf(expiresOn) };
  };

  return {
    async media() {
      const { startsOn, expiresOn } = mediaWindow(clock.now());
      const url = await sign(previews, { letters: 'r', startsOn, expiresOn });
      const [base, query = ''] = url.split('?');
      return { base: `${base}/`, query, expiresAt: isoOf(expiresOn) };
    },
    original: (name, { contentType, disposition }) =>
      signOriginal(name, ORIGINAL_MS, { letters: 'r', contentType, contentDisposition: disposition }),
    upload: (name, { inBlocks }) =>
      signOriginal(name, UPLOAD_MS, { letters: inBlocks && isEmulator(account) ? 'cw' : 'c' }),
  };
}

/** Its URL ends in the account's name, Azure's begins with it. To its Put Block, creating is writing. */
function isEmulator({ blob }: Account): boolean {
  return new URL(blob).pathname !== '/';
}

/** What a signature holds. */
function wholeSeconds(ms: number): number {
  return Math.floor(ms / 1000) * 1000;
}

function isoOf(date: Date): string {
  return date.toISOString().replace('.000Z', 'Z');
}
