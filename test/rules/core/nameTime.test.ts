/** What the names that phones, cameras and messengers give tell of when a picture was taken, and which tell nothing. */
import { describe, expect, test } from 'vitest';
import { captureTime } from '../../../core/captureTime.ts';

const TAKEN = '2019-07-05T14:30:00';

test.each([
  // Phones and cameras.
  ['IMG_20190705_143000.jpg', TAKEN],
  ['IMG_20190705_143000_1.jpg', TAKEN],
  ['IMG_20190705_143000~2.jpg', TAKEN],
  ['IMG_20190705_143000_HDR.jpg', TAKEN],
  ['IMG_20190705_143000123.jpg', `${TAKEN}.123`],
  ['IMG20190705143000.jpg', TAKEN],
  ['MVIMG_20190705_143000.jpg', TAKEN],
  ['VID_20190705_143000.mp4', TAKEN],
  ['PANO_20190705_143000.jpg', TAKEN],
  ['BURST20190705143000.jpg', TAKEN],
  ['20190705_143000.jpg', TAKEN],
  ['20190705_143000(0).jpg', TAKEN],
  ['20190705_143000_Burst01.jpg', TAKEN],
  ['DJI_20190705143000_0001_D.JPG', TAKEN],
  ['dji_fly_20190705_143000_12_1562337000000_photo.jpg', TAKEN],
  ['WIN_20190705_14_30_00_Pro.jpg', TAKEN],
  ['InsPro_2019_07_05_14_30_00.jpg', TAKEN],
  // Screens.
  ['Screenshot_2019-07-05-14-30-00.png', TAKEN],
  ['Screenshot_2019-07-05-14-30-00-123_com.example.png', TAKEN],
  ['Screenshot_20190705-143000_Chrome.jpg', TAKEN],
  ['Screenshot_20190705-143000.png', TAKEN],
  ['Screenshot 2019-07-05 at 14.30.00.png', TAKEN],
  ['Screen Shot 2019-07-05 at 2.30.00 PM.png', TAKEN],
  ['Screenshot 2019-07-05 at 2.30.00\u202fPM.png', TAKEN],
  ['Screenshot 2019-07-05 at 12.30.00 AM.png', '2019-07-05T00:30:00'],
  ['Screenshot from 2019-07-05 14-30-00.png', TAKEN],
  ['Bildschirmfoto 2019-07-05 um 14.30.00.png', TAKEN],
  ['Captura de pantalla 2019-07-05 a las 14.30.00.png', TAKEN],
  ['Capture d’écran 2019-07-05 à 14.30.00.png', TAKEN],
  ['Screenrecorder-2019-07-05-14-30-00-123.mp4', TAKEN],
  // Messengers and clouds.
  ['2019-07-05 14.30.00.jpg', TAKEN],
  ['2019-07-05 14.30.00-1.jpg', TAKEN],
  ['WhatsApp Image 2019-07-05 at 14.30.00.jpeg', TAKEN],
  ['WhatsApp Image 2019-07-05 at 2.30.00 PM (1).jpeg', TAKEN],
  ['WhatsApp Video 2019-07-05 at 14.30.00.mp4', TAKEN],
  ['signal-2019-07-05-143000.jpg', TAKEN],
  ['signal-2019-07-05-143000_001.jpg', TAKEN],
  ['signal-2019-07-05-14-30-00-123.jpg', TAKEN],
  ['photo_2019-07-05_14-30-00.jpg', TAKEN],
  ['photo_2019-07-05_14-30-00 (2).jpg', TAKEN],
  ['photo_1@05-07-2019_14-30-00.jpg', TAKEN],
  ['Photo 05.07.2019, 14 30 00.jpg', TAKEN],
  ['2019-07-05T14_30_00.jpg', TAKEN],
  ['lv_0_20190705143000.mp4', TAKEN],
  ['holiday/2019/IMG_20190705_143000.jpg', TAKEN],
  // Somebody's scans.
  ['1975-06-01 12.00.00.jpg', '1975-06-01T12:00:00'],
])('%s was taken at %s, wherever that was', (name, takenLocal) => {
  expect(captureTime({}, {}, name)).toEqual({ takenLocal, takenSource: 'name' });
});

test.each([
  ['PXL_20220724_210650210.jpg', '2022-07-24T21:06:50.210'],
  ['PXL_20220724_210650210.NIGHT.mp4', '2022-07-24T21:06:50.210'],
  ['PXL_20220724_210650210~2.MP.jpg', '2022-07-24T21:06:50.210'],
  ['20190705_143000123_iOS.heic', '2019-07-05T14:30:00.123'],
  ['FB_IMG_1562337000000.jpg', '2019-07-05T14:30:00.000'],
  ['mmexport1562337000123.jpg', '2019-07-05T14:30:00.123'],
])('%s tells UTC', (name, takenLocal) => {
  expect(captureTime({}, {}, name)).toEqual({ takenLocal, takenOffsetMin: 0, takenSource: 'name' });
});

test.each([
  ['IMG-20190705-WA0001.jpg', '2019-07-05T12:00:00'],
  ['VID-20190705-WA0012.mp4', '2019-07-05T12:00:00'],
  ['2019-07-05.jpg', '2019-07-05T12:00:00'],
  ['2019-07-05 Birthday 12.jpg', '2019-07-05T12:00:00'],
  ['2019-07-05 25.61.00.jpg', '2019-07-05T12:00:00'],
])('%s tells the day: noon stands for it', (name, takenLocal) => {
  expect(captureTime({}, {}, name)).toEqual({ takenLocal, takenSource: 'name' });
});

