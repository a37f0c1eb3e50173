/** Metadata of real files: what exiftool writes under its names is read under ours, and the corpus as it is known. */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { readdir, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { captureTime } from '../../core/captureTime.ts';
import type { Metadata } from '../../core/metadata.ts';
import { identify } from '../../worker/media/identify/identify.ts';
import { type ExifTool, startExifTool } from '../../worker/media/metadata/exifTool.ts';
import { type Read, readMetadata } from '../../worker/media/metadata/readMetadata.ts';
import { encode } from '../fixtures/encode.ts';
import { testTools } from '../fixtures/openMedia.ts';
import { photo } from '../fixtures/photo.ts';
import { sampleFile, samples } from '../fixtures/samples.ts';
import { withFile } from '../fixtures/withFile.ts';
import { writeTags } from '../fixtures/writeTags.ts';

const never = new AbortController().signal;
let running: Promise<ExifTool> | undefined;

async function read(file: string, name: string): Promise<Read> {
  running ??= startExifTool();
  const { kind } = await identify(file, name);
  return readMetadata(await running, file, name, kind, never);
}

async function written(format: 'jpeg' | 'png' | 'webp' | 'tiff', tags: readonly string[]): Promise<Partial<Metadata>> {
  return withFile(await encode(photo(32, 16), format), async (file) => {
    // exiftool writes by extension as well.
    const named = join(dirname(file), `written.${format}`);
    await rename(file, named);
    await writeTags(named, tags);
    await rename(named, file);
    return (await read(file, `a.${format}`)).metadata;
  });
}

describe('what exiftool writes', () => {
  test.each(['jpeg', 'png', 'webp', 'tiff'] as const)('is read from a %s', async (format) => {
    const metadata = await written(format, [
      'IFD0:Orientation#=6',
      'ExifIFD:DateTimeOriginal=2019:07:05 14:30:00',
      'ExifIFD:SubSecTimeOriginal=05',
      'ExifIFD:OffsetTimeOriginal=+02:00',
      'ExifIFD:ISO=200',
      'ExifIFD:FNumber=2.8',
      'ExifIFD:FocalLength=50',
      'ExifIFD:ExposureTime=1/60',
      'IFD0:Make=Canon',
      'IFD0:Model=1.10',
      'ExifIFD:LensModel=EF 50mm f/1.8',
      'GPS:GPSLatitude=33.5',
      'GPS:GPSLatitudeRef=S',
      'GPS:GPSLongitude=70.25',
      'GPS:GPSLongitudeRef=W',
      'GPS:GPSAltitude=12.5',
      'GPS:GPSAltitudeRef#=1',
      'XMP-dc:Title=Überraschung 猫',
      'XMP-dc:Subject=sun',
      'XMP-dc:Subject=sea',
      'XMP-xmp:Rating=4',
    ]);
    const { exif, xmp, ...rest } = metadata;
    expect(rest).toEqual({
      orientation: 6,
      takenLocal: '2019-07-05T14:30:00.050',
      takenOffsetMin: 120,
      takenSource: 'exif',
      exposure: { iso: 200, fNumber: 2.8, focalMm: 50, seconds: 0.0166667 },
      camera: { make: 'Canon', model: '1.10', lens: 'EF 50mm f/1.8' },
      gps: { lat: -33.5, lon: -70.25, altitude: -12.5 },
      title: 'Überraschung 猫',
      keywords: ['sun', 'sea'],
      rating: 4,
    });
    expect(exif).toMatchObject({
      'IFD0:Orientation': 'Rotate 90 CW',
      'ExifIFD:ExposureTime': '1/60',
      'IFD0:Model': '1.10',
    });
    expect(xmp).toMatchObject({ 'XMP-dc:Subject': ['sun', 'sea'] });
    expect(
      Object.keys({ ...exif, ...xmp }).filter((name) => /^System|FileName|Directory|SourceFile/.test(name)),
    ).toEqual([]);
  });

  test('IPTC and Windows words, in their own alphabets', async () => {
    const tags = ['IPTC:Keywords=Käse', 'IPTC:ObjectName=Grüße', 'IFD0:XPKeywords=sun;sea', 'IFD0:RatingPercent=75'];
    const { keywords, title, rating } = await written('jpeg', tags);
    expect({ keywords, title, rating }).toEqual({ keywords: ['Käse', 'sun', 'sea'], title: 'Grüße', rating: 4 });
  });

  test.each([
    [
      'the satellites’ zone',
      ['ExifIFD:DateTimeOriginal=2019:07:05 14:30:00', 'GPS:GPSDateStamp=2019:07:05', 'GPS:GPSTimeStamp=12:30:01'],
      '2019-07-05T14:30:00',
      120,
      'exif',
    ],
    [
      'made digital',
      ['ExifIFD:CreateDate=2019:07:05 14:30:00', 'ExifIFD:SubSecTimeDigitized=7'],
      '2019-07-05T14:30:00.700',
      undefined,
      'exif',
    ],
    ['XMP', ['XMP-xmp:CreateDate=2019:07:05 14:30:00+02:00'], '2019-07-05T14:30:00', 120, 'xmp'],
    ['Photoshop', ['XMP-photoshop:DateCreated=2019:07:05 14:30:00'], '2019-07-05T14:30:00', undefined, 'xmp'],
    ['IPTC', ['IPTC:DateCreated=2019:07:05', 'IPTC:TimeCreated=14:30:00+02:00'], '2019-07-05T14:30:00', 120, 'xmp'],
    [
      'a change alone',
      ['IFD0:ModifyDate=2019:07:05 14:30:00', 'XMP-xmp:ModifyDate=2019:07:05 14:30:00'],
      undefined,
      undefined,
      undefined,
    ],
    ['a month alone', ['XMP-photoshop:DateCreated=2019:07'], undefined, undefined, undefined],
  ])('capture time: %s', async (_, tags, takenLocal, takenOffsetMin, takenSource) => {
    const metadata = await written('jpeg', tags);
    expect(metadata.takenLocal).toBe(takenLocal);
    expect(metadata.takenOffsetMin).toBe(takenOffsetMin);
    expect(metadata.takenSource).toBe(takenSource);
  });

  test('metadata at the end of a film is found, with its place, its zone and its length', async () => {
    await withFile('', async (file) => {
      const film = join(dirname(file), 'film.mov');
      const source = ['-f', 'lavfi', '-i', 'color=c=red:s=64x48:r=10:d=2'];
      execFileSync((await testTools()).ffmpeg!, ['-v', 'error', ...source, '-c:v', 'mpeg4', film]);
      await writeTags(film, [
        'QuickTime:CreateDate=2019:07:05 12:30:00',
        'Keys:GPSCoordinates#=-33.5 70.25 12',
        'Keys:Make=Apple',
      ]);
      const { metadata, size } = await read(film, 'IMG_1.mov');
      expect(metadata).toMatchObject({
        takenLocal: '2019-07-05T12:30:00',
        takenOffsetMin: 0,
        durationS: 2,
        gps: { lat: -33.5, lon: 70.25, altitude: 12 },
        camera: { make: 'Apple' },
      });
      expect(size).toEqual({ width: 64, height: 48 });
      await writeTags(film, ['Keys:CreationDate=2019:07:05 15:30:00+03:00']);
      expect((await read(film, 'IMG_1.mov')).metadata).toMatchObject({
        takenLocal: '2019-07-05T15:30:00',
        takenOffsetMin: 180,
      });
    });
  });

  test('a RAW file is shown to exiftool under its extension, and nothing is left of that', async () => {
    await withFile(await encode(photo(64, 48), 'tiff'), async (file) => {
      expect((await read(file, 'a.NEF')).metadata.exif).toMatchObject({ 'File:FileType': 'NEF' });
      expect((await read(file, 'a.nef; rm')).metadata.exif).toMatchObject({ 'File:FileType': 'TIFF' });
      expect(await readdir(dirname(file))).toEqual(['original']);
    });
  });
});

const corpus = samples();

describe.runIf(corpus)('the corpus', () => {
  const time = async (path: string) => {
    const { metadata } = await read(sampleFile(path), path);
    return captureTime(metadata, {}, path);
  };

  test.each([
    ['video/gen-gps-date.mp4', '2020-02-29T12:34:56', 0, 'exif'],
    ['video/gen-zero-date.mp4', undefined, undefined, 'none'],
    ['video/mdx__with-gps.mov', '2019-07-24T11:25:40', 180, 'exif'],
    ['heic/immich__IMG_2682.heic', '2019-03-21T11:04:22.348', -300, 'exif'],
    ['heic/pp__iphone_7.heic', '2018-09-10T12:16:13.023', undefined, 'exif'],
    ['heic/exiv2__Canon.HIF', '2021-02-18T19:54:47.200', 0, 'exif'],
    ['jpeg/immich__gps-datetime.jpg', '2023-11-15T12:30:00', 0, 'exif'],
    ['jpeg/pp__altitude.jpg', '2013-08-25T14:54:05', 180, 'exif'],
    ['jpeg/pp__aurora.jpg', '2021-10-27T10:43:46', 120, 'xmp'],
    ['jpeg/et__Google.jpg', '2023-10-06T22:53:51.724', 120, 'exif'],
    ['jpeg/exiv2__Reagan.jpg', '2004-06-21T23:37:53.060', undefined, 'exif'],
    ['raw/canon_eos_6d.dng', '2019-06-06T07:29:51.000', 120, 'exif'],
    ['raw/synth_A6000.ARW', '2014-07-19T10:11:12', undefined, 'exif'],
    ['livephoto-motionphoto/20200101_120000.jpg', '2019-05-04T06:14:51', 120, 'xmp'],
  ])('%s was taken at %s, %s minutes east', async (path, takenLocal, takenOffsetMin, takenSource) => {
    const { takenLocal: local, takenOffsetMin: offset, takenSource: source } = await time(path);
    expect([local, offset, source]).toEqual([takenLocal, takenOffsetMin, takenSource]);
  });

  /** What somebody else's exiftool said of the file beside it. */
  test('agrees with the reading that lies beside a photo', async () => {
    const beside = readdirSync(sampleFile('jpeg/')).filter((name) => name.endsWith('.json'));
    let checked = 0;
    for (const name of beside) {
      const path = `jpeg/${name.replace(/(\.jpg)?\.json$/, '.jpg')}`;
      const [theirs] = JSON.parse(readFileSync(sampleFile(`jpeg/${name}`), 'utf8')) as Record<
        string,
        string | number
      >[];
      if (!theirs?.DateTimeOriginal) continue;
      const said = String(theirs.DateTimeOriginal).slice(0, 19).replace(' ', 'T').replace(/:/, '-').replace(/:/, '-');
      expect((await time(path)).takenLocal?.slice(0, 19), path).toBe(said);
      checked++;
    }
    expect(checked).toBeGreaterThanOrEqual(4);
  });

  test('every file in it is read, or says nothing', { timeout: 120_000 }, async () => {
    let dated = 0;
    for (const { path, file } of corpus ?? []) {
      const { kind } = await identify(file, path);
      if (kind === 'svg' || kind === 'sidecar' || kind === 'other') continue;
      const { metadata } = await read(file, path);
      const text = JSON.stringify(metadata);
      expect(text.length, path).toBeLessThan(150_000);
      expect(text, path).not.toMatch(/\/samples\/|System:/);
      expect(JSON.parse(text), path).toEqual(metadata);
      if (metadata.takenLocal) dated++;
    }
    expect(dated).toBeGreaterThan(150);
  });
});
