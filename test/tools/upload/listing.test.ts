/** One listing beside the walk answers for every name, in whichever order the storage lists. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { BlobProperties, Blobs } from '../../../core/blobs.ts';
import { ordinal } from '../../../core/ordinal.ts';
import { OutageError } from '../../../core/outage.ts';
import { openListing } from '../../../tools/upload/listing.ts';

type Order = (a: string, b: string) => number;
const UTF_8: Order = (a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b));
const ORDERS: [string, Order][] = [
  ['UTF-16', ordinal],
  ['UTF-8', UTF_8],
];

const blob = (name: string): BlobProperties => ({
  name,
  etag: `etag of ${name}`,
  bytes: 1,
  contentType: 'image/jpeg',
  modifiedAt: '2026-01-01T00:00:00Z',
  metadata: {},
});

/** Originals that can be listed, and looked at one by one; `breaks` are the counts of listed names that end in an outage. */
function library(names: readonly string[], order: Order, breaks: number[] = []) {
  const calls = { lists: 0, heads: 0 };
  let listed = 0;
  const originals = {
    async *list(prefix: string) {
      calls.lists += 1;
      for (const name of [...names].sort(order)) {
        if (breaks.includes(listed++)) throw new OutageError('storage', 'broken');
        if (name.startsWith(prefix)) yield blob(name);
      }
    },
    async head(name: string) {
      calls.heads += 1;
      return names.includes(name) ? blob(name) : 'missing';
    },
  } as unknown as Blobs;
  return { originals, calls };
}

/** Few characters, so that names meet; among them those that the two orders put differently. */
const someName = fc
  .array(fc.constantFrom('a', 'b', '/', '-', '0', ' ', '\ue000', '\uffe5', '\u{10000}', '😀'), { maxLength: 5 })
  .map((characters) => `p/${characters.join('')}`);
const someNames = fc.uniqueArray(someName, { maxLength: 40 });

test.each(ORDERS)(
  'listed in %s order, every name is found that is there, and no other, by one call',
  async (_, order) => {
    await fc.assert(
      fc.asyncProperty(someNames, someNames, async (there, asked) => {
        const { originals, calls } = library([...there, 'o', 'q/a'], order);
        const listing = openListing(originals, 'p/');
        for (const name of asked.sort()) {
          expect(await listing.find(name)).toEqual(there.includes(name) ? blob(name) : 'missing');
        }
        expect(calls).toEqual({ lists: asked.length > 0 ? 1 : 0, heads: 0 });
      }),
      { numRuns: 500 },
    );
  },
);

test.each(ORDERS)('in %s order, a listing that breaks begins anew when it is asked once more', async (_, order) => {
  await fc.assert(
    fc.asyncProperty(someNames, someNames, fc.array(fc.nat(60), { maxLength: 3 }), async (there, asked, breaks) => {
      const { originals, calls } = library(there, order, breaks);
      const listing = openListing(originals, 'p/');
      for (const name of asked.sort()) {
        let answer: Awaited<ReturnType<typeof listing.find>> | undefined;
        while (answer === undefined) {
          answer = await listing.find(name).catch((error: unknown) => {
            expect(error).toBeInstanceOf(OutageError);
            return undefined;
          });
        }
        expect(answer).toEqual(there.includes(name) ? blob(name) : 'missing');
      }
      expect(calls.lists).toBeLessThanOrEqual(1 + breaks.length);
    }),
    { numRuns: 500 },
  );
});

test('what is asked out of order is looked at by itself', async () => {
  const { originals, calls } = library(['p/a', 'p/b', 'p/c'], ordinal);
  const listing = openListing(originals, 'p/');
  expect(await listing.find('p/b')).toEqual(blob('p/b'));
  expect(await listing.find('p/a')).toEqual(blob('p/a'));
  expect(await listing.find('p/b')).toEqual(blob('p/b'));
  expect(await listing.find('p/aa')).toBe('missing');
  expect(await listing.find('p/c')).toEqual(blob('p/c'));
  expect(calls).toEqual({ lists: 1, heads: 2 });
});

test('it lists no further than it is asked, and lets go of the storage when it is closed', async () => {
  let listed = 0;
  let closed = false;
  const endless = {
    async *list(prefix: string) {
      try {
        for (;;) yield blob(`${prefix}${String(listed++).padStart(9, '0')}`);
      } finally {
        closed = true;
      }
    },
  } as unknown as Blobs;
  const listing = openListing(endless, 'p/');
  expect(await listing.find('p/000000003')).toEqual(blob('p/000000003'));
  expect(await listing.find('p/000000003.jpg')).toBe('missing');
  expect(listed).toBe(5);
  await listing.close();
  expect(closed).toBe(true);
  await openListing(endless, 'p/').close();
});
