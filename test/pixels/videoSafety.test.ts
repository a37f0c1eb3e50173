/** A film from a stranger reads no other file, asks no address, and can't hold us up. Each attack is seen to work first. */
import { execFile } from 'node:child_process';
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Inspection } from '../../worker/media/media.ts';
import { poster } from '../../worker/media/readers/video/poster.ts';
import { inputOptions } from '../../worker/media/readers/video/runFfmpeg.ts';
import { ffmpegFilm, filmOf } from '../fixtures/ffmpegFilm.ts';
import { aliasTo } from '../fixtures/movAlias.ts';
import { ample, openMedia, testTools } from '../fixtures/openMedia.ts';
import type { Pixels } from '../fixtures/photo.ts';
import { pixelsOf, seen, show } from '../fixtures/show.ts';

const run = promisify(execFile);

let folder: string;
let origin: string;
let asked = 0;
const server = createServer((_, response) => {
  asked++;
  response.end();
});

/** What must not be read: a film all red, beside the file. */
const SECRET = 'secret.ts';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ironviper-test-'));
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const red = await filmOf([{ colour: 'red', seconds: 1 }], SECRET, ['-r', '25', '-c:v', 'mpeg2video']);
  await writeFile(join(folder, SECRET), red);
});
afterAll(async () => {
  server.close();
  await rm(folder, { recursive: true });
});
beforeEach(async () => {
  asked = 0;
  await clean();
});

/** As each attempt finds its folder. */
async function clean(): Promise<void> {
  for (const name of await readdir(folder)) if (!name.startsWith('secret')) await rm(join(folder, name));
}

/** What a careless program makes of it: ffmpeg finds out by itself what it is, and may read all it likes. */
async function careless(content: Buffer | string, options: string[] = []): Promise<Pixels | undefined> {
  await writeFile(join(folder, 'original'), content);
  const { ffmpeg = '' } = await testTools();
  const all = ['-protocol_whitelist', 'file,http,tcp,crypto,udp,rtp', ...options, '-i', 'original'];
  const picture = ['-frames:v', '1', '-f', 'image2pipe', '-c:v', 'png', '-'];
  const end = await run(ffmpeg, ['-v', 'quiet', '-nostdin', ...all, ...picture], {
    cwd: folder,
    encoding: 'buffer',
    timeout: 10_000,
  }).catch(() => undefined);
  return end?.stdout.length ? pixelsOf({ content: end.stdout }) : undefined;
}

/** As if it had been taken for such a film: nothing but the reader's own care is left. */
async function carefully(content: Buffer | string, contentType: string): Promise<Pixels | undefined> {
  await clean();
  const file = join(folder, 'original');
  await writeFile(file, content);
  const inspection: Inspection = {
    kind: 'video',
    contentType,
    metadata: {},
    decodable: true,
    memory: ample.memory,
    missing: [],
  };
  const media = await openMedia();
  const shown = await media.render(file, inspection, 0, ample).catch((error: unknown) => {
    expect(error).toMatchObject({ name: 'FaultError' });
    return undefined;
  });
  return shown && seen(shown);
}

function isRed(pixels: Pixels | undefined): boolean {
  const [red = 0, green = 255] = pixels?.data ?? [];
  return red > 200 && green < 60;
}

const HLS = (target: string) => `#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\n${target}\n#EXT-X-ENDLIST\n`;
const CONCAT = (target: string) => `ffconcat version 1.0\nfile ${target}\n`;
const DASH = (target: string) =>
  `<MPD xmlns="urn:mpeg:dash:schema:mpd:2011" type="static" mediaPresentationDuration="PT1S" profiles="urn:mpeg:dash:profile:isoff-on-demand:2011"><Period><AdaptationSet contentType="video"><Representation id="1" bandwidth="1"><BaseURL>${target}</BaseURL></Representation></AdaptationSet></Period></MPD>`;
const SDP =
  'v=0\no=- 0 0 IN IP4 127.0.0.1\ns=x\nc=IN IP4 127.0.0.1\nt=0 0\nm=video 40404 RTP/AVP 96\na=rtpmap:96 H264/90000\n';

