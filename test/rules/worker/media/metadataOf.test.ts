/** From tags to what a record says. Nonsense is absent; what people wrote stays as they wrote it. */
import { describe, expect, test } from 'vitest';
import type { MediaKind } from '../../../../core/kind.ts';
import { dumpOf } from '../../../../worker/media/metadata/dump.ts';
import { metadataOf } from '../../../../worker/media/metadata/readMetadata.ts';
import { storedSize } from '../../../../worker/media/metadata/storedSize.ts';

type Values = Record<string, unknown>;

function of(values: Values, kind: MediaKind = 'jpeg') {
  const { exif: _, xmp: __, ...metadata } = metadataOf({ values, words: values }, kind);
  return metadata;
}

describe('orientation', () => {
  test.each<[unknown, number | undefined]>([
    [1, 1],
    [6, 6],
    ['8', 8],
    [0, undefined],
    [9, undefined],
    [1.5, undefined],
    ['Rotate 90 CW', undefined],
  ])('%s is %s', (value, orientation) => {
    expect(of({ 'IFD0:Orientation': value }).orientation).toBe(orientation);
  });

  test.each([
    [0, 1],
    [90, 6],
    [180, 3],
    [270, 8],
    [45, undefined],
  ])('a CRW turned by %i is %s', (degrees, orientation) => {
    expect(of({ 'CanonRaw:Rotation': degrees }, 'raw').orientation).toBe(orientation);
  });
});

describe('exposure', () => {
  test.each<[string, Values, unknown]>([
    [
      'all of it',
      { 'ExifIFD:ISO': 100, 'ExifIFD:FNumber': 2.8, 'ExifIFD:FocalLength': 50, 'ExifIFD:ExposureTime': 0.01666666667 },
      { iso: 100, fNumber: 2.8, focalMm: 50, seconds: 0.0166667 },
    ],
    ['two sensitivities', { 'ExifIFD:ISO': '200 0' }, { iso: 200 }],
    ['more than 16 bits', { 'ExifIFD:ISO': 65_535, 'ExifIFD:RecommendedExposureIndex': 102_400 }, { iso: 102_400 }],
    ['maker notes alone', { 'Composite:ISO': 64.84, 'Composite:Aperture': 4.000001 }, { iso: 65, fNumber: 4 }],
    [
      'zeroes',
      { 'ExifIFD:ISO': 0, 'ExifIFD:FNumber': 0, 'ExifIFD:FocalLength': 0, 'ExifIFD:ExposureTime': 0 },
      undefined,
    ],
    ['less than nothing', { 'ExifIFD:FNumber': -2, 'ExifIFD:ExposureTime': -0.5 }, undefined],
    ['no numbers', { 'ExifIFD:ISO': 'undef', 'ExifIFD:FNumber': 'inf', 'ExifIFD:ExposureTime': 'NaN' }, undefined],
  ])('%s', (_, values, exposure) => {
    expect(of(values).exposure).toEqual(exposure);
  });
});

describe('camera', () => {
  test.each<[string, Values, unknown]>([
    [
      'trimmed',
      { 'IFD0:Make': ' NIKON CORPORATION  ', 'IFD0:Model': 'D70' },
      { make: 'NIKON CORPORATION', model: 'D70' },
    ],
    ['a film’s', { 'Keys:Make': 'Apple', 'Keys:Model': 'iPhone 6' }, { make: 'Apple', model: 'iPhone 6' }],
    ['a model that is a number', { 'IFD0:Model': 3310 }, { model: '3310' }],
    ['a lens', { 'ExifIFD:LensModel': 'EF 50mm', 'Composite:LensID': 'x' }, { lens: 'EF 50mm' }],
    [
      'a lens of maker notes',
      { 'ExifIFD:LensModel': '----', 'Composite:LensID': 'Nikkor 50mm f/1.8D' },
      { lens: 'Nikkor 50mm f/1.8D' },
    ],
    ['no lens', { 'ExifIFD:LensModel': 'None', 'Composite:LensID': 'Unknown (61182)' }, undefined],
    ['blanks', { 'IFD0:Make': '   ', 'IFD0:Model': '\u0000' }, undefined],
  ])('%s', (_, values, camera) => {
    expect(of(values).camera).toEqual(camera);
  });
});

