/** The capture time that a file's tags tell. Tags as exiftool names them: test/pixels/metadata.test.ts proves the names. */
import { describe, expect, test } from 'vitest';
import { fileTime } from '../../../../worker/media/metadata/fileTime.ts';

const T = '2019:07:05 14:30:00';
const AT = '2019-07-05T14:30:00';
const of = (values: Record<string, unknown>) => fileTime({ values, words: values });

describe('EXIF', () => {
  test.each<[string, Record<string, unknown>, string, number?]>([
    ['when it was taken', { 'ExifIFD:DateTimeOriginal': T }, AT],
    [
      'before when it was made digital',
      { 'ExifIFD:DateTimeOriginal': T, 'ExifIFD:CreateDate': '2020:01:01 00:00:01' },
      AT,
    ],
    ['when it was made digital, if that is all', { 'ExifIFD:CreateDate': T }, AT],
    ['in the first directory of a TIFF', { 'IFD0:DateTimeOriginal': T }, AT],
    ['fractions', { 'ExifIFD:DateTimeOriginal': T, 'ExifIFD:SubSecTimeOriginal': 348 }, `${AT}.348`],
    ['fractions with zeroes first', { 'ExifIFD:DateTimeOriginal': T, 'ExifIFD:SubSecTimeOriginal': '05' }, `${AT}.050`],
    ['finer fractions', { 'ExifIFD:DateTimeOriginal': T, 'ExifIFD:SubSecTimeOriginal': '123456' }, `${AT}.123`],
    ['no fraction', { 'ExifIFD:DateTimeOriginal': T, 'ExifIFD:SubSecTimeOriginal': '  ' }, AT],
    ['not the other moment’s fraction', { 'ExifIFD:DateTimeOriginal': T, 'ExifIFD:SubSecTimeDigitized': 5 }, AT],
    ['its offset', { 'ExifIFD:DateTimeOriginal': T, 'ExifIFD:OffsetTimeOriginal': '+02:00' }, AT, 120],
    ['west of UTC', { 'ExifIFD:DateTimeOriginal': T, 'ExifIFD:OffsetTimeOriginal': '-03:30' }, AT, -210],
    ['UTC itself', { 'ExifIFD:DateTimeOriginal': T, 'ExifIFD:OffsetTimeOriginal': 'Z' }, AT, 0],
    ['the general offset', { 'ExifIFD:DateTimeOriginal': T, 'ExifIFD:OffsetTime': '+02:00' }, AT, 120],
    [
      'its own offset before the general',
      { 'ExifIFD:DateTimeOriginal': T, 'ExifIFD:OffsetTime': '+05:00', 'ExifIFD:OffsetTimeOriginal': '+02:00' },
      AT,
      120,
    ],
    [
      'an offset that is none before one that is',
      { 'ExifIFD:DateTimeOriginal': T, 'ExifIFD:OffsetTimeOriginal': '   :  ', 'ExifIFD:OffsetTime': '+02:00' },
      AT,
      120,
    ],
    ['an offset beyond the world', { 'ExifIFD:DateTimeOriginal': T, 'ExifIFD:OffsetTimeOriginal': '+19:00' }, AT],
    ['an offset in the time itself', { 'ExifIFD:DateTimeOriginal': `${T}+02:00` }, AT, 120],
    [
      'made digital with its own offset',
      { 'ExifIFD:CreateDate': T, 'ExifIFD:OffsetTimeDigitized': '+02:00', 'ExifIFD:OffsetTimeOriginal': '+09:00' },
      AT,
      120,
    ],
  ])('%s', (_, values, takenLocal, takenOffsetMin) => {
    const offset = takenOffsetMin === undefined ? {} : { takenOffsetMin };
    expect(of(values)).toEqual({ takenLocal, ...offset, takenSource: 'exif' });
  });
});