/** Films to our eyes, that hold no NUL at which a search for a playlist would end. */
const EBML = '\x1a\x45\xdf\xa3\x87\x42\x82\x84webm';
const AVI = 'RIFFxxxxAVI LIST';

describe.each([
  ['a playlist (m3u8)', HLS],
  ['a list of films (ffconcat)', CONCAT],
] as const)('%s', (_, write) => {
  test('shows a neighbour to the careless, and nothing to us', async () => {
    expect(isRed(await careless(write(SECRET)))).toBe(true);
    for (const type of ['video/mp4', 'video/webm', 'video/mp2t', 'video/vnd.avi'])
      expect(await carefully(write(SECRET), type)).toBeUndefined();
  });

  test('asks an address of the careless, and not of us', async () => {
    await careless(write(`${origin}/a.ts`), ['-safe', '0'].slice(0, write === CONCAT ? 2 : 0));
    expect(asked).toBeGreaterThan(0);
    asked = 0;
    for (const type of ['video/mp4', 'video/webm', 'video/mp2t']) await carefully(write(`${origin}/a.ts`), type);
    expect(asked).toBe(0);
  });

  test('is no film', async () => {
    const media = await openMedia();
    for (const name of ['a.m3u8', 'a.mp4', 'a.ffconcat']) {
      await writeFile(join(folder, 'original'), write(SECRET));
      expect(await media.inspect(join(folder, 'original'), name, ample.signal)).toMatchObject({ decodable: false });
    }
  });
});

describe('a manifest (DASH)', () => {
  test('asks an address of the careless, and not of us', async () => {
    await careless(DASH(`${origin}/a.mp4`));
    expect(asked).toBeGreaterThan(0);
    asked = 0;
    for (const type of ['video/mp4', 'video/webm', 'video/vnd.avi']) await carefully(DASH(`${origin}/a.mp4`), type);
    expect(asked).toBe(0);
  });

  test.each([
    ['EBML', EBML],
    ['AVI', AVI],
    ['ftyp', '\0\0\0\x18ftypisom\0\0\x02\0isommp41'],
  ])('behind the head of a film (%s) is a fault', async (_, head) => {
    for (const list of [DASH(SECRET), HLS(SECRET), CONCAT(SECRET), SDP]) {
      const hidden = show(Buffer.from(`${head}\n${list}`, 'latin1'));
      await expect(hidden).rejects.toMatchObject({ name: 'FaultError', code: 'corrupt' });
    }
    expect(asked).toBe(0);
  });
});

test('a session (SDP) listens to nobody', async () => {
  for (const type of ['video/mp4', 'video/mp2t']) expect(await carefully(SDP, type)).toBeUndefined();
});

test('whatever an address says, it is opened as a file', async () => {
  const { ffmpeg = '' } = await testTools();
  const play = (options: string[], address: string) =>
    run(ffmpeg, ['-v', 'quiet', '-nostdin', '-xerror', ...options, '-i', address, '-f', 'null', '-']);
  const secret = join(folder, SECRET);
  const within = `subfile,,start,0,end,0,,:${secret}`;
  await play(['-f', 'mpegts'], within);
  await expect(play(inputOptions('mpegts'), within)).rejects.toThrow();
  await play(inputOptions('mpegts'), `file:${secret}`);
});

test('tracks that lie in another file are not looked for', async () => {
  const red = await ffmpegFilm([
    '-f',
    'lavfi',
    '-i',
    'color=red:s=32x32:r=5:d=1',
    '-c:v',
    'rawvideo',
    '-pix_fmt',
    'rgb24',
    'a.mov',
  ]);
  await writeFile(join(folder, 'secret.mov'), red);
  const film = aliasTo(red, '/x/secret.mov');
  expect(isRed(await careless(film, ['-enable_drefs', '1']))).toBe(true);
  expect(isRed(await carefully(film, 'video/quicktime'))).toBe(false);
  // ffmpeg repeats the name, and a converter with a full disk stops.
  const worded = aliasTo(red, '/x/No space left on device');
  await expect(show(worded)).rejects.toMatchObject({ name: 'FaultError', code: 'corrupt' });
});

