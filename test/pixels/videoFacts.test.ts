/** What follows from what a film says of itself: pure tables. */
import { describe, expect, test } from 'vitest';
import { FaultError } from '../../core/fault.ts';
import { OutageError } from '../../core/outage.ts';
import { filmOf } from '../../worker/media/readers/video/film.ts';
import { matrixOrientation } from '../../worker/media/readers/video/matrixOrientation.ts';
import { memoryForFilm } from '../../worker/media/readers/video/memoryForFilm.ts';
import { moments } from '../../worker/media/readers/video/moments.ts';
import { inWords } from '../../worker/media/readers/video/runFfmpeg.ts';
import { fitInto, shownSize } from '../../worker/media/readers/video/shownSize.ts';

const MiB = 2 ** 20;

/** As ffprobe prints them. */
function matrix(a: number, b: number, c: number, d: number): string {
  const row = (at: number, ...numbers: number[]) =>
    `0000000${at}: ${numbers.map((each) => String(each).padStart(12)).join('')}\n`;
  return `\n${row(0, a, b, 0)}${row(1, c, d, 0)}${row(2, 0, 0, 1073741824)}`;
}

test.each([
  [[1, 0, 0, 1], 1, 'upright'],
  [[-1, 0, 0, 1], 2, 'mirrored left to right'],
  [[-1, 0, 0, -1], 3, 'upside down'],
  [[1, 0, 0, -1], 4, 'mirrored top to bottom'],
  [[0, 1, 1, 0], 5, 'mirrored along the diagonal'],
  [[0, 1, -1, 0], 6, 'a quarter clockwise, as a phone held upright writes it'],
  [[0, -1, -1, 0], 7, 'mirrored along the other diagonal'],
  [[0, -1, 1, 0], 8, 'a quarter anticlockwise'],
  [[2, 0, 0, 2], 1, 'enlarged'],
  [[0.9, 0.4, -0.4, 0.9], 1, 'askew: the nearest quarter'],
  [[0.4, 0.9, -0.9, 0.4], 6, 'askew beyond the half of a quarter'],
  [[0, 0, 0, 0], 1, 'nonsense'],
  [[1, 0, 0, 0], 1, 'half of it nonsense'],
])('the display matrix %j is EXIF orientation %i: %s', ([a = 0, b = 0, c = 0, d = 0], orientation) => {
  expect(matrixOrientation(matrix(a * 65536, b * 65536, c * 65536, d * 65536))).toBe(orientation);
});

test('no matrix is upright', () => {
  expect(matrixOrientation('')).toBe(1);
});

describe('pixels that are not square', () => {
  test.each([
    ['16:15', 768, 576],
    ['64:45', 1024, 576],
    ['8:9', 720, 648],
    ['1:1', 720, 576],
    ['0:1', 720, 576],
    ['1:0', 720, 576],
    ['N/A', 720, 576],
    [undefined, 720, 576],
    ['1000:1', 720, 576],
    ['1:1000000', 720, 576],
  ])('720x576 of pixels %s is shown as %ix%i', (aspect, width, height) => {
    expect(shownSize({ width: 720, height: 576 }, aspect)).toEqual({ width, height });
  });

  test('a frame is made to fit, never larger, and never of no pixels', () => {
    expect(fitInto({ width: 3840, height: 2160 }, 2048)).toEqual({ width: 2048, height: 1152 });
    expect(fitInto({ width: 320, height: 180 }, 2048)).toEqual({ width: 320, height: 180 });
    expect(fitInto({ width: 60_000, height: 2 }, 2048)).toEqual({ width: 2048, height: 1 });
  });
});

describe("of ffprobe's answer", () => {
  const stream = { index: 0, codec_type: 'video', width: 64, height: 48 };

  test('the first stream of moving pictures counts, not a cover, not a thumbnail, not sound', () => {
    const streams = [
      { index: 0, codec_type: 'audio' },
      { ...stream, index: 1, disposition: { attached_pic: 1, timed_thumbnails: 0 } },
      { ...stream, index: 2, disposition: { attached_pic: 0, timed_thumbnails: 1 } },
      { ...stream, index: 3, width: 0 },
      { ...stream, index: 4, disposition: { attached_pic: 0, timed_thumbnails: 0 } },
      { ...stream, index: 5 },
    ];
    expect(filmOf({ streams })?.stream).toBe(4);
    expect(filmOf({ streams: streams.slice(0, 4) })).toBeUndefined();
    expect(filmOf({})).toBeUndefined();
  });

  test.each(['N/A', '-3', 'inf', 'nan', '0.000000', undefined])('a duration of %s is unknown', (duration) => {
    expect(filmOf({ streams: [stream], format: { duration } })?.seconds).toBe(0);
  });
});

test.each([
  [0, [0, 0, 0]],
  [0.04, [0.04 / 3, 0, 0]],
  [9, [3, 4.5, 0, 0]],
  [7200, [3, 3600, 0, 0]],
])('in a film of %d s, frames are looked for at %j', (seconds, at) => {
  expect(moments(seconds).map((moment) => moment.at)).toEqual(at);
});

describe('what ffmpeg says', () => {
  const doing = 'Taking a frame';

  test('of us stays what it is', () => {
    const said = new OutageError('ffmpeg', `${doing} failed: ffmpeg can't be started`);
    expect(inWords(said, doing)).toBe(said);
  });

  test('is the same from run to run, and said once', () => {
    const said = new FaultError('corrupt', '[h264 @ 0x55d0c1a3] missing picture\n[h264 @ 0x55d0c1a9] missing picture');
    expect(inWords(said, doing)).toMatchObject({ code: 'corrupt', message: '[h264] missing picture' });
  });
});

test('4K needs 350 MiB, and so does a film of unknown size', () => {
  expect(memoryForFilm({ width: 3840, height: 2160 }) / MiB).toBeCloseTo(350, 0);
  expect(memoryForFilm()).toBe(memoryForFilm({ width: 3840, height: 2160 }));
});
