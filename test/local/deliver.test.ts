/** Events that the queue does not take at once. */
import { setImmediate as turn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { Clock } from '../../core/clock.ts';
import { startDelivery } from '../../tools/local/eventGrid/deliver.ts';
import { standInBefore } from './fakeAzurite.ts';
import { exchange, head } from './rawHttp.ts';

/** Time goes on by hand; every sleeper is told when it has come. */
function handClock(): Clock & { pass(ms: number): Promise<void> } {
  let now = 0;
  const sleepers = new Set<{ until: number; wake: () => void }>();
  return {
    now: () => now,
    sleep: (ms, signal) =>
      new Promise((resolve) => {
        const sleeper = { until: now + ms, wake: resolve };
        if (signal?.aborted) resolve();
        signal?.addEventListener('abort', () => resolve());
        sleepers.add(sleeper);
      }),
    async pass(ms) {
      for (const end = now + ms; now < end; now += 50) {
        for (const sleeper of sleepers) if (sleeper.until <= now + 50 && sleepers.delete(sleeper)) sleeper.wake();
        await turn();
      }
    },
  };
}

function unreliable(failures: number) {
  const sent: string[] = [];
  let tries = 0;
  const send = async (text: string) => {
    if (tries++ < failures) throw new Error('the queue is away');
    sent.push(text);
  };
  return { send, sent, tries: () => tries };
}

const nothing = () => {};

test('an event that the queue takes is sent once', async () => {
  const queue = unreliable(0);
  expect(await startDelivery(queue.send, nothing).deliver('a', 'text')).toBe('sent');
  expect(queue.sent).toEqual(['text']);
});

test('a queue that is away for a moment is tried again, and the client hears nothing of it', async () => {
  const [queue, clock, logged] = [unreliable(3), handClock(), [] as string[]];
  const delivered = startDelivery(queue.send, (event) => logged.push(event), clock).deliver('a', 'text');
  await clock.pass(5_000);
  expect(await delivered).toBe('sent');
  expect(queue.sent).toEqual(['text']);
  expect(logged).toEqual(['event.refused', 'event.refused', 'event.refused']);
});

test('after ten seconds the client is not kept any longer, but the event is', async () => {
  const [queue, clock] = [unreliable(8), handClock()];
  const delivered = startDelivery(queue.send, nothing, clock).deliver('a', 'text');
  await clock.pass(10_000);
  expect(await delivered).toBe('late');
  expect(queue.sent).toEqual([]);
  await clock.pass(60_000);
  expect(queue.sent).toEqual(['text']);
});

test('the pauses grow to half a minute and no further', async () => {
  const [queue, clock] = [unreliable(1e9), handClock()];
  const delivery = startDelivery(queue.send, nothing, clock);
  void delivery.deliver('a', 'text');
  await clock.pass(300_000);
  expect(queue.tries()).toBeGreaterThan(16);
  expect(queue.tries()).toBeLessThan(20);
  await delivery.stop();
});

test('what is left at the end is tried once more', async () => {
  const queue = unreliable(1);
  const delivery = startDelivery(queue.send, nothing, handClock());
  const delivered = delivery.deliver('a', 'text');
  await turn();
  await delivery.stop();
  expect(await delivered).toBe('sent');
  expect(queue.sent).toEqual(['text']);
});

test('what the queue never took is in the log, whole', async () => {
  const logged: object[] = [];
  const log = (event: string, fields?: object) => logged.push({ event, ...fields });
  const delivery = startDelivery(unreliable(1e9).send, log, handClock());
  const delivered = delivery.deliver('/blobs/a', 'text');
  await turn();
  await delivery.stop();
  expect(await delivered).toBe('late');
  expect(logged.at(-1)).toEqual({
    event: 'event.lost',
    subject: '/blobs/a',
    text: 'text',
    error: 'Error: the queue is away',
  });
});

const DELETE = head('DELETE /devstoreaccount1/file-store/a.jpg', { Connection: 'close' });
const BATCH = 'POST /devstoreaccount1/file-store?restype=container&comp=batch';
const part = (message: string) => `--b\r\nContent-ID: 0\r\n\r\n${message}\r\n--b--\r\n`;
const inBatch = part(DELETE);
const asBatch = head(BATCH, { 'Content-Length': inBatch.length, Connection: 'close' }) + inBatch;

test.each([
  ['alone', DELETE],
  ['in a batch', asBatch],
])('a client whose event, %s, could not be queued hears no success', async (_, request) => {
  const [queue, clock] = [unreliable(1e9), handClock()];
  const { port, stop, logged } = await standInBefore(
    (req, res) => req.resume().on('end', () => res.writeHead(202).end(part('HTTP/1.1 202 Accepted'))),
    { send: queue.send, clock },
  );
  let answer: string | undefined;
  void exchange(port, request).then((text) => {
    answer = text;
  });
  for (let i = 0; i < 1_000 && answer === undefined; i++) await clock.pass(1_000);
  expect(answer).toMatch(/^HTTP\/1\.1 503 .*could not be put on the queue yet/s);
  expect(logged).not.toContain('event.lost');
  await stop();
  expect(logged.at(-1)).toBe('event.lost');
});
