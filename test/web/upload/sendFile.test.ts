import { expect, test } from 'vitest';
import { blockId } from '../../../core/blockId.ts';
import { createLines } from '../../../web/upload/lines.ts';
import { createPatience } from '../../../web/upload/patience.ts';
import { patiently } from '../../../web/upload/patiently.ts';
import { sendFile } from '../../../web/upload/sendFile.ts';
import type { Ticket } from '../../../web/upload/transport.ts';
import { fakeClock } from '../../fakes/clock.ts';
import { digestOf, fakeLibrary } from './fakeLibrary.ts';

const FILM = 'aaaabbbbccccdd';

function scene(content = FILM) {
  const library = fakeLibrary();
  const clock = fakeClock();
  const hash = async (blob: Blob) => digestOf(await blob.text());
  const parts = {
    transport: patiently(library, createPatience(clock), createLines(3)),
    hashes: { md5: hash, sha256: hash },
    clock,
  };
  const file = new File([content], 'film.mov');
  const ticket: Ticket = {
    ...{ status: 'upload', name: 'film.mov', id: 'id', upload: 'film.mov', url: 'film.mov?sig', expiresAt: '' },
    ...{ headers: { 'If-None-Match': '*' }, blockBytes: 4 },
  };
  const said = { there: 0, sent: 0 };
  const onBytes = (there: number, sent: number) => {
    said.there = there;
    said.sent += sent;
  };
  const { signal } = new AbortController();
  const send = (more: Partial<Ticket> = {}) =>
    sendFile({ file, ticket: { ...ticket, ...more }, since: clock.now(), onBytes, signal }, parts);
  return { library, clock, send, said };
}

test('a large file goes up in blocks that are named by place and content, and is made of them', async () => {
  const { library, send, said } = scene();
  let commit: string | undefined;
  library.instead = (_, { body, url, headers }) => {
    if (!url.endsWith('&comp=blocklist')) return undefined;
    commit = `${body} ${headers?.['If-None-Match']}`;
    return { status: 201, code: '' };
  };
  expect(await send()).toBe('done');
  const ids = ['aaaa', 'bbbb', 'cccc', 'dd'].map((content, index) => blockId(index, digestOf(content)));
  expect(
    library.staged
      .get('film.mov')
      ?.map(({ id }) => id)
      .sort(),
  ).toEqual([...ids].sort());
  const list = ids.map((id) => `<Uncommitted>${id}</Uncommitted>`).join('');
  expect(commit).toBe(`<?xml version="1.0" encoding="utf-8"?><BlockList>${list}</BlockList> *`);
  expect(said).toEqual({ there: 14, sent: 14 });
});

test('a small file goes up in one request that makes it and replaces nothing', async () => {
  const { library, send } = scene();
  const asked: unknown[] = [];
  library.instead = (_, { url, headers }) => {
    asked.push([url, headers]);
    return { status: 201, code: '' };
  };
  const headers = { 'If-None-Match': '*', 'x-ms-blob-type': 'BlockBlob' };
  expect(await send({ headers, blockBytes: undefined })).toBe('done');
  expect(asked).toEqual([['film.mov?sig', headers]]);
});

test('only blocks that are not there are sent', async () => {
  const { library, send, said } = scene();
  const staged = (index: number, content: string, bytes: number) => ({ id: blockId(index, digestOf(content)), bytes });
  // The third is of another content, the fourth was cut off.
  library.staged.set('film.mov', [
    staged(0, 'aaaa', 4),
    staged(1, 'bbbb', 4),
    staged(2, 'cccx', 4),
    staged(3, 'dd', 1),
  ]);
  expect(await send()).toBe('done');
  expect(said).toEqual({ there: 14, sent: 6 });
});

test('a URL that is nearly an hour old is renewed, once for all blocks', async () => {
  const { library, clock, send } = scene();
  const { progress } = library;
  library.progress = async (...asked) => {
    await clock.advance(51 * 60_000);
    return progress(...asked);
  };
  expect(await send()).toBe('done');
  expect(library.renewals).toBe(1);
});

test('a URL that is refused is renewed; refused again, the file is to be registered anew', async () => {
  const { library, send } = scene();
  const expired: string[] = [];
  library.instead = (_, { url }) => {
    if (url.startsWith('new:')) return undefined;
    expired.push(url);
    return { status: 403, code: 'AuthenticationFailed' };
  };
  expect(await send()).toBe('done');
  expect([library.renewals, expired.length]).toEqual([1, 3]);

  const second = scene();
  second.library.instead = () => ({ status: 403, code: 'AuthorizationPermissionMismatch' });
  expect(await second.send()).toBe('taken');
});

test('what became another file meanwhile is to be registered anew', async () => {
  const { library, send } = scene();
  library.files.set('film.mov', { content: 'other' });
  expect(await send()).toBe('taken');
  expect(library.bytesPut).toBe(0);

  const second = scene();
  second.library.instead = (_, { url }) =>
    url.endsWith('&comp=blocklist') ? { status: 400, code: 'InvalidBlockList' } : undefined;
  expect(await second.send()).toBe('taken');
});

test('blocks of another program are told', async () => {
  const { library, send } = scene();
  library.staged.set('film.mov', [{ id: btoa('block-0001'), bytes: 4 }]);
  await expect(send()).rejects.toThrow('Another program’s unfinished upload');
});

test('a storage that is busy is tried again, and given up after five times', async () => {
  const { library, clock, send } = scene('x');
  library.instead = () => ({ status: 503, code: 'ServerBusy' });
  const end = send({ blockBytes: undefined }).catch((error: Error) => error.message);
  await clock.advance(60_000);
  expect(await end).toBe('The storage was busy: 503 ServerBusy.');
});

test('a storage that never answers while the API does is told apart from a network that is away', async () => {
  const { library, clock, send } = scene('x');
  library.instead = () => ({ status: 0, code: '' });
  const end = send({ blockBytes: undefined }).catch((error: Error) => error.message);
  await clock.advance(60_000);
  expect(await end).toMatch(/^The API answers, the storage does not/);
});

test('a file that changed while it was being read is told', async () => {
  const { library, send } = scene('x');
  const { slice } = File.prototype;
  library.instead = () => {
    File.prototype.slice = () => {
      throw Object.assign(new Error('changed'), { name: 'NotReadableError' });
    };
    return { status: 0, code: '' };
  };
  try {
    await expect(send({ blockBytes: undefined })).rejects.toThrow('changed, moved or locked');
  } finally {
    File.prototype.slice = slice;
  }
});
