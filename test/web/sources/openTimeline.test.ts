/** What is published is shown where that moves nothing; otherwise it waits to be asked for. */
import { afterEach, describe, expect, test } from 'vitest';
import { openTimeline } from '../../../web/sources/openTimeline.ts';
import type { SourceChange } from '../../../web/sources/photoSource.ts';
import { aRow } from '../../rules/aRow.ts';
import { aPublished, rowsOf } from './aPublished.ts';

const LONG_MS = 70_000;
const ends: (() => void)[] = [];

afterEach(() => {
  for (const end of ends.splice(0)) end();
});

/** Two months of 30 photos, followed by a screen of ten. */
async function aTimeline({ first = true } = {}) {
  const published = aPublished();
  const { clock, files, publish } = published;
  const rows = ['2026-06', '2026-05'].flatMap((month) => rowsOf(month, 30));
  if (first) await publish(...rows);
  const view = { from: 0, to: 10, busy: false, fits: false };
  const presence = { hidden: false, seenAt: clock.now(), signs: [] as (() => void)[] };
  const api = { depth: 0, asked: 0, asleep: false };
  const signIn = Promise.withResolvers<void>();
  const timeline = openTimeline({
    files,
    signedIn: () => signIn.promise,
    monthsOf: async () => ['2026-06'],
    async depth() {
      api.asked += 1;
      if (api.asleep) throw new Error('It is asleep.');
      return api.depth;
    },
    presence: {
      hidden: () => presence.hidden,
      idleMs: () => clock.now() - presence.seenAt,
      onSign(listener) {
        presence.signs.push(listener);
        return () => undefined;
      },
    },
    whenIdle() {},
    clock,
  });
  const changes: SourceChange[] = [];
  timeline.source.subscribe((change) => changes.push(change));
  const watch = () =>
    ends.push(
      timeline.watchedBy({ range: () => view, busy: () => view.busy, fits: () => view.fits }),
      timeline.follow(),
    );
  const made = {
    ...published,
    ...{ rows, view, presence, api, timeline, changes, watch, signIn: signIn.resolve },
    total: () => timeline.source.total(),
    /** The grid does so as soon as it has a shape. */
    look(from: number, to: number) {
      Object.assign(view, { from, to });
      timeline.source.ensure(from, to);
    },
    seen() {
      presence.seenAt = clock.now();
      for (const sign of presence.signs) sign();
    },
    /** Until everything that is published is known, and what may be done about it has been done. */
    time: (ms = LONG_MS) => clock.advance(ms),
  };
  return made;
}

async function aShownTimeline() {
  const made = await aTimeline();
  made.signIn();
  made.watch();
  await made.time(0);
  made.look(0, 10);
  await made.time(0);
  return made;
}

describe('at first', () => {
  test('nothing is read before somebody is signed in', async () => {
    const { watch, asked, time, timeline, signIn, total } = await aTimeline();
    watch();
    await time();
    expect(asked).toEqual([]);
    expect(timeline.state.value).toBe('loading');
    signIn();
    await time(0);
    expect(timeline.state.value).toBe('ready');
    expect(total()).toBe(60);
  });

  test('the newest month is on its way with the layout, and the API is asked for nothing', async () => {
    const { asked, timeline, api } = await aShownTimeline();
    expect(asked.slice(0, 3).sort()).toEqual(['2026-06', 'layout', 'manifest']);
    expect(api.asked).toBe(0);
    expect(timeline.months.value).toEqual([
      { key: '2026-06', from: 0, count: 30 },
      { key: '2026-05', from: 30, count: 30 },
    ]);
  });

  test('an empty library is ready, and has nothing', async () => {
    const { watch, signIn, time, timeline, total } = await aTimeline({ first: false });
    signIn();
    watch();
    await time(0);
    expect(timeline.state.value).toBe('ready');
    expect([total(), timeline.source.ended()]).toEqual([0, true]);
  });

  test('a storage that can not be reached is said, and tried again by itself', async () => {
    const made = await aTimeline();
    const { watch, signIn, time, timeline, total } = made;
    made.break(true);
    signIn();
    watch();
    await time(0);
    expect(timeline.state.value).toBe('failed');
    expect(timeline.source.trouble()?.message).toContain('storage');
    made.break(false);
    await time(1000);
    expect([timeline.state.value, timeline.source.trouble(), total()]).toEqual(['ready', undefined, 60]);
  });
});

test('a photo that is asked for before anything is known is found when it is', async () => {
  const { watch, signIn, time, timeline, rows } = await aTimeline();
  const found = timeline.source.find(rows[3]!.key);
  watch();
  signIn();
  await time(0);
  expect(await found).toBe(3);
});

