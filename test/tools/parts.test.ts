/** The small parts that the tools have in common. */

import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { bytesText, countText, spanText } from '../../core/amounts.ts';
import { type ConverterStatus, converterStatus } from '../../core/converterStatus.ts';
import type { Heartbeat } from '../../core/heartbeat.ts';
import { localTime } from '../../core/localTime.ts';
import { pool } from '../../core/pool.ts';
import { warningsOf } from '../../library/status/warnings.ts';
import { countConversions } from '../../tools/local/conversions.ts';
import { lockFolder } from '../../tools/local/lockFolder.ts';
import { statusText } from '../../tools/status/statusText.ts';
import { localAccount } from '../../tools/terminal/account.ts';
import { progressLine } from '../../tools/terminal/progress.ts';
import { openScreen } from '../../tools/terminal/screen.ts';
import { folder } from './program.ts';

test('a pool reads no further ahead than it works, and finishes what is under way when one fails', async () => {
  let read = 0;
  let running = 0;
  let most = 0;
  const ended: number[] = [];
  async function* numbers() {
    for (let n = 1; n <= 100; n += 1) {
      read = n;
      yield n;
    }
  }
  const work = async (n: number) => {
    running += 1;
    most = Math.max(most, running);
    await new Promise(setImmediate);
    running -= 1;
    ended.push(n);
    if (n === 10) throw new Error('ten');
  };
  await expect(pool(numbers(), 3, work)).rejects.toThrow('ten');
  expect(most).toBe(3);
  expect(running).toBe(0);
  expect(read).toBeLessThan(16);
  expect(ended.length).toBeGreaterThanOrEqual(10);
});

test('news of a conversion may come before the upload has told us to wait for it', () => {
  const conversions = countConversions();
  conversions.settled('early');
  conversions.expect('early');
  conversions.expect('late');
  expect([conversions.done, conversions.left]).toEqual([1, 1]);
  conversions.complete();
  conversions.settled('late');
  conversions.settled('late');
  conversions.settled('of somebody else');
  expect([conversions.done, conversions.left]).toEqual([2, 0]);
});

test('a folder is locked by one at a time, and by nobody who is gone', async () => {
  const path = await folder();
  const lock = await lockFolder(path);
  await expect(lockFolder(path)).rejects.toThrow(`ironviper is running on ${path} already (process ${process.pid})`);
  lock.release();
  // The number is ours, but the process was another.
  await writeFile(join(path, 'lock'), JSON.stringify([{ pid: process.pid, started: 'long ago' }]));
  (await lockFolder(path)).release();
  (await lockFolder(path)).release();
});

test('numbers are written as people read them', () => {
  expect([0, 1, 7.6477, 999, 1000, 1234, 45_678, 999_949_999, 1e9, 2.5e15].map(bytesText)).toEqual([
    '0 bytes',
    '1 byte',
    '8 bytes',
    '999 bytes',
    '1.0 KB',
    '1.2 KB',
    '46 KB',
    '1000 MB',
    '1.0 GB',
    '2500 TB',
  ]);
  expect([0.4, 59.4, 59.6, 125, 3725].map(spanText)).toEqual(['0 s', '59 s', '1:00', '2:05', '1:02:05']);
  expect([countText(1, 'file'), countText(1234, 'file')]).toEqual(['1 file', '1,234 files']);
  expect(localTime(new Date('2001-02-03T04:05:06.789Z'))).toMatch(/^2001-02-0\dT\d\d:\d\d:06\.789[+-]\d\d:\d\d$/);
});

test('a progress line has a bar on a terminal, and never says 100 % before the end', () => {
  const progress = { label: 'Uploading', done: 999, total: 1000, noun: 'files', seconds: 10 };
  const bytes = { done: 1e9, total: 1e9 };
  expect(progressLine({ ...progress, bytes }, true)).toBe(
    'Uploading  ███████████████████████░  99 %  999 of 1,000 files, 1.0 GB of 1.0 GB, 100 MB/s, 0 s left',
  );
  expect(progressLine({ ...progress, done: 1000 }, false)).toBe(
    'Uploading  1,000 of 1,000 files, 100.0 per s, in 10 s',
  );
  expect(progressLine({ ...progress, done: 0, total: 0, seconds: 0 }, false)).toBe('Uploading  0 of 0 files');
});

test('on a terminal lines change in place; elsewhere only news is written', () => {
  const written = (stream: object) => {
    let text = '';
    const screen = openScreen({ ...stream, write: (part: string) => (text += part) } as unknown as NodeJS.WriteStream);
    let done = 0;
    screen.follow(() => ['one', `two ${done}`.padEnd(30, '.')]);
    screen.say('said\x1b[2J');
    done = 1;
    screen.settle();
    screen.say('end');
    return text;
  };
  const term = process.env.TERM;
  process.env.TERM = 'xterm';
  expect(written({ isTTY: true, columns: 8 })).toBe(
    'one\ntwo 0..\n\x1b[2A\r\x1b[Jsaid\u{fffd}[2J\none\ntwo 0..\n\x1b[2A\r\x1b[Jone\ntwo 1..\nend\n',
  );
  if (term === undefined) delete process.env.TERM;
  else process.env.TERM = term;
  expect(written({})).toBe(`said\u{fffd}[2J\none\ntwo 1${'.'.repeat(25)}\nend\n`);
});

