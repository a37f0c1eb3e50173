/** `npm run invite`, the program, on a real account: what it prints opens the API, and what it revokes does not. */
import { expect, test } from 'vitest';
import { tokenAccess } from '../../api/access/token.ts';
import { ensureStorage } from '../../core/azure/ensureStorage.ts';
import { openStorage } from '../../core/azure/openStorage.ts';
import { systemClock } from '../../core/clock.ts';
import { peopleText } from '../../tools/invite/peopleText.ts';
import { wishOf } from '../../tools/invite/wish.ts';
import { useAzurite } from '../azurite.ts';
import { run } from './program.ts';

const azurite = useAzurite();
const SLOW = { timeout: 120_000 };

test('a link is printed once, alone, and holds until it is replaced or revoked', SLOW, async () => {
  const account = azurite.account();
  const storage = openStorage(account);
  await ensureStorage(account);
  const { state } = storage;
  const env = { IRONVIPER_STORAGE: account };
  const invite = (...args: string[]) => run('invite.ts', args, env).ended;
  /** Anew each time: what was known a moment ago does not matter here. */
  const callerOf = (token: string) =>
    tokenAccess({ state, clock: systemClock }).callerOf(
      new Request('http://localhost/', { headers: { authorization: `Bearer ${token}` } }),
    );

  const first = await invite('--name', 'Anna', '--role', 'viewer', '--page', 'https://photos.example.org');
  expect(first).toMatchObject({ code: 0, stderr: 'For Anna alone, shown this once:\n' });
  const [, token = ''] = /^https:\/\/photos\.example\.org\/#\/invite\/(\S+)\n$/.exec(first.stdout) ?? [];
  expect(await callerOf(token)).toEqual({ name: 'Anna', role: 'viewer' });
  for await (const { name } of state.list('')) {
    const blob = await state.read(name);
    if (typeof blob === 'string') continue;
    for await (const chunk of blob.body) expect(Buffer.from(chunk).toString()).not.toContain(token.split('.')[2]);
  }

  const again = await invite('--name', 'ANNA', '--role', 'owner');
  expect(again).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining('Anna was invited already') });
  expect(await callerOf(token)).toEqual({ name: 'Anna', role: 'viewer' });

  const replaced = await invite('--name', 'Anna', '--role', 'owner', '--replace');
  await expect(callerOf(token)).rejects.toMatchObject({ status: 401 });
  const [, second = ''] = /\/invite\/(\S+)\n$/.exec(replaced.stdout) ?? [];
  expect(await callerOf(second)).toEqual({ name: 'Anna', role: 'owner' });

  const bob = await invite('--oidc', 'bob@example.org', '--role', 'owner', '--name', 'Bob');
  expect(bob).toMatchObject({
    code: 0,
    stdout: 'Bob may come in as owner, signed in as bob@example.org.\n',
    stderr: '',
  });
  const twice = await invite('--oidc', 'BOB@example.org', '--role', 'viewer');
  expect(twice).toMatchObject({ code: 1, stderr: expect.stringContaining('bob@example.org is Bob') });
  expect((await invite('--list')).stdout).toMatch(
    /^Anna {2}owner {2}since \d{4}-\d\d-\d\d, by link\nBob {3}owner {2}since \S+, as bob@example\.org\n$/,
  );

  expect(await invite('--revoke', 'anna')).toMatchObject({ code: 0, stdout: 'anna is revoked.\n' });
  await expect(callerOf(second)).rejects.toMatchObject({ status: 401 });
  expect(await invite('--revoke', 'anna')).toMatchObject({ code: 1, stderr: expect.stringContaining('--list') });
});

test('who can not be read is listed by what takes them back', SLOW, async () => {
  const account = azurite.account();
  const { state } = openStorage(account);
  await ensureStorage(account);
  const invite = (...args: string[]) => run('invite.ts', args, { IRONVIPER_STORAGE: account }).ended;
  await invite('--oidc', 'carl@example.org', '--role', 'viewer', '--name', 'Carl');
  await state.put("people/o'neil jr.json", Buffer.from('no JSON'), { contentType: 'application/json' });
  const { code, stdout } = await invite('--list');
  expect([code, ...stdout.split('\n').slice(-3)]).toEqual([
    0,
    expect.stringMatching(/^Carl /),
    `The blob people/o'neil jr.json in state is no person and lets nobody in: --revoke "o'neil jr" removes it.`,
    '',
  ]);
  expect(await invite('--revoke', "o'neil jr")).toMatchObject({ code: 0 });
  expect((await invite('--list')).stdout).toMatch(/^Carl [^\n]*\n$(?![\s\S])/m);
});

test('a list of nobody but a blob that no name can mean', () => {
  expect(peopleText([], ['people/.x'])).toMatch(/^The blob people\/\.x in state .*: remove it\.$/);
});

const WRONG: [args: Parameters<typeof wishOf>[0], words: string][] = [
  [{}, 'Say one thing'],
  [{ list: true, revoke: 'Anna' }, 'Say one thing'],
  [{ name: 'Anna', list: true }, 'Say one thing'],
  [{ replace: true }, 'Whom?'],
  [{ name: 'Anna', role: 'owner', oidc: '' }, '--oidc takes an e-mail address, or a subject'],
  [{ name: 'Anna' }, '--role is owner or viewer'],
  [{ name: 'Anna', role: 'admin' }, 'not admin'],
  [{ name: '../Anna', role: 'owner' }, "can't be a name"],
  [{ revoke: '' }, "can't be a name"],
];

test.each(WRONG)('%j is refused', (args, words) => {
  expect(() => wishOf(args)).toThrow(words);
});

test('wrong use is told before the storage is asked', SLOW, async () => {
  const far = { IRONVIPER_STORAGE: 'somewhere' };
  const cases = [
    [['--name', 'Anna', '--role', 'viewer'], 'where the page is'],
    [['--name', 'Anna', '--role', 'viewer', '--page', 'ftp://x'], 'an address such as'],
    [['Anna'], 'needs --name'],
  ] as const;
  for (const { words, ended } of cases.map(([args, words]) => ({
    words,
    ended: run('invite.ts', [...args], far).ended,
  }))) {
    expect(await ended).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining(words) });
  }
});