describe('new photos', () => {
  test('wait where they would come among those that are looked at', async () => {
    const { publish, time, timeline, total, look } = await aShownTimeline();
    look(5, 15);
    await publish(...rowsOf('2026-06', 32).slice(30));
    await time();
    expect([total(), timeline.waiting.value]).toEqual([60, 2]);
    timeline.showWaiting();
    await time(0);
    expect([total(), timeline.waiting.value]).toEqual([62, 0]);
  });

  test('wait where they would come above the very first photo, which is looked at', async () => {
    const { publish, time, timeline, total } = await aShownTimeline();
    await publish(...rowsOf('2026-07', 3));
    await time();
    expect([total(), timeline.waiting.value]).toEqual([60, 3]);
  });

  test('are shown at once where they lie elsewhere', async () => {
    const { publish, time, timeline, total, look } = await aShownTimeline();
    look(40, 50);
    await publish(...rowsOf('2026-07', 3), ...rowsOf('2019-01', 4));
    await time();
    expect([total(), timeline.waiting.value]).toEqual([67, 0]);
    expect(timeline.months.value[0]).toEqual({ key: '2026-07', from: 0, count: 3 });
  });

  test('are shown at once in a library that fits one screen', async () => {
    const { publish, time, timeline, total, view } = await aShownTimeline();
    Object.assign(view, { to: 60, fits: true });
    await publish(...rowsOf('2026-07', 3));
    await time();
    expect([total(), timeline.waiting.value]).toEqual([63, 0]);
  });

  test('are shown as soon as the view has gone elsewhere, and the pill goes', async () => {
    const { publish, time, timeline, total, look } = await aShownTimeline();
    await publish(...rowsOf('2026-07', 3));
    await time();
    expect(timeline.waiting.value).toBe(3);
    look(40, 50);
    await time(1000);
    expect([total(), timeline.waiting.value]).toEqual([63, 0]);
  });

  test('that were taken away again before they were shown are not waited for', async () => {
    const { publish, take, time, timeline, total } = await aShownTimeline();
    const more = rowsOf('2026-07', 3);
    await publish(...more);
    await time();
    await take(...more);
    await time();
    expect([total(), timeline.waiting.value]).toEqual([60, 0]);
  });
});

test('nothing changes while the view is busy, and no pill comes', async () => {
  const { publish, time, timeline, total, view, look } = await aShownTimeline();
  look(40, 50);
  view.busy = true;
  await publish(...rowsOf('2026-07', 3));
  await time();
  expect([total(), timeline.waiting.value]).toEqual([60, 0]);
  view.busy = false;
  await time(1000);
  expect(total()).toBe(63);
});

test('what would have moved nothing waits after all, where the view has gone there meanwhile', async () => {
  const { publish, time, timeline, total, look, hold } = await aShownTimeline();
  const end = hold('layout');
  await publish(...rowsOf('2026-05', 32).slice(30));
  await time();
  look(35, 45);
  end();
  await time(0);
  expect([total(), timeline.waiting.value]).toEqual([60, 2]);
});

test('a state that came moves nothing, and is shown in place', async () => {
  const { move, rows, time, timeline, changes } = await aShownTimeline();
  changes.length = 0;
  await move({ ...rows[3]!, state: 'degraded' });
  await time();
  expect(timeline.source.at(3)?.state).toBe('degraded');
  expect(changes.every(({ kind }) => kind === 'photos')).toBe(true);
});

test('there is no moment at which a month in view is not read', async () => {
  const { take, rows, time, timeline, total, hold } = await aShownTimeline();
  const end = hold('2026-06');
  timeline.expect();
  await take(rows[3]!);
  await time(2000);
  expect([total(), timeline.source.at(4)?.id]).toEqual([60, rows[4]!.key]);
  end();
  await time(0);
  expect([total(), timeline.source.at(3)?.id]).toEqual([59, rows[4]!.key]);
});

test('what was expected is shown at once, where it is looked at', async () => {
  const { take, rows, time, timeline, total, times } = await aShownTimeline();
  await time();
  const before = times('manifest');
  timeline.expect();
  await time(3000);
  expect(times('manifest') - before).toBeGreaterThanOrEqual(3);
  await take(rows[3]!, rows[4]!);
  await time(1000);
  expect([total(), timeline.waiting.value]).toEqual([58, 0]);
  await time(60_000);
  const after = times('manifest');
  await time(10_000);
  expect(times('manifest') - after).toBeLessThanOrEqual(2);
});

test('what comes of an upload is looked for often, and waits where it would move what is looked at', async () => {
  const { publish, time, timeline, total, times } = await aShownTimeline();
  await time();
  const before = times('manifest');
  timeline.lookOften();
  await time(3000);
  expect(times('manifest') - before).toBeGreaterThanOrEqual(3);
  await publish(...rowsOf('2026-07', 3));
  await time(1000);
  expect([total(), timeline.waiting.value]).toEqual([60, 3]);
});

test('what was expected is shown as soon as the view is at rest, however late', async () => {
  const { take, rows, time, timeline, total, view } = await aShownTimeline();
  timeline.expect();
  view.busy = true;
  await take(rows[3]!);
  await time(300_000);
  expect(total()).toBe(60);
  view.busy = false;
  await time(1000);
  expect(total()).toBe(59);
  // What others do from then on waits again.
  await take(rows[4]!);
  await time();
  expect(total()).toBe(59);
});

