/** When an event goes out, and what is in it if the blob has changed meanwhile. */
import { setImmediate as turn } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, expect, onTestFinished, test } from 'vitest';
import { CONTAINERS } from '../../core/storage.ts';
import type { EventGridOptions } from '../../tools/local/eventGrid.ts';
import { type LocalBlobs, type SentEvent, startLocalBlobs } from './localBlobs.ts';

let local: LocalBlobs;
beforeAll(async () => {
  local = await startLocalBlobs();
});
afterAll(() => local.stop());
beforeEach(() => local.empty());

/** The originals as seen through a stand-in that differs from the usual one. */
async function through(options: Partial<EventGridOptions>) {
  const grid = await local.another(options);
  onTestFinished(() => grid.stop());
  return local.through(grid.port, CONTAINERS.originals);
}

const IN_BLOCKS = { maxSingleShotSize: 1, blockSize: 5, blobHTTPHeaders: { blobContentType: 'image/jpeg' } };

async function dataOfBlocks(head: EventGridOptions['head'], logged: string[] = []): Promise<SentEvent['data']> {
  const originals = await through({ head, log: (event) => logged.push(event) });
  await originals.getBlockBlobClient('a.jpg').uploadData(Buffer.alloc(10), IN_BLOCKS);
  const events = local.takeEvents();
  expect(events).toHaveLength(1);
  return (events[0] as SentEvent).data;
}

test.each(['upload', 'delete'] as const)('an %s is not over before its event is on the queue', async (how) => {
  const order: string[] = [];
  const originals = await through({
    send: async () => {
      for (let i = 0; i < 20; i++) await turn();
      order.push('event');
    },
  });
  await local.straight.getBlockBlobClient('a').upload('1', 1);
  await (how === 'upload' ? originals.uploadBlockBlob('a', '1', 1) : originals.deleteBlob('a'));
  order.push('answer');
  expect(order).toEqual(['event', 'answer']);
});

test('what was overwritten meanwhile lends its length to no event', async () => {
  const data = await dataOfBlocks(async () => ({ etag: '0xOTHER', bytes: 99, contentType: 'text/plain' }));
  expect(data).not.toHaveProperty('contentLength');
  expect(data).not.toHaveProperty('contentType');
});

test('what was deleted meanwhile still raises its event', async () => {
  expect(await dataOfBlocks(async () => 'missing')).not.toHaveProperty('contentLength');
});

test('an event goes out without its length rather than not at all, and the log says why', async () => {
  const logged: string[] = [];
  const data = await dataOfBlocks(() => Promise.reject(new Error('storage is tired')), logged);
  expect(data).not.toHaveProperty('contentLength');
  expect(logged).toEqual(['event.vague']);
});

test('a sequencer begins at the time, so that a restart does not begin anew', async () => {
  const from = Date.now();
  await local.originals.uploadBlockBlob('a', '1', 1);
  const [event] = local.takeEvents();
  const ms = Number(BigInt(`0x${event?.data.sequencer}`) / 1000n);
  expect(ms).toBeGreaterThanOrEqual(from);
  expect(ms).toBeLessThanOrEqual(Date.now());
});

test('a hundred uploads at once raise a hundred events, each with a sequencer of its own', async () => {
  const names = Array.from({ length: 100 }, (_, i) => `${i}.jpg`);
  await Promise.all(names.map((name) => local.originals.getBlockBlobClient(name).upload('1', 1)));
  const events = local.takeEvents();
  expect(events.map(({ subject }) => subject.split('/blobs/')[1]).sort()).toEqual(names.sort());
  const sequencers = events.map(({ data }) => data.sequencer);
  expect(sequencers).toEqual([...new Set(sequencers)].sort());
});
