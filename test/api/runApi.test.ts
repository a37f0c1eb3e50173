/** The parts of an API as they run and stop together. */
import { expect, test } from 'vitest';
import { noneAccess } from '../../api/access/none.ts';
import { runApi } from '../../api/runApi.ts';
import { newUsage } from '../../core/operations.ts';
import { DailyUsage } from '../../core/usage.ts';
import { isMarked } from '../../library/isMarked.ts';
import { readBlob } from '../../library/readBlob.ts';
import { memorySigner } from '../fakes/signer.ts';
import { aLibrary } from '../rules/aLibrary.ts';
import { aRecord } from '../rules/aRecord.ts';
import { all, write } from '../rules/library/records.ts';
import { watch } from '../rules/watch.ts';

test('who stops has published, and has accounted for that too', async () => {
  const { storage, clock } = aLibrary();
  const { id } = (await write(storage, aRecord())).record;
  const operations = newUsage();
  const counted = watch(storage, () => {
    operations.other += 1;
  });
  const api = await runApi({
    ...{ storage: counted, clock, operations, signer: memorySigner(clock), access: noneAccess({}), log: () => {} },
    ...{ version: '0.0.0-test', name: 'here', host: '127.0.0.1', port: 0 },
  });
  const answer = await fetch(`${api.url}/api/files/actions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ op: 'favorite', ids: [id] }),
  });
  expect(await answer.json()).toMatchObject({ done: 1 });
  await api.stop();
  expect(await isMarked(storage)).toBe(false);
  const [usage] = await all(storage.state.list('usage/'));
  const blob = await readBlob(storage.state, usage?.name ?? '');
  const written = DailyUsage.parse(JSON.parse(blob === 'missing' ? '' : blob.bytes.toString()));
  // The last call of all is the one that writes it.
  expect(written.operations.other).toBe(operations.other - 1);
});
