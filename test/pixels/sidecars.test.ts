/** What only tells of other files is recorded as that: by content, and by its name only where content can't tell. */
import { describe, expect, test } from 'vitest';
import { identify } from '../../worker/media/identify/identify.ts';
import { encode } from '../fixtures/encode.ts';
import { ample, openMedia } from '../fixtures/openMedia.ts';
import { photo } from '../fixtures/photo.ts';
import { samples } from '../fixtures/samples.ts';
import { withFile } from '../fixtures/withFile.ts';

function told(content: Uint8Array | string, name = 'IMG_1234') {
  return withFile(content, (file) => identify(file, name));
}

const RDF = '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"></rdf:RDF>';
const XMP = `<x:xmpmeta xmlns:x="adobe:ns:meta/">${RDF}</x:xmpmeta>`;
const PACKET = `<?xpacket begin='\ufeff' id='W5M0MpCehiHzreSzNTczkc9d'?>\n${XMP}\n<?xpacket end='w'?>`;
const PLIST = (key: string) =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">\n<plist version="1.0"><dict><key>${key}</key><integer>0</integer></dict></plist>`;
const TAKEN = { photoTakenTime: { timestamp: '1560000000', formatted: 'x' } };
const ALBUM = { title: 'Summer', access: '', date: { timestamp: '0' } };

function bigEndian(text: string): Buffer {
  return Buffer.from(text, 'utf16le').swap16();
}

describe('a sidecar is', () => {
  test.each([
    ['XMP in a packet', PACKET],
    ['XMP without one', XMP],
    ['XMP of nothing but RDF', RDF],
    ['XMP behind a declaration', `<?xml version="1.0"?>\n<!-- ours -->\n${XMP}`],
    ['XMP of 16 bits', Buffer.from(`\ufeff${PACKET}`, 'utf16le')],
    ['XMP of 16 bits, the other way round', bigEndian(`\ufeff${PACKET}`)],
    ['XMP of 16 bits without a mark', Buffer.from(PACKET, 'utf16le')],
    ["Takeout's word on a photo", JSON.stringify({ title: 'IMG_1234.jpg', ...TAKEN })],
    ["Takeout's word, indented, behind a mark", `\ufeff${JSON.stringify(TAKEN, null, 2)}`],
    ["Takeout's word with a description of pages", JSON.stringify({ description: 'x'.repeat(9000), ...TAKEN })],
    ["Takeout's album", JSON.stringify(ALBUM)],
    ["Takeout's album of old", JSON.stringify({ albumData: ALBUM })],
    ['what exiftool prints', JSON.stringify([{ SourceFile: 'a.jpg', ExifToolVersion: 12.4 }])],
    ["a phone's edits", PLIST('adjustmentBaseVersion')],
  ])('%s, under any name', async (_, content) => {
    for (const name of ['IMG.jpg', 'IMG_1234.jpg.supplemental-me.json', 'IMG.xmp', 'IMG'])
      expect(await told(content, name)).toMatchObject({ kind: 'sidecar' });
  });

  test("a camera's small JPEG of a film, by its name alone", async () => {
    const jpeg = await encode(photo(160, 120), 'jpeg');
    expect(await told(jpeg, 'MVI_1234.THM')).toEqual({ kind: 'sidecar', contentType: 'image/jpeg' });
    expect(await told(jpeg, 'THM/MVI_1234.JPG')).toMatchObject({ kind: 'jpeg' });
  });

  test("a phone's edits in binary, by their name", async () => {
    const binary = Buffer.from('bplist00\xd1\x01\x02', 'latin1');
    expect(await told(binary, 'IMG_1234.AAE')).toMatchObject({ kind: 'sidecar' });
    expect(await told(binary, 'Info.plist')).toMatchObject({ kind: 'other' });
  });
});

describe('no sidecar is', () => {
  test.each([
    ['any other JSON', '{"a":1}', 'other'],
    ['an array', '[1,2,3]', 'other'],
    ['JSON that was cut short', '{"title":"broken.jpg","photoTakenTime":', 'other'],
    ['JSON that only looks like it', '{"photoTakenTime":"yesterday"}', 'other'],
    ['a title without a date', '{"title":"My page"}', 'other'],
    ['any other XML', '<?xml version="1.0"?><note>photoTakenTime</note>', 'other'],
    ['any other property list', PLIST('CFBundleName'), 'other'],
    ['a web page that quotes XMP', `<!DOCTYPE html><html><body>${XMP}</body></html>`, 'other'],
    ['a drawing that holds XMP', `<svg xmlns="http://www.w3.org/2000/svg"><metadata>${XMP}</metadata></svg>`, 'svg'],
    ['text', 'photoTakenTime', 'other'],
  ])('%s', async (_, content, kind) => {
    for (const name of ['a.json', 'a.xmp', 'a.aae', 'a.thm']) expect((await told(content, name)).kind).toBe(kind);
  });

  test.each(['a.xmp', 'a.json', 'a.aae'])('a JPEG called %s', async (name) => {
    expect(await told(await encode(photo(48, 32), 'jpeg'), name)).toMatchObject({ kind: 'jpeg' });
  });

  test('JSON of more than a megabyte, which nobody writes of a photo', async () => {
    const large = JSON.stringify({ ...TAKEN, filler: 'x'.repeat(2 ** 20) });
    expect(await told(large)).toMatchObject({ kind: 'other' });
  });
});

test('a sidecar has no pictures, and asks for no memory', async () => {
  const media = await openMedia();
  expect(await withFile(PACKET, (file) => media.inspect(file, 'a.xmp', ample.signal))).toMatchObject({
    kind: 'sidecar',
    decodable: false,
    memory: 0,
  });
});

const corpus = samples();

test.runIf(corpus)('every sidecar of the corpus is one, but for a broken one', async () => {
  const files = corpus?.filter(({ path }) => /(?<!wrongext.*)\.(?:json|xmp|aae)$/i.test(path)) ?? [];
  expect(files.length).toBeGreaterThan(20);
  for (const { path, file, expect: wanted } of files)
    expect([path, (await identify(file, path)).kind]).toEqual([path, wanted === 'reject' ? 'other' : 'sidecar']);
});
