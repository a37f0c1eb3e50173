/** The floors under which an image is not made: what they refuse, and that what there is today is above them. */
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { checkFloors, type Installed } from '../../infra/image/checkFloors.ts';
import { compareVersions } from '../../infra/image/compareVersions.ts';
import { FLOORS, type Floor } from '../../infra/image/floors.ts';
import { installedIn } from '../../infra/image/installedIn.ts';

const heif: Floor = {
  from: 'debian',
  packages: ['libheif1'],
  least: '1.23.6-2~deb13u1',
  mends: 'a hole',
  reads: 'stills',
};
const film: Floor = {
  from: 'debian',
  packages: ['ffmpeg', 'libavcodec61'],
  least: '7:7.1.5',
  mends: 'a hole',
  reads: 'video',
};
const png: Floor = { from: 'debian', packages: ['libpng16-16t64'], least: '1.6.48', mends: 'a hole' };
const floors = [heif, film, png];

describe('versions stand in the order in which dpkg has them', () => {
  // Each is older than the next; all were put to dpkg --compare-versions.
  const ROWS = [
    [
      '1.19.8-1',
      '1.19.8-1+deb13u1',
      '1.19.8-1+deb13u10',
      '1.19.8-2',
      '1.23.6-2~bpo13+1',
      '1.23.6-2~deb13u1',
      '1.23.6-2',
    ],
    [
      '1.3.1-1~deb13u1',
      '1.3.1-1~deb13u2',
      '1.3.1-1',
      '1.3.1-1+b1',
      '1.3.1-1+b10',
      '1.3.1-1+deb13u1',
      '1.3.1-1+deb13u1+b1',
    ],
    ['9.28-2', '9.28-3', '9.28-3+b1', '9.28-3.1'],
    ['4:1', '7:7.1.5-0+deb13u1', '7:7.1.10-0+deb13u1', '8:0.1'],
    ['8:7.1.1.43+dfsg1-1', '8:7.1.1.43+dfsg1-1+deb13u9', '8:7.1.1.43+dfsg1-1+deb13u14', '8:7.1.2.3+dfsg1-1'],
    ['2.60.0+dfsg-1~deb13u1', '2.60.0+dfsg-1', '2.60.0+dfsg1-1'],
    ['2.12.7+dfsg+really2.9.14-2.1', '2.12.7+dfsg+really2.9.14-2.1+deb13u3', '2.12.7+dfsg+really2.9.15-1', '2.13-1'],
    ['1.0~~', '1.0~', '1.0~rc1', '1.0', '1.0a', '1.0z', '1.0+b', '1.0.1', '1.1', '1.10'],
    ['1-1-1', '1-1-2', '1-2-0'],
    ['13.9.0', '13.54.0', '13.59.0', '13.59.3'],
    ['20251231235958999', '20251231235959000'],
  ];

  test.each(ROWS.map((row) => [row]))('%j', (row) => {
    for (const [at, older] of row.entries()) {
      expect(compareVersions(older, older)).toBe(0);
      for (const newer of row.slice(at + 1)) {
        expect(compareVersions(older, newer), `${older} and ${newer}`).toBeLessThan(0);
        expect(compareVersions(newer, older), `${newer} and ${older}`).toBeGreaterThan(0);
      }
    }
  });

  test.each([
    ['1.0', '0:1.0'],
    ['1.0', '1.0-0'],
    ['1.01', '1.1'],
    ['1.0', '1.0-'],
  ])('%s is %s', (one, other) => {
    expect(compareVersions(one, other)).toBe(0);
  });
});

describe('an image is refused', () => {
  test('for what is older than its floor, with the reason', () => {
    expect(checkFloors(holding({ libheif1: '1.19.8-1+deb13u1' }), ['stills'], floors)).toEqual([
      'libheif1 1.19.8-1+deb13u1 is older than 1.23.6-2~deb13u1, which mends a hole.',
    ]);
  });

  test('for one old part of what has several', () => {
    const [fault, ...others] = checkFloors(
      holding({ libheif1: '1.24', ffmpeg: '7:8', libavcodec61: '7:7.1.4' }),
      [],
      floors,
    );
    expect(fault).toContain('libavcodec61 7:7.1.4 is older than');
    expect(others).toEqual([]);
  });

  test('for what it is said to read and can not', () => {
    const faults = checkFloors(holding({}), ['stills', 'video'], floors);
    expect(faults).toEqual([
      expect.stringContaining('No libheif1 is among the debian packages'),
      expect.stringContaining('None of ffmpeg, libavcodec61 is among the debian packages'),
    ]);
  });

  test('for what it need not have, and has too old', () => {
    expect(checkFloors(holding({ 'libpng16-16t64': '1.6.47-1' }), [], floors)).toHaveLength(1);
  });
});