describe('more pixels than anyone wants', () => {
  const size = (film: Buffer, width: number, height: number) => {
    const copy = Buffer.from(film);
    const entry = copy.indexOf('mp4v', copy.indexOf('stsd'));
    copy.writeUInt16BE(width, entry + 28);
    copy.writeUInt16BE(height, entry + 30);
    return copy;
  };

  test('are refused by what is claimed', async () => {
    const film = size(await filmOf([{ colour: 'test', seconds: 1 }], 'a.mov'), 60_000, 60_000);
    await expect(show(film)).rejects.toMatchObject({ name: 'FaultError', code: 'too-large' });
  });

  test('are refused by ffprobe, if nobody else saw them', async () => {
    const film = await filmOf([{ colour: 'test', seconds: 1 }], 'a.mp4');
    await writeFile(join(folder, 'original'), film);
    const inspection: Inspection = {
      kind: 'video',
      contentType: 'video/mp4',
      metadata: {},
      decodable: true,
      memory: 0,
      missing: [],
    };
    const reading = {
      file: join(folder, 'original'),
      folder,
      inspection,
      tools: await testTools(),
      raw: 'preview',
    } as const;
    const few = poster({ ...reading, ...ample, maxPixels: 160 * 120 - 1 });
    await expect(few).rejects.toMatchObject({ name: 'FaultError', code: 'too-large' });
    expect(await poster({ ...reading, ...ample, maxPixels: 160 * 120 })).toMatchObject({ developedBy: 'ffmpeg' });
  });

  test('are not decoded where a stream grows beyond them', async () => {
    const mpeg = ['-r', '25', '-c:v', 'mpeg2video', '-g', '5'];
    const small = await filmOf([{ colour: 'black', seconds: 4 }], 'a.ts', mpeg, '64x64');
    const large = await filmOf(
      [{ colour: 'test', seconds: 8 }],
      'b.ts',
      [...mpeg, '-output_ts_offset', '4'],
      '640x480',
    );
    const film = Buffer.concat([small, large]);
    const brightest = (pixels: Pixels) => Math.max(...pixels.data);
    expect(brightest(await seen(await show(film)))).toBeGreaterThan(200);
    expect(brightest(await seen(await show(film, { maxPixels: 64 * 64 })))).toBeLessThan(40);
  });
});

describe('a stream without an end', () => {
  const dark = async (film: Buffer) => Math.max(...(await seen(await show(film))).data) < 40;

  test('of 3000 frames a second is looked at for some of its frames only', async () => {
    const parts = (seconds: number) => [
      { colour: 'black', seconds },
      { colour: 'test', seconds: 0.2 },
    ];
    const film = (seconds: number) => filmOf(parts(seconds), 'a.mp4', ['-g', '3000'], '64x64', 3000);
    expect(await dark(await film(0.04))).toBe(false);
    expect(await dark(await film(0.08))).toBe(true);
  });

  test('that stays dark is looked at for some seconds only', async () => {
    const parts = (seconds: number) => [
      { colour: 'black', seconds },
      { colour: 'test', seconds: 4 },
    ];
    expect(await dark(await filmOf(parts(4), 'a.mp4'))).toBe(false);
    expect(await dark(await filmOf(parts(7), 'a.mp4'))).toBe(true);
  });

  test('leaves one frame of each look on the disk, however many it has', async () => {
    const file = join(folder, 'original');
    await writeFile(file, await filmOf([{ colour: 'black', seconds: 20 }], 'a.mp4'));
    const media = await openMedia();
    const inspection = await media.inspect(file, 'a.mp4', ample.signal);
    await media.render(file, inspection, 0, ample);
    const frames = (await readdir(folder)).filter((name) => name.endsWith('.tif'));
    expect(frames.length).toBeGreaterThan(0);
    for (const name of frames) expect((await stat(join(folder, name))).size).toBeLessThan(160 * 120 * 3 + 2000);
  });

  test('that takes too long is a fault', async () => {
    const film = await filmOf([{ colour: 'test', seconds: 1 }], 'a.mp4');
    await expect(show(film, { fileSeconds: 0.01 })).rejects.toMatchObject({ name: 'FaultError', code: 'too-slow' });
  });
});
