/** What is our machine's trouble is never the file's: a broken converter must not bury a library. */
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { blame } from '../../worker/media/blame.ts';
import { headerIfAny } from '../../worker/media/headerIfAny.ts';
import { encode } from '../fixtures/encode.ts';
import { ample, openMedia } from '../fixtures/openMedia.ts';
import { photo } from '../fixtures/photo.ts';
import { withFile } from '../fixtures/withFile.ts';

test('a decoder that will not load is an outage with words, when it is first needed', async () => {
  const media = fileURLToPath(new URL('../../worker/media/nativeMedia.ts', import.meta.url));
  const script = `
    import { registerHooks } from 'node:module';
    registerHooks({ resolve: (specifier, context, next) => {
      if (specifier === 'sharp') throw new Error('libvips-cpp.so: cannot open shared object file');
      return next(specifier, context);
    } });
    const { nativeMedia } = await import(${JSON.stringify(media)});
    await nativeMedia({ maxPixels: 1, fileSeconds: 1 }).catch(({ name, what, message }) => console.log(JSON.stringify({ name, what, message })));
  `;
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', script]);
  expect(JSON.parse(stdout)).toEqual({
    name: 'OutageError',
    what: 'sharp',
    message: 'Loading the decoder sharp failed: libvips-cpp.so: cannot open shared object file',
  });
});

test.each(['jpeg', 'png', 'svg'] as const)('a scratch file that is gone is an outage, for a %s too', async (kind) => {
  const media = await openMedia();
  const inspection = { kind, contentType: '', metadata: {}, decodable: true, memory: 0, missing: [] };
  const gone = { name: 'OutageError', what: 'scratch' };
  await expect(media.inspect('/nowhere/original', 'a.jpg', ample.signal)).rejects.toMatchObject(gone);
  await expect(media.render('/nowhere/original', inspection, 0, ample)).rejects.toMatchObject(gone);
});

test('a file that need not be a picture is none, but one that is gone is an outage', async () => {
  expect(await withFile('just text', headerIfAny)).toBeUndefined();
  await expect(headerIfAny('/nowhere/original')).rejects.toMatchObject({ name: 'OutageError', what: 'scratch' });
});

describe('what the decoder says, and whose trouble it is', () => {
  test.each([
    ['VipsJpeg: premature end of JPEG image', 'FaultError', 'corrupt'],
    ['webp: unable to parse image', 'FaultError', 'corrupt'],
    ['timeout: 12% complete\nVipsImage: killed for image "temp-3"', 'FaultError', 'too-slow'],
    ['Input image exceeds pixel limit', 'FaultError', 'too-large'],
    ['heif: Memory allocation error: Security limit exceeded: iinf box', 'FaultError', 'too-large'],
    ['vips_tracked: out of memory --- size == 900MB', 'FaultError', 'out-of-memory'],
  ])('%s: the file', async (said, name, code) => {
    expect(await blame(new Error(said), 'Decoding a jpeg of 1x1')).toMatchObject({ name, code });
  });

  test.each([
    ['unable to write to file /tmp/vips-0.v\nunix error: No space left on device', 'scratch'],
    ['unable to open for read\nunix error: Too many open files', 'scratch'],
    ['wbuffer_write: write failed\nunix error: Input/output error', 'scratch'],
  ])('%s: we', async (said, what) => {
    expect(await blame(new Error(said), 'Decoding a jpeg of 1x1')).toMatchObject({ name: 'OutageError', what });
  });

  test('a disk that fails under a file that is there: we', async () => {
    const error = Object.assign(new Error('EIO: i/o error, read'), { code: 'EIO', syscall: 'read' });
    const blamed = await withFile('content', (file) => blame(error, 'Reading the first bytes', file));
    expect(blamed).toMatchObject({ name: 'OutageError', what: 'scratch' });
  });

  test('a part of our own program that is not there: we', async () => {
    const missing = Object.assign(new Error("Cannot find module 'strtok3'"), { code: 'ERR_MODULE_NOT_FOUND' });
    const blamed = await withFile('content', (file) => blame(missing, 'Reading the first bytes', file));
    expect(blamed).toMatchObject({ name: 'OutageError', what: 'installation' });
  });

  test('a call of ours that makes no sense is neither', async () => {
    const error = new Error('Expected integer between 1 and 100 for quality but received 0 of type number');
    expect(await blame(error, 'Cutting')).toBe(error);
  });

  test('whatever it says, an original that is gone is ours', async () => {
    const said = new Error('VipsJpeg: premature end of JPEG image');
    expect(await blame(said, 'Decoding', '/nowhere/original')).toMatchObject({ name: 'OutageError', what: 'scratch' });
  });
});

test('bad metadata is absent metadata', async () => {
  const media = await openMedia();
  const read = async (content: Buffer | string) => {
    const inspect = (file: string) => media.inspect(file, 'a.jpg', ample.signal);
    return (await withFile(content, inspect)).metadata.orientation;
  };
  expect(await read('\xff\xd8 no picture')).toBeUndefined();
  expect(await read(await encode(photo(32, 32), 'jpeg'))).toBeUndefined();
  expect(await read(await encode(photo(32, 32), 'jpeg', { orientation: 6 }))).toBe(6);
});
