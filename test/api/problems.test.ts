/** What goes wrong is said as a problem, and nothing of our insides with it. */

import type { AddressInfo } from 'node:net';
import { connect } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { expect, onTestFinished, test } from 'vitest';
import type { ApiParts } from '../../api/parts.ts';
import { OutageError } from '../../core/outage.ts';
import { type AnApi, anApi } from './anApi.ts';

const ORIGIN = 'https://photos.example.org';
const SECRET = 'sig=secret';

const ID = '[0-9a-f-]{36}';

async function problemOf(response: Response) {
  expect(response.headers.get('content-type')).toBe('application/problem+json');
  const problem = (await response.json()) as Record<string, unknown>;
  expect(problem).toMatchObject({ type: 'about:blank', status: response.status });
  expect(problem.requestId).toBe(response.headers.get('x-request-id'));
  return problem;
}

/** Whose stored people can't be read. */
function broken(error: Error): Partial<ApiParts> {
  return {
    access: {
      way: { auth: 'token' },
      forget: () => {},
      callerOf: () => Promise.reject(error),
    },
  };
}

test('an unknown path is 404, and a wrong method 405 with those there are', async () => {
  const api = await anApi();
  for (const path of [
    '/',
    '/api',
    '/api/nothing',
    '/api/version/',
    '//api/version',
    '/api/../etc/passwd',
    '/api/version%00',
  ])
    expect(await problemOf(await api.get(path)), path).toMatchObject({ status: 404, title: 'Not Found' });
  const wrong = await api.post('/api/version', {});
  expect(await problemOf(wrong)).toMatchObject({ status: 405, title: 'Method Not Allowed' });
  expect(wrong.headers.get('allow')).toBe('GET, HEAD, OPTIONS');
  const person = await api.get('/api/people/Anna');
  expect([person.status, person.headers.get('allow')]).toEqual([405, 'DELETE, OPTIONS']);
});

test('HEAD is GET without a body, and OPTIONS tells the methods', async () => {
  const { app } = await anApi();
  const head = await app.request('/api/version', { method: 'HEAD' });
  expect([head.status, head.headers.get('content-type'), await head.text()]).toEqual([200, 'application/json', '']);
  const options = await app.request('/api/version', { method: 'OPTIONS' });
  expect([options.status, options.headers.get('allow'), await options.text()]).toEqual([204, 'GET, HEAD, OPTIONS', '']);
  expect((await app.request('/api/nothing', { method: 'OPTIONS' })).status).toBe(404);
});

const BODIES: [said: string, body: string, type: string | undefined, status: number][] = [
  ['no JSON', '{', 'application/json', 400],
  ['nothing', '', undefined, 400],
  ['another type', '{}', 'text/plain', 415],
  ['a form', 'name=Anna', 'application/x-www-form-urlencoded', 415],
  ['no type', '{"name":"Anna","role":"viewer"}', '', 415],
  ['wrong members', '{"name":7,"role":"viewer"}', 'application/json', 400],
  ['null', 'null', 'application/json', 400],
  ['a list', '[]', 'application/json', 400],
  ['a prototype', '{"__proto__":{"name":"Anna"},"role":"viewer"}', 'application/json', 400],
  ['too much', JSON.stringify({ name: 'Anna', role: 'viewer', more: 'x'.repeat(2 ** 20) }), 'application/json', 413],
];

test.each(BODIES)('a body that is %s', async (_, body, type, status) => {
  const { app, storage } = await anApi();
  const headers = { authorization: 'Bearer owner', ...(type && { 'content-type': type }) };
  const sent = type === '' ? new TextEncoder().encode(body) : body;
  const response = await app.request('/api/people', { method: 'POST', headers, ...(body !== '' && { body: sent }) });
  expect(await problemOf(response)).toMatchObject({ status });
  for await (const { name } of storage.state.list('people/')) expect(name).toBe('nobody');
});

test('a body without a length is measured as it comes', async () => {
  const { app } = await anApi();
  let sent = 0;
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      sent += 1;
      controller.enqueue(new Uint8Array(65_536));
    },
  });
  const headers = { authorization: 'Bearer owner', 'content-type': 'application/json' };
  const response = await app.request('/api/people', { method: 'POST', headers, body, duplex: 'half' });
  expect(await problemOf(response)).toMatchObject({ status: 413 });
  expect(sent).toBeLessThan(20);
});

test('a query has its limit', async () => {
  const api = await anApi();
  expect((await api.get(`/api/version?q=${'x'.repeat(8_000)}`)).status).toBe(200);
  expect(await problemOf(await api.get(`/api/version?q=${'x'.repeat(8_192)}`))).toMatchObject({ status: 414 });
});

test('what is wrong with a request is named', async () => {
  const api = await anApi();
  const problem = await problemOf(await api.post('/api/people', { name: '/etc/passwd', role: 'admin' }));
  expect(problem.detail).toMatch(/^json\.name: .*json\.role: /);
});

