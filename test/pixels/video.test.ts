/** The poster of a film: upright, from where there is something to see, whatever the container. */
import { describe, expect, test } from 'vitest';
import { bitDistance, meanDistance } from '../fixtures/closeness.ts';
import { ffmpegFilm, filmOf, type Matrix, stillFilm, withMatrix } from '../fixtures/ffmpegFilm.ts';
import { ample, openMedia } from '../fixtures/openMedia.ts';
import { type Pixels, photo } from '../fixtures/photo.ts';
import { seen, show } from '../fixtures/show.ts';
import { ORIENTATIONS, storedAs } from '../fixtures/storedAs.ts';
import { withFile } from '../fixtures/withFile.ts';

const upright = photo(240, 160);

/** Lossy twice, its colours at half the size; a wrong turn is beyond 60. */
const CLOSE = 10;

function brightness({ data }: Pixels): number {
  return data.reduce((sum, value) => sum + value, 0) / data.length;
}

describe('a film has a poster', () => {
  test.each([
    ['MP4', 'a.mp4', [], 'video/mp4'],
    ['QuickTime', 'a.mov', [], 'video/quicktime'],
    ['M4V', 'a.m4v', [], 'video/x-m4v'],
    ['3GP', 'a.3gp', [], 'video/3gpp'],
    ['Matroska', 'a.mkv', [], 'video/matroska'],
    ['WebM', 'a.webm', ['-c:v', 'libvpx', '-deadline', 'realtime'], 'video/webm'],
    ['AVI', 'a.avi', [], 'video/vnd.avi'],
    ['MPEG programme stream', 'a.mpg', ['-r', '25', '-c:v', 'mpeg2video'], 'video/MP1S'],
    ['DVD', 'a.vob', ['-r', '25', '-c:v', 'mpeg2video'], 'video/MP2P'],
    ['MPEG transport stream', 'a.ts', ['-r', '25', '-c:v', 'mpeg2video'], 'video/mp2t'],
    ['AVCHD', 'a.m2ts', ['-r', '25', '-c:v', 'mpeg2video', '-mpegts_m2ts_mode', '1'], 'video/mp2t'],
    ['bare MPEG', 'a.m1v', ['-r', '25', '-c:v', 'mpeg1video'], 'video/mpeg'],
    ['Flash', 'a.flv', ['-c:v', 'flv'], 'video/x-flv'],
    ['Windows Media', 'a.wmv', ['-c:v', 'wmv2'], 'video/x-ms-asf'],
    ['Ogg', 'a.ogv', ['-c:v', 'libtheora', '-q:v', '9'], 'video/ogg'],
    ['MXF', 'a.mxf', ['-r', '25', '-c:v', 'mpeg2video'], 'application/mxf'],
  ])('%s', async (_, name, args, contentType) => {
    const shown = await show(await stillFilm(upright, name, args), { name: 'no extension' });
    expect(shown).toMatchObject({ kind: 'video', contentType, state: 'ok', developedBy: 'ffmpeg' });
    expect([shown.width, shown.height]).toEqual([240, 160]);
    expect(meanDistance(await seen(shown), upright)).toBeLessThan(CLOSE);
  });

  test('under any name', async () => {
    const film = await stillFilm(upright, 'a.mp4');
    for (const name of ['IMG.jpg', 'IMG.NEF', 'IMG.m3u8', 'IMG'])
      expect((await show(film, { name })).kind).toBe('video');
  });
});

describe('a film that was stored in each of the eight orientations', () => {
  const MATRICES: Record<number, Matrix> = {
    1: [1, 0, 0, 1],
    2: [-1, 0, 0, 1],
    3: [-1, 0, 0, -1],
    4: [1, 0, 0, -1],
    5: [0, 1, 1, 0],
    6: [0, 1, -1, 0],
    7: [0, -1, -1, 0],
    8: [0, -1, 1, 0],
  };
  const all = ORIENTATIONS.map(async (orientation) => {
    const film = await stillFilm(storedAs(orientation, upright), 'a.mp4');
    return show(withMatrix(film, MATRICES[orientation]!));
  });

  test.each(ORIENTATIONS)('is upright from orientation %i', async (orientation) => {
    const shown = await all[orientation - 1]!;
    expect([shown.state, shown.width, shown.height]).toEqual(['ok', 240, 160]);
    expect(meanDistance(await seen(shown), upright)).toBeLessThan(CLOSE);
  });

  test('has one fingerprint, within 6 bits', async () => {
    const hexes = (await Promise.all(all)).map((shown) => shown.fingerprint!.hex);
    expect(Math.max(...hexes.map((hex) => bitDistance(hex, hexes[0]!)))).toBeLessThanOrEqual(6);
  });

  test('and its turning is what players make of it', async () => {
    const turned = withMatrix(await stillFilm(upright, 'a.mp4'), MATRICES[6]!);
    // ffmpeg turns by itself unless told not to.
    const played = await ffmpegFilm(['-i', 'a.mp4', '-frames:v', '1', 'frame.png'], { 'a.mp4': turned });
    expect(meanDistance(await seen(await show(turned)), await seen(await show(played)))).toBeLessThan(CLOSE);
  });
});

