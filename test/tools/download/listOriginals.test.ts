/** All originals are listed, whatever the storage does meanwhile. */
import { expect, test } from 'vitest';
import { OutageError } from '../../../core/outage.ts';
import { listOriginals } from '../../../tools/download/listOriginals.ts';
import { openPatience } from '../../../tools/terminal/patience.ts';
import { fakeClock } from '../../fakes/clock.ts';
import { memoryStorage } from '../../fakes/storage.ts';

const BY_UTF8 = ['a.jpg', '\u{e000}.jpg', '\u{ff5e}.jpg', '\u{1f600}.jpg'];

test.each([
  ['UTF-16 units', BY_UTF8.toSorted()],
  ['UTF-8', BY_UTF8],
])('a listing by %s that breaks anywhere is taken up again, and nothing is left out', async (_, names) => {
  const clock = fakeClock();
  const { originals } = memoryStorage(clock);
  const blob = { etag: 'e', bytes: 1, contentType: '', modifiedAt: '2001-02-03T04:05:06Z', metadata: {} };
  let breaks = 0;
  originals.list = async function* () {
    breaks += 1;
    for (const [i, name] of names.entries()) {
      if (i === breaks) throw new OutageError('storage', 'nobody answers', { passing: true });
      yield { ...blob, name };
    }
  };
  const found = new Set<string>();
  let done = false;
  const listing = (async () => {
    const { signal } = new AbortController();
    for await (const { name } of listOriginals(originals, '', openPatience(clock, 'memory'), signal)) found.add(name);
  })().finally(() => {
    done = true;
  });
  while (!done) await clock.advance(1000);
  await listing;
  expect([...found].toSorted()).toEqual(names.toSorted());
});
