import { describe, expect, it } from 'vitest';
import { openStorage } from '../../core/azure/openStorage.ts';
import { FaultError } from '../../core/fault.ts';
import { OutageError } from '../../core/outage.ts';
import type { Storage } from '../../core/storage.ts';
import { accountAt, refusal, startStub } from './stub.ts';

const JPEG = { contentType: 'image/jpeg' };
const HANDLE = { id: 'a', receipt: 'b' };
const FREE_PORT = 9; // "discard": nothing listens there on any machine of ours.

/** Every way into the storage, with the role that its refusal must name. */
const everyCall: Record<string, [(storage: Storage) => Promise<unknown>, string]> = {
  'reading blob "a b.jpg"': [(s) => s.originals.read('a b.jpg'), 'Storage Blob Data Reader'],
  'looking at blob "a b.jpg"': [(s) => s.originals.head('a b.jpg'), 'Storage Blob Data Reader'],
  'writing blob "a"': [(s) => s.previews.put('a', new Uint8Array(1), JPEG), 'Storage Blob Data Contributor'],
  'removing blob "a"': [(s) => s.previews.remove('a'), 'Storage Blob Data Contributor'],
  'listing blobs "a/…"': [(s) => s.records.list('a/')[Symbol.asyncIterator]().next(), 'Storage Blob Data Reader'],
  'taking lease "compact"': [(s) => s.leases.acquire('compact', 15), 'Storage Blob Data Contributor'],
  'sending a message to': [(s) => s.jobs.send('x'), 'Storage Queue Data Message Sender'],
  'receiving messages from': [(s) => s.jobs.receive(1, 30), 'Storage Queue Data Contributor'],
  'updating a message of': [(s) => s.jobs.update(HANDLE, 'x', 1), 'Storage Queue Data Contributor'],
  'removing a message from': [(s) => s.jobs.remove(HANDLE), 'Storage Queue Data Contributor'],
  'asking for the depth of': [(s) => s.later.depth(), 'Storage Queue Data Reader'],
  'peeking into': [(s) => s.poison.peek(1), 'Storage Queue Data Reader'],
  'writing entity "month" / "2026-01"': [
    (s) => s.marks.put({ partition: 'month', key: '2026-01' }),
    'Storage Table Data Contributor',
  ],
  'reading entity "p" / "k"': [(s) => s.files.get('p', 'k'), 'Storage Table Data Reader'],
  'removing entity "p" / "k"': [(s) => s.files.remove('p', 'k'), 'Storage Table Data Contributor'],
  'listing partition "p"': [(s) => s.files.list('p')[Symbol.asyncIterator]().next(), 'Storage Table Data Reader'],
};

async function thrownBy(work: Promise<unknown>): Promise<Error> {
  return await work.then(
    (answer) => {
      throw new Error(`no error, but ${JSON.stringify(answer)}`);
    },
    (error: Error) => error,
  );
}

describe.concurrent('a storage that cannot be reached', () => {
  it.for(Object.entries(everyCall))('is an outage within seconds: %s', async ([what, [call]], test) => {
    const before = performance.now();
    const error = await thrownBy(call(openStorage(accountAt(FREE_PORT))));
    test.expect(error).toBeInstanceOf(OutageError);
    test.expect(error).toMatchObject({ what: 'storage' });
    test.expect(error.message).toContain(what);
    test.expect(error.message).toContain(`http://127.0.0.1:${FREE_PORT}/devstoreaccount1`);
    test.expect(error.message).toContain('ECONNREFUSED');
    test.expect(error.message).toContain('Is the network there');
    test.expect(error.cause).toBeInstanceOf(Error);
    test.expect(performance.now() - before).toBeLessThan(10_000);
  });
});

