/** The key that an identity signs with: the storage's, for a while, revocable for the account as a whole. */
import type { BlobServiceClient, UserDelegationKey } from '@azure/storage-blob';
import type { Clock } from '../clock.ts';
import { ask, placeOf } from './ask.ts';
import { mediaWindow } from './mediaWindow.ts';

export interface UserDelegation {
  /** One for each window of the media credential, which must not change within it: asked for once. */
  key(): Promise<UserDelegationKey>;
}

export function userDelegation(service: BlobServiceClient, clock: Clock): UserDelegation {
  const asked = { doing: 'asking for', of: `a key to sign with at ${placeOf(service.url)}`, role: DELEGATOR };
  let known: { ends: number; key: Promise<UserDelegationKey> } | undefined;
  return {
    key() {
      const { startsOn, expiresOn } = mediaWindow(clock.now());
      const ends = expiresOn.getTime();
      if (known?.ends === ends) return known.key;
      const key = ask(asked, () => service.getUserDelegationKey(startsOn, expiresOn));
      const asking = { ends, key };
      known = asking;
      key.catch(() => {
        // The next to ask tries again.
        if (known === asking) known = undefined;
      });
      return key;
    },
  };
}

const DELEGATOR = 'Storage Blob Delegator';
