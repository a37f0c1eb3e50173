/** The server in front of the app: whom it lets in, whom it waits for, and how it stops. */
import { once } from 'node:events';
import { connect } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { type Listening, listen } from '../../api/listen.ts';

const HOST = '127.0.0.1';

async function aServer(fetch: Parameters<typeof listen>[0]): Promise<Listening> {
  const server = await listen(fetch, { host: HOST, port: 0 });
  onTestFinished(server.stop);
  return server;
}

const hello = () => new Response('hello');
const at = ({ port }: Listening) => `http://${HOST}:${port}/`;

test('a port that is taken is said, with what to do', async () => {
  const { port } = await aServer(hello);
  await expect(listen(hello, { host: HOST, port })).rejects.toThrow(
    `Port ${port} on ${HOST} is taken by another program (perhaps another API, or npm start). Stop that program, or ` +
      'choose another port with IRONVIPER_API_PORT.',
  );
});

test('an address that is none of this machine is said', async () => {
  await expect(listen(hello, { host: '203.0.113.1', port: 0 })).rejects.toThrow(
    /can't listen on 203\.0\.113\.1: .* Set IRONVIPER_API_HOST to an address of this machine\.$/,
  );
});

test('stopping lets the request under way finish, and nobody new in', async () => {
  const asked = Promise.withResolvers<void>();
  const answer = Promise.withResolvers<Response>();
  const server = await aServer(() => {
    asked.resolve();
    return answer.promise;
  });
  const asking = fetch(at(server)).then((response) => response.text());
  await asked.promise;
  const stopping = server.stop();
  await expect(fetch(at(server))).rejects.toThrow();
  answer.resolve(hello());
  expect(await asking).toBe('hello');
  await stopping;
});

test('stopping does not wait for a connection that is kept open for later', async () => {
  const server = await aServer(hello);
  const client = connect(server.port, HOST);
  client.write('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n');
  await once(client, 'data');
  const closed = once(client, 'close');
  await server.stop();
  await closed;
});

test('nor for one whose request is answered while it stops', async () => {
  const asked = Promise.withResolvers<void>();
  const answer = Promise.withResolvers<Response>();
  const server = await aServer(() => {
    asked.resolve();
    return answer.promise;
  });
  const client = connect(server.port, HOST);
  client.write('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n');
  await asked.promise;
  const stopping = server.stop();
  answer.resolve(hello());
  await once(client, 'data');
  const answered = Date.now();
  await stopping;
  // Node would keep it for another five seconds.
  expect(Date.now() - answered).toBeLessThan(4000);
});

test('headers of more than 16 KiB are refused before anything reads them', async () => {
  let asked = 0;
  const server = await aServer(() => {
    asked += 1;
    return hello();
  });
  const answer = await fetch(at(server), { headers: { 'x-long': 'a'.repeat(17 * 2 ** 10) } });
  expect([answer.status, asked]).toEqual([431, 0]);
});

test('who asks far ahead on one connection, and reads nothing, is cut off', async () => {
  let asked = 0;
  const server = await aServer(async () => {
    asked += 1;
    return hello();
  });
  const client = connect(server.port, HOST);
  client.on('error', () => {});
  const closed = once(client, 'close');
  client.write('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n'.repeat(500));
  client.resume();
  await closed;
  expect(asked).toBeLessThanOrEqual(2);
});

test('one request after the other may come on one connection, however many', async () => {
  const server = await aServer(hello);
  const client = connect(server.port, HOST);
  for (let i = 0; i < 20; i += 1) {
    client.write('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n');
    expect(String(await once(client, 'data'))).toMatch(/^HTTP\/1.1 200 /);
  }
  client.destroy();
});
