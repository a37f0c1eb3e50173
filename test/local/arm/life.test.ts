/** How container groups fare over time. */
import { expect, test } from 'vitest';
import { aGroup } from './aGroup.ts';
import { type Asked, ask } from './ask.ts';
import { useArm } from './useArm.ts';

const NAME = 'ironviper-00';
const container = ({ body }: Asked) => body.properties.containers[0].properties.instanceView;
const eventsOf = (asked: Asked) => container(asked).events.map(({ name }: { name: string }) => name);

test('it is accepted, gets a machine, an image, runs, and ends', async () => {
  const { arm, clock } = await useArm();
  const put = await ask(arm, 'PUT', NAME, { body: aGroup() });
  expect(put).toMatchObject({
    status: 201,
    body: { name: NAME, properties: { provisioningState: 'Pending', instanceView: { state: 'Pending', events: [] } } },
  });
  expect(container(put)).toBeUndefined();
  const operation = new URL(String(put.headers['azure-asyncoperation']));
  const poll = () => ask(arm, 'GET', operation.pathname + operation.search);
  expect((await poll()).body).toMatchObject({ id: put.body.id, status: 'Pending', properties: { events: [] } });

  await clock.advance(2000);
  const pulling = await ask(arm, 'GET', NAME);
  expect(pulling.body.properties).toMatchObject({ provisioningState: 'Creating', instanceView: { state: 'Pending' } });
  expect(container(pulling).currentState.state).toBe('Waiting');
  expect((await poll()).body.status).toBe('Pending');

  await clock.advance(11_000);
  const running = await ask(arm, 'GET', NAME);
  expect(running.body.properties).toMatchObject({ provisioningState: 'Succeeded', instanceView: { state: 'Running' } });
  expect(container(running)).toMatchObject({
    restartCount: 0,
    currentState: { state: 'Running', startTime: '2026-07-01T00:00:13.000Z', detailStatus: '' },
  });
  expect((await poll()).body.status).toBe('Succeeded');

  await clock.advance(60_000);
  arm.exit(NAME, 0);
  const ended = await ask(arm, 'GET', NAME);
  expect(ended.body.properties).toMatchObject({ provisioningState: 'Succeeded', instanceView: { state: 'Succeeded' } });
  expect(container(ended).currentState).toEqual({
    state: 'Terminated',
    startTime: '2026-07-01T00:00:13.000Z',
    exitCode: 0,
    finishTime: '2026-07-01T00:01:13.000Z',
    detailStatus: 'Completed',
  });
  expect(eventsOf(ended)).toEqual(['Pulling', 'Pulled', 'Started']);
  // From the start of the pull to the end.
  expect(arm.meter.map(({ from, to }) => (to ?? 0) - from)).toEqual([71_000]);
});

test.each([
  ['Never', 1, 'Failed', 0],
  ['Never', 0, 'Succeeded', 0],
  ['OnFailure', 0, 'Succeeded', 0],
  ['OnFailure', 1, 'Running', 1],
  ['Always', 0, 'Running', 1],
] as const)('with the policy %s and exit code %i it is %s', async (restartPolicy, code, state, restartCount) => {
  const { arm, clock } = await useArm();
  await ask(arm, 'PUT', NAME, { body: aGroup({ properties: { restartPolicy } }) });
  await clock.advance(60_000);
  arm.exit(NAME, code);
  await clock.advance(0);
  expect(arm.group(NAME)).toMatchObject({ state, restartCount });
});

test('what has ended by itself can be started again after a while, or once it has been stopped', async () => {
  const { arm, clock } = await useArm();
  for (const name of ['waits', 'stopped']) await ask(arm, 'PUT', name, { body: aGroup() });
  await clock.advance(60_000);
  for (const name of ['waits', 'stopped']) arm.exit(name, 0);
  expect((await ask(arm, 'POST', 'waits/start')).body.error.code).toBe('ContainerGroupTransitioning');
  expect((await ask(arm, 'POST', 'stopped/stop')).status).toBe(204);
  expect(arm.group('stopped')?.state).toBe('Stopped');
  expect((await ask(arm, 'POST', 'stopped/start')).status).toBe(202);
  await clock.advance(10_000);
  const started = await ask(arm, 'POST', 'waits/start');
  expect(started).toMatchObject({ status: 202, headers: { 'azure-asyncoperation': expect.any(String) } });
  await clock.advance(60_000);
  const again = await ask(arm, 'GET', 'waits');
  expect(container(again).currentState.startTime).toBe('2026-07-01T00:01:23.000Z');
  expect(eventsOf(again)).toEqual(['Pulling', 'Pulled', 'Started', 'Pulling', 'Pulled', 'Started']);
  expect(arm.group('waits')).toMatchObject({ lives: 2, restartCount: 0 });
  expect(arm.meter).toHaveLength(4);
});

