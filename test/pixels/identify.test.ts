/** Content says what a file is; a name only tells apart what cameras made alike. */
import { deflateRawSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { identify } from '../../worker/media/identify/identify.ts';
import { encode } from '../fixtures/encode.ts';
import { ample, openMedia } from '../fixtures/openMedia.ts';
import { photo } from '../fixtures/photo.ts';
import { show } from '../fixtures/show.ts';
import { withFile } from '../fixtures/withFile.ts';

const FORMATS = ['jpeg', 'png', 'webp', 'tiff', 'avif', 'gif'] as const;

function told(content: Uint8Array | string, name: string) {
  return withFile(content, (file) => identify(file, name));
}

function ftyp(...brands: string[]): Buffer {
  const [major = '', ...others] = brands;
  const text = `ftyp${major}\0\0\0\0${others.join('')}`;
  return Buffer.concat([Buffer.from([0, 0, 0, text.length + 4]), Buffer.from(text, 'latin1'), Buffer.alloc(64)]);
}

test.each(FORMATS)('a %s is one under any name', async (format) => {
  const file = await encode(photo(48, 32), format);
  for (const name of ['IMG.jpg', 'IMG.heic', 'IMG.mov', 'IMG.txt', 'no extension', 'IMG.PNG']) {
    expect(await told(file, name)).toEqual({ kind: format, contentType: `image/${format}` });
  }
});

test.each(FORMATS)('the pictures of a %s are the same under any name', async (format) => {
  const file = await encode(photo(48, 32), format);
  const { ms: _, ...right } = await show(file, { name: `a.${format}` });
  const { ms: __, ...mistyped } = await show(file, { name: 'a.heic' });
  expect(mistyped).toEqual(right);
});

test('a JPEG named like a RAW is a JPEG', async () => {
  const jpeg = await encode(photo(48, 32), 'jpeg');
  for (const name of ['a.nef', 'a.CR2', 'a.dng']) expect((await told(jpeg, name)).kind).toBe('jpeg');
});

test('a TIFF named like a RAW is a RAW, because many RAW files are TIFF in all but name', async () => {
  const tiff = await encode(photo(48, 32), 'tiff');
  for (const name of ['a.nef', 'trip/B.PEF', 'a.srw', 'a.3FR']) expect((await told(tiff, name)).kind).toBe('raw');
  for (const name of ['a.tif', 'nef', 'a.nef/b.tiff', 'a.raw']) expect((await told(tiff, name)).kind).toBe('tiff');
});

describe('one container, two codecs: the brands tell', () => {
  test.each([
    [['heic', 'mif1', 'heic'], 'heif'],
    [['heix', 'mif1'], 'heif'],
    [['mif1', 'mif1', 'heic'], 'heif'],
    [['mif1', 'miaf', 'avif'], 'avif'],
    [['mif1'], 'heif'],
    [['avif', 'mif1', 'miaf'], 'avif'],
    [['avif', 'mif1', 'heic'], 'avif'],
    [['avis', 'msf1', 'avif'], 'video'],
    [['avis', 'msf1', 'miaf'], 'video'],
    [['qt  '], 'video'],
    [['isom', 'mp42'], 'video'],
    [['crx ', 'isom'], 'raw'],
  ])('%j is %s', async (brands, kind) => {
    expect((await told(ftyp(...brands), 'a.jpg')).kind).toBe(kind);
  });
});

describe('other signatures', () => {
  test.each([
    ['Olympus', 'IIRO\x08\0\0\0', 'raw'],
    ['Fujifilm', 'FUJIFILMCCD-RAW 0201', 'raw'],
    ['Minolta', '\0MRM\0\0\0\0', 'raw'],
    ['Sigma', 'FOVb\0\0\0\0', 'raw'],
    ['Photoshop', '8BPS\0\x01\0\0\0\0\0\0', 'image'],
    ['Windows bitmap', 'BM\x46\0\0\0\0\0\0\0\x36\0\0\0', 'image'],
    ['PDF', '%PDF-1.4\n', 'other'],
    ['PostScript', '%!PS-Adobe-3.0\n', 'other'],
    ['MVG', 'push graphic-context\nviewbox 0 0 640 480\n', 'other'],
    ['text', 'Dear diary, today I saw an elephant.\n', 'other'],
    ['HTML', '<!DOCTYPE html><html><body><svg width="1"/></body></html>', 'other'],
    ['XMP', '<?xpacket begin=""?><x:xmpmeta xmlns:x="adobe:ns:meta/"></x:xmpmeta>', 'sidecar'],
    ['one byte', 'x', 'other'],
  ])('%s', async (_, content, kind) => {
    expect((await told(Buffer.from(content, 'latin1'), 'photo.jpg')).kind).toBe(kind);
  });
});

test('a line of comments in comments takes no time', async () => {
  // Twice the time for each one more: so many would take a minute, a few more for ever.
  const comments = '# '.repeat(32);
  expect((await told(`P1 ${comments}`, 'a.pbm')).kind).toBe('other');
  expect((await told(`P6 ${comments}\r\n#\n # two\n8 8\n255\n`, 'a.ppm')).kind).toBe('image');
});

describe('an SVG is told by its first element', () => {
  const root = '<svg xmlns="http://www.w3.org/2000/svg"/>';
  test.each([
    root,
    `\ufeff<?xml version="1.0"?>\n${root}`,
    `<!-- ${'a comment '.repeat(90)} -->${root}`,
    `<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "svg11.dtd" [<!ENTITY a "b">]>${root}`,
    '<s:svg xmlns:s="http://www.w3.org/2000/svg"/>',
  ])('%s', async (text) => {
    expect(await told(text, 'a.jpg')).toEqual({ kind: 'svg', contentType: 'image/svg+xml' });
  });

  test('not by its name, and not packed, where its size is hidden', async () => {
    expect((await told('svg', 'a.svg')).kind).toBe('other');
    const packed = Buffer.concat([Buffer.from('1f8b08000000000000ff', 'hex'), deflateRawSync(root)]);
    expect((await told(packed, 'a.svgz')).kind).toBe('other');
  });
});

test('what is no picture is kept without pictures', async () => {
  const media = await openMedia();
  for (const content of ['just text', '%PDF-1.4\n', '<!DOCTYPE html><html></html>']) {
    expect(await withFile(content, (file) => media.inspect(file, 'IMG.jpg', ample.signal))).toMatchObject({
      decodable: false,
    });
  }
});