describe('place', () => {
  const gps = (lat: unknown, north: unknown, lon: unknown, east: unknown, more: Values = {}) => ({
    'GPS:GPSLatitude': lat,
    'GPS:GPSLatitudeRef': north,
    'GPS:GPSLongitude': lon,
    'GPS:GPSLongitudeRef': east,
    ...more,
  });

  test.each<[string, Values, unknown]>([
    ['north and east', gps(48.123456789, 'N', 11.5, 'E'), { lat: 48.1234568, lon: 11.5 }],
    ['south and west', gps(33.5, 'S', 70.5, 'W'), { lat: -33.5, lon: -70.5 }],
    ['on the equator', gps(0, 'N', 11.5, 'E'), { lat: 0, lon: 11.5 }],
    [
      'high',
      gps(1, 'N', 1, 'E', { 'GPS:GPSAltitude': 351.2669, 'GPS:GPSAltitudeRef': 0 }),
      { lat: 1, lon: 1, altitude: 351.27 },
    ],
    [
      'below the sea',
      gps(1, 'N', 1, 'E', { 'GPS:GPSAltitude': 400, 'GPS:GPSAltitudeRef': 1 }),
      { lat: 1, lon: 1, altitude: -400 },
    ],
    ['beyond the sky', gps(1, 'N', 1, 'E', { 'GPS:GPSAltitude': 4e9 }), { lat: 1, lon: 1 }],
    ['XMP', { 'XMP-exif:GPSLatitude': -33.5, 'XMP-exif:GPSLongitude': -70.5 }, { lat: -33.5, lon: -70.5 }],
    ['a film', { 'Keys:GPSCoordinates': '32.0929 34.862 28.522' }, { lat: 32.0929, lon: 34.862, altitude: 28.52 }],
    ['a film, flat', { 'UserData:GPSCoordinates': '-37.5 -2.8919' }, { lat: -37.5, lon: -2.8919 }],
    [
      'a film of 3GPP',
      { 'UserData:LocationInformation': '(none) Role=shooting Lat=-48.8584 Lon=2.29449 Alt=35.00 Body=earth Notes=' },
      { lat: -48.8584, lon: 2.29449, altitude: 35 },
    ],
    ['nowhere', gps(0, 'N', 0, 'E'), undefined],
    ['a film nowhere', { 'Keys:GPSCoordinates': '0 0 0' }, undefined],
    ['latitude 99', gps(99, 'N', 11, 'E'), undefined],
    ['longitude 181', gps(9, 'N', 181, 'E'), undefined],
    ['no hemisphere', gps(48, '', 11, 'E'), undefined],
    ['half of it', { 'GPS:GPSLatitude': 48, 'GPS:GPSLatitudeRef': 'N' }, undefined],
    ['no numbers', gps('undef', 'N', 'inf', 'E'), undefined],
  ])('%s', (_, values, place) => {
    expect(of(values).gps).toEqual(place);
  });
});

describe('what people say', () => {
  test.each<[string, Values, unknown]>([
    ['stars', { 'XMP-xmp:Rating': 4, 'IFD0:Rating': 2 }, 4],
    ['none', { 'IFD0:Rating': 0 }, 0],
    ['rejected', { 'XMP-xmp:Rating': -1 }, undefined],
    ['Windows, one star', { 'IFD0:RatingPercent': 1 }, 1],
    ['Windows, two', { 'XMP-microsoft:RatingPercent': 25 }, 2],
    ['Windows, three', { 'XMP-microsoft:RatingPercent': 50 }, 3],
    ['Windows, four', { 'XMP-microsoft:RatingPercent': 75 }, 4],
    ['Windows, five', { 'XMP-microsoft:RatingPercent': 99 }, 5],
    ['percent where stars belong', { 'XMP-xmp:Rating': 100 }, 5],
    ['a camera’s', { 'FujiFilm:Rating': 3 }, 3],
    ['too many', { 'IFD0:Rating': 65_535 }, undefined],
  ])('rating: %s', (_, values, rating) => {
    expect(of(values).rating).toBe(rating);
  });

  test.each<[string, Values, unknown]>([
    ['one', { 'XMP-dc:Subject': 'cat' }, ['cat']],
    [
      'in order, each once',
      { 'IPTC:Keywords': ['cat', 'sun'], 'XMP-dc:Subject': ['sun', 'sea'] },
      ['cat', 'sun', 'sea'],
    ],
    ['composed in two ways', { 'IPTC:Keywords': 'é', 'XMP-dc:Subject': 'e\u0301' }, ['é']],
    ['a number', { 'IPTC:Keywords': [2019, '007', 'cat'] }, ['2019', '007', 'cat']],
    ['Windows', { 'IFD0:XPKeywords': 'cat; sun;;' }, ['cat', 'sun']],
    ['blanks', { 'IPTC:Keywords': ['', '  ', '\u0000'] }, undefined],
  ])('keywords: %s', (_, values, keywords) => {
    expect(of(values).keywords).toEqual(keywords);
  });

  test.each<[string, Values, unknown]>([
    ['XMP before IPTC', { 'XMP-dc:Title': 'A cat', 'IPTC:ObjectName': 'cat' }, 'A cat'],
    ['IPTC', { 'XMP-dc:Title': ' ', 'IPTC:ObjectName': 'cat' }, 'cat'],
    ['on one line', { 'XMP-dc:Title': ' A\r\n\tcat\u0007 ' }, 'A cat'],
    ['half a character', { 'XMP-dc:Title': 'A \ud83d' }, 'A \ufffd'],
    ['bytes', { 'XMP-dc:Title': '(Binary data 300 bytes, use -b option to extract)' }, undefined],
    ['a description of the camera’s is none', { 'IFD0:ImageDescription': 'OLYMPUS DIGITAL CAMERA' }, undefined],
  ])('title: %s', (_, values, title) => {
    expect(of(values).title).toBe(title);
  });
});