test("a request's id is ours, unless it is one that harms nobody", async () => {
  const api = await anApi();
  const idFor = async (sent: string) =>
    (await api.get('/api/version', null, { 'x-request-id': sent })).headers.get('x-request-id');
  expect(await idFor('from-the-page_1')).toBe('from-the-page_1');
  for (const odd of ['<script>', 'a b', '"', 'x'.repeat(65)]) expect(await idFor(odd)).toMatch(new RegExp(`^${ID}$`));
});

test('an outage of ours is 503, says when to come again, and holds no secret', async () => {
  const api = await anApi(
    [],
    broken(new OutageError('storage', `GET https://x.blob.core.windows.net/a?${SECRET} failed`)),
  );
  const response = await api.get('/api/stats');
  expect(response.headers.get('retry-after')).toBe('5');
  const problem = await problemOf(response);
  expect(problem).toMatchObject({ status: 503, title: 'Service Unavailable' });
  expect(JSON.stringify(problem)).not.toMatch(/secret|windows\.net/);
});

test('a mistake of ours is 500 with nothing but the id, and the log has the rest', async () => {
  const api = await anApi([], broken(new TypeError(`Cannot read ${SECRET}`)));
  const response = await api.get('/api/stats');
  const problem = await problemOf(response);
  expect(problem).toMatchObject({ status: 500 });
  expect(JSON.stringify(problem)).not.toMatch(/Cannot read|secret|\.ts|at /);
  expect(api.lines).toContainEqual({
    event: 'request.failed',
    requestId: problem.requestId,
    message: `Cannot read ${SECRET}`,
    stack: expect.stringContaining('problems.test.ts'),
  });
});

test('one line a request: the pattern, the caller, and never what was asked or shown', async () => {
  const api = await anApi();
  await api.get('/api/version?sig=secret');
  await api.delete('/api/people/Secret?q=secret');
  await api.get('/secret/path', null);
  const said = { ms: 0, requestId: expect.stringMatching(ID) };
  expect(api.lines.filter(({ event }) => event === 'request.done')).toEqual([
    { event: 'request.done', method: 'GET', route: '/api/version', status: 200, caller: 'owner', ...said },
    { event: 'request.done', method: 'DELETE', route: '/api/people/:name', status: 404, caller: 'owner', ...said },
    { event: 'request.done', method: 'GET', route: 'none', status: 404, ...said },
  ]);
});

test('every answer is safe to show and kept by nobody, unless its route says otherwise', async () => {
  const api = await anApi();
  for (const path of ['/api/version', '/api/nothing', '/docs']) {
    const { headers } = await api.get(path);
    expect(Object.fromEntries(headers)).toMatchObject({
      'cache-control': 'no-store',
      'content-security-policy': expect.stringContaining("default-src 'none'"),
      'cross-origin-resource-policy': 'same-origin',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      vary: 'Authorization',
    });
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
  }
});

test('the named page may call from its origin, and no other', async () => {
  const api = await anApi([], { origin: ORIGIN });
  const ours = await api.get('/api/version', null, { origin: ORIGIN });
  expect(ours.headers.get('access-control-allow-origin')).toBe(ORIGIN);
  expect(ours.headers.get('access-control-expose-headers')).toBe('ETag,X-Request-Id,Retry-After');
  expect(ours.headers.get('vary')).toContain('Origin');
  // A problem, too, must be readable for the page.
  expect((await api.get('/api/stats', null, { origin: ORIGIN })).headers.get('access-control-allow-origin')).toBe(
    ORIGIN,
  );
  for (const origin of ['https://evil.example', 'null', `${ORIGIN}.evil.example`, 'https://photos.example.org:444'])
    expect((await api.get('/api/version', null, { origin })).headers.get('access-control-allow-origin')).toBeNull();
  expect(
    (await (await anApi()).get('/api/version', null, { origin: ORIGIN })).headers.get('access-control-allow-origin'),
  ).toBeNull();
});

test('a page that has the same answer already is told so, in words that its browser lets it read', async () => {
  const api = await anApi([], { origin: 'https://page.example' });
  const ask = (etag: string) =>
    api.get('/api/version', 'owner', { origin: 'https://page.example', 'if-none-match': etag });
  const first = await ask('"another"');
  const again = await ask(first.headers.get('etag') ?? '');
  expect([first.status, again.status]).toEqual([200, 304]);
  for (const header of ['access-control-allow-origin', 'access-control-expose-headers', 'x-request-id', 'etag']) {
    expect(again.headers.has(header), header).toBe(true);
  }
});

