/** What a signature opens that is given to a converter elsewhere, against a storage that checks it. */
import { expect, it } from 'vitest';
import { parseAccount } from '../../core/azure/account.ts';
import { ensureStorage } from '../../core/azure/ensureStorage.ts';
import { openAccount } from '../../core/azure/openAccount.ts';
import { openStorage } from '../../core/azure/openStorage.ts';
import { signedAccount } from '../../core/azure/signedAccount.ts';
import { OutageError } from '../../core/outage.ts';
import type { Storage } from '../../core/storage.ts';
import { LETTERS } from '../../tools/worker-env/letters.ts';
import { useAzurite } from '../azurite.ts';
import { bytesOf } from './bytes.ts';
import { KEY } from './stub.ts';

const azurite = useAzurite();
const HOUR = 3_600_000;
const TEXT = { contentType: 'text/plain' };

function signed({ letters = LETTERS, account = azurite.account(), shiftMs = 0 } = {}): string {
  const { key = '', ...where } = parseAccount(account);
  const now = Date.now() + shiftMs;
  return signedAccount({ ...where, key }, { letters, now, expiresOn: new Date(now + HOUR) });
}

function saidBy(account: string): URLSearchParams {
  return new URLSearchParams(parseAccount(account).sas);
}

/** One call of a converter for which each letter is needed, over what the account's key has put there. */
const NEEDED: Record<string, (storage: Storage) => Promise<unknown>> = {
  r: (storage) => storage.originals.read('there'),
  w: (storage) => storage.records.put('there', bytesOf('x'), TEXT),
  d: (storage) => storage.marks.remove('month', 'there'),
  l: (storage) => storage.previews.list('')[Symbol.asyncIterator]().next(),
  a: (storage) => storage.later.send('x'),
  u: (storage) => storage.files.put({ partition: 'month', key: 'there' } as never),
  p: (storage) => storage.jobs.receive(1, 1),
};

async function filled(): Promise<void> {
  await ensureStorage(azurite.account());
  const storage = openStorage(azurite.account());
  await storage.originals.put('there', bytesOf('x'), TEXT);
  await storage.jobs.send('x');
}

it('opens what a converter does to blobs, messages and rows', async () => {
  await filled();
  const storage = openStorage(signed());
  for (const call of Object.values(NEEDED)) await call(storage);
  expect(await storage.records.remove('there')).toBe('removed');
  const lease = await storage.leases.acquire('compact', 15);
  if (lease === 'taken') throw new Error('nobody else is there');
  expect(await lease.renew()).toBe('renewed');
  await storage.jobs.send('mine');
  const [message] = await storage.jobs.receive(1, 30);
  if (!message) throw new Error('it was sent');
  const held = await storage.jobs.update(message, message.text, 30);
  if (held === 'lost') throw new Error('nobody else has it');
  expect(await storage.jobs.remove(held)).toBe('removed');
});

it.each(Object.entries(NEEDED))(
  'opens nothing less without a reason: without %s a converter would be stuck',
  async (letter, call) => {
    await filled();
    await call(openStorage(signed()));
    const less = openStorage(signed({ letters: LETTERS.replace(letter, '') }));
    await expect(call(less)).rejects.toBeInstanceOf(OutageError);
  },
);

it('has a reason for each letter', () => {
  expect(Object.keys(NEEDED).sort().join('')).toBe([...LETTERS].sort().join(''));
});

it('leaves the account’s own settings alone', async () => {
  const blobs = openAccount(signed()).blobs();
  await expect(blobs.getProperties()).rejects.toMatchObject({ statusCode: 403 });
  await expect(blobs.setProperties({ cors: [] })).rejects.toMatchObject({ statusCode: 403 });
});

it('is good for a storage whose clock is ten minutes behind, and after its end is an outage that says what to do', async () => {
  await filled();
  await openStorage(signed({ shiftMs: 10 * 60_000 })).originals.read('there');
  const over = openStorage(signed({ shiftMs: -2 * HOUR }));
  for (const call of [
    () => over.jobs.receive(1, 1),
    () => over.originals.read('there'),
    () => over.marks.get('a', 'b'),
  ]) {
    await expect(call()).rejects.toBeInstanceOf(OutageError);
    await expect(call()).rejects.toThrow(/has run out.*`npm run worker-env` gives a new signature/);
  }
});

it('goes over plain http only where the account does, and never holds the key', () => {
  expect(saidBy(signed()).get('spr')).toBe('https,http');
  const azure = signed({ account: `DefaultEndpointsProtocol=https;AccountName=photos;AccountKey=${KEY}` });
  expect(saidBy(azure).get('spr')).toBe('https');
  expect(azure).not.toContain(KEY);
  expect(azure).not.toContain('AccountKey');
});

it('keeps the account’s name where its address does not tell it', () => {
  const account = `AccountName=photos;AccountKey=${KEY};BlobEndpoint=https://media.example.org`;
  const { blob, queue } = parseAccount(account);
  expect(parseAccount(signed({ account }))).toMatchObject({ name: 'photos', blob, queue });
});