describe('length of a film', () => {
  test.each<[Values, number | undefined]>([
    [{ 'QuickTime:Duration': 4.0019999 }, 4.002],
    [{ 'Composite:Duration': 30 }, 30],
    [{ 'QuickTime:Duration': 0 }, undefined],
    [{ 'QuickTime:Duration': 1e12 }, undefined],
  ])('%o', (values, durationS) => {
    expect(of(values, 'video').durationS).toBe(durationS);
  });

  test('an animation is no film', () => {
    expect(of({ 'Composite:Duration': 3 }, 'gif').durationS).toBeUndefined();
  });
});

describe('size as stored', () => {
  test.each<[MediaKind, string, Values, unknown]>([
    [
      'heif',
      'its own',
      { 'File:ImageWidth': 4032, 'File:ImageHeight': 3024, 'ExifIFD:ExifImageWidth': 9, 'ExifIFD:ExifImageHeight': 9 },
      [4032, 3024],
    ],
    [
      'heif',
      "its own, not the sensor's",
      { 'File:ImageWidth': 2400, 'File:ImageHeight': 1600, 'Canon:SensorWidth': 8352, 'Canon:SensorHeight': 5586 },
      [2400, 1600],
    ],
    [
      'heif',
      'its primary image, not a larger one',
      { 'File:ImageWidth': 300, 'File:ImageHeight': 200, 'Track1:ImageWidth': 1920, 'Track1:ImageHeight': 1080 },
      [300, 200],
    ],
    [
      'image',
      "Photoshop's, not the sensor's",
      {
        'Photoshop:ImageWidth': 80,
        'Photoshop:ImageHeight': 60,
        'Canon:SensorWidth': 8352,
        'Canon:SensorHeight': 5586,
      },
      [80, 60],
    ],
    ['image', 'noted alone', { 'ExifIFD:ExifImageWidth': 9, 'ExifIFD:ExifImageHeight': 8 }, [9, 8]],
    [
      'raw',
      'the largest',
      { 'IFD0:ImageWidth': 160, 'IFD0:ImageHeight': 120, 'SubIFD1:ImageWidth': 6000, 'SubIFD1:ImageHeight': 4000 },
      [6000, 4000],
    ],
    [
      'raw',
      'Fujifilm',
      { 'IFD1:ImageWidth': 160, 'IFD1:ImageHeight': 120, 'RAF:RawImageFullSize': '4952 3288' },
      [4952, 3288],
    ],
    [
      'video',
      'the larger track',
      { 'Track1:ImageWidth': 320, 'Track1:ImageHeight': 180, 'Track2:ImageWidth': 1920, 'Track2:ImageHeight': 1080 },
      [1920, 1080],
    ],
    ['heif', 'half of it', { 'File:ImageWidth': 4032 }, undefined],
    ['heif', 'nothing', { 'File:ImageWidth': 0, 'File:ImageHeight': 0 }, undefined],
    ['heif', 'no numbers', { 'File:ImageWidth': 'wide', 'File:ImageHeight': 'high' }, undefined],
  ])('of a %s: %s', (kind, _, values, size) => {
    const [width, height] = (size as number[] | undefined) ?? [];
    expect(storedSize(values, kind)).toEqual(size && { width, height });
  });
});

describe('the dump', () => {
  test('XMP apart, and nothing of exiftool, of our file system, or derived', () => {
    const words = {
      'System:FileName': 'original',
      'System:Directory': '/scratch',
      'ExifTool:Warning': 'odd',
      'Composite:ImageSize': '1x1',
      'ICC-header:ProfileClass': 'Display',
      'ICC_Profile:ProfileDescription': 'Display P3',
      'IFD0:Make': 'Apple',
      'XMP-dc:Title': 'A cat',
    };
    expect(dumpOf(words)).toEqual({
      exif: { 'ICC_Profile:ProfileDescription': 'Display P3', 'IFD0:Make': 'Apple' },
      xmp: { 'XMP-dc:Title': 'A cat' },
    });
  });

  test('bytes are named by their number, long texts cut, long lists counted', () => {
    const words = {
      'IFD1:ThumbnailImage': '(Binary data 6235 bytes, use -b option to extract)',
      'File:Comment': 'x'.repeat(100_000),
      'XMP-xmpMM:History': Array.from({ length: 5000 }, () => ({ Action: 'saved' })),
    };
    const { exif, xmp } = dumpOf(words);
    expect(exif).toMatchObject({ 'IFD1:ThumbnailImage': '6235 bytes', 'File:Comment': expect.stringMatching(/^x+…$/) });
    expect(xmp).toEqual({ 'XMP-xmpMM:History': '5000 entries' });
    expect(JSON.stringify(exif).length).toBeLessThan(5000);
  });

  test('a million tags do not end in the record', () => {
    const many = Array.from({ length: 100_000 }, (_, index) => [`IFD0:Tag${index}`, 'a value'] as const);
    expect(JSON.stringify(dumpOf(Object.fromEntries(many))).length).toBeLessThan(140_000);
  });

  test('nothing said is nothing kept', () => {
    expect(dumpOf({})).toEqual({});
    expect(metadataOf({ values: {}, words: {} }, 'jpeg')).toEqual({});
  });
});
