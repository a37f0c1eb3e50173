/** A converter that lacks a program, and one that has them all: what the one hands on, the other makes. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { systemClock } from '../../core/clock.ts';
import { idOf } from '../../core/id.ts';
import { readRecord } from '../../library/readRecord.ts';
import { readStatus } from '../../tools/status/readStatus.ts';
import { encode } from '../fixtures/encode.ts';
import { writeFilm } from '../fixtures/film.ts';
import { photo } from '../fixtures/photo.ts';
import { toolsWithout } from '../fixtures/toolsWithout.ts';
import { startConverter } from './process.ts';
import { startWorld, type World } from './world.ts';

let world: World;
let folder: string;
let lacking: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ironviper-fleet-'));
  lacking = await toolsWithout(['ffmpeg', 'ffprobe'], folder);
  world = await startWorld();
});
afterAll(async () => {
  await world.stop();
  await rm(folder, { recursive: true });
});

async function stateOf(name: string): Promise<string> {
  const known = await readRecord(world.storage, idOf(name));
  return known === 'missing' ? known : known.record.state;
}

test('a film passes from a converter without ffmpeg to one that has it, and status says so as long as there is none', {
  timeout: 60_000,
}, async () => {
  const film = join(folder, 'film.mp4');
  await writeFilm(film);
  await world.upload('film.mp4', await readFile(film));
  await world.upload('photo.jpg', await encode(photo(300, 200), 'jpeg'));
  await world.send(world.takeEvents());
  const env = { PATH: lacking, IRONVIPER_LATER: 'no', IRONVIPER_IDLE_SECONDS: '0' };
  const small = startConverter({ ports: world.ports, name: 'small', scratch: folder, env });
  await new Promise<void>((resolve) => {
    let left = 2;
    small.onLine(({ event }) => event === 'attempt.ended' && --left === 0 && resolve());
    void small.ended.then(() => resolve());
  });
  expect(small.lines.filter(({ event }) => event === 'tool.missing').map(({ tool }) => tool)).toEqual([
    'ffprobe',
    'ffmpeg',
  ]);
  expect(small.lines.find(({ name }) => name === 'film.mp4')).toMatchObject({
    outcome: 'handedOn',
    reason: expect.stringContaining('ffprobe and ffmpeg'),
  });
  expect([await stateOf('film.mp4'), await stateOf('photo.jpg')]).toEqual(['missing', 'ok']);
  const { warnings, converters } = await readStatus(world.storage, systemClock);
  expect(converters[0]?.missing).toContainEqual({ tool: 'ffmpeg', of: 'FFmpeg', kinds: ['video'] });
  expect(warnings).toEqual([
    expect.stringContaining('1 message in jobs-later, and no living converter takes them'),
    'small lacks ffprobe, ffmpeg: install FFmpeg there, and start it anew.',
  ]);

  const whole = startConverter({ ports: world.ports, name: 'whole', scratch: folder });
  expect(await whole.ended, whole.complaint()).toBe(0);
  expect(await stateOf('film.mp4')).toBe('ok');
  expect((await readStatus(world.storage, systemClock)).warnings).toEqual([]);
  small.signal('SIGTERM');
  expect(await small.ended, small.complaint()).toBe(0);
});

test('who lacks a program and would take what others handed on refuses to start, and says the way out', {
  timeout: 60_000,
}, async () => {
  const env = { PATH: lacking, IRONVIPER_LATER: 'yes' };
  const refusing = startConverter({ ports: world.ports, name: 'refusing', scratch: folder, env });
  expect(await refusing.ended).toBe(2);
  expect(refusing.lines.at(-1)).toMatchObject({
    event: 'converter.failed',
    message: expect.stringMatching(/ffprobe, ffmpeg can't be found on PATH: install FFmpeg, or set IRONVIPER_LATER=no/),
  });
});
