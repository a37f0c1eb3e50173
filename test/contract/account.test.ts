import { expect, it } from 'vitest';
import { parseAccount } from '../../core/azure/account.ts';
import { KEY } from './stub.ts';

const usual = (name: string, suffix = 'core.windows.net', protocol = 'https') => ({
  name,
  blob: `${protocol}://${name}.blob.${suffix}`,
  queue: `${protocol}://${name}.queue.${suffix}`,
  table: `${protocol}://${name}.table.${suffix}`,
});

it('an account is a connection string with a key', () => {
  const text = `DefaultEndpointsProtocol=https;AccountName=photos;AccountKey=${KEY};EndpointSuffix=core.windows.net`;
  expect(parseAccount(text)).toEqual({ ...usual('photos'), key: KEY });
  const china = ` AccountName=photos ; AccountKey=${KEY} ;EndpointSuffix=core.chinacloudapi.cn;`;
  expect(parseAccount(china)).toEqual({ ...usual('photos', 'core.chinacloudapi.cn'), key: KEY });
});

it('an account is a connection string with endpoints of its own', () => {
  const text = `AccountName=a1;AccountKey=${KEY};BlobEndpoint=http://h:1/a1/;QueueEndpoint=http://h:2/a1`;
  const { table } = usual('a1');
  expect(parseAccount(text)).toEqual({ name: 'a1', blob: 'http://h:1/a1', queue: 'http://h:2/a1', table, key: KEY });
});

it('an account is a connection string with a shared access signature, with its question mark or without', () => {
  const endpoints = ['blob', 'queue', 'table']
    .map((s) => `${s}Endpoint=https://photos.${s}.core.windows.net/`)
    .join(';');
  const sas = 'sv=2026-02-06&ss=bqt&sig=a%3D';
  for (const text of [`${endpoints};SharedAccessSignature=${sas}`, `SharedAccessSignature=?${sas};${endpoints};`]) {
    expect(parseAccount(text)).toEqual({ ...usual('photos'), sas });
  }
  const emulator = `BlobEndpoint=http://127.0.0.1:10000/devstoreaccount1;SharedAccessSignature=${sas}`;
  expect(parseAccount(emulator)).toMatchObject({ name: 'devstoreaccount1', sas });
});

it('an account is the development account, with tables too', () => {
  expect(parseAccount('UseDevelopmentStorage=true')).toEqual({
    name: 'devstoreaccount1',
    key: 'Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==',
    blob: 'http://127.0.0.1:10000/devstoreaccount1',
    queue: 'http://127.0.0.1:10001/devstoreaccount1',
    table: 'http://127.0.0.1:10002/devstoreaccount1',
  });
});

it('an account is a name or an https URL, for whoever has an identity, or a URL with a signature', () => {
  expect(parseAccount('photos')).toEqual(usual('photos'));
  expect(parseAccount(' photos\n')).toEqual(usual('photos'));
  expect(parseAccount('https://photos.blob.core.windows.net/')).toEqual(usual('photos'));
  expect(parseAccount('https://photos.table.core.usgovcloudapi.net')).toEqual(
    usual('photos', 'core.usgovcloudapi.net'),
  );
  expect(parseAccount('https://photos.blob.core.windows.net/?sv=1&sig=x')).toEqual({
    ...usual('photos'),
    sas: 'sv=1&sig=x',
  });
});

it.each([
  ['', 'neither a connection string'],
  ['My Photos', 'neither a connection string'],
  ['ab', 'neither a connection string'],
  ['https://photos.example.org', 'should look like https://NAME.blob.core.windows.net'],
  [`AccountKey=${KEY}`, 'AccountName is missing'],
  ['AccountName=photos', 'neither an AccountKey nor a SharedAccessSignature'],
  ['UseDevelopmentStorage=false', 'AccountName is missing'],
])('%j is no account, and is told so', (text, words) => {
  expect(() => parseAccount(text)).toThrow(words);
});
