/** When a picture was taken: as somebody said it, or not at all. */
import { describe, expect, test } from 'vitest';
import { captureTime } from '../../../core/captureTime.ts';

describe('who is believed', () => {
  const file = { takenLocal: '2026-05-04T18:32:10', takenOffsetMin: 120, takenSource: 'xmp' as const };
  const uploader = { originaltime: '2026-01-01T00:00:00Z', mtime: '2025-01-01T00:00:00Z' };

  test('the file itself, first of all', () => {
    expect(captureTime(file, uploader, 'a.jpg')).toEqual(file);
  });

  test('a file that does not name its source read EXIF', () => {
    expect(captureTime({ takenLocal: file.takenLocal }, {}, 'a.jpg')).toEqual({
      takenLocal: file.takenLocal,
      takenSource: 'exif',
    });
  });

  test('then the uploader, then the time of the file it had', () => {
    expect(captureTime({}, uploader, 'a.jpg')).toMatchObject({
      takenLocal: '2026-01-01T00:00:00',
      takenSource: 'uploader',
    });
    expect(captureTime({}, { mtime: uploader.mtime }, 'a.jpg')).toMatchObject({
      takenLocal: '2025-01-01T00:00:00',
      takenSource: 'mtime',
    });
  });

  test('nonsense of the uploader does not hide what is said elsewhere', () => {
    const said = captureTime({}, { ...uploader, originaltime: 'yesterday' }, 'a.jpg');
    expect(said).toMatchObject({ takenLocal: '2025-01-01T00:00:00', takenSource: 'mtime' });
  });

  test('where nobody says anything there is no time, least of all now', () => {
    expect(captureTime({}, {}, 'a.jpg')).toEqual({ takenSource: 'none' });
    expect(captureTime({ takenOffsetMin: 60, takenSource: 'exif' }, {}, 'a.jpg')).toEqual({ takenSource: 'none' });
  });
});

describe('how it may be written', () => {
  test.each([
    ['2026-05-04T18:32:10Z', '2026-05-04T18:32:10', 0],
    ['2026-05-04T18:32:10+02:00', '2026-05-04T18:32:10', 120],
    ['2026-05-04T18:32:10-03:30', '2026-05-04T18:32:10', -210],
    ['2026-05-04T18:32:10+10:59', '2026-05-04T18:32:10', 659],
    ['2026-05-04T18:32:10+0545', '2026-05-04T18:32:10', 345],
    ['2026-05-04T18:32:10-00:00', '2026-05-04T18:32:10', 0],
    ['2026-05-04T18:32:10+14:00', '2026-05-04T18:32:10', 840],
    ['2026-05-04T18:32:10', '2026-05-04T18:32:10', undefined],
    ['2026-05-04T18:32:10.123Z', '2026-05-04T18:32:10.123', 0],
    ['2026-05-04T18:32:10.123456789+01:00', '2026-05-04T18:32:10.123', 60],
    ['2024-02-29T00:00:00Z', '2024-02-29T00:00:00', 0],
  ])('%s is %s, %s minutes east', (originaltime, takenLocal, takenOffsetMin) => {
    const offset = takenOffsetMin === undefined ? {} : { takenOffsetMin };
    expect(captureTime({}, { originaltime }, 'a.jpg')).toStrictEqual({
      takenLocal,
      takenSource: 'uploader',
      ...offset,
    });
  });

  test.each([
    '',
    'now',
    '1777919530',
    '2026-05-04',
    '2026-05-04T18:32',
    '2026-05-04 18:32:10',
    '04.05.2026 18:32:10',
    '2026:05:04 18:32:10',
    '2026-13-04T18:32:10Z',
    '2026-00-04T18:32:10Z',
    '2026-05-32T18:32:10Z',
    '2026-02-29T18:32:10Z',
    '2026-02-31T18:32:10Z',
    '2026-05-31T24:00:00Z',
    '2026-05-04T25:00:00Z',
    '2026-05-04T18:61:10Z',
    '0000-00-00T00:00:00Z',
    '2026-05-04T18:32:10+99:99',
    '2026-05-04T18:32:10+15:00',
    '2026-05-04T18:32:10+02:60',
    '2026-05-04T18:32:10+2',
    '2026-05-04T18:32:10Zx',
    'x2026-05-04T18:32:10Z',
    '+002026-05-04T18:32:10Z',
    '２０２６-05-04T18:32:10Z',
    '2026-05-04T18:32:10Z\n2026',
  ])('%j says nothing', (originaltime) => {
    expect(captureTime({}, { originaltime }, 'a.jpg')).toEqual({ takenSource: 'none' });
  });
});
