/** The poster and both previews of a 4K film, programs included, against ffmpeg's own one frame of the same film. */
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ffmpegFilm } from '../fixtures/ffmpegFilm.ts';
import { ample, openMedia } from '../fixtures/openMedia.ts';
import { withCopy } from '../fixtures/withFile.ts';
import type { Figure } from './figure.ts';
import { commandCost, sideBySide } from './measure.ts';

const MOST = 2;
const SELF = new URL(import.meta.url).pathname;

/** Both as a process of its own, because that is what tells the cost of its children. */
export async function video(rounds: number): Promise<Figure> {
  const film = await filmFile();
  const folder = await mkdtemp(join(tmpdir(), 'ironviper-bench-'));
  const [ours, theirs] = [
    'ours: metadata, poster, both previews, the rest',
    'ffmpeg: one 2048 frame as WebP, without a search',
  ];
  const nothing = 'ours, without a film: what a process costs';
  const frame = ['-vf', 'scale=2048:-2', '-frames:v', '1', '-c:v', 'libwebp', '-quality', '80', '-y'];
  try {
    const costs = await sideBySide(rounds, {
      [ours]: () => commandCost(process.execPath, [SELF, film]),
      [nothing]: () => commandCost(process.execPath, [SELF]),
      [theirs]: () =>
        commandCost('ffmpeg', [
          '-v',
          'error',
          '-threads',
          '1',
          '-ss',
          '0.6',
          '-i',
          film,
          ...frame,
          join(folder, 'out.webp'),
        ]),
    });
    const own = costs[ours]!.cpu - costs[nothing]!.cpu;
    const ratio = own / costs[theirs]!.cpu;
    const found = `a poster costs ${own.toFixed(2)} s of CPU, ${ratio.toFixed(2)} times a bare frame`;
    return { what: 'the poster of a 4K film', costs, found, bar: `at most ${MOST}`, holds: ratio <= MOST };
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Two seconds of 4K in H.264, a key frame a second as phones write them; made once. */
async function filmFile(): Promise<string> {
  const folder = join(tmpdir(), 'ironviper-bench-film');
  const file = join(folder, '4k.mp4');
  if (existsSync(file)) return file;
  const source = ['-f', 'lavfi', '-i', 'testsrc2=s=3840x2160:r=30:d=2'];
  const codec = ['-c:v', 'libx264', '-preset', 'ultrafast', '-g', '30', '-bf', '2', '-pix_fmt', 'yuv420p'];
  await mkdir(folder, { recursive: true });
  await writeFile(`${file}.part`, await ffmpegFilm([...source, ...codec, 'film.mp4']));
  await rename(`${file}.part`, file);
  return file;
}

async function showOnce(film: string | undefined): Promise<void> {
  const media = await openMedia();
  if (film !== undefined) {
    await withCopy(film, async (file) => {
      const inspection = await media.inspect(file, 'film.mp4', ample.signal);
      const { state, previews } = await media.render(file, inspection, 0, { ...ample, memory: inspection.memory });
      if (state !== 'ok' || previews.length !== 2) throw new Error('The film was not shown.');
    });
  }
  await media.close();
}

if (import.meta.main) await showOnce(process.argv[2]);