test.each([
  'IMG_1234.JPG',
  'DSC01234.ARW',
  '_DSC1234.NEF',
  'DSCN0027.jpg',
  'P1040567.RW2',
  'GOPR0024.GPR',
  'GX010123.MP4',
  '100_1234.jpg',
  'received_1562337000000.jpeg',
  '1562337000000.jpg',
  '1562337000.jpg',
  'FB_IMG_0000000000001.jpg',
  'IMG_20191305_143000.jpg',
  'IMG_20190732_143000.jpg',
  'IMG_20190229_143000.jpg',
  'IMG_20190705_256000.jpg',
  'IMG_18990705_143000.jpg',
  'IMG_22190705_143000.jpg',
  'IMG_19700101_000000.jpg',
  'IMG_120190705_143000.jpg',
  'IMG_20190705_1430001.jpg',
  'IMG_20190705.jpg',
  '05-07-2019 14-30-00.jpg',
  '07.05.19, 14 30 00.jpg',
  'Screenshot 2019-07-05 at 14.30.00 PM.png',
  'IMG-20191305-WA0001.jpg',
  'invoice 20190705.jpg',
  'IMG_20190705_143000/a.jpg',
  '1920x1080.jpg',
  'c2f20190705143000a1b2c3d4e5f6a7b8c9d0.jpg'.replace('20190705143000', '2019070514300012345'),
  '',
])('%j tells nothing', (name) => {
  expect(captureTime({}, {}, name)).toEqual({ takenSource: 'none' });
});

describe('whose word counts', () => {
  const name = 'IMG_20190705_143000.jpg';

  test('the file and the uploader before the name, the name before the time of the file', () => {
    const uploader = { originaltime: '2018-01-01T00:00:00', mtime: '2020-01-01T00:00:00' };
    expect(captureTime({ takenLocal: '2017-01-01T00:00:00' }, uploader, name)).toMatchObject({ takenSource: 'exif' });
    expect(captureTime({}, uploader, name)).toMatchObject({ takenSource: 'uploader' });
    expect(captureTime({}, { mtime: uploader.mtime }, name)).toEqual({ takenLocal: TAKEN, takenSource: 'name' });
  });

  test('the name that the file had where it came from, before the one it has here', () => {
    const originalname = encodeURIComponent('Größe 2019-07-05 14.30.00.jpg');
    expect(captureTime({}, { originalname }, 'x/IMG_20200101_000001.jpg')).toMatchObject({ takenLocal: TAKEN });
    expect(captureTime({}, { originalname: 'IMG_1.jpg' }, name)).toMatchObject({ takenLocal: TAKEN });
    expect(captureTime({}, { originalname: '100%_20190705_143000.jpg' }, 'a.jpg')).toMatchObject({ takenLocal: TAKEN });
  });

  test('a name that tells the day alone leaves the time of that day to the file', () => {
    const day = 'IMG-20190705-WA0001.jpg';
    const same = captureTime({}, { mtime: '2019-07-05T18:01:02+02:00' }, day);
    expect(same).toEqual({ takenLocal: '2019-07-05T18:01:02', takenOffsetMin: 120, takenSource: 'mtime' });
    const other = captureTime({}, { mtime: '2022-01-01T18:01:02+02:00' }, day);
    expect(other).toEqual({ takenLocal: '2019-07-05T12:00:00', takenSource: 'name' });
  });
});

describe('a film tells UTC, and its name perhaps the local time', () => {
  const film = { takenLocal: '2019-07-05T12:30:00', takenOffsetMin: 0, takenSource: 'exif' as const, durationS: 600 };

  test.each([
    ['VID_20190705_143000.mp4', { takenLocal: TAKEN, takenOffsetMin: 120 }],
    ['VID_20190705_143101.mp4', { takenLocal: TAKEN, takenOffsetMin: 120 }],
    ['20190705_082959.mp4', { takenLocal: '2019-07-05T08:30:00', takenOffsetMin: -240 }],
    ['20190705_180000.mp4', { takenLocal: '2019-07-05T18:00:00', takenOffsetMin: 330 }],
    // The end of ten minutes was written, their beginning is named.
    ['20190705_142000.mp4', { takenLocal: '2019-07-05T14:20:00', takenOffsetMin: 120 }],
    // In UTC, or a camera that takes its local time for it.
    ['VID_20190705_123000.mp4', { takenLocal: '2019-07-05T12:30:00' }],
  ])('%s', (name, taken) => {
    expect(captureTime(film, {}, name)).toEqual({ ...taken, takenSource: 'exif' });
  });

  test.each([
    'PXL_20190705_123000000.mp4',
    'VID_20190705_144500.mp4',
    'VID_20190708_143000.mp4',
    'VID-20190705-WA0001.mp4',
    'GX010123.MP4',
  ])('%s: UTC stays', (name) => {
    const { durationS: _, ...taken } = film;
    expect(captureTime(film, {}, name)).toEqual(taken);
  });

  test('a photo that names its zone keeps it', () => {
    const { durationS: _, ...photo } = film;
    expect(captureTime(photo, {}, 'IMG_20190705_143000.jpg')).toEqual(photo);
  });
});