describe('satellites tell the zone', () => {
  const gps = (time: string, date = '2019:07:05') => ({ 'GPS:GPSDateStamp': date, 'GPS:GPSTimeStamp': time });

  test.each<[string, Record<string, unknown>, number?]>([
    ['two hours east', gps('12:30:00'), 120],
    ['a clock that is a little late', gps('12:31:20.5'), 120],
    ['half an hour', gps('09:00:00'), 330],
    ['three quarters', gps('08:45:03'), 345],
    ['the day before', gps('23:30:00', '2019:07:04')],
    ['fourteen hours east', gps('00:30:00'), 840],
    ['another day in the west', gps('00:30:00', '2019:07:06'), -600],
    ['nobody lives so', gps('12:20:00')],
    ['a fix that is a quarter of an hour old', gps('12:15:00')],
    ['a fix of another day', gps('12:30:00', '2019:07:02')],
    ['no day', { 'GPS:GPSTimeStamp': '12:30:00' }],
    ['in XMP', { 'XMP-exif:GPSDateTime': '2019:07:05 12:30:00Z' }, 120],
    ['only if nobody says so', { ...gps('12:30:00'), 'ExifIFD:OffsetTime': '+03:00' }, 180],
  ])('%s', (_, values, takenOffsetMin) => {
    const offset = takenOffsetMin === undefined ? {} : { takenOffsetMin };
    const told = of({ 'ExifIFD:DateTimeOriginal': T, ...values });
    expect(told).toEqual({ takenLocal: AT, ...offset, takenSource: 'exif' });
  });

  test('and the moment, if nothing else does', () => {
    const utc = { takenLocal: '2019-07-05T12:30:00', takenOffsetMin: 0, takenSource: 'exif' };
    expect(of({ ...gps('12:30:00'), 'IFD0:ModifyDate': T })).toEqual(utc);
  });
});

describe('XMP and IPTC', () => {
  test.each<[string, Record<string, unknown>, string, number?]>([
    [
      'EXIF’s own',
      { 'XMP-exif:DateTimeOriginal': `${T}.25+02:00`, 'XMP-xmp:CreateDate': '2020:01:01 00:00:01' },
      `${AT}.250`,
      120,
    ],
    ['Photoshop’s', { 'XMP-photoshop:DateCreated': T, 'XMP-xmp:CreateDate': '2020:01:01 00:00:01' }, AT],
    ['the file’s creation', { 'XMP-xmp:CreateDate': `${T}Z` }, AT, 0],
    ['to the minute', { 'XMP-xmp:CreateDate': '2019:07:05 14:30' }, AT],
    ['a day: noon stands for it', { 'XMP-photoshop:DateCreated': '2019:07:05' }, '2019-07-05T12:00:00'],
    ['IPTC', { 'IPTC:DateCreated': '2019:07:05', 'IPTC:TimeCreated': '14:30:00+02:00' }, AT, 120],
    ['IPTC’s day', { 'IPTC:DateCreated': '2019:07:05' }, '2019-07-05T12:00:00'],
    ['a PNG’s own', { 'PNG:CreationTime': T }, AT],
    ['an old plate', { 'XMP-photoshop:DateCreated': '1843:07:05 14:30:00' }, '1843-07-05T14:30:00'],
  ])('%s', (_, values, takenLocal, takenOffsetMin) => {
    const offset = takenOffsetMin === undefined ? {} : { takenOffsetMin };
    expect(of(values)).toEqual({ takenLocal, ...offset, takenSource: 'xmp' });
  });

  test('EXIF is believed before them', () => {
    const both = { 'ExifIFD:CreateDate': T, 'XMP-exif:DateTimeOriginal': '2001:01:01 00:00:01' };
    expect(of(both)).toEqual({ takenLocal: AT, takenSource: 'exif' });
  });
});