describe('the frame', () => {
  const black = (seconds: number) => ({ colour: 'black', seconds });
  const test1 = (seconds: number) => ({ colour: 'test', seconds });

  test('is not the black one that a film begins with, without a key frame in the light', async () => {
    const { state, ...shown } = await show(await filmOf([black(1.5), test1(1.5)], 'a.mp4'));
    expect(state).toBe('ok');
    expect(brightness(await seen({ state, ...shown }))).toBeGreaterThan(60);
  });

  test('is not the white one that a film fades in from, either', async () => {
    const shown = await show(await filmOf([{ colour: 'white', seconds: 1.5 }, test1(1.5)], 'a.mp4'));
    expect(brightness(await seen(shown))).toBeLessThan(200);
  });

  test('is from the middle, if it begins with minutes of black', async () => {
    const film = await filmOf([black(30), test1(60)], 'a.mp4', ['-g', '10']);
    expect(brightness(await seen(await show(film)))).toBeGreaterThan(60);
  });

  test('is black if all is', async () => {
    const shown = await show(await filmOf([black(3)], 'a.mp4'));
    expect(shown.state).toBe('ok');
    expect(brightness(await seen(shown))).toBeLessThan(10);
  });

  test('is the only one there is', async () => {
    const shown = await show(await filmOf([test1(2)], 'a.mp4', ['-frames:v', '1']));
    expect([shown.state, shown.width, shown.height]).toEqual(['ok', 160, 120]);
  });

  test('has its pixels made square', async () => {
    const shown = await show(await filmOf([test1(1)], 'a.mp4', ['-aspect', '16:9'], '720x576', 25));
    expect([shown.width, shown.height]).toEqual([1024, 576]);
  });

  test('is small, of a film that is large, whose size is recorded', async () => {
    const shown = await show(await filmOf([test1(0.2)], 'a.mp4', [], '4096x2160'));
    expect([shown.width, shown.height]).toEqual([4096, 2160]);
    expect(shown.previews[0]).toMatchObject({ width: 2048, height: 1080 });
  });

  test("is the film's, not a cover's, and no font or subtitle of it matters", async () => {
    const film = await filmOf([test1(1)], 'a.mp4');
    const cover = await ffmpegFilm(['-f', 'lavfi', '-i', 'color=red:s=64x64:d=1', '-frames:v', '1', 'cover.png']);
    const inputs = {
      'a.mp4': film,
      'cover.png': cover,
      'font.ttf': Buffer.from('no font'),
      'words.srt': Buffer.from('1\n00:00:00,000 --> 00:00:01,000\nwords\n'),
    };
    const attach = (name: string, type: string, at: number) => [
      '-attach',
      name,
      `-metadata:s:t:${at}`,
      `mimetype=${type}`,
    ];
    const args = ['-i', 'a.mp4', '-i', 'words.srt', '-map', '0', '-map', '1', '-c:v', 'copy', '-c:s', 'srt'];
    const attached = [...attach('cover.png', 'image/png', 0), ...attach('font.ttf', 'font/ttf', 1)];
    const shown = await show(await ffmpegFilm([...args, ...attached, 'b.mkv'], inputs));
    expect([shown.state, shown.width, shown.height]).toEqual(['ok', 160, 120]);
  });
});

