/** Container groups with which something is wrong, though every request was answered well. */
import { expect, test } from 'vitest';
import { aGroup } from './aGroup.ts';
import { type Asked, ask } from './ask.ts';
import { useArm } from './useArm.ts';

const NAME = 'ironviper-00';
const container = ({ body }: Asked) => body.properties.containers[0].properties.instanceView;

test('a machine that is taken away ends a regular group, and a cheap one gets another', async () => {
  const { arm, clock } = await useArm();
  await ask(arm, 'PUT', 'regular', { body: aGroup() });
  await ask(arm, 'PUT', 'cheap', { body: aGroup({ properties: { priority: 'Spot' } }) });
  await clock.advance(60_000);
  for (const name of ['regular', 'cheap']) await arm.evict(name);
  await clock.advance(0);
  expect(arm.group('regular')).toMatchObject({ state: 'Failed', exitCode: 137 });
  expect(arm.group('cheap')).toMatchObject({ state: 'Pending', lives: 1 });
  await clock.advance(60_000);
  expect(arm.group('cheap')).toMatchObject({ state: 'Running', lives: 1 });
  expect(arm.meter.map(({ name, to }) => [name, to !== undefined])).toEqual([
    ['regular', true],
    ['cheap', true],
    ['cheap', false],
  ]);
});

test('without capacity it fails after it was accepted, unbilled', async () => {
  const { arm, clock } = await useArm();
  arm.fate(NAME, { starved: true });
  const put = await ask(arm, 'PUT', NAME, { body: aGroup() });
  await clock.advance(60_000);
  const operation = new URL(String(put.headers['azure-asyncoperation']));
  const { body } = await ask(arm, 'GET', operation.pathname + operation.search);
  expect(body).toMatchObject({ status: 'Failed', properties: { events: [{ name: 'InsufficientCapacity.' }] } });
  expect(body.properties.events[0].message).toContain("not available in the location 'westeurope'");
  const { properties } = (await ask(arm, 'GET', NAME)).body;
  expect(properties).toMatchObject({ provisioningState: 'Failed', instanceView: { state: 'Failed' } });
  expect(arm.meter).toEqual([]);
});

test('an image that can not be had is waited for, and paid for, until somebody deletes it', async () => {
  const { arm, clock } = await useArm();
  arm.fate(NAME, { unpullable: true });
  await ask(arm, 'PUT', NAME, { body: aGroup() });
  await clock.advance(60_000);
  const waiting = await ask(arm, 'GET', NAME);
  expect(container(waiting).currentState).toEqual({ state: 'Waiting', detailStatus: 'ImagePullBackOff' });
  expect(container(waiting).events.at(-1)).toMatchObject({ name: 'Failed', type: 'Warning' });
  expect(waiting.body.properties.provisioningState).toBe('Creating');
  await clock.advance(1_800_000);
  expect(arm.group(NAME)).toMatchObject({ provisioningState: 'Failed', state: 'Pending' });
  await ask(arm, 'DELETE', NAME);
  await clock.advance(0);
  expect(arm.meter.map(({ from, to }) => (to ?? 0) - from)).toEqual([1_858_000]);
});

test('provisioning that is said to have failed runs all the same', async () => {
  const { arm, clock } = await useArm();
  arm.fate(NAME, { provisioningFails: true });
  await ask(arm, 'PUT', NAME, { body: aGroup() });
  await clock.advance(60_000);
  const failed = await ask(arm, 'GET', NAME);
  expect(failed.body.properties.provisioningState).toBe('Failed');
  expect(container(failed).currentState.state).toBe('Running');
  expect(arm.meter.map(({ to }) => to)).toEqual([undefined]);
});

test('what never gets a machine is given up in word alone, after half an hour', async () => {
  const { arm, clock } = await useArm();
  arm.fate(NAME, { hangs: true });
  await ask(arm, 'PUT', NAME, { body: aGroup() });
  await clock.advance(1_799_000);
  expect(arm.group(NAME)).toMatchObject({ provisioningState: 'Pending', state: 'Pending' });
  await clock.advance(1000);
  expect(arm.group(NAME)).toMatchObject({ provisioningState: 'Failed', state: 'Pending' });
});
