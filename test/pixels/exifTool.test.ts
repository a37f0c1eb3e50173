/** One exiftool for all files: what becomes of it, and of us, when it dies, hangs, or is not there. */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, open, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { exiftoolPath } from 'exiftool-vendored';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { type ExifTool, type ExifToolOptions, startExifTool } from '../../worker/media/metadata/exifTool.ts';
import { readMetadata } from '../../worker/media/metadata/readMetadata.ts';
import { encode, open as openPixels } from '../fixtures/encode.ts';
import { photo } from '../fixtures/photo.ts';
import { pngWithText } from '../fixtures/pngWithText.ts';
import { withFile } from '../fixtures/withFile.ts';

const never = new AbortController().signal;
const upright = await encode(photo(32, 32), 'jpeg', { orientation: 6 });

const started: ExifTool[] = [];
afterEach(() => Promise.all(started.splice(0).map((exifTool) => exifTool.close())));

async function start(options: ExifToolOptions = {}): Promise<ExifTool> {
  const exifTool = await startExifTool(options);
  started.push(exifTool);
  return exifTool;
}

/** By the system's own list. */
function exifToolsOf(parent: number): number[] {
  const lines = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' }).split('\n');
  return lines
    .filter((line) => Number(line.trim().split(/\s+/)[1]) === parent && line.includes('-stay_open'))
    .map((line) => Number.parseInt(line, 10));
}

/** A file that never answers: nobody writes to it. */
function withSilence<T>(use: (file: string) => Promise<T>): Promise<T> {
  return withFile('', (file) => {
    const silence = join(dirname(file), 'silence');
    execFileSync('sh', ['-c', 'mkfifo "$0"', silence]);
    return use(silence);
  });
}

async function orientationBy(exifTool: ExifTool): Promise<unknown> {
  return withFile(upright, async (file) => (await exifTool.read(file, never)).values['IFD0:Orientation']);
}

test("runs no configuration file, which is somebody's Perl", async () => {
  await withFile('', async (marker) => {
    const own = await exiftoolPath();
    const folder = join(dirname(marker), 'exiftool');
    await mkdir(folder);
    await copyFile(own, join(folder, 'exiftool'));
    await symlink(join(dirname(own), 'lib'), join(folder, 'lib'));
    // Looked for beside the program, as in the home folder.
    await writeFile(join(folder, '.ExifTool_config'), `unlink '${marker}'; 1;`);
    expect(await orientationBy(await start({ script: join(folder, 'exiftool') }))).toBe(6);
    expect(existsSync(marker)).toBe(true);
  });
});

describe('one process', () => {
  test('serves one file after the other, and many that ask at once', async () => {
    const exifTool = await start();
    const [first] = exifToolsOf(process.pid);
    expect(await Promise.all([orientationBy(exifTool), orientationBy(exifTool), orientationBy(exifTool)])).toEqual([
      6, 6, 6,
    ]);
    expect(exifToolsOf(process.pid)).toEqual([first]);
  });

  test.runIf(process.platform === 'linux')(
    'that a file made large gives way to another, and is gone by then',
    async () => {
      const exifTool = await start();
      const [first] = exifToolsOf(process.pid);
      await orientationBy(exifTool);
      expect(exifToolsOf(process.pid)).toEqual([first]);
      await withFile(await pngWithText(12), (file) => exifTool.read(file, never));
      expect(await orientationBy(exifTool)).toBe(6);
      const second = exifToolsOf(process.pid);
      expect(second).toHaveLength(1);
      expect(second).not.toEqual([first]);
    },
  );

  test('is started anew after it was killed', async () => {
    const exifTool = await start();
    const [first] = exifToolsOf(process.pid);
    process.kill(first!, 'SIGKILL');
    expect(await orientationBy(exifTool)).toBe(6);
    expect(exifToolsOf(process.pid)).not.toContain(first);
  });

  test('asks again when it was killed over a file', async () => {
    const exifTool = await start();
    await withSilence(async (silence) => {
      const [first] = exifToolsOf(process.pid);
      const reading = exifTool.read(silence, never);
      process.kill(first!, 'SIGKILL');
      await vi.waitUntil(() => exifToolsOf(process.pid).some((pid) => pid !== first), 10_000);
      // Opens only once the second exiftool reads.
      const mouth = await open(silence, 'w');
      await mouth.close();
      expect(await reading).toEqual({ values: expect.any(Object), words: expect.any(Object) });
    });
    expect(await orientationBy(exifTool)).toBe(6);
  });

  test('a file that it hangs over says nothing, and does not keep the next', async () => {
    const exifTool = await start({ seconds: 1 });
    await withSilence(async (silence) => {
      expect(await exifTool.read(silence, never)).toEqual({ values: {}, words: {} });
    });
    expect(await orientationBy(exifTool)).toBe(6);
    await vi.waitUntil(() => exifToolsOf(process.pid).length === 1, 10_000);
  });

  test('who is told to stop does not wait for it, and neither does the next file', async () => {
    const exifTool = await start({ seconds: 600 });
    const stop = new AbortController();
    await withSilence(async (silence) => {
      const reading = exifTool.read(silence, stop.signal);
      const next = orientationBy(exifTool);
      // Opens only once exiftool reads.
      const mouth = await open(silence, 'w');
      stop.abort(new Error('told to stop'));
      await expect(reading).rejects.toThrow('told to stop');
      expect(await next).toBe(6);
      await mouth.close();
    });
  });
});

