import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it, vi } from 'vitest';
import { openStorage } from '../../core/azure/openStorage.ts';
import type { BlobContent } from '../../core/blobs.ts';
import { OutageError } from '../../core/outage.ts';
import { collect, pieces } from './bytes.ts';
import { refusal, type Stub, startStub } from './stub.ts';

const CONTENT = await collect(pieces(300_000));

/** Serves the blob as the storage does: whole, or from an offset while it is still the same. */
function serve(request: IncomingMessage, response: ServerResponse, most = Number.POSITIVE_INFINITY): void {
  const [, from = '0'] = /bytes=(\d+)-/.exec(String(request.headers['x-ms-range'] ?? request.headers.range)) ?? [];
  const rest = CONTENT.subarray(Number(from));
  response.writeHead(from === '0' ? 200 : 206, {
    'content-length': rest.length,
    ...(from !== '0' && { 'content-range': `bytes ${from}-${CONTENT.length - 1}/${CONTENT.length}` }),
    'content-type': 'image/jpeg',
    etag: '"0x1"',
    'last-modified': 'Thu, 01 Jan 2026 00:00:00 GMT',
  });
  if (most >= rest.length) response.end(rest);
  else response.write(rest.subarray(0, most), () => setTimeout(() => response.destroy(), 20));
}

async function open(stub: Stub, stallMs = 2000): Promise<BlobContent> {
  const answer = await openStorage(stub.account, { stallMs }).originals.read('a');
  if (typeof answer === 'string') throw new Error(answer);
  return answer;
}

it('a body goes on where its connection broke, and only while the blob is the same', async () => {
  const ranges: unknown[] = [];
  const stub = await startStub((request, response) => {
    ranges.push([request.headers['x-ms-range'] ?? request.headers.range, request.headers['if-match']]);
    serve(request, response, 50_000);
  });
  expect(Buffer.compare(await collect((await open(stub)).body), CONTENT)).toBe(0);
  expect(ranges).toHaveLength(6);
  expect(ranges.slice(0, 3)).toEqual([
    [undefined, undefined],
    ['bytes=50000-', '"0x1"'],
    ['bytes=100000-', '"0x1"'],
  ]);
});

it('a body that began at a byte goes on where its connection broke too', async () => {
  const ranges: unknown[] = [];
  const stub = await startStub((request, response) => {
    ranges.push([request.headers['x-ms-range'] ?? request.headers.range, request.headers['if-match']]);
    serve(request, response, 70_000);
  });
  const answer = await openStorage(stub.account).originals.readFrom('a', '0x1', 100_000);
  expect(answer).toMatchObject({ bytes: CONTENT.length });
  expect(Buffer.compare(await collect((answer as BlobContent).body), CONTENT.subarray(100_000))).toBe(0);
  expect(ranges).toEqual(['bytes=100000-', 'bytes=170000-', 'bytes=240000-'].map((range) => [range, '"0x1"']));
});

it('a body that breaks again and again without a byte is an outage', async () => {
  let asked = 0;
  const stub = await startStub((request, response) => {
    asked += 1;
    serve(request, response, asked === 1 ? 1000 : 0);
  });
  const error = await collect((await open(stub)).body).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(OutageError);
  expect((error as Error).message).toContain('reading blob "a"');
  expect((error as Error).message).toContain('the connection broke');
  expect(asked).toBe(4);
});

it('a body whose storage goes away midway is an outage', async () => {
  let asked = 0;
  const stub = await startStub((request, response) => {
    asked += 1;
    if (asked === 1) serve(request, response, 1000);
    else refusal(403, 'AuthenticationFailed')(request, response);
  });
  await expect(collect((await open(stub)).body)).rejects.toBeInstanceOf(OutageError);
});

it('a body whose blob is overwritten midway is an error, but no outage, and never a mixture', async () => {
  let asked = 0;
  const stub = await startStub((request, response) => {
    asked += 1;
    if (asked === 1) serve(request, response, 1000);
    else refusal(412, 'ConditionNotMet', 'It changed.')(request, response);
  });
  const error = await collect((await open(stub)).body).catch((thrown: unknown) => thrown);
  expect(error).not.toBeInstanceOf(OutageError);
  expect(error).toMatchObject({ message: expect.stringContaining('412 ConditionNotMet') });
});