test('an image is well at its floors, above them, and without what it is not for', () => {
  const atFloors = holding({ libheif1: '1.23.6-2~deb13u1', ffmpeg: '7:7.1.5' });
  expect(checkFloors(atFloors, ['stills', 'video'], floors)).toEqual([]);
  expect(checkFloors(holding({ libheif1: '1.24.0-1' }), ['stills'], floors)).toEqual([]);
  expect(checkFloors(holding({}), [], floors)).toEqual([]);
});

describe('of Debian 13', () => {
  const released = {
    libheif1: '1.19.8-1',
    'libde265-0': '1.0.15-1+b3',
    libraw23t64: '0.21.4-2',
    'imagemagick-7.q16': '8:7.1.1.43+dfsg1-1',
    ffmpeg: '7:7.1.1-1+b1',
    'perl-base': '5.40.1-6',
    'libopenexr-3-1-30': '3.1.13-2',
  };
  const mended = {
    libheif1: '1.23.6-2~deb13u1',
    'libde265-0': '1.0.15-1+deb13u2',
    libraw23t64: '0.21.4-2+deb13u1',
    'imagemagick-7.q16': '8:7.1.1.43+dfsg1-1+deb13u14',
    ffmpeg: '7:7.1.5-0+deb13u1',
    'perl-base': '5.40.1-6+deb13u1',
    'libopenexr-3-1-30': '3.2.12-1~deb13u2',
  };

  test('what was released is refused', () => {
    const faults = checkFloors(holding(released), []);
    expect(faults.map((fault) => fault.split(' ')[0])).toEqual(expect.arrayContaining(Object.keys(released)));
  });

  test('what has been mended since is not', () => {
    expect(checkFloors(holding(mended), [])).toEqual([]);
  });
});

test('every floor says why, by the number of a hole', () => {
  for (const { packages, mends } of FLOORS) expect(mends, packages[0]).toMatch(/CVE-\d{4}-\d{4,}|GHSA-/);
});

test('the packages of the lockfile are above their floors, on both processors', async () => {
  const Lock = z.object({ packages: z.record(z.string(), z.object({ version: z.string().optional() })) });
  const { packages } = Lock.parse(
    JSON.parse(await readFile(new URL('../../package-lock.json', import.meta.url), 'utf8')),
  );
  const npm: Record<string, string> = {};
  for (const name of FLOORS.filter(({ from }) => from === 'npm').flatMap((floor) => floor.packages)) {
    const { version } = packages[`node_modules/${name}`] ?? {};
    expect(version, `${name} in package-lock.json`).toBeDefined();
    npm[name] = version!;
  }
  expect(checkFloors({ debian: {}, npm }, [])).toEqual([]);
});

describe('what is installed is told by the image itself', () => {
  let root: string;

  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'installed-'));
    await write(
      'one/var/lib/dpkg/status.d/libheif1',
      'Package: libheif1\nStatus: install ok installed\nVersion: 1.23.6-2~deb13u1\n',
    );
    await write(
      'two/var/lib/dpkg/status.d/dcraw',
      'Package: dcraw\nVersion: 9.28-3+b1\nDescription: RAW\n Version: none\n',
    );
    await write('two/app/node_modules/exiftool-vendored.pl/package.json', '{"version":"13.59.3"}');
    await write('broken/var/lib/dpkg/status.d/odd', 'Package: odd\n');
  });

  afterAll(() => rm(root, { recursive: true }));

  test('over all its layers', async () => {
    const layers = ['one', 'two', 'none'].map((name) => join(root, name));
    expect(await installedIn(layers)).toEqual({
      debian: { libheif1: '1.23.6-2~deb13u1', dcraw: '9.28-3+b1' },
      npm: { 'exiftool-vendored.pl': '13.59.3' },
    });
  });

  test('and an entry without a version is no entry', async () => {
    await expect(installedIn([join(root, 'broken')])).rejects.toThrow('no field Version');
  });

  async function write(path: string, text: string): Promise<void> {
    const file = join(root, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  }
});

function holding(debian: Record<string, string>): Installed {
  return { debian, npm: {} };
}
