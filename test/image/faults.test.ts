/** What `npm run image:test` looks for in images it does find, where it is: an image that is well proves nothing of that. */
import { describe, expect, test } from 'vitest';
import type { FileRecord } from '../../core/record.ts';
import release from '../../package.json' with { type: 'json' };
import { configFaults } from './configFaults.ts';
import { contentFaults } from './contentFaults.ts';
import { differences } from './differences.ts';
import type { Config, Layer } from './savedImage.ts';

const LABEL = 'org.opencontainers.image';
const converter: Config = {
  User: '1000:1000',
  Entrypoint: ['node', '--max-semi-space-size=2', 'worker/guard.ts'],
  WorkingDir: '/app',
  Healthcheck: { Test: ['CMD', 'node', 'worker/alive.ts'] },
  Labels: {
    [`${LABEL}.title`]: 'ironviper converter',
    [`${LABEL}.description`]: 'A converter',
    [`${LABEL}.licenses`]: 'MIT',
    [`${LABEL}.version`]: release.version,
    [`${LABEL}.revision`]: '0123abc',
  },
};

describe('how an image is to be run', () => {
  test('is well', () => expect(configFaults(converter, 'converter')).toEqual([]));

  test.each<[what: string, changed: Partial<Config>]>([
    ['Its user', { User: '' }],
    ['What it runs', { Entrypoint: ['node', 'worker/main.ts'] }],
    ['Its health check', { Healthcheck: undefined }],
    ['It has no label revision', { Labels: { ...converter.Labels, [`${LABEL}.revision`]: '' } }],
    ['Its version', { Labels: { ...converter.Labels, [`${LABEL}.version`]: '0.0.1' } }],
  ])('%s is told', (what, changed) => {
    expect(configFaults({ ...converter, ...changed }, 'converter')).toEqual([expect.stringContaining(what)]);
  });
});

describe('what is in an image', () => {
  const FOUND = [
    ['has no shell', '-rwxr-xr-x 0/0 usr/bin/dash'],
    ['has no compiler, and no other language than it needs', '-rwxr-xr-x 0/0 usr/bin/x86_64-linux-gnu-gcc-12'],
    ['has nothing that installs', '-rw-r--r-- 0/0 usr/lib/node_modules/npm/package.json'],
    ['has no file that gives rights', '-rwsr-xr-x 0/0 usr/bin/mount'],
    ['can be written to by nobody, but where it must', 'drwxrwxrwx 0/0 var/cache'],
    ['can be written to by nobody, but where it must', '-rw-r--r-- 1000/1000 app/package.json'],
    ['holds no secret', '-r-------- 0/0 run/secrets/ca.crt'],
    ['has no package that only development needs', 'drwxr-xr-x 0/0 app/node_modules/vitest'],
    ['has the terms of every package of Debian', '-rw-r--r-- 0/0 var/lib/dpkg/status.d/dcraw'],
  ] as const;
  const WELL = [
    'drwxrwxrwt 0/0 tmp',
    'drwxrwxrwt 0/0 app/.cache',
    '-rw------- 1000/1000 app/.cache/v24/0012',
    'lrwxrwxrwx 0/0 bin',
    '-rw-r--r-- 0/0 usr/bin/sh.txt',
    '-rw-r--r-- 0/0 var/lib/dpkg/status.d/libc6',
    '-rw-r--r-- 0/0 usr/share/doc/libc6/copyright',
  ];

  test('is well', () => {
    for (const faults of Object.values(contentFaults([layerOf(WELL)]))) expect(faults).toEqual([]);
  });

  test.each(FOUND)('%s: but %s', (what, line) => {
    const found = contentFaults([layerOf(WELL), layerOf([line])]);
    const wrong = Object.entries(found).filter(([, faults]) => faults.length > 0);
    expect(wrong.map(([name]) => name)).toEqual([what]);
  });
});

describe('what two converters say of a file', () => {
  const record = {
    name: 'a.jpg',
    state: 'ok',
    kind: 'jpeg',
    width: 300,
    previews: [{ name: 'thumb.webp', width: 300, height: 200 }],
    fingerprint: { scheme: 'blockhash16', hex: 'ff00' },
  } as unknown as FileRecord;
  const between = (...all: (FileRecord | undefined)[]) => {
    const [one, other] = all.map((each) => new Map(each ? [[each.name, each]] : []));
    return differences(one!, other!, ['a.jpg']);
  };

  test('is the same within two bits', () => {
    expect(between(record, { ...record, fingerprint: { scheme: 'blockhash16', hex: 'ff03' } })).toEqual([]);
    expect(between(undefined, undefined)).toEqual([]);
  });

  test.each<[what: string, other: FileRecord | undefined]>([
    ['state is ok, outside failed', { ...record, state: 'failed' }],
    ['width is 300, outside 200', { ...record, width: 200 }],
    ['previews is thumb.webp 300 x 200, outside', { ...record, previews: [] }],
    ['3 bits', { ...record, fingerprint: { scheme: 'blockhash16', hex: 'ff07' } }],
    ['a record inside', undefined],
  ])('%s is told', (what, other) => {
    expect(between(record, other)).toEqual([expect.stringContaining(what)]);
  });
});

function layerOf(lines: readonly string[]): Layer {
  const entries = lines.map((line) => {
    const [mode = '', owner = '', path = ''] = line.split(' ');
    return { mode, owner, path };
  });
  return { folder: '', entries, gzipped: 0 };
}
