import { describe, expect, it } from 'vitest';
import { azureBlobs } from '../../core/azure/blobs.ts';
import { ensureStorage } from '../../core/azure/ensureStorage.ts';
import { openAccount } from '../../core/azure/openAccount.ts';
import { openStorage } from '../../core/azure/openStorage.ts';
import { azureSigner, type SignerOptions } from '../../core/azure/signer.ts';
import { OutageError } from '../../core/outage.ts';
import { CONTAINERS } from '../../core/storage.ts';
import { useAzurite } from '../azurite.ts';
import { fakeClock } from '../fakes/clock.ts';
import { useIdentityAzurite } from './identityAzurite.ts';
import { type SendOptions, send } from './send.ts';
import { signerContract } from './signer.ts';

const azurite = useAzurite();
const identityAzurite = useIdentityAzurite();
/** The newest whose user-delegation signatures Azurite knows. */
const VERSION = '2025-11-05';
const DAY = 86_400_000;

async function byKey() {
  const account = azurite.account();
  await ensureStorage(account);
  const { originals, previews } = openStorage(account);
  await emptied(originals);
  return {
    signer: (clock: SignerOptions['clock']) => azureSigner(account, { ...(clock && { clock }) }),
    ...{ originals, previews, send },
  };
}

async function byIdentity() {
  const { account, options, through } = identityAzurite;
  const clients = openAccount(account, options());
  const [originals, previews] = [CONTAINERS.originals, CONTAINERS.previews].map((name) => clients.container(name));
  if (!originals || !previews) throw new Error('unreachable');
  await Promise.all([originals.createIfNotExists(), previews.createIfNotExists()]);
  const blobs = azureBlobs(originals);
  await emptied(blobs);
  return {
    signer: (clock: SignerOptions['clock']) =>
      azureSigner(account, { ...options(), version: VERSION, ...(clock && { clock }) }),
    originals: blobs,
    previews: azureBlobs(previews),
    send: (url: string, how?: SendOptions) => send(url, how, through()),
  };
}

async function emptied(blobs: ReturnType<typeof azureBlobs>) {
  for await (const { name } of blobs.list('')) await blobs.remove(name);
}

signerContract('an account key', byKey);
signerContract('an identity', byIdentity);

describe('a URL for an upload in blocks', () => {
  const JPEG = { contentType: 'image/jpeg' };
  const blockUrl = (url: string, index: number) =>
    `${url}&comp=block&blockid=${encodeURIComponent(Buffer.alloc(24, index).toString('base64'))}`;
  const stage = (url: string, index: number, body: string, how = send) =>
    how(blockUrl(url, index), { method: 'PUT', body });
  const commit = (url: string, blocks: number) => {
    const ids = Array.from({ length: blocks }, (_, index) => Buffer.alloc(24, index).toString('base64'));
    const body = `<BlockList>${ids.map((id) => `<Latest>${id}</Latest>`).join('')}</BlockList>`;
    return send(`${url}&comp=blocklist`, { method: 'PUT', headers: { 'if-none-match': '*' }, body });
  };

  it('stages and commits, and over an original that came meanwhile commits nothing', async () => {
    const { signer, originals } = await byKey();
    const { url } = await signer(undefined).upload('film.mp4', { inBlocks: true });
    expect([(await stage(url, 0, 'one')).status, (await stage(url, 1, 'two')).status]).toEqual([201, 201]);
    expect(await originals.staged('film.mp4')).toHaveLength(2);
    expect((await commit(url, 2)).status).toBe(201);
    expect(await originals.head('film.mp4')).toMatchObject({ bytes: 6 });
    await stage(url, 0, 'three');
    expect([409, 412]).toContain((await commit(url, 1)).status);
    expect(await originals.head('film.mp4')).toMatchObject({ bytes: 6 });
  });

  it('has to let Azurite write, which asks more than Azure for a block', async () => {
    const { signer } = await byKey();
    const { url } = await signer(undefined).upload('film.mp4', { inBlocks: true });
    expect(new URL(url).searchParams.get('sp')).toBe('cw');
    // When this is a 201, `c` is enough everywhere: `isEmulator` in core/azure/signer.ts can go.
    const { url: createOnly } = await signer(undefined).upload('film.mp4', { inBlocks: false });
    expect((await stage(createOnly, 0, 'one')).status).toBe(403);
  });

  it('lets nobody write in Azure, where creating is enough', async () => {
    const { signer, send: through } = await byIdentity();
    const { url } = await signer(undefined).upload('film.mp4', { inBlocks: true });
    expect(new URL(url).searchParams.get('sp')).toBe('c');
    expect((await stage(url, 0, 'one', through)).status, 'Azurite still asks for more').toBe(403);
  });

  it('asks, by an account key for Azure, for no more than creating', async () => {
    const key = Buffer.from('key').toString('base64');
    const account = `DefaultEndpointsProtocol=https;AccountName=photos;AccountKey=${key}`;
    const { url } = await azureSigner(account).upload('film.mp4', { inBlocks: true });
    const said = new URL(url).searchParams;
    expect([said.get('sp'), said.get('spr'), said.get('sv')]).toEqual(['c', 'https', '2026-04-06']);
  });

  it('goes over plain http only where the account does', async () => {
    const [local, azure] = [await byKey(), await byIdentity()];
    const protocolOf = async ({ signer }: { signer: typeof local.signer }) =>
      new URL((await signer(undefined).original('a', { ...JPEG, disposition: 'inline' })).url).searchParams.get('spr');
    expect([await protocolOf(local), await protocolOf(azure)]).toEqual(['https,http', 'https']);
  });
});

