/** What goes wrong on the way, at our word. */
import { expect, test } from 'vitest';
import { refusal } from '../../../tools/local/arm/answer.ts';
import { throttled } from '../../../tools/local/arm/refusals.ts';
import { aGroup } from './aGroup.ts';
import { ask } from './ask.ts';
import { useArm } from './useArm.ts';

const body = aGroup();

test('an answer of ours takes the place of its own, and nothing is done', async () => {
  const { arm } = await useArm();
  const end = arm.fail(refusal(503, 'ServerBusy', 'later'));
  expect((await ask(arm, 'PUT', 'a', { body })).status).toBe(503);
  expect((await ask(arm, 'GET', '')).status).toBe(503);
  end();
  expect((await ask(arm, 'GET', '')).body).toEqual({ value: [] });
});

test('it can be meant for some requests, and for so many', async () => {
  const { arm } = await useArm();
  arm.fail(throttled(7), { method: 'PUT', path: /\/b$/, times: 1 });
  expect((await ask(arm, 'PUT', 'a', { body })).status).toBe(201);
  const refused = await ask(arm, 'PUT', 'b', { body });
  expect([refused.status, refused.headers['retry-after']]).toEqual([429, '7']);
  expect((await ask(arm, 'PUT', 'b', { body })).status).toBe(201);
});

test('a connection is cut before or after the deed', async () => {
  const { arm } = await useArm();
  arm.fail('drop', { times: 1 });
  await expect(ask(arm, 'PUT', 'a', { body })).rejects.toThrow(/socket hang up|ECONNRESET/);
  expect(arm.names()).toEqual([]);
  arm.fail('lost', { times: 1 });
  await expect(ask(arm, 'PUT', 'a', { body })).rejects.toThrow(/socket hang up|ECONNRESET/);
  expect(arm.names()).toEqual(['a']);
  expect(arm.calls.map(({ status }) => status)).toEqual([0, 0]);
});

test('silence lasts until it is stopped', async () => {
  const { arm } = await useArm();
  arm.fail('silence');
  const asked = ask(arm, 'PUT', 'a', { body });
  asked.catch(() => {});
  await expect.poll(() => arm.calls.length, { timeout: 20_000 }).toBe(1);
  const stopped = arm.stop();
  await expect(asked).rejects.toThrow();
  await stopped;
  expect(arm.names()).toEqual([]);
});

test('operations can not be asked for without a right of their own', async () => {
  const { arm } = await useArm({ pollable: false });
  const put = await ask(arm, 'PUT', 'a', { body });
  const { pathname, search } = new URL(String(put.headers['azure-asyncoperation']));
  const { status, body: said } = await ask(arm, 'GET', pathname + search);
  expect(status).toBe(403);
  expect(said.error.message).toContain("'Microsoft.ContainerInstance/locations/operations/read'");
});

test('a list has no instance views, comes in pages, and may be old', async () => {
  const { arm, clock } = await useArm();
  for (let i = 0; i < 30; i += 1) arm.place(`g-${i}`, body);
  await clock.advance(60_000);
  const first = await ask(arm, 'GET', '');
  expect(first.body.value).toHaveLength(25);
  expect(JSON.stringify(first.body)).not.toContain('instanceView');
  const { pathname, search } = new URL(first.body.nextLink);
  const second = await ask(arm, 'GET', pathname + search);
  expect(second.body.value.map(({ name }: { name: string }) => name)).toEqual(['g-25', 'g-26', 'g-27', 'g-28', 'g-29']);
  expect(second.body.nextLink).toBeUndefined();

  const thaw = arm.freezeLists();
  await ask(arm, 'DELETE', 'g-29');
  expect((await ask(arm, 'GET', pathname + search)).body.value).toHaveLength(5);
  expect((await ask(arm, 'GET', 'g-29')).status).toBe(404);
  thaw();
  expect((await ask(arm, 'GET', pathname + search)).body.value).toHaveLength(4);
});
