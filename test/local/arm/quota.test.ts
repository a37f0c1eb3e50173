/** What the service allows at once, and in an hour. */
import { expect, test } from 'vitest';
import type { Arm } from '../../../tools/local/arm.ts';
import { aGroup } from './aGroup.ts';
import { ask } from './ask.ts';
import { useArm } from './useArm.ts';

const put = async (arm: Arm, name: string, cpu = 1) => {
  const container = { resources: { requests: { cpu, memoryInGB: 2 } } };
  return ask(arm, 'PUT', name, { body: aGroup({ container }) });
};

test('so many groups there may be, ended ones too', async () => {
  const { arm, clock } = await useArm({ limits: { groups: 2 } });
  for (const name of ['a', 'b']) expect((await put(arm, name)).status).toBe(201);
  await clock.advance(60_000);
  arm.exit('a', 0);
  const { status, body } = await put(arm, 'c');
  expect([status, body.error.code]).toEqual([409, 'ContainerGroupQuotaReached']);
  expect(body.error.message).toContain("'ContainerGroups' exceeded in region 'westeurope'. Limit: '2', Usage: '2'");
  await ask(arm, 'DELETE', 'a');
  expect((await put(arm, 'c')).status).toBe(201);
});

test('so many cores may live, whether they are created or started', async () => {
  const { arm, clock } = await useArm({ limits: { cores: 3 } });
  await put(arm, 'a', 2);
  expect((await put(arm, 'b', 2)).body.error.message).toContain("'StandardCores'");
  await clock.advance(60_000);
  arm.exit('a', 0);
  await clock.advance(60_000);
  expect((await put(arm, 'b', 2)).status).toBe(201);
  expect((await ask(arm, 'POST', 'a/start')).body.error.code).toBe('ContainerGroupQuotaReached');
});

test('so many creations are taken in five minutes and in an hour, and it says how long to wait', async () => {
  const { arm, clock } = await useArm({ limits: { createsPer5Minutes: 2, createsPerHour: 3 } });
  await put(arm, 'a');
  await clock.advance(100_000);
  await put(arm, 'b');
  const refused = await put(arm, 'c');
  expect([refused.status, refused.headers['retry-after']]).toEqual([429, '200']);
  await clock.advance(199_000);
  expect((await put(arm, 'c')).headers['retry-after']).toBe('1');
  await clock.advance(1000);
  expect((await put(arm, 'c')).status).toBe(201);
  await clock.advance(300_000);
  // Three in the hour; the first of them was ten minutes ago.
  expect((await put(arm, 'd')).headers['retry-after']).toBe('3000');
  await clock.advance(3_000_000);
  expect((await put(arm, 'd')).status).toBe(201);
});

test('a start of what is there is no creation', async () => {
  const { arm, clock } = await useArm({ limits: { createsPerHour: 1 } });
  await put(arm, 'a');
  await clock.advance(60_000);
  arm.exit('a', 0);
  await clock.advance(60_000);
  expect((await ask(arm, 'POST', 'a/start')).status).toBe(202);
});

test('so many deletions are taken', async () => {
  const { arm } = await useArm({ limits: { deletesPer5Minutes: 1 } });
  for (const name of ['a', 'b']) await put(arm, name);
  expect((await ask(arm, 'DELETE', 'a')).status).toBe(200);
  expect((await ask(arm, 'DELETE', 'b')).status).toBe(429);
  expect(arm.names()).toEqual(['b']);
});