describe('a published file that is gone', () => {
  test('makes what is published now come at once', async () => {
    const { publish, sweep, rows, time, timeline, total, look } = await aShownTimeline();
    await sweep('2026-05');
    await publish(aRow('more.jpg', { takenLocal: '2026-05-30T00:00:00' }), ...rowsOf('2026-07', 2));
    look(35, 45);
    await time(1000);
    expect(total()).toBe(63);
    expect(timeline.source.trouble()).toBeUndefined();
    look(35, 45);
    await time(0);
    expect(timeline.source.indexOf(rows[40]!.key)).toBe(43);
  });

  test('is not looked for again and again', async () => {
    const { sweep, time, look, times, timeline } = await aShownTimeline();
    await time(1000);
    await sweep('2026-05');
    const before = times('manifest');
    for (let second = 0; second < 4; second++) {
      look(35, 45);
      await time(1000);
    }
    expect(times('manifest') - before).toBeLessThanOrEqual(2);
    expect(timeline.source.trouble()).toBeDefined();
  });
});

test('an edition that can not be read whole is no trouble, and is read at the next look', async () => {
  const made = await aShownTimeline();
  const { publish, look, time, timeline, total, hold } = made;
  look(40, 50);
  const end = hold('layout');
  await publish(...rowsOf('2026-07', 3));
  await time(10_000);
  made.break(true);
  end();
  await time(0);
  expect([total(), timeline.source.trouble()]).toEqual([60, undefined]);
  made.break(false);
  await time();
  expect(total()).toBe(63);
});

describe('how often is looked', () => {
  test('ever less, where nothing comes and nothing waits', async () => {
    const { time, times } = await aShownTimeline();
    await time(60_000);
    expect(times('manifest')).toBeLessThanOrEqual(6);
    const before = times('manifest');
    await time(120_000);
    expect(times('manifest') - before).toBeLessThanOrEqual(3);
    expect(times('manifest') - before).toBeGreaterThanOrEqual(1);
  });

  test('every five seconds while the converters have something before them', async () => {
    const { time, times, api } = await aShownTimeline();
    api.depth = 7;
    await time(20_000);
    const before = { looks: times('manifest'), asked: api.asked };
    await time(60_000);
    expect(times('manifest') - before.looks).toBe(12);
    expect(api.asked - before.asked).toBe(4);
    api.depth = 0;
    await time(60_000);
    const after = api.asked;
    await time(240_000);
    expect(api.asked).toBe(after);
  });

  test('not while hidden, and at once when it is seen again', async () => {
    const { time, times, presence, seen } = await aShownTimeline();
    presence.hidden = true;
    await time(6000);
    const before = times('manifest');
    await time(3_600_000);
    expect(times('manifest')).toBe(before);
    presence.hidden = false;
    seen();
    await time(0);
    expect(times('manifest')).toBe(before + 1);
  });

  test('not after five idle minutes, until somebody touches anything', async () => {
    const { time, times, seen } = await aShownTimeline();
    await time(7 * 60_000);
    const before = times('manifest');
    await time(3_600_000);
    expect(times('manifest')).toBe(before);
    seen();
    await time(0);
    expect(times('manifest')).toBe(before + 1);
  });

  test('an input while there is a pause makes no look of its own', async () => {
    const { time, times, seen } = await aShownTimeline();
    const before = times('manifest');
    for (let input = 0; input < 20; input++) seen();
    await time(0);
    expect(times('manifest')).toBe(before);
  });

  test('an API that is asleep holds up nothing', async () => {
    const { time, api, publish, timeline } = await aShownTimeline();
    api.asleep = true;
    await time(30_000);
    await publish(...rowsOf('2026-07', 3));
    await time();
    expect(timeline.waiting.value).toBe(3);
    expect(timeline.source.trouble()).toBeUndefined();
  });

  test('not after nobody follows any more, and again when somebody does', async () => {
    const { time, times, watch, publish, total, look } = await aShownTimeline();
    for (const end of ends.splice(0)) end();
    await time();
    const before = times('manifest');
    await publish(...rowsOf('2019-07', 3));
    await time();
    expect(times('manifest')).toBe(before);
    watch();
    await time(0);
    look(0, 10);
    expect(total()).toBe(63);
  });
});

test('the storage may be away for a while, and what is shown stays', async () => {
  const made = await aShownTimeline();
  const { time, timeline, total, publish, look } = made;
  made.break(true);
  await time(120_000);
  expect([timeline.state.value, timeline.source.trouble(), total()]).toEqual(['ready', undefined, 60]);
  made.break(false);
  look(40, 50);
  await publish(...rowsOf('2026-07', 3));
  await time();
  expect(total()).toBe(63);
});