test('what does not fit the width of a terminal goes on in a line below, which is taken back as well', () => {
  let text = '';
  const stream = { isTTY: true, columns: 80, write: (part: string) => (text += part) };
  const term = process.env.TERM;
  process.env.TERM = 'xterm';
  const screen = openScreen(stream as unknown as NodeJS.WriteStream);
  if (term === undefined) delete process.env.TERM;
  else process.env.TERM = term;
  const bytes = { done: 365e6, total: 629e6 };
  const progress = { label: 'Uploading', done: 3, total: 6, noun: 'files', bytes, seconds: 6, note: 'no answer' };
  screen.follow(() => [progressLine(progress, screen.live)]);
  screen.say('said');
  screen.settle();
  const line = 'Uploading  █████████████░░░░░░░░░░░  58 %  3 of 6 files, 365 MB of 629 MB,\n';
  const rest = '           61 MB/s, 4 s left, no answer\n';
  expect(text).toBe(`${line}${rest}\x1b[2A\r\x1b[Jsaid\n${line}${rest}`);
});

const BEAT: Heartbeat = {
  partition: 'converter',
  key: 'pi',
  startedAt: '2026-01-01T00:00:00.000Z',
  beatAt: '2026-01-01T01:00:00.000Z',
  state: 'working',
  jobs: '[{"name":"a.jpg","stage":"picture"}]',
  outage: '',
  tools: '["sharp"]',
  missing: '[]',
  takesLater: false,
} satisfies Heartbeat;

test('a converter is silent once it has missed its heartbeat for 45 seconds', () => {
  const at = (time: string) => converterStatus(BEAT, Date.parse(`2026-01-01T${time}Z`));
  expect(at('01:00:45')).toMatchObject({ ageSeconds: 45, silent: false, jobs: [{ name: 'a.jpg', stage: 'picture' }] });
  expect(at('01:00:46')).toMatchObject({ silent: true, tools: ['sharp'] });
  expect(at('00:59:59').ageSeconds).toBe(0);
});

test('a heartbeat of ten minutes from now and more is no sign of life', () => {
  const at = (time: string) => converterStatus(BEAT, Date.parse(`2026-01-01T${time}Z`));
  expect(at('00:50:00')).toMatchObject({ ageSeconds: 0, silent: false });
  expect(at('00:49:59')).toMatchObject({ ageSeconds: 0, silent: true });
});

test.each([
  { startedAt: 'yesterday' },
  { beatAt: '' },
  { inHand: '3' },
  { done: -1 },
  { work: '{"photo-4M":{"jobs":-1,"seconds":1}}' },
])('a heartbeat with %j is none of a converter', (odd) => {
  expect(() => converterStatus({ ...BEAT, ...odd } as Heartbeat, Date.parse(BEAT.beatAt))).toThrow();
});

const FFMPEG = ['ffmpeg', 'ffprobe'].map((tool) => ({ tool, of: 'FFmpeg', kinds: ['video'] }));
const IMAGEMAGICK = { tool: 'convert', of: 'ImageMagick', kinds: ['heif', 'image', 'tiff'] };

test('what a converter lacks is said with what follows from it; one of an earlier release does not say', () => {
  const { missing: _, ...earlier } = BEAT;
  const now = Date.parse(BEAT.beatAt);
  expect(converterStatus(earlier as typeof BEAT, now).missing).toEqual([]);
  const converter = converterStatus({ ...BEAT, missing: JSON.stringify([...FFMPEG, IMAGEMAGICK]) }, now);
  const nothing = { files: { ok: 0, degraded: 0, unsupported: 0, failed: 0 }, marks: [], failures: [], warnings: [] };
  const depth = { jobs: 0, later: 0, poison: 0 };
  const text = statusText({
    account: 'a',
    url: 'b',
    at: BEAT.beatAt,
    usage: [],
    depth,
    converters: [converter],
    ...nothing,
  });
  expect(text).toContain('    lacks      ffprobe: video files are handed on\n');
  expect(text).toContain('    lacks      convert: heif, image and tiff files are handed on\n');
});

test('work that nobody takes is said', () => {
  const live: ConverterStatus = converterStatus(BEAT, Date.parse(BEAT.beatAt));
  const dry = { jobs: 0, later: 0, poison: 0 };
  expect(warningsOf(dry, [])).toEqual([]);
  expect(warningsOf({ ...dry, jobs: 2 }, [{ ...live, silent: true }])).toEqual([
    expect.stringContaining('2 messages in jobs,'),
  ]);
  expect(warningsOf({ ...dry, jobs: 2 }, [live])).toEqual([]);
  expect(warningsOf({ ...dry, later: 1 }, [live])).toEqual([expect.stringContaining('1 message in jobs-later')]);
  const lacking = { ...live, missing: FFMPEG };
  expect(warningsOf({ ...dry, later: 1 }, [lacking])[1]).toBe(
    'pi lacks ffmpeg, ffprobe: install FFmpeg there, and start it anew.',
  );
  expect(warningsOf(dry, [lacking])).toEqual([]);
  expect(warningsOf({ ...dry, later: 1 }, [lacking, { ...live, takesLater: true }])).toEqual([]);
  expect(warningsOf({ ...dry, later: 1 }, [live, { ...live, takesLater: true }])).toEqual([]);
  expect(warningsOf({ ...dry, poison: 1 }, [live])).toEqual([expect.stringContaining('jobs-poison')]);
  expect(warningsOf(dry, [{ ...live, outage: 'storage: away' }])).toEqual(['pi is kept from working. storage: away']);
});

test("the short connection string stands for Azure's development ports alone", () => {
  const usual = { blobPort: 10_000, queuePort: 10_001, tablePort: 10_002 };
  expect(localAccount(usual)).toBe('UseDevelopmentStorage=true');
  expect(localAccount({ ...usual, tablePort: 1 })).toContain(';TableEndpoint=http://127.0.0.1:1/devstoreaccount1');
});