describe.runIf(process.platform === 'linux')('when we are killed', () => {
  test('it goes with us, though it is busy', async () => {
    const module = fileURLToPath(new URL('../../worker/media/metadata/exifTool.ts', import.meta.url));
    await withSilence(async (silence) => {
      const script = `
        const { startExifTool } = await import(${JSON.stringify(module)});
        const exifTool = await startExifTool();
        console.log('started');
        await exifTool.read(${JSON.stringify(silence)}, new AbortController().signal);
      `;
      const us = spawn(process.execPath, ['--input-type=module', '--eval', script], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      await once(createInterface(us.stdout), 'line');
      const [orphan] = exifToolsOf(us.pid!);
      expect(orphan).toBeGreaterThan(0);
      us.kill('SIGKILL');
      await once(us, 'close');
      await vi.waitUntil(() => !isRunning(orphan!), 10_000);
    });
  });
});

function isRunning(pid: number): boolean {
  const state = execFileSync('sh', ['-c', `ps -o stat= -p ${pid} || true`], { encoding: 'utf8' }).trim();
  return state !== '' && !state.startsWith('Z');
}

describe('what is ours to mend', () => {
  test('an exiftool that is not there is an outage, in words', async () => {
    const gone = startExifTool({ script: '/nowhere/exiftool' });
    await expect(gone).rejects.toMatchObject({ name: 'OutageError', what: 'exiftool' });
    await expect(gone).rejects.toThrow(/^Starting exiftool failed: .*Perl\.$/);
  });

  test('so is one that will not start (where there is no Perl), and one that vanished while we ran', async () => {
    await withFile('#!/nowhere/perl\n', async (file) => {
      await expect(startExifTool({ script: file })).rejects.toMatchObject({ name: 'OutageError', what: 'exiftool' });
    });
    const { exiftoolPath } = await import('exiftool-vendored');
    await withFile(`#!/bin/sh\nexec '${await exiftoolPath()}' "$@"\n`, async (script) => {
      execFileSync('chmod', ['+x', script]);
      const exifTool = await start({ script });
      await writeFile(script, '#!/bin/sh\necho broken >&2\nexit 1\n');
      for (const pid of exifToolsOf(process.pid)) process.kill(pid, 'SIGKILL');
      await expect(orientationBy(exifTool)).rejects.toMatchObject({ name: 'OutageError', what: 'exiftool' });
      await expect(orientationBy(exifTool)).rejects.toThrow('broken');
    });
  });

  test('a path that would be more than one line to exiftool, or an option, is never told to it', async () => {
    const exifTool = await start();
    for (const path of ['/tmp/a\n-execute\n', '/tmp/a\r', '-ver', '#a', 'original', ' /tmp/a']) {
      await expect(exifTool.read(path, never)).rejects.toMatchObject({ name: 'OutageError', what: 'scratch' });
    }
  });
});

describe('a file says more than anybody wants to know', () => {
  test.each([
    [20, 16],
    [300, undefined],
  ])('%i MB of text in a small PNG: nothing of it is kept, and the next file is read', async (megabytes, width) => {
    const exifTool = await start();
    await withFile(await pngWithText(megabytes), async (file) => {
      const { metadata, size } = await readMetadata(exifTool, file, 'a.png', 'png', never);
      expect(size?.width).toBe(width);
      expect(JSON.stringify(metadata).length).toBeLessThan(10_000);
    });
    expect(await orientationBy(exifTool)).toBe(6);
  });
});

test('a title that looks like the end of an answer is a title, and letters come whole wherever the answer is cut', async () => {
  const exifTool = await start();
  const words = 'ü€😀'.repeat(30_000);
  const titles = ['{ready}', `{ready}\n{ready1}\n${words}`];
  for (const title of [...titles, 'the next']) {
    await withFile(await titled(title), async (file) => {
      expect((await exifTool.read(file, never)).words['XMP-dc:Title']).toBe(title);
    });
  }
});

function titled(title: string): Promise<Buffer> {
  const name = `<dc:title><rdf:Alt><rdf:li xml:lang="x-default">${title}</rdf:li></rdf:Alt></dc:title>`;
  const about = `<rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/">${name}</rdf:Description>`;
  const rdf = `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">${about}</rdf:RDF>`;
  return openPixels(photo(32, 32)).withXmp(`<x:xmpmeta xmlns:x="adobe:ns:meta/">${rdf}</x:xmpmeta>`).png().toBuffer();
}

test('what is no picture says nothing', async () => {
  const exifTool = await start();
  await withFile('no picture', async (file) => {
    expect((await readMetadata(exifTool, file, 'a.jpg', 'jpeg', never)).metadata).toEqual({
      exif: expect.objectContaining({ 'File:FileType': 'TXT' }),
    });
  });
});
