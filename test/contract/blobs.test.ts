import { azureBlobs } from '../../core/azure/blobs.ts';
import { useAzurite } from '../azurite.ts';
import { memoryBlobs } from '../fakes/blobs.ts';
import { fakeClock } from '../fakes/clock.ts';
import { blobNamesContract } from './blobNames.ts';
import { blobReadFromContract } from './blobReadFrom.ts';
import { blobsContract } from './blobs.ts';
import { blobUploadsContract } from './blobUploads.ts';

const inMemory = async () => {
  const clock = fakeClock();
  const blobs = memoryBlobs(clock);
  const absent = memoryBlobs(clock);
  absent.broken = 'the container does not exist';
  return {
    blobs,
    absent,
    now: clock.now,
    archive: async (name: string) => blobs.archive(name),
    look: async (name: string) => {
      const { cacheControl, tier } = blobs.snapshot()[name] ?? {};
      return { cacheControl, tier };
    },
  };
};

blobsContract('memory', inMemory);
blobReadFromContract('memory', inMemory);
blobUploadsContract('memory', inMemory);
blobNamesContract('memory', inMemory);

const azurite = useAzurite();

const inAzurite = async () => {
  const container = azurite.clients().container(azurite.name());
  await container.create();
  return {
    blobs: azureBlobs(container),
    absent: azureBlobs(azurite.clients().container(azurite.name())),
    now: Date.now,
    archive: async (name: string) => {
      await container.getBlobClient(name).setAccessTier('Archive');
    },
    look: async (name: string) => {
      const { cacheControl, accessTier } = await container.getBlobClient(name).getProperties();
      return { cacheControl, tier: accessTier };
    },
  };
};

blobsContract('Azurite', inAzurite);
blobReadFromContract('Azurite', inAzurite);
blobUploadsContract('Azurite', inAzurite);
blobNamesContract('Azurite', inAzurite);
