/** The port `Leases` over empty blobs in one container. */
import type { BlobLeaseClient, ContainerClient } from '@azure/storage-blob';
import type { Lease, Leases } from '../leases.ts';
import { type Asked, ask, placeOf } from './ask.ts';
import { checkLeaseSeconds } from './limits.ts';

const WRITER = 'Storage Blob Data Contributor';
const TAKEN = {
  LeaseAlreadyPresent: 'taken',
  LeaseIsBreakingAndCannotBeAcquired: 'taken',
  BlobNotFound: 'missing',
} as const;
const LOST = {
  LeaseIdMismatchWithLeaseOperation: 'lost',
  LeaseNotPresentWithLeaseOperation: 'lost',
  LeaseIsBrokenAndCannotBeRenewed: 'lost',
  LeaseLost: 'lost',
  ConditionNotMet: 'lost',
  BlobNotFound: 'lost',
} as const;
/** Somebody else made it at the same moment, and may have leased it already. */
const PRESENT = { BlobAlreadyExists: 'present', ConditionNotMet: 'present', LeaseIdMissing: 'present' } as const;

export function azureLeases(container: ContainerClient): Leases {
  const place = placeOf(container.url);
  return {
    async acquire(name, seconds) {
      checkLeaseSeconds(seconds);
      const about = (doing: string): Asked => ({ doing, of: `lease "${name}" in ${place}`, role: WRITER });
      const blob = container.getBlockBlobClient(`leases/${name}`);
      const lease = blob.getBlobLeaseClient();
      const acquire = () => ask(about('taking'), () => lease.acquireLease(seconds), TAKEN);
      let answer = await acquire();
      if (answer === 'missing') {
        await ask(about('making'), () => blob.upload('', 0, { conditions: { ifNoneMatch: '*' } }), PRESENT);
        answer = await acquire();
      }
      // Missing twice: somebody removes what we make; whoever that is has it.
      return typeof answer === 'string' ? 'taken' : heldLease(lease, about);
    },
  };
}

function heldLease(lease: BlobLeaseClient, about: (doing: string) => Asked): Lease {
  return {
    async renew() {
      return (await ask(about('renewing'), () => lease.renewLease(), LOST)) === 'lost' ? 'lost' : 'renewed';
    },
    async release() {
      await ask(about('giving up'), () => lease.releaseLease(), LOST);
    },
  };
}