describe('the key that an identity signs with', () => {
  const open = (more: SignerOptions, claims?: Record<string, unknown>) =>
    azureSigner(identityAzurite.account, { ...identityAzurite.options(claims), version: VERSION, ...more });

  it('is asked for once in three days, however many ask at once', async () => {
    const clock = fakeClock(Math.floor(Date.now() / (3 * DAY)) * 3 * DAY);
    let calls = 0;
    const onCall = () => {
      calls += 1;
    };
    const signer = open({ clock, onCall });
    await Promise.all([signer.media(), signer.upload('a', { inBlocks: false }), signer.media()]);
    await clock.advance(3 * DAY - 1);
    await signer.media();
    expect(calls).toBe(1);
    await clock.advance(1);
    await signer.media();
    expect(calls).toBe(2);
  });

  it('is an outage where it is refused, and is asked for again', async () => {
    let aud = 'https://elsewhere.example';
    const refused = identityAzurite.options({ aud }).credential;
    const taken = identityAzurite.options().credential;
    const credential = {
      getToken: async () => {
        const token = await (aud === '' ? taken : refused)?.getToken('');
        return token ? { ...token, expiresOnTimestamp: 0 } : null;
      },
    };
    const signer = open({ credential });
    const failed = signer.media();
    await expect(failed).rejects.toBeInstanceOf(OutageError);
    await expect(failed).rejects.toThrow('asking for a key to sign with at https://devstoreaccount1.blob.core');
    aud = '';
    expect((await signer.media()).query).toContain('sig=');
  });

  it('signs as Azure reads it from 2026-04-06 on, which Azurite does not yet', async () => {
    const { previews, send: through } = await byIdentity();
    await previews.put('a', new Uint8Array(1), { contentType: 'image/webp' });
    const read = async (version: string) => {
      const { base, query } = await open({ version }).media();
      return (await through(`${base}a?${query}`)).status;
    };
    expect(await read(VERSION)).toBe(200);
    // When this is a 200, the option `version` can go.
    expect(await read('2026-04-06')).toBe(403);
  });
});

it('an account that is given by a signature signs no other, and says so before anybody asks', () => {
  const account = 'https://photos.blob.core.windows.net/?sv=2026-04-06&ss=b&sig=secret';
  expect(() => azureSigner(account)).toThrow(/photos is given by a shared access signature.*identity/);
  expect(() => azureSigner(account)).not.toThrow(/secret/);
});