describe('a storage that refuses us', () => {
  it.each(Object.entries(everyCall))('is an outage that names the missing role: %s', async (what, [call, role]) => {
    const { account, requests } = await startStub(refusal(403, 'AuthorizationPermissionMismatch'));
    const error = await thrownBy(call(openStorage(account)));
    expect(error).toBeInstanceOf(OutageError);
    expect(error.message).toContain(what);
    expect(error.message).toContain('403 AuthorizationPermissionMismatch');
    expect(error.message).toContain(`lacks the role "${role}"`);
    expect(requests).toHaveLength(1);
  });

  it.each([
    [403, 'AuthenticationFailed', 'The key, the signature or the token is wrong or has run out'],
    [403, 'AuthorizationFailure', 'network rules'],
    [403, 'KeyBasedAuthenticationNotPermitted', 'The account takes no keys'],
    [403, 'AuthorizationSourceIPMismatch', 'The shared access signature does not allow it'],
    [403, '', 'This identity lacks the role'],
    [403, 'AccountIsDisabled', 'The account is disabled'],
    [401, 'InvalidAuthenticationInfo', 'The key, the signature or the token is wrong'],
    [404, 'ContainerNotFound', 'The container does not exist'],
    [404, 'ResourceNotFound', 'The storage itself is in trouble'],
    [400, 'InvalidHeaderValue', '--skipApiVersionCheck'],
  ])('says what to do about %d %s', async (status, code, advice) => {
    const { account } = await startStub(refusal(status, code));
    const { originals } = openStorage(account);
    for (const call of [() => originals.read('a'), () => originals.head('a')]) {
      const error = await thrownBy(call());
      expect(error).toBeInstanceOf(OutageError);
      expect(error.message).toContain(`${status} ${code}`.trim());
      expect(error.message).toContain(advice);
    }
  });

  it('is an outage also if it gives no reason: only BlobNotFound means that a blob is missing', async () => {
    const { account } = await startStub(refusal(404, ''));
    const { originals, files, jobs } = openStorage(account);
    expect(await thrownBy(originals.read('a'))).toBeInstanceOf(OutageError);
    expect(await thrownBy(originals.head('a'))).toBeInstanceOf(OutageError);
    expect(await thrownBy(originals.remove('a'))).toBeInstanceOf(OutageError);
    expect(await thrownBy(files.get('p', 'k'))).toBeInstanceOf(OutageError);
    expect(await thrownBy(jobs.remove(HANDLE))).toBeInstanceOf(OutageError);
  });

  it('is an outage if something else answers in its place', async () => {
    const { account } = await startStub((_, response) => response.end('<html>Please sign in to the Wi-Fi'));
    const { files } = openStorage(account);
    expect(await thrownBy(files.get('p', 'k'))).toBeInstanceOf(OutageError);
    const other = await startStub((_, response) => response.writeHead(201).end());
    const error = await thrownBy(openStorage(other.account).files.put({ partition: 'p', key: 'k' } as never));
    expect(error).toBeInstanceOf(OutageError);
  });
});

describe('a storage in trouble', () => {
  it.each([500, 503])('is asked four times before %d is an outage', async (status) => {
    const { account, requests } = await startStub(refusal(status, 'ServerBusy', 'Too busy.'));
    const { originals, jobs, files } = openStorage(account);
    const errors = [thrownBy(originals.read('a')), thrownBy(jobs.depth()), thrownBy(files.get('p', 'k'))];
    for (const error of await Promise.all(errors)) {
      expect(error).toBeInstanceOf(OutageError);
      expect(error.message).toMatch(new RegExp(`${status} ServerBusy( Too busy)?\\. The storage itself is in trouble`));
    }
    for (const part of ['/file-store/', '/jobs', '/files(']) {
      expect(requests.filter((request) => request.includes(part))).toHaveLength(4);
    }
  });

  it('is no outage if it gets over it', async () => {
    let asked = 0;
    const { account } = await startStub((request, response) => {
      asked += 1;
      if (asked === 1) return request.socket.destroy();
      if (asked < 4) return refusal(503, 'ServerBusy')(request, response);
      return response.writeHead(201, { etag: '"0x1"' }).end();
    });
    expect(await openStorage(account).previews.put('a', new Uint8Array(1), JPEG)).toEqual({ etag: '0x1' });
  });

  it('is an outage, after one try, when it is silent', async () => {
    const { account, requests } = await startStub(() => {});
    const storage = openStorage(account, { stallMs: 400 });
    for (const call of [
      () => storage.originals.read('a'),
      () => storage.jobs.depth(),
      () => storage.files.get('p', 'k'),
    ]) {
      const error = await thrownBy(call());
      expect(error).toBeInstanceOf(OutageError);
      expect(error.message).toContain('not a byte came or went for 0.4 s');
    }
    expect(requests).toHaveLength(3);
  });
});

