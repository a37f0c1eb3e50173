/** The ports of a storage, each call of which is one step: it stops until somebody says what it answers. */
import type { BlobContent, BlobProperties, Blobs } from '../../../core/blobs.ts';
import type { Leases } from '../../../core/leases.ts';
import type { Queue } from '../../../core/queue.ts';
import type { Storage } from '../../../core/storage.ts';
import type { Entity, Table } from '../../../core/table.ts';
import type { Blob } from './blobPart.ts';
import type { Token } from './leasePart.ts';
import type { Page } from './tablePart.ts';
import type { Op } from './world.ts';

export type Step = (op: Op) => Promise<unknown>;

/** A read is one step, its body included; a listing of blobs is one step, a listing of entities one for each page,
 * and putting many entities one for each transaction. */
export function steppingStorage(step: Step, pageSize: number): Storage {
  const table = <E extends Entity>(port: keyof Storage) => steppingTable(step, port, pageSize) as unknown as Table<E>;
  return {
    originals: steppingBlobs(step, 'originals'),
    previews: steppingBlobs(step, 'previews'),
    records: steppingBlobs(step, 'records'),
    state: steppingBlobs(step, 'state'),
    leases: steppingLeases(step),
    jobs: steppingQueue(step, 'jobs'),
    later: steppingQueue(step, 'later'),
    poison: steppingQueue(step, 'poison'),
    files: table('files'),
    marks: table('marks'),
    converters: table('converters'),
  };
}

function steppingBlobs(step: Step, port: keyof Storage): Blobs {
  const ask = <T>(method: string, args: unknown[]) => step({ port, method, args }) as Promise<T>;
  return {
    async read(...args) {
      const blob = await ask<Blob | 'missing' | 'unchanged'>('read', args);
      return typeof blob === 'string' ? blob : contentOf(blob);
    },
    async head(...args) {
      const blob = await ask<Blob | 'missing'>('head', args);
      return typeof blob === 'string' ? blob : propertiesOf(blob);
    },
    put: (...args) => ask('put', args),
    remove: (...args) => ask('remove', args),
    readFrom: () => Promise.reject(new Error('No actor was thought to read a part.')),
    upload: () => Promise.reject(new Error('No actor was thought to upload.')),
    staged: () => Promise.reject(new Error('No actor was thought to ask what is staged.')),
    async *list(...args) {
      const blobs = await ask<Blob[]>('list', args);
      yield* blobs.map(propertiesOf);
    },
  };
}

function propertiesOf({ bytesAre, ...properties }: Blob): BlobProperties {
  return properties;
}

/** Reading tells all but the tier. */
function contentOf(blob: Blob): BlobContent {
  async function* body() {
    yield blob.bytesAre;
  }
  const { tier, ...properties } = propertiesOf(blob);
  return { ...properties, body: body(), close: () => undefined };
}

function steppingTable(step: Step, port: keyof Storage, pageSize: number): Table<Entity> {
  const ask = <T>(method: string, args: unknown[]) => step({ port, method, args }) as Promise<T>;
  return {
    put: (...args) => ask('put', args),
    get: (...args) => ask('get', args),
    remove: (...args) => ask('remove', args),
    async *list(partition) {
      for (let after: string | undefined = ''; after !== undefined; ) {
        const page: Page = await ask('page', [partition, after, pageSize]);
        yield* page.items.map((item) => ({ ...item }));
        after = page.next;
      }
    },
    page: () => Promise.reject(new Error('No actor was thought to read a page.')),
    async putAll(entities) {
      for (const transaction of transactionsOf(entities)) await ask('putAll', [transaction]);
    },
  };
}

/** Whole or not at all: by partition. No set-up has as many entities as would need two of one. */
function transactionsOf(entities: Iterable<Entity>): Iterable<Entity[]> {
  return Map.groupBy(entities, ({ partition }) => partition).values();
}

function steppingQueue(step: Step, port: keyof Storage): Queue {
  const ask = <T>(method: string, args: unknown[]) => step({ port, method, args }) as Promise<T>;
  return {
    send: (text, options) => ask('send', [plainText(text), options]),
    receive: (...args) => ask('receive', args),
    update: (handle, text, hiddenSeconds) => ask('update', [handle, plainText(text), hiddenSeconds]),
    remove: (...args) => ask('remove', args),
    clear: () => Promise.reject(new Error('No actor was thought to clear.')),
    depth: () => Promise.reject(new Error('No actor was thought to ask for the depth.')),
    peek: () => Promise.reject(new Error('No actor was thought to peek.')),
  };
}

/** The same event without what is new each time, its id and the hour: two looks at one name are then alike. */
export function plainText(text: string): string {
  if (!/^[\w+/]+=*$/.test(text)) return text;
  const { id, eventTime, ...event } = JSON.parse(Buffer.from(text, 'base64').toString('utf8')) as Record<
    string,
    unknown
  >;
  return JSON.stringify(event);
}

function steppingLeases(step: Step): Leases {
  const ask = <T>(method: string, args: unknown[]) => step({ port: 'leases', method, args }) as Promise<T>;
  return {
    async acquire(...args) {
      const token = await ask<Token | 'taken'>('acquire', args);
      if (token === 'taken') return 'taken';
      return { renew: () => ask('renew', [token]), release: () => ask('release', [token]) };
    },
  };
}
