/** What ImageMagick may not do under our policy, whatever the system's own allows. Each attack is seen to work without it. */
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { magick } from '../../worker/media/programs/magick.ts';
import { runProgram } from '../../worker/media/programs/runProgram.ts';
import { CODERS } from '../../worker/media/readers/coders.ts';
import { meanDistance } from '../fixtures/closeness.ts';
import { encode } from '../fixtures/encode.ts';
import { magicked } from '../fixtures/magicked.ts';
import { ample, readingOf, testTools } from '../fixtures/openMedia.ts';
import { photo } from '../fixtures/photo.ts';
import { seen, show } from '../fixtures/show.ts';

const run = promisify(execFile);
const { convert = '' } = await testTools();
const picture = photo(60, 40);
const png = await encode(picture, 'png');

let folder: string;
let open: string;
let origin: string;
let asked = 0;
const server = createServer((_, response) => {
  asked++;
  response.end(png);
});

const OPEN = `<policymap>
  <policy domain="coder" rights="read | write" pattern="*"/>
  <policy domain="delegate" rights="read | write | execute" pattern="*"/>
  <policy domain="path" rights="read | write | execute" pattern="@*"/>
</policymap>`;

beforeAll(async () => {
  open = await mkdtemp(join(tmpdir(), 'ironviper-open-'));
  await mkdir(join(open, 'ImageMagick'));
  await writeFile(join(open, 'ImageMagick', 'policy.xml'), OPEN);
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  origin = `127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  server.close();
  await rm(open, { recursive: true });
});
beforeEach(async () => {
  asked = 0;
  folder = await mkdtemp(join(tmpdir(), 'ironviper-test-'));
  await writeFile(join(folder, 'secret.png'), png);
  await writeFile(join(folder, 'secret.txt'), 'secret words');
  return () => rm(folder, { recursive: true });
});

/** As on a machine whose owner trusts every file. */
async function careless(input: string, env: Record<string, string> = { XDG_CONFIG_HOME: open }): Promise<string> {
  const options = { cwd: folder, env: { PATH: '/usr/bin:/bin', HOME: folder, ...env }, timeout: 20_000 };
  return run(convert, [input, 'tiff:out.tif'], options).then(
    () => '',
    ({ stderr }: { stderr: string }) => stderr || 'failed',
  );
}

async function ours(input: string, output = 'tiff:out.tif'): Promise<string> {
  const doing = { name: 'ImageMagick', doing: 'Trying', memory: 2 ** 29, output: 2 ** 26 };
  return runProgram({ ...doing, command: [convert, input, output], folder, signal: ample.signal }).then(
    () => '',
    ({ message }: Error) => message,
  );
}

const DENIED = /not allowed by the security policy/;

const DRAWS = "viewbox 0 0 60 40 image Over 0,0 60,40 'secret.png'";
const LINKS = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="60" height="40">
  <image width="60" height="40" xlink:href="secret.png"/></svg>`;
const STEALS = '<?xml version="1.0"?><image><read filename="secret.png"/><write filename="stolen.png"/></image>';

describe('what reads other files, or needs none', () => {
  test.each([
    ['mvg:original', DRAWS],
    ['msvg:original', LINKS],
    ['label:@secret.txt', ''],
    ['caption:@secret.txt', ''],
    ['vid:*.png', ''],
    ['xc:red', ''],
    ['gradient:', ''],
    ['pattern:bricks', ''],
  ])('%s', async (input, content) => {
    await writeFile(join(folder, 'original'), content);
    expect(await careless(input)).toBe('');
    await rm(join(folder, 'out.tif'));
    expect(await ours(input)).toMatch(DENIED);
    expect(await readdir(folder)).not.toContain('out.tif');
  });

  test('an address', async () => {
    expect(await careless(`http://${origin}/picture.png`)).toBe('');
    expect(asked).toBe(1);
    expect(await ours(`http://${origin}/picture.png`)).toMatch(DENIED);
    for (const coder of ['https', 'ftp', 'url']) await ours(`${coder}://${origin}/picture.png`);
    expect(asked).toBe(1);
  });

  test('a file by its address', async () => {
    expect(await careless(`file://${folder}/secret.png`)).toBe('');
    expect(await ours(`file://${folder}/secret.png`)).toMatch(DENIED);
  });

  test('a file that is removed when it was read', async () => {
    await ours('ephemeral:secret.png');
    expect(await readdir(folder)).toEqual(['secret.png', 'secret.txt']);
  });
});

describe('coders that draw, run or interpret', () => {
  const NAMES =
    'msl mvg svg msvg ps eps epdf pdf ai xps text txt label caption pango inline tile plasma fractal null xc ' +
    'miff mpc map mat wmf wpg ttf vid mp4 mov m4v dng cr2 nef gif webp avif magick mask stegano clip html';

  test.each(NAMES.split(' '))('%s', async (coder) => {
    await writeFile(join(folder, 'original'), coder === 'msl' ? STEALS : 'anything');
    expect(await ours(`${coder}:original`)).toMatch(/security policy|unable to open|no decode delegate/);
    expect((await readdir(folder)).sort()).toEqual(['original', 'secret.png', 'secret.txt']);
    expect(await careless(`${coder}:original`)).not.toMatch(DENIED);
  });

  test.each(['mvg', 'msl', 'svg', 'pdf', 'ps', 'txt', 'html', 'json', 'gif', 'miff'])(
    'nor are they written: %s',
    async (coder) => {
      expect(await ours('png:secret.png', `${coder}:out`)).toMatch(/security policy|no encode delegate/);
      // It may have been opened before it was asked for.
      const written = await readFile(join(folder, 'out')).catch(() => Buffer.alloc(0));
      expect(written).toHaveLength(0);
    },
  );
});

test('our policy decides, also where another comes after it', async () => {
  const settings = fileURLToPath(new URL('../../worker/media/programs', import.meta.url));
  const [first, last] = [join(settings, 'ImageMagick'), join(open, 'ImageMagick')];
  expect(await careless('xc:red', { MAGICK_CONFIGURE_PATH: `${first}:${last}` })).toBe('');
  expect(await careless('xc:red', { MAGICK_CONFIGURE_PATH: `${first}:${last}`, XDG_CONFIG_HOME: settings })).toMatch(
    DENIED,
  );
});

test('it comes first and last of all that ImageMagick finds', async () => {
  const listing = { name: 'ImageMagick', doing: 'Listing', memory: 2 ** 29, output: 0, folder, signal: ample.signal };
  const [policy, resource] = await Promise.all(
    ['policy', 'resource'].map((what) => runProgram({ ...listing, command: [convert, '-list', what] })),
  );
  const paths = [...policy!.stdout.matchAll(/^Path: (.*)/gm)].map(([, path]) => path);
  expect(paths.at(-1)).toBe('[built-in]');
  expect(paths.at(-2)).toMatch(/programs\/+ImageMagick\/policy\.xml$/);
  expect(resource!.stdout).toContain('Width: 300KP');
  expect(resource!.stdout).toContain('Disk: 0B');
});

test('our limits decide: a picture wider than the 16,000 pixels of Debian is read', async () => {
  const wide = Buffer.concat([Buffer.from('P4 20000 40\n'), Buffer.alloc(2500 * 40, 0x0f)]);
  expect(await show(wide)).toMatchObject({ state: 'ok', width: 20000, height: 40 });
});

test('no file takes the place of memory', async () => {
  const large = Buffer.concat([Buffer.from('P4 8000 4000\n'), Buffer.alloc(1000 * 4000, 0x0f)]);
  await expect(show(large, { memory: 128 * 2 ** 20 })).rejects.toMatchObject({ code: 'out-of-memory' });
});

test.each(Object.values(CODERS))('our policy allows what we ask of it: %s', async (coder) => {
  await writeFile(join(folder, 'original'), 'anything');
  expect(await ours(`${coder}:original`)).not.toMatch(DENIED);
});

describe('through our own code', () => {
  const PS = '%!PS\n(secret.txt) (r) file\n/Courier findfont 20 scalefont setfont 72 72 moveto (hello) show showpage\n';
  test.each([
    ['MVG', DRAWS],
    [
      'MVG that says so',
      "push graphic-context\nviewbox 0 0 640 480\nfill 'url(http://127.0.0.1/)'\npop graphic-context\n",
    ],
    ['MSL', STEALS],
    ['PostScript', PS],
    ['PDF', '%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\n'],
    ['text', '@secret.txt'],
    ['XPM', '/* XPM */\nstatic char *a[] = {"1 1 1 1", "a c red", "a"};'],
    ['MIFF', 'id=ImageMagick  version=1.0\nclass=DirectClass\ncolumns=1\nrows=1\n\f\n:\x1a   '],
  ])('%s is kept without pictures, under any name', async (_, content) => {
    await writeFile(join(folder, 'original'), content);
    for (const name of ['a.mvg', 'a.msl', 'a.psd', 'a.bmp', 'a.tga', 'a.jpg', 'msl:a', 'a.pdf']) {
      const { inspection } = await readingOf(join(folder, 'original'), name);
      expect(inspection).toMatchObject({ kind: 'other', decodable: false });
    }
  });

  test('a picture with a drawing inside is the picture, or nothing', async () => {
    const bmp = await magicked(png, ['bmp:out.bmp']);
    const both = Buffer.concat([bmp, Buffer.from(`\npush graphic-context\n${DRAWS}\npop graphic-context\n`)]);
    expect(meanDistance(await seen(await show(both, { name: 'a.mvg' })), picture)).toBeLessThan(9);
    for (const head of [
      '8BPS\0\x01\0\0\0\0\0\0',
      'BM\x46\0\0\0\0\0\0\0\x36\0\0\0',
      '\x01\xda\0\x01\0\x03',
      'DDS \x7c\0\0\0',
    ]) {
      const file = Buffer.concat([Buffer.from(head, 'latin1'), Buffer.from(`\n${DRAWS}\n${STEALS}`)]);
      await expect(show(file, { name: 'a.mvg' })).rejects.toMatchObject({ name: 'FaultError' });
    }
  });

  test('a name that is a command is only a name', async () => {
    const psd = await magicked(png, ['psd:out.psd']);
    for (const name of ['msl:probe.jpg', 'mvg:a.psd', '-write', '@secret.txt', 'a.psd[0]', '%d.psd', '|touch x'])
      expect(meanDistance(await seen(await show(psd, { name })), picture)).toBeLessThan(9);
  });

  test('a file whose name on disk ImageMagick might read into is refused by us', async () => {
    await writeFile(join(folder, 'msl:probe.jpg'), png);
    const reading = { ...(await readingOf(join(folder, 'secret.png'))), file: join(folder, 'msl:probe.jpg') };
    const trying = magick(convert, { coder: 'png', args: [], target: 'tiff:out.tif' }, reading);
    await expect(trying).rejects.toThrow('never given a name');
  });
});