it('a body that stalls is taken up again', async () => {
  let asked = 0;
  const stub = await startStub((request, response) => {
    asked += 1;
    if (asked > 1) return serve(request, response);
    response.writeHead(200, { 'content-length': CONTENT.length, etag: '"0x1"' });
    return response.write(CONTENT.subarray(0, 5000));
  });
  expect(Buffer.compare(await collect((await open(stub, 300)).body), CONTENT)).toBe(0);
  expect(asked).toBe(2);
});

it('a body whose reader pauses for longer than a stall still comes whole', async () => {
  const stub = await startStub((request, response) => serve(request, response));
  const chunks: Uint8Array[] = [];
  for await (const chunk of (await open(stub, 300)).body) {
    chunks.push(chunk);
    if (chunks.length < 4) await sleep(500);
  }
  expect(Buffer.compare(Buffer.concat(chunks), CONTENT)).toBe(0);
});

it('a body that breaks before anybody reads it ends nothing but itself', async () => {
  let asked = 0;
  const stub = await startStub((request, response) => {
    asked += 1;
    serve(request, response, asked === 1 ? 1000 : undefined);
  });
  const { body } = await open(stub);
  await sleep(100);
  expect(Buffer.compare(await collect(body), CONTENT)).toBe(0);
});

it('a body that was left or closed keeps no connection open, whether it had begun or not', async () => {
  const endless = await startStub((_, response) => {
    response.writeHead(200, { 'content-length': 1e9, etag: '"0x1"' });
    response.write(Buffer.alloc(200_000));
  });
  const left = await open(endless);
  for await (const _ of left.body) break;
  const closedAtOnce = await open(endless);
  closedAtOnce.close();
  const closedMidway = await open(endless);
  const chunks = closedMidway.body[Symbol.asyncIterator]();
  await chunks.next();
  closedMidway.close();
  await expect(chunks.next().then(() => chunks.next())).rejects.toThrow('closed before its end');
  const leftUnread = await open(endless);
  await leftUnread.body[Symbol.asyncIterator]().return?.();
  expect(endless.connections.made).toBe(4);
  await vi.waitFor(() => expect(endless.connections.open).toBe(0));
});

it('a body that is closed while it is taken up again keeps no connection open', async () => {
  let asked = 0;
  const stub = await startStub((request, response) => {
    asked += 1;
    if (asked === 1) serve(request, response, 1000);
    else
      setTimeout(
        () => response.writeHead(206, { 'content-length': 1e9, etag: '"0x1"' }).write(Buffer.alloc(200_000)),
        300,
      );
  });
  const { body, close } = await open(stub);
  const chunks = body[Symbol.asyncIterator]();
  await chunks.next();
  const next = expect(chunks.next()).rejects.toThrow('closed before its end');
  await vi.waitFor(() => expect(asked).toBe(2));
  close();
  await next;
  await vi.waitFor(() => expect(stub.connections.open).toBe(0));
});

it('calls one after the other share a connection', async () => {
  const stub = await startStub((request, response) => serve(request, response));
  const { originals } = openStorage(stub.account);
  for (let i = 0; i < 5; i += 1) {
    const answer = await originals.read('a');
    await collect((answer as BlobContent).body);
  }
  expect(stub.connections.made).toBe(1);
});

it('an answer may take longer on a kept connection than the server keeps idle ones', async () => {
  let asked = 0;
  const stub = await startStub(
    (request, response) => {
      asked += 1;
      setTimeout(() => serve(request, response), asked === 1 ? 0 : 2600);
    },
    { keepAliveMs: 3000 },
  );
  const { originals } = openStorage(stub.account, { stallMs: 5000 });
  for (let i = 0; i < 2; i += 1) await collect(((await originals.read('a')) as BlobContent).body);
  expect(stub.connections.made).toBe(1);
  expect(asked).toBe(2);
});
