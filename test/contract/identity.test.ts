import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { patient } from '../../core/azure/identity.ts';
import { openStorage } from '../../core/azure/openStorage.ts';
import { translate } from '../../core/azure/translate.ts';
import { OutageError } from '../../core/outage.ts';
import { fakeClock } from '../fakes/clock.ts';

const TOKEN = { token: 'x', expiresOnTimestamp: 0 };

function credential(answers: (() => Promise<typeof TOKEN>)[]) {
  let asked = 0;
  const getToken = () => {
    const answer = answers[Math.min(asked, answers.length - 1)];
    asked += 1;
    if (!answer) throw new Error('no answer prepared');
    return answer();
  };
  return { getToken, asked: () => asked };
}

const refuse = async () => {
  throw new Error('the endpoint is not there yet');
};
const give = async () => TOKEN;

it('the first token of a container is waited for: its identity endpoint comes later than the container', async () => {
  const clock = fakeClock();
  const inner = credential([refuse, refuse, refuse, give]);
  const token = patient(inner, clock).getToken('scope');
  await clock.advance(6000);
  expect(await token).toBe(TOKEN);
  expect(inner.asked()).toBe(4);
});

it('the first token is waited for no longer than a minute', async () => {
  const clock = fakeClock();
  const token = patient(credential([refuse]), clock).getToken('scope');
  const settled = expect(token).rejects.toThrow('not there yet');
  await clock.advance(62_000);
  await settled;
  expect(clock.sleepers()).toBe(0);
});

it('once there was a token, a failure is told at once', async () => {
  const clock = fakeClock();
  const inner = credential([give, refuse]);
  const waiting = patient(inner, clock);
  await waiting.getToken('scope');
  await expect(waiting.getToken('scope')).rejects.toThrow('not there yet');
  expect(inner.asked()).toBe(2);
});

it.each(['CredentialUnavailableError', 'AuthenticationError', 'AggregateAuthenticationError'])(
  'no identity (%s) is an outage that says how to get one',
  (name) => {
    const error = Object.assign(new Error('No way.\nlong story'), { name });
    const outage = translate(error, { doing: 'reading', of: 'blob "a"', role: 'R' });
    expect(outage).toBeInstanceOf(OutageError);
    expect(outage.message).toMatch(
      /^reading blob "a" failed: there is no token for it: No way\. Sign in \(`az login`\)/,
    );
  },
);

it('an error that is not the storage’s stays what it is', () => {
  const error = new TypeError('a mistake of ours');
  expect(translate(error, { doing: 'reading', of: 'blob "a"', role: 'R' })).toBe(error);
});

it('an account is reached through the proxy that the environment names', async () => {
  const asked: string[] = [];
  const proxy = createServer();
  proxy.on('connect', (request, socket) => {
    asked.push(`${request.method} ${request.url}`);
    socket.end('HTTP/1.1 502 No\r\n\r\n');
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  const HTTPS_PROXY = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
  const account = 'https://photos.blob.storage.invalid/?sv=1&sig=x';
  const read = openStorage(account, { env: { HTTPS_PROXY } }).originals.read('a');
  await expect(read).rejects.toBeInstanceOf(OutageError);
  expect(asked).toContain('CONNECT photos.blob.storage.invalid:443');
  asked.length = 0;
  const direct = openStorage(account, { env: { HTTPS_PROXY, NO_PROXY: 'storage.invalid,.storage.invalid' } });
  await expect(direct.originals.read('a')).rejects.toBeInstanceOf(OutageError);
  expect(asked).toEqual([]);
  await new Promise((resolve) => proxy.close(resolve));
});