test('a browser may ask what it may, without a credential', async () => {
  const { app } = await anApi([], { origin: ORIGIN });
  const ask = (origin: string) =>
    app.request('/api/people/Anna', {
      method: 'OPTIONS',
      headers: { origin, 'access-control-request-method': 'DELETE', 'access-control-request-headers': 'authorization' },
    });
  const ours = await ask(ORIGIN);
  expect(ours.status).toBe(204);
  expect(Object.fromEntries(ours.headers)).toMatchObject({
    'access-control-allow-origin': ORIGIN,
    'access-control-allow-methods': 'GET,HEAD,POST,DELETE',
    'access-control-allow-headers': 'Authorization,Content-Type,If-None-Match',
    'access-control-max-age': '86400',
  });
  expect((await ask('https://evil.example')).headers.get('access-control-allow-origin')).toBeNull();
});

/** As a server, with what no `Request` can be made of. */
async function served(): Promise<{ api: AnApi; port: number; ask(text: string): Promise<string> }> {
  const api = await anApi();
  const server = createAdaptorServer({ fetch: api.app.fetch });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => new Promise<void>((resolve) => void server.close(() => resolve())));
  const { port } = server.address() as AddressInfo;
  const ask = (text: string) =>
    new Promise<string>((resolve, reject) => {
      let heard = '';
      const socket = connect(port, '127.0.0.1', () => socket.write(text, 'latin1'));
      socket.setEncoding('latin1').on('data', (chunk) => {
        heard += chunk;
      });
      socket.on('error', (error) => (heard === '' ? reject(error) : resolve(heard)));
      socket.on('close', () => resolve(heard));
    });
  return { api, port, ask };
}

const HOSTILE: [said: string, head: string, status: RegExp][] = [
  ['bad percent-encoding', 'GET /api/people/%ff%zz HTTP/1.1\r\nHost: x', /^4/],
  ['a NUL in the path', 'GET /api/people/\0 HTTP/1.1\r\nHost: x', /^4/],
  ['an encoded NUL', 'DELETE /api/people/%00 HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer owner', /^400/],
  ['dots', 'GET /api/../../etc/passwd HTTP/1.1\r\nHost: x', /^404/],
  ['two slashes', 'GET //evil.example/api/version HTTP/1.1\r\nHost: x', /^4/],
  ['a whole URL', 'GET http://evil.example/api/nothing HTTP/1.1\r\nHost: x', /^4/],
  ['a star', 'OPTIONS * HTTP/1.1\r\nHost: x', /^4/],
  ['no host', 'GET /api/version HTTP/1.1', /^400/],
  ['a strange host', 'GET /api/version HTTP/1.1\r\nHost: a b<>', /^400/],
  [
    'letters of no Latin',
    'GET /api/people HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer \xc3\xa9\xf0\x9f\x98\x80',
    /^401/,
  ],
  ['enormous headers', `GET /api/version HTTP/1.1\r\nHost: x\r\nX-A: ${'a'.repeat(100_000)}`, /^431/],
  ['an enormous path', `GET /${'a'.repeat(12_000)} HTTP/1.1\r\nHost: x`, /^404/],
  ['a made-up method', 'BREW /api/version HTTP/1.1\r\nHost: x', /^4/],
  ['a method that is none of ours', 'PROPFIND /api/version HTTP/1.1\r\nHost: x', /^405/],
  ['TRACE', 'TRACE /api/version HTTP/1.1\r\nHost: x', /^4/],
  ['no HTTP', 'hello', /^400/],
];

test.each(HOSTILE)('%s is 4xx', async (_, head, status) => {
  const { api, ask } = await served();
  const answer = await ask(`${head}\r\nConnection: close\r\n\r\n`);
  expect(answer.replace(/^HTTP\/1\.1 /, '')).toMatch(status);
  expect(answer).not.toMatch(/\.ts:|node_modules|at async/);
  expect(api.lines.filter(({ event }) => event === 'request.failed')).toEqual([]);
});

test('who hangs up amid a body is no mistake of ours', async () => {
  const { api, port } = await served();
  const head = 'POST /api/people HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer owner\r\nContent-Type: application/json';
  const socket = connect(port, '127.0.0.1', () => {
    socket.write(`${head}\r\nContent-Length: 100\r\n\r\n{"name":`, () => socket.destroy());
  });
  await expect.poll(() => api.lines.map(({ event }) => event)).toEqual(['request.done']);
  expect(api.lines[0]).toMatchObject({ status: 400 });
});

test('nor is what fails because nobody waits for it any more', async () => {
  const gone = new AbortController();
  const current = async () => {
    gone.abort();
    throw new Error('aborted');
  };
  const { app, lines } = await anApi([], { published: { current, wrote: () => {} } });
  const answer = await app.request('/api/stats', { signal: gone.signal, headers: { authorization: 'Bearer owner' } });
  expect([answer.status, lines.map(({ event }) => event)]).toEqual([400, ['request.done']]);
});