test('what starts or runs can be neither started nor, while it starts, changed', async () => {
  const { arm, clock } = await useArm();
  await ask(arm, 'PUT', NAME, { body: aGroup() });
  for (const [method, path] of [
    ['POST', `${NAME}/start`],
    ['POST', `${NAME}/stop`],
    ['PUT', NAME],
  ] as const) {
    const answer = await ask(arm, method, path, { body: aGroup() });
    expect([answer.status, answer.body.error.code]).toEqual([409, 'ContainerGroupTransitioning']);
  }
  await clock.advance(60_000);
  expect((await ask(arm, 'POST', `${NAME}/start`)).status).toBe(409);
  expect(arm.group(NAME)).toMatchObject({ state: 'Running', lives: 1 });
});

test('a put of what runs ends it and makes it anew, but never with another size', async () => {
  const { arm, clock } = await useArm();
  await ask(arm, 'PUT', NAME, { body: aGroup() });
  await clock.advance(60_000);
  const larger = aGroup({ container: { resources: { requests: { cpu: 2, memoryInGB: 2 } } } });
  expect((await ask(arm, 'PUT', NAME, { body: larger })).body.error.code).toBe('InvalidContainerGroupUpdate');
  expect((await ask(arm, 'PUT', NAME, { body: aGroup({ container: { image: 'other' } }) })).status).toBe(200);
  await clock.advance(60_000);
  expect(arm.group(NAME)).toMatchObject({ state: 'Running', lives: 2 });
  expect(arm.meter.map(({ to }) => to !== undefined)).toEqual([true, false]);
});

test('a restart pulls the image anew', async () => {
  const { arm, clock } = await useArm();
  await ask(arm, 'PUT', NAME, { body: aGroup() });
  await clock.advance(60_000);
  expect((await ask(arm, 'POST', `${NAME}/restart`)).status).toBe(202);
  await clock.advance(60_000);
  expect(arm.group(NAME)).toMatchObject({ state: 'Running', lives: 2 });
});

test('a deletion is answered at once, and its name is free when its process has gone', async () => {
  const signals: string[] = [];
  const { promise: exit, resolve } = Promise.withResolvers<number>();
  const stop = (signal: string) => {
    signals.push(signal);
    if (signal === 'SIGKILL') resolve(137);
  };
  const { arm, clock } = await useArm({ run: () => ({ exit, stop }) });
  await ask(arm, 'PUT', NAME, { body: aGroup() });
  await clock.advance(60_000);
  const removed = await ask(arm, 'DELETE', NAME);
  expect(removed).toMatchObject({ status: 200, body: { properties: { instanceView: { state: 'Running' } } } });
  expect((await ask(arm, 'GET', NAME)).status).toBe(404);
  expect((await ask(arm, 'DELETE', NAME)).status).toBe(204);
  expect((await ask(arm, 'PUT', NAME, { body: aGroup() })).body.error.code).toBe('ContainerGroupTransitioning');
  expect(signals).toEqual(['SIGTERM']);
  await clock.advance(30_000);
  expect(signals).toEqual(['SIGTERM', 'SIGKILL']);
  expect((await ask(arm, 'PUT', NAME, { body: aGroup() })).status).toBe(201);
  expect(arm.meter.map(({ from, to }) => (to ?? 0) - from)).toEqual([88_000]);
});

test('what somebody else placed there is there', async () => {
  const { arm, clock } = await useArm();
  arm.place('stranger', aGroup({ body: { tags: {} } }));
  await clock.advance(60_000);
  expect(arm.calls).toEqual([]);
  expect((await ask(arm, 'GET', 'stranger')).body.properties.instanceView.state).toBe('Running');
});
