/** A small sound file of every kind we know, made anew each time: what mutants are made of. */
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import sharp from 'sharp';
import { encode, open } from '../fixtures/encode.ts';
import { testTools } from '../fixtures/openMedia.ts';
import { photo } from '../fixtures/photo.ts';
import { rawFile } from '../fixtures/rawFile.ts';

export interface Seed {
  kind: string;
  ext: string;
  content: Buffer;
}

const picture = photo(160, 120, 7);
const run = promisify(execFile);

/** The same bytes on every run of one machine: a mutant is known by its number alone. */
export async function makeSeeds(): Promise<Seed[]> {
  const folder = await mkdtemp(join(tmpdir(), 'ironviper-fuzz-'));
  try {
    return [...(await byOurselves()), ...(await byPrograms(folder))];
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function byOurselves(): Promise<Seed[]> {
  const frames = await Promise.all([picture, photo(160, 120, 8)].map((each) => encode(each, 'png')));
  const turned = open(picture).jpeg({ quality: 85 }).withExif(EXIF).withIccProfile('p3');
  return [
    seed('jpeg', 'jpg', await turned.toBuffer()),
    seed('progressive', 'jpeg', await open(picture).jpeg({ progressive: true }).toBuffer()),
    seed('png', 'png', await open(picture).png().toBuffer()),
    seed('webp', 'webp', await encode(picture, 'webp')),
    seed('avif', 'avif', await encode(picture, 'avif')),
    seed(
      'gif',
      'gif',
      await sharp(frames, { join: { animated: true } })
        .gif()
        .toBuffer(),
    ),
    seed('tiff', 'tif', await encode(picture, 'tiff')),
    seed('svg', 'svg', Buffer.from(SVG)),
    seed('dng', 'dng', await rawFile(picture, { preview: 120 })),
    seed('nef', 'nef', await rawFile(picture, { style: 'nef', preview: 0 })),
    seed('xmp', 'xmp', Buffer.from(XMP)),
    seed('json', 'json', Buffer.from(TAKEOUT)),
  ];
}

async function byPrograms(folder: string): Promise<Seed[]> {
  const { convert = 'convert', ffmpeg = 'ffmpeg' } = await testTools();
  const png = join(folder, 'seed.png');
  await open(picture).png().toFile(png);
  const made = async (kind: string, ext: string, command: string, args: (out: string) => string[]) => {
    const out = join(folder, `out.${ext}`);
    await run(command, args(out));
    return seed(kind, ext, await readFile(out));
  };
  const film =
    (...codec: string[]) =>
    (out: string) => [...FILM, ...codec, ...EXACT, out];
  return [
    await made('heif', 'heic', 'heif-enc', (out) => ['-q', '60', png, '-o', out]),
    await made('psd', 'psd', convert, (out) => [png, out]),
    await made('bmp', 'bmp', convert, (out) => [png, out]),
    await made('jp2', 'jp2', convert, (out) => [png, out]),
    await made('mp4', 'mp4', ffmpeg, film('-c:v', 'libx264', '-pix_fmt', 'yuv420p')),
    await made('webm', 'webm', ffmpeg, film('-c:v', 'libvpx')),
    await made('mov', 'mov', ffmpeg, film('-c:v', 'mjpeg', '-pix_fmt', 'yuvj420p')),
  ];
}

function seed(kind: string, ext: string, content: Buffer): Seed {
  return { kind, ext, content };
}

const FILM = ['-v', 'error', '-f', 'lavfi', '-i', 'testsrc=size=160x120:rate=10:duration=1'];
const EXACT = ['-threads', '1', '-fflags', '+bitexact', '-flags', '+bitexact'];
const EXIF = {
  IFD0: { Make: 'ironviper', Model: 'fuzz', Orientation: '6' },
  IFD2: { DateTimeOriginal: '2021:03:14 09:26:53' },
} as const;
const SVG = `<?xml version="1.0"?><!-- drawn by hand --><svg xmlns="http://www.w3.org/2000/svg" width="160" height="120">
<defs><linearGradient id="g"><stop offset="0" stop-color="#fa0"/><stop offset="1" stop-color="#06c"/></linearGradient></defs>
<rect width="160" height="120" fill="url(#g)"/><circle cx="50" cy="60" r="30" fill="red" opacity="0.6"/>
<path d="M10 110 L 80 20 L 150 110 Z" fill="none" stroke="#222" stroke-width="4"/><text x="20" y="40">fuzz</text></svg>`;
const XMP = `<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmp:Rating="4" xmp:CreateDate="2021-03-14T09:26:53"/></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>`;
const TAKEOUT = JSON.stringify({
  title: 'IMG_0001.jpg',
  photoTakenTime: { timestamp: '1615714013', formatted: 'Mar 14, 2021, 9:26:53 AM UTC' },
  geoData: { latitude: 48.1, longitude: 11.5, altitude: 520 },
});
