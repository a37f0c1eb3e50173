/** Many originals: what one comes to is its own, what the storage or the disk comes to ends the run. */
import { expect, test } from 'vitest';
import { idOf } from '../../../core/id.ts';
import { recordName } from '../../../core/names.ts';
import { OutageError } from '../../../core/outage.ts';
import { downloadAll } from '../../../tools/download/downloadAll.ts';
import { listOriginals } from '../../../tools/download/listOriginals.ts';
import { newTally, problemsOf } from '../../../tools/download/tally.ts';
import { openPatience } from '../../../tools/terminal/patience.ts';
import { fakeClock } from '../../fakes/clock.ts';
import { type Scene, scene, sha256 } from './saving.ts';

async function many(): Promise<Scene> {
  const made = await scene();
  for (let i = 10; i < 40; i += 1) await made.put(`${i}.jpg`, `picture ${i}`);
  return made;
}

async function downloaded(made: Scene, records = false, tally = newTally()) {
  const problems: string[] = [];
  const listed = listOriginals(made.storage.originals, '', made.patience, made.signal);
  const ended = downloadAll(listed, made, tally, {
    ...{ records, concurrency: 4 },
    onProblem: (name, message) => problems.push(`${name}: ${message}`),
    onRefused: () => {},
  });
  return { tally, problems, ended: await ended.catch((error: Error) => error) };
}

function failing(made: Scene, error: (name: string) => Error | undefined): void {
  const { readFrom } = made.storage.originals;
  made.storage.originals.readFrom = async (name, ...rest) => {
    const thrown = error(name);
    if (thrown) throw thrown;
    return readFrom(name, ...rest);
  };
}

test('the trouble of one file is its own: all others come', async () => {
  const made = await many();
  failing(made, (name) => (name === '17.jpg' ? new Error('EIO: a bad block') : undefined));
  const { tally, problems, ended } = await downloaded(made);
  expect(ended).toBeUndefined();
  expect(tally).toMatchObject({ files: 30, classes: { fetched: { files: 29 }, failed: { files: 1 } } });
  expect([problems, problemsOf(tally)]).toEqual([['17.jpg: EIO: a bad block'], 1]);
});

test('a record that can not be read keeps no original back', async () => {
  const made = await scene();
  await made.put('1.jpg', 'one', { sourcesha256: sha256('one') });
  await made.storage.records.put(recordName(idOf('1.jpg')), Buffer.from('{'), { contentType: 'application/json' });
  const { tally, problems, ended } = await downloaded(made, true);
  expect(ended).toBeUndefined();
  expect(tally).toMatchObject({ files: 1, classes: { fetched: { files: 1 } }, records: { failed: 1 } });
  expect([problems, problemsOf(tally)]).toEqual([[expect.stringContaining('1.jpg: Its record: ')], 1]);
});

test('a storage that refuses ends it soon', async () => {
  const made = await many();
  let asked = 0;
  failing(made, () => {
    asked += 1;
    return new OutageError('storage', 'no right to read');
  });
  const { ended } = await downloaded(made);
  expect(ended).toBeInstanceOf(OutageError);
  expect(asked).toBeLessThan(10);
});

test('a storage that stays away ends it, once it was waited for long enough: no file is to blame', async () => {
  const made = await many();
  const clock = fakeClock();
  failing(made, (name) =>
    name === '17.jpg' ? new OutageError('storage', 'nobody answers', { passing: true }) : undefined,
  );
  const { readFrom } = made.storage.originals;
  made.storage.originals.readFrom = (name, ...rest) => readFrom(name >= '17.jpg' ? '17.jpg' : name, ...rest);
  let done = false;
  const tally = newTally();
  const ending = downloaded({ ...made, patience: openPatience(clock, 'memory') }, false, tally).finally(() => {
    done = true;
  });
  // Files are written in real time: the clock stands until all that come are here, then moves on as long as it takes.
  while (tally.files < 7) await new Promise(setImmediate);
  while (!done) await clock.advance(30_000);
  const { problems, ended } = await ending;
  expect(ended).toMatchObject({ message: 'nobody answers' });
  expect([problems, tally.classes.failed.files]).toEqual([[], 0]);
});

test('a refusal now and then costs its file alone', async () => {
  const made = await many();
  failing(made, (name) => (name.endsWith('5.jpg') || name.endsWith('9.jpg') ? refused() : undefined));
  const { tally, ended } = await downloaded(made);
  expect(ended).toBeUndefined();
  expect(tally).toMatchObject({ classes: { fetched: { files: 24 }, failed: { files: 6 } } });
});

const refused = () => new OutageError('storage', 'no right to read');

test('a disk that is full ends it at once, and says what to do', async () => {
  const made = await many();
  let tries = 0;
  const { ended } = await downloaded({
    ...made,
    takePlace: () => {
      tries += 1;
      return Promise.reject(Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' }));
    },
  });
  expect(ended).toMatchObject({ what: 'disk', message: expect.stringContaining('Make room, and run the same again.') });
  expect(tries).toBeLessThanOrEqual(4);
});

test('an outage that passes is waited out, by what is read as by what is listed, and nothing is left out', async () => {
  const made = await many();
  const clock = fakeClock();
  const away = () => new OutageError('storage', 'nobody answers', { passing: true });
  const failures = new Set(['12.jpg', '30.jpg']);
  failing(made, (name) => (failures.delete(name) ? away() : undefined));
  const { list } = made.storage.originals;
  let listings = 0;
  made.storage.originals.list = async function* (prefix) {
    listings += 1;
    // The last that came may be gone when it is listed anew.
    let left = listings * 8;
    for await (const original of list(prefix)) {
      if (left === 0) {
        await made.storage.originals.remove(original.name);
        throw away();
      }
      left -= 1;
      yield original;
    }
  };
  let done = false;
  const ending = downloaded({ ...made, patience: openPatience(clock, 'memory') }).finally(() => {
    done = true;
  });
  while (!done) await clock.advance(1000);
  const { tally, ended } = await ending;
  expect(ended).toBeUndefined();
  expect([listings, tally.files, tally.classes.fetched.files]).toEqual([4, 27, 27]);
});
