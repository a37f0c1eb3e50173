import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { azureQueue } from '../../core/azure/queue.ts';
import { useAzurite } from '../azurite.ts';
import { fakeClock } from '../fakes/clock.ts';
import { memoryQueue } from '../fakes/queue.ts';
import { queueContract } from './queue.ts';

queueContract('memory', async () => {
  const clock = fakeClock();
  const absent = memoryQueue(clock);
  absent.broken = 'the queue does not exist';
  return {
    queue: memoryQueue(clock),
    absent,
    now: clock.now,
    wait: (seconds) => clock.advance(seconds * 1000),
  };
});

const azurite = useAzurite();

queueContract('Azurite', async () => {
  const client = azurite.clients().queue(azurite.name());
  await client.create();
  return {
    queue: azureQueue(client),
    absent: azureQueue(azurite.clients().queue(azurite.name())),
    now: Date.now,
    wait: (seconds) => sleep(seconds * 1000),
  };
});

it('a message never expires', async () => {
  const client = azurite.clients().queue(azurite.name());
  await client.create();
  await azureQueue(client).send('hello');
  const { peekedMessageItems } = await client.peekMessages();
  expect(peekedMessageItems[0]?.expiresOn.getUTCFullYear()).toBe(9999);
});