describe('films and other cameras', () => {
  test.each<[string, Record<string, unknown>, string, number?]>([
    [
      'Apple, with its zone',
      { 'Keys:CreationDate': `${T}+03:00`, 'QuickTime:CreateDate': '2019:07:05 11:30:00' },
      AT,
      180,
    ],
    ['QuickTime is UTC', { 'QuickTime:CreateDate': T }, AT, 0],
    [
      'Samsung adds its zone',
      { 'QuickTime:CreateDate': T, 'Keys:AndroidTimeZone': '+0200' },
      '2019-07-05T16:30:00',
      120,
    ],
    [
      'a track’s, where the film’s is missing',
      { 'QuickTime:CreateDate': '0000:00:00 00:00:00', 'Track1:MediaCreateDate': T },
      AT,
      0,
    ],
    ['AVI', { 'RIFF:DateTimeOriginal': T }, AT],
    ['Matroska', { 'Info:DateTimeOriginal': `${T}Z` }, AT, 0],
    ['CRW', { 'CanonRaw:DateTimeOriginal': T }, AT],
    ['AVCHD', { 'H264:DateTimeOriginal': `${T}+02:00` }, AT, 120],
  ])('%s', (_, values, takenLocal, takenOffsetMin) => {
    const offset = takenOffsetMin === undefined ? {} : { takenOffsetMin };
    expect(of(values)).toEqual({ takenLocal, ...offset, takenSource: 'exif' });
  });
});

describe('what tells nothing', () => {
  test.each<[string, Record<string, unknown>]>([
    ['nothing', {}],
    [
      'a change',
      { 'IFD0:ModifyDate': T, 'XMP-xmp:ModifyDate': T, 'QuickTime:ModifyDate': T, 'XMP-xmp:MetadataDate': T },
    ],
    ['zeroes', { 'ExifIFD:DateTimeOriginal': '0000:00:00 00:00:00' }],
    ['blanks', { 'ExifIFD:DateTimeOriginal': '    :  :     :  :  ' }],
    ['the beginning of Unix', { 'ExifIFD:DateTimeOriginal': '1970:01:01 00:00:00' }],
    ['the same in Berlin', { 'ExifIFD:DateTimeOriginal': '1970:01:01 01:00:00' }],
    ['the same in New York', { 'ExifIFD:DateTimeOriginal': '1969:12:31 19:00:00' }],
    ['the beginning of QuickTime', { 'QuickTime:CreateDate': '1904:01:01 00:00:00' }],
    ['a camera that lost its clock', { 'ExifIFD:DateTimeOriginal': '1980:01:01 00:00:00' }],
    ['month 13', { 'ExifIFD:DateTimeOriginal': '2019:13:05 14:30:00' }],
    ['31 February', { 'ExifIFD:DateTimeOriginal': '2019:02:31 14:30:00' }],
    ['hour 25', { 'ExifIFD:DateTimeOriginal': '2019:07:05 25:30:00' }],
    ['before photography', { 'XMP-photoshop:DateCreated': '1066:10:14 09:00:00' }],
    ['a future without us', { 'ExifIFD:DateTimeOriginal': '2919:07:05 14:30:00' }],
    ['a year', { 'XMP-photoshop:DateCreated': 2003 }],
    ['a month', { 'XMP-photoshop:DateCreated': '2003:05' }],
    ['EXIF’s day without a time', { 'ExifIFD:DateTimeOriginal': '2019:07:05' }],
    ['words', { 'ExifIFD:DateTimeOriginal': 'yesterday', 'PNG:CreationTime': 'at noon' }],
    ['something else altogether', { 'ExifIFD:DateTimeOriginal': { Year: 2019 } }],
  ])('%s', (_, values) => {
    expect(of(values)).toEqual({});
  });

  test('does not hide what else is told', () => {
    const values = { 'ExifIFD:DateTimeOriginal': '0000:00:00 00:00:00', 'XMP-xmp:CreateDate': T };
    expect(of(values)).toEqual({ takenLocal: AT, takenSource: 'xmp' });
  });
});