describe('a refusal of one name or content', () => {
  it('is neither an outage nor a fault, but says what was tried', async () => {
    const { account } = await startStub(refusal(400, 'InvalidUri', 'Too long.'));
    const error = await thrownBy(openStorage(account).originals.read('a'));
    expect(error).not.toBeInstanceOf(OutageError);
    expect(error).not.toBeInstanceOf(FaultError);
    expect(error.message).toMatch(/^reading blob "a" in http:.* failed: 400 InvalidUri Too long\.$/);
  });

  it.each(['BlobArchived', 'BlobBeingRehydrated'])('is the fault archived with %s', async (code) => {
    const { account } = await startStub(refusal(409, code));
    const error = await thrownBy(openStorage(account).originals.read('a', { unlessEtag: 'x' }));
    expect(error).toBeInstanceOf(FaultError);
    expect(error).toMatchObject({ code: 'archived' });
  });

  it('is no conflict if the blob is leased by somebody else', async () => {
    const { account } = await startStub(refusal(412, 'LeaseIdMissing', 'There is a lease.'));
    const error = await thrownBy(openStorage(account).originals.put('a', new Uint8Array(1), { ...JPEG, ifMatch: 'x' }));
    expect(error).not.toBeInstanceOf(OutageError);
    expect(error.message).toContain('412 LeaseIdMissing');
  });
});

it.each([
  [400, 'PopReceiptMismatch'],
  [404, 'MessageNotFound'],
  [400, 'InvalidQueryParameterValue'],
])('a void handle is lost, also when the storage calls it %d %s', async (status, code) => {
  const { account } = await startStub(refusal(status, code));
  const { jobs } = openStorage(account);
  expect(await jobs.update(HANDLE, 'x', 1)).toBe('lost');
  expect(await jobs.remove(HANDLE)).toBe('lost');
});

it.each([
  'LeaseIdMismatchWithLeaseOperation',
  'LeaseNotPresentWithLeaseOperation',
  'LeaseIsBrokenAndCannotBeRenewed',
  'BlobNotFound',
])('a lease is lost, and harmless to give up, when the storage says %s', async (code) => {
  let asked = 0;
  const { account } = await startStub((request, response) => {
    asked += 1;
    if (asked > 1) return refusal(code === 'BlobNotFound' ? 404 : 409, code)(request, response);
    return response.writeHead(201, { etag: '"0x1"', 'x-ms-lease-id': 'x' }).end();
  });
  const lease = await openStorage(account).leases.acquire('compact', 15);
  if (lease === 'taken') throw new Error('taken');
  expect(await lease.renew()).toBe('lost');
  await lease.release();
});

it('a lease is taken if somebody else makes and takes it between our two steps', async () => {
  const answers = [refusal(404, 'BlobNotFound'), refusal(412, 'LeaseIdMissing'), refusal(409, 'LeaseAlreadyPresent')];
  const { account, requests } = await startStub((request, response) => answers.shift()?.(request, response));
  expect(await openStorage(account).leases.acquire('compact', 15)).toBe('taken');
  expect(requests).toHaveLength(3);
});

it('a lease that is about to end early is taken', async () => {
  const { account } = await startStub(refusal(409, 'LeaseIsBreakingAndCannotBeAcquired'));
  expect(await openStorage(account).leases.acquire('compact', 15)).toBe('taken');
});