describe('colours', () => {
  const patches = ['red', 'lime', 'blue', 'white', 'gray'];
  const wanted = [
    [255, 0, 0],
    [0, 255, 0],
    [0, 0, 255],
    [255, 255, 255],
    [128, 128, 128],
  ];
  const stripes = patches.flatMap((colour) => ['-f', 'lavfi', '-i', `color=${colour}:s=256x720:d=0.2:r=5,format=gbrp`]);
  const side = `${patches.map((_, at) => `[${at}]`).join('')}hstack=inputs=5`;

  /** The middle of each stripe. */
  async function stripesOf(film: Buffer): Promise<number[][]> {
    const { data, width, height } = await seen(await show(film));
    return patches.map((_, at) => {
      const pixel = (Math.floor(height / 2) * width + Math.floor(((at + 0.5) * width) / patches.length)) * 3;
      return [...data.subarray(pixel, pixel + 3)];
    });
  }

  const far = (found: number[][]) =>
    Math.max(...found.flatMap((pixel, at) => pixel.map((value, channel) => Math.abs(value - wanted[at]![channel]!))));

  test.each([
    [
      'of today, which says so',
      'bt709',
      'tv',
      ['-colorspace', 'bt709', '-color_primaries', 'bt709', '-color_trc', 'bt709'],
    ],
    ['of today, which says nothing', 'bt709', 'tv', []],
    ['of old, which says so', 'smpte170m', 'tv', ['-colorspace', 'smpte170m']],
    ['with the full range', 'bt709', 'pc', ['-colorspace', 'bt709', '-color_range', 'pc']],
  ])('are right in a film %s', async (_, matrix, range, says) => {
    const conversion = `${side},scale=out_color_matrix=${matrix}:out_range=${range},format=yuv444p`;
    const args = [...stripes, '-filter_complex', conversion, '-c:v', 'libx264', '-qp', '4', ...says, 'a.mp4'];
    expect(far(await stripesOf(await ffmpegFilm(args)))).toBeLessThan(16);
  });

  test.each(['smpte2084', 'arib-std-b67'])(
    'of a high range of light (%s) are neither grey nor dim',
    async (transfer) => {
      const light = `${side},zscale=tin=bt709:pin=bt709:t=linear:p=bt2020:npl=100,format=gbrpf32le`;
      const conversion = `${light},zscale=t=${transfer}:m=bt2020nc:r=tv:npl=100,format=yuv420p10le`;
      const says = ['-colorspace', 'bt2020nc', '-color_primaries', 'bt2020', '-color_trc', transfer];
      const codec = ['-c:v', 'libx265', '-x265-params', 'log-level=none', '-tag:v', 'hvc1'];
      const args = [...stripes, '-filter_complex', conversion, ...codec, ...says, 'a.mp4'];
      // Left as it is, such light is wrong by 100 and more. The brightest is compressed, so as not to be cut off.
      expect(far(await stripesOf(await ffmpegFilm(args)))).toBeLessThan(60);
    },
  );
});

describe('a film that is damaged', () => {
  const film = filmOf([{ colour: 'test', seconds: 3 }], 'a.mp4', ['-movflags', '+faststart']);

  test('by an end too early, but with its index, shows its beginning, and is said to be damaged', async () => {
    const cut = (await film).subarray(0, -20_000);
    const shown = await show(cut);
    expect([shown.state, shown.width, shown.height]).toEqual(['degraded', 160, 120]);
    expect((await show(await film)).state).toBe('ok');
  });

  test('so that its index is missing is a fault, which says what to do', async () => {
    const late = await filmOf([{ colour: 'test', seconds: 1 }], 'a.mp4');
    await expect(show(late.subarray(0, late.indexOf('moov') - 8))).rejects.toMatchObject({
      name: 'FaultError',
      code: 'corrupt',
      message: expect.stringContaining('Copy it again'),
    });
  });

  test.each([
    ['a.mp4', []],
    ['a.mkv', []],
    ['a.avi', []],
    ['a.ts', ['-r', '25', '-c:v', 'mpeg2video']],
    ['a.flv', ['-c:v', 'flv']],
    ['a.wmv', ['-c:v', 'wmv2']],
  ])('anywhere (%s) is a picture or a fault, never an outage', async (name, args) => {
    const whole = await filmOf([{ colour: 'test', seconds: 1 }], name, args);
    for (const part of [0.02, 0.3, 0.9]) {
      const cut = whole.subarray(0, Math.ceil(whole.length * part));
      await show(cut).catch((error: unknown) => expect(error).toMatchObject({ name: 'FaultError' }));
    }
  });

  test('is no film at all if it holds nothing but sound', async () => {
    const media = await openMedia();
    for (const name of ['a.mp4', 'a.mkv']) {
      const sound = await ffmpegFilm(['-f', 'lavfi', '-i', 'sine=d=1', '-c:a', 'aac', name]);
      const inspection = await withFile(sound, (file) => media.inspect(file, name, ample.signal));
      expect(inspection).toMatchObject({ kind: 'video', decodable: false });
    }
  });
});
