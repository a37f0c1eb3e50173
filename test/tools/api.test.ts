/** `npm run api` as a real process: up, asked, told to stop; and what it says where it can't work. */
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { ensureStorage } from '../../core/azure/ensureStorage.ts';
import { openStorage } from '../../core/azure/openStorage.ts';
import { indexRecord } from '../../library/indexRecord.ts';
import { isMarked } from '../../library/isMarked.ts';
import { readRecord } from '../../library/readRecord.ts';
import { useAzurite } from '../azurite.ts';
import { aRecord } from '../rules/aRecord.ts';
import { all, write } from '../rules/library/records.ts';
import { type Program, run, startStack } from './program.ts';

const { account } = useAzurite();

const MAIN = '../api/main.ts';
/** Programs that start, on a machine that runs all other tests meanwhile. */
const SLOW = { timeout: 120_000 };

/** What it says, line by line. */
function lines({ stdout }: Program): { event: string; [field: string]: unknown }[] {
  return stdout()
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as { event: string });
}

async function anApiAt(settings: Record<string, string> = {}) {
  const program = run(MAIN, [], { IRONVIPER_STORAGE: account(), ...settings });
  for (;;) {
    const started = lines(program).find(({ event }) => event === 'api.started');
    if (started) return { program, url: started.url as string };
    const gone = program.ended.then(({ stdout }) => Promise.reject(new Error(`It ended. It said: ${stdout}`)));
    await Promise.race([sleep(20), gone]);
  }
}

async function failed(args: string[], settings: Record<string, string>) {
  const program = run(MAIN, args, settings);
  const { code } = await program.ended;
  return { code, said: lines(program).at(-1) };
}

test(
  'it answers, is told to stop, publishes what it changed, accounts for what it used, and leaves',
  SLOW,
  async () => {
    await ensureStorage(account());
    const storage = openStorage(account());
    const record = aRecord();
    await indexRecord(storage, await write(storage, record));
    const { program, url } = await anApiAt();
    const asked = { op: 'favorite', ids: [record.id] };
    const answer = await fetch(`${url}/api/files/actions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(asked),
    });
    expect(await answer.json()).toEqual({ results: [{ id: record.id, outcome: 'done' }], done: 1 });
    program.signal('SIGTERM');
    expect((await program.ended).code).toBe(0);

    expect(await isMarked(storage)).toBe(false);
    expect(await readRecord(storage, record.id)).toMatchObject({ record: { user: { favorite: true } } });
    const usage = await all(storage.state.list('usage/'));
    expect(usage.map(({ name }) => name)).toEqual([expect.stringMatching(/^usage\/\d{4}-\d\d-\d\d\/api-.+\.json$/)]);
    const events = lines(program).map(({ event }) => event);
    // Who is told late has published by itself.
    const expected = ['api.started', 'request.done', 'api.stopping', 'timeline.published', 'api.left'];
    expect([events.toSorted(), events.at(-1)]).toEqual([expected.toSorted(), 'api.left']);
  },
);

test('without sign-in, on another address than this machine’s own, it does not start', SLOW, async () => {
  const { code, said } = await failed([], { IRONVIPER_API_HOST: '0.0.0.0' });
  expect([code, said?.event, said?.message]).toEqual([2, 'api.failed', expect.stringContaining('IRONVIPER_AUTH')]);
});

test('a port that is taken, words it does not know and an account that can sign nothing are said', SLOW, async () => {
  const { url } = await anApiAt();
  const { port } = new URL(url);
  const taken = await failed([], { IRONVIPER_STORAGE: account(), IRONVIPER_API_PORT: port });
  expect([taken.code, taken.said?.message]).toEqual([1, expect.stringContaining(`Port ${port} on 127.0.0.1 is taken`)]);
  expect(await failed(['--port'], {})).toMatchObject({ code: 2, said: { message: expect.stringContaining('--help') } });
  const signed = await failed([], { IRONVIPER_STORAGE: 'https://family.blob.core.windows.net?sv=1&sig=secret' });
  expect([signed.code, signed.said?.message]).toEqual([2, expect.stringMatching(/^IRONVIPER_STORAGE: .*identity/)]);
  expect(signed.said?.message).not.toContain('secret');
});

test('--help says what can be set', SLOW, async () => {
  const { code, stdout } = await run(MAIN, ['--help']).ended;
  expect([code, stdout]).toEqual([0, expect.stringContaining('IRONVIPER_API_PORT')]);
});

test('npm start has one of its own, and lets its page reach the blobs, by each of its names', SLOW, async () => {
  const another = 'http://localhost:5173';
  const { stack, account: local } = await startStack(['--memory'], { IRONVIPER_ORIGIN: another });
  const [, url = ''] = await stack.said(/API +(http:\S+)\/docs/);
  const session = (await (await fetch(`${url}/api/session`)).json()) as { media: { base: string; query: string } };
  expect(session).toMatchObject({ user: { role: 'owner' }, features: { access: { auth: 'none' } } });
  const { previews } = openStorage(local);
  await previews.put('some/thumb.webp', Buffer.from('picture'), { contentType: 'image/webp' });
  const { base, query } = session.media;
  for (const origin of [url, url.replace('127.0.0.1', 'localhost'), another]) {
    const picture = await fetch(`${base}some/thumb.webp?${query}`, { headers: { origin } });
    expect([await picture.text(), picture.headers.get('access-control-allow-origin')]).toEqual(['picture', origin]);
  }
  const asked = await fetch(`${url}/api/session`, { headers: { origin: another } });
  expect([asked.status, asked.headers.get('access-control-allow-origin')]).toEqual([200, another]);
  expect((await fetch(`${url}/docs`)).status).toBe(200);
  stack.signal('SIGINT');
  expect((await stack.ended).code).toBe(0);
});

test('stopped while it seeds, it ends without saying that it is up', SLOW, async () => {
  const stack = run('start.ts', ['--memory', '--seed', '100000']);
  await stack.said(/Seeding/);
  stack.signal('SIGINT');
  const { code, stderr } = await stack.ended;
  expect([code, stderr]).toEqual([0, expect.not.stringContaining('ironviper is up')]);
});

test('--seed is to look around in, and never among files of one’s own', SLOW, async () => {
  const { stack } = await startStack(['--memory', '--seed', '50']);
  const [, url = ''] = await stack.said(/API +(http:\S+)\/docs/);
  const { files } = (await (await fetch(`${url}/api/search?q=`)).json()) as { files: object[] };
  expect(files.length).toBeGreaterThan(10);
  expect((await run('start.ts', ['--seed', '50']).ended).code).toBe(2);
  expect((await run('start.ts', ['--memory', '--seed', 'many']).ended).code).toBe(2);
});
