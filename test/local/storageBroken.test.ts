/** What clients hear when the storage behind the stand-in fails. */
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { openAccount } from '../../core/azure/openAccount.ts';
import { localAccount } from '../../tools/terminal/account.ts';
import { standInBefore } from './fakeAzurite.ts';
import { exchange, head, openRaw } from './rawHttp.ts';

const AT = '/devstoreaccount1/file-store/a.jpg';

async function standInBeforeNothing() {
  const standIn = await standInBefore(() => {});
  standIn.server.close();
  await once(standIn.server, 'close');
  return standIn;
}

test('with no storage behind it, it says so', async () => {
  const { port, events } = await standInBeforeNothing();
  const answer = await exchange(port, head(`GET ${AT}`, { Connection: 'close' }));
  expect(answer).toMatch(
    /^HTTP\/1\.1 502 .*<Message>The local storage behind this port gave no answer \(.+\)\. Is Azurite running\?</s,
  );
  expect(events).toEqual([]);
});

test('even an uploader that only listens when it has sent all hears that there is no storage', async () => {
  const { port } = await standInBeforeNothing();
  const client = await openRaw(port);
  const body = Buffer.alloc(50_000_000);
  client.write(head(`PUT ${AT}`, { 'Content-Length': body.length }));
  await new Promise((sent) => client.write(body, sent));
  const [chunk] = await once(client, 'data');
  expect(String(chunk)).toContain(' 502 ');
  client.destroy();
});

test('our own client repeats what it says', async () => {
  const { port } = await standInBeforeNothing();
  const originals = openAccount(localAccount({ blobPort: port, queuePort: 1, tablePort: 1 })).container('file-store');
  await expect(originals.uploadBlockBlob('a.jpg', 'x', 1)).rejects.toThrow(/Is Azurite running/);
});

test('a storage that hangs up instead of answering makes a 502 and no event', async () => {
  const { port, events } = await standInBefore((req) => req.socket.destroy());
  expect(await exchange(port, head(`PUT ${AT}`, { 'Content-Length': 1, Connection: 'close' }), '1')).toContain(' 502 ');
  expect(events).toEqual([]);
});

test('a download that breaks off at the storage breaks off at the client', async () => {
  const { port } = await standInBefore((_, res) => {
    res.writeHead(200, { 'content-length': 10 });
    res.write('12345', () => res.destroy());
  });
  // No `Connection: close`: the end that the client sees is the break.
  const answer = await exchange(port, head(`GET ${AT}`));
  expect(answer).toMatch(/200 OK.*\r\n\r\n(12345)?$/s);
});

test("a batch's answer that breaks off makes a 502, as nobody knows what was deleted", async () => {
  const { port, events } = await standInBefore((req, res) => {
    req.resume();
    res.writeHead(202, { 'content-type': 'multipart/mixed; boundary=b', 'content-length': 100 });
    res.write('--b\r\n', () => res.destroy());
  });
  const line = 'POST /devstoreaccount1/file-store?restype=container&comp=batch';
  expect(await exchange(port, head(line, { 'Content-Length': 1, Connection: 'close' }), '1')).toContain(' 502 ');
  expect(events).toEqual([]);
});

test('a refusal in the middle of an upload reaches the client at once', async () => {
  const { port } = await standInBefore((_, res) => res.writeHead(403).end('no'));
  const client = await openRaw(port);
  client.write(`${head(`PUT ${AT}`, { 'Content-Length': 1_000_000 })}12345`);
  const [chunk] = await once(client, 'data');
  expect(String(chunk)).toContain('403 Forbidden');
  client.destroy();
});

test('a client that asks first is told to go on by the storage, not by us', async () => {
  const { port, server } = await standInBefore((_, res) => res.end());
  server.on('checkContinue', (_, res) => res.writeHead(412).end());
  const answer = await exchange(
    port,
    // The body stays behind until the answer is "go on".
    head(`PUT ${AT}`, { 'Content-Length': 1, Expect: '100-continue', Connection: 'close' }),
  );
  expect(answer).toMatch(/^HTTP\/1\.1 412 /);
});

test('a storage that was away for a while is found again', async () => {
  const { port, server } = await standInBefore((_, res) => res.end('back'));
  const { port: target } = server.address() as { port: number };
  const get = head(`GET ${AT}`, { Connection: 'close' });
  expect(await exchange(port, get)).toContain('back');
  server.closeAllConnections();
  server.close();
  await once(server, 'close');
  expect(await exchange(port, get)).toContain(' 502 ');
  server.listen(target, '127.0.0.1');
  await once(server, 'listening');
  expect(await exchange(port, get)).toContain('back');
});
