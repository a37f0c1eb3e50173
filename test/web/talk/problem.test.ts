/** Whatever an answer is, what is said of it can be shown. */
import { expect, test } from 'vitest';
import { ask } from '../../../web/talk/api.ts';
import { TalkError, talkErrorOf } from '../../../web/talk/problem.ts';

const problem = (body: string) =>
  talkErrorOf(new Response(body, { status: 503, headers: { 'content-type': 'application/problem+json' } }));

test('a problem that is cut off keeps its status', async () => {
  expect(await problem('{"detail":"The storage is away.","requestId":"r1"}')).toMatchObject({
    ...{ message: 'The storage is away.', status: 503, requestId: 'r1' },
  });
  for (const body of ['', '{"detail":"The sto', '<h1>Down</h1>', 'null']) {
    expect(await problem(body), body).toMatchObject({ status: 503 });
  }
});

test('a success that is no JSON is an error that can be shown', async () => {
  for (const body of ['', '{"files":[', '<html>Sign in to this network</html>']) {
    const asked = ask(Promise.resolve(new Response(body)));
    await expect(asked).rejects.toThrow(TalkError);
    await expect(asked).rejects.toThrow('cut off');
  }
});
