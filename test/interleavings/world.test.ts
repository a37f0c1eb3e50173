/** The storage that interleavings step through answers every call as the memory storage does, which the contracts bind. */
import { expect, test } from 'vitest';
import type { Lease } from '../../core/leases.ts';
import type { Handle } from '../../core/queue.ts';
import type { Storage } from '../../core/storage.ts';
import { fakeClock } from '../fakes/clock.ts';
import { memoryStorage } from '../fakes/storage.ts';
import { randomFrom } from '../fixtures/random.ts';
import { alone } from './engine/alone.ts';
import { EMPTY_WORLD } from './world/world.ts';

/** What one side was shown, to be shown to it again: what it calls things is its own affair. */
interface Side {
  storage: Storage;
  etags: Map<string, string[]>;
  handles: Handle[];
  leases: Lease[];
}

type Call = (side: Side) => Promise<unknown>;

test('30,000 random calls get equal answers (seeds 1 to 100)', async () => {
  for (let seed = 1; seed <= 100; seed++) await randomCalls(seed, 300);
});

async function randomCalls(seed: number, count: number): Promise<void> {
  const random = randomFrom(seed);
  const clock = fakeClock();
  const day = alone(EMPTY_WORLD, clock.now(), 'everywhere');
  const [memory, stepped] = [memoryStorage(clock), day.storage].map(sideOf) as [Side, Side];
  for (let calls = 1; calls <= count; calls++) {
    if (random() < 0.1) {
      const ms = Math.floor(random() * 40_000);
      day.pass(ms);
      await clock.advance(ms);
    }
    const call = randomCall(random);
    const expected = await call(memory);
    expect(await call(stepped), `seed ${seed}, call ${calls}`).toEqual(expected);
  }
}

function sideOf(storage: Storage): Side {
  return { storage, etags: new Map(), handles: [], leases: [] };
}

function randomCall(random: () => number): Call {
  const oneOf = <T>(list: readonly T[]) => list[Math.floor(random() * list.length)]!;
  const name = oneOf(['a', 'b']);
  const which = random();
  switch (oneOf(['blobs', 'blobs', 'table', 'table', 'queue', 'queue', 'lease'])) {
    case 'blobs':
      return blobCall(
        oneOf(['read', 'head', 'put', 'put', 'remove', 'list']),
        name,
        oneOf(['x', 'y']),
        which,
        random() < 0.5,
      );
    case 'table':
      return tableCall(oneOf(['put', 'remove', 'list']), name, which, random() < 0.5);
    case 'queue':
      return queueCall(
        oneOf(['send', 'receive', 'update', 'remove']),
        oneOf(['{"t":1}', '{"t":2}']),
        oneOf([0, 30, 60]),
        which,
      );
    default:
      return leaseCall(oneOf(['acquire', 'renew', 'release']), which);
  }
}

const blobCall =
  (verb: string, name: string, content: string, which: number, guarded: boolean): Call =>
  async (side) => {
    const { records } = side.storage;
    const etag = guarded ? seen(side, name, which) : undefined;
    if (verb === 'list') return renamed(side, await all(records.list('')));
    if (verb === 'head') return renamed(side, await records.head(name));
    if (verb === 'remove') return records.remove(name, etag === undefined ? {} : { ifMatch: etag });
    if (verb === 'put') {
      const guard = etag === undefined ? (which < 0.2 ? { ifAbsent: true } : {}) : { ifMatch: etag };
      const put = await records.put(name, Buffer.from(content), { contentType: 'text/plain', ...guard });
      return put === 'conflict' ? put : renamed(side, { name, ...put });
    }
    const blob = await records.read(name, { unlessEtag: etag });
    if (blob === 'missing' || blob === 'unchanged') return blob;
    const { body, close, ...properties } = blob;
    return { ...(renamed(side, properties) as object), body: Buffer.concat(await all(body)).toString() };
  };

const tableCall =
  (verb: string, key: string, which: number, guarded: boolean): Call =>
  async (side) => {
    const { marks } = side.storage;
    if (verb === 'list') return renamed(side, await all(marks.list(guarded ? 'month' : undefined)));
    if (verb === 'put') return void (await marks.put({ partition: which < 0.5 ? 'month' : 'other', key }));
    const etag = guarded ? seen(side, `month ${key}`, which) : undefined;
    return marks.remove('month', key, etag === undefined ? {} : { ifMatch: etag });
  };

const queueCall =
  (verb: string, text: string, seconds: number, which: number): Call =>
  async (side) => {
    const { jobs } = side.storage;
    const at = Math.floor(which * side.handles.length);
    const held = side.handles[at];
    if (verb === 'send') return void side.handles.push(await jobs.send(text, { hiddenSeconds: seconds }));
    if (verb === 'receive') {
      const messages = await jobs.receive(1, 1 + seconds);
      side.handles.push(...messages);
      return messages.map(({ id, receipt, ...message }) => message);
    }
    if (!held) return 'nothing held';
    if (verb === 'remove') return jobs.remove(held);
    const updated = await jobs.update(held, text, seconds);
    if (updated !== 'lost') side.handles.push(updated);
    return updated === 'lost' ? 'lost' : 'updated';
  };

const leaseCall =
  (verb: string, which: number): Call =>
  async (side) => {
    if (verb === 'acquire') {
      const lease = await side.storage.leases.acquire('compact', 30);
      if (lease !== 'taken') side.leases.push(lease);
      return lease === 'taken' ? 'taken' : 'acquired';
    }
    const lease = side.leases[Math.floor(which * side.leases.length)];
    return verb === 'renew' ? lease?.renew() : void (await lease?.release());
  };

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const item of items) list.push(item);
  return list;
}

/** Every ETag by the number of different ones that this name was shown to have before. */
function renamed(side: Side, answer: unknown): unknown {
  if (Array.isArray(answer)) return answer.map((each) => renamed(side, each));
  if (typeof answer !== 'object' || answer === null || !('etag' in answer)) return answer;
  const { etag, ...rest } = answer as { name?: string; partition?: string; key?: string; etag: string };
  const whose = rest.name ?? `${rest.partition} ${rest.key}`;
  const etags = side.etags.get(whose) ?? [];
  side.etags.set(whose, etags);
  if (!etags.includes(etag)) etags.push(etag);
  return { ...rest, etag: etags.indexOf(etag) };
}

/** An ETag of this name, perhaps an old one. */
function seen(side: Side, whose: string, which: number): string {
  const etags = side.etags.get(whose) ?? [];
  return etags[Math.floor(which * (etags.length + 1))] ?? 'never seen';
}
