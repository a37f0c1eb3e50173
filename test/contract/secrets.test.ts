import { inspect } from 'node:util';
import { expect, it } from 'vitest';
import { openStorage } from '../../core/azure/openStorage.ts';
import { OutageError } from '../../core/outage.ts';
import { accountAt, KEY, refusal, startStub } from './stub.ts';

const SIGNATURE = 'c2lnbmF0dXJlIHRoYXQgbm9ib2R5IG1heSBzZWU%3D';
const SAS = `SharedAccessSignature=sv=2026-02-06&ss=bqt&srt=sco&sp=rl&se=2030-01-01T00:00:00Z&sig=${SIGNATURE}`;

/** All that any logger could make of an error. */
function everythingIn(error: unknown): string {
  const seen = new Set<unknown>();
  const walk = (value: unknown): string => {
    if (typeof value !== 'object' || value === null) return String(value);
    if (seen.has(value)) return '';
    seen.add(value);
    return Reflect.ownKeys(value)
      .map((key) => `${String(key)}=${walk(Reflect.get(value, key))}`)
      .join('\n');
  };
  return [walk(error), JSON.stringify(error), inspect(error, { depth: 20, showHidden: true }), String(error)].join(
    '\n',
  );
}

it.each([
  ['an account key', `AccountKey=${KEY}`],
  ['a shared access signature', SAS],
])('no error holds %s, whatever the storage quotes, and however it is printed', async (_, secret) => {
  const { account } = await startStub((request, response) =>
    refusal(
      403,
      'AuthenticationFailed',
      `Signature did not match: ${request.headers.authorization ?? ''} ${request.url} ${secret}`,
    )(request, response),
  );
  const port = Number(/:(\d+)\/dev/.exec(account)?.[1]);
  const storage = openStorage(accountAt(port, secret));
  const refused = openStorage(accountAt(9, secret));
  const calls = [
    () => storage.originals.read('a'),
    () => storage.originals.put('a', Buffer.from('x'), { contentType: 'text/plain' }),
    () => storage.originals.list('')[Symbol.asyncIterator]().next(),
    () => storage.leases.acquire('a', 15),
    () => storage.jobs.receive(1, 30),
    () => storage.files.get('p', 'k'),
    () => refused.originals.head('a'),
    () => refused.jobs.send('x'),
    () => refused.marks.put({ partition: 'p', key: 'k' }),
  ];
  const errors = await Promise.all(calls.map((call) => call().catch((thrown: unknown) => thrown)));
  for (const error of errors) {
    expect(error).toBeInstanceOf(OutageError);
    const text = everythingIn(error);
    expect(text).not.toContain(KEY);
    expect(text).not.toContain(SIGNATURE);
    expect(text).not.toMatch(/SharedKey(Lite)? devstoreaccount1:/);
  }
});

it('what is no account is refused without repeating it', () => {
  const wrong = [`AccountKey=${KEY}`, `AccountName=a;Key=${KEY}`, `${KEY} !`, `https://example.org/?sig=${SIGNATURE}`];
  for (const text of wrong) {
    try {
      openStorage(text);
      expect.unreachable();
    } catch (error) {
      expect(everythingIn(error)).not.toContain(KEY);
      expect(everythingIn(error)).not.toContain(SIGNATURE);
    }
  }
});
