/** What a body may hold. */
import { expect, test } from 'vitest';
import { type AGroup, aGroup } from './aGroup.ts';
import { ask } from './ask.ts';
import { useArm } from './useArm.ts';

const IDENTITY =
  '/subscriptions/s/resourceGroups/g/providers/Microsoft.ManagedIdentity/userAssignedIdentities/converter';

const WRONG: [what: string, group: AGroup | object, says: string][] = [
  ['no location', { body: { location: undefined } }, 'location'],
  ['a property that is spelt otherwise', { properties: { restartpolicy: 'Never' } }, 'restartpolicy'],
  ['an unknown restart policy', { properties: { restartPolicy: 'Sometimes' } }, 'restartPolicy'],
  ['no operating system', { properties: { osType: undefined } }, 'osType'],
  ['no container', { properties: { containers: [] } }, 'containers'],
  ['half a processor', { container: { resources: { requests: { cpu: 0.5, memoryInGB: 2 } } } }, 'cpu'],
  ['half a gigabyte', { container: { resources: { requests: { cpu: 1, memoryInGB: 0.5 } } } }, 'memoryInGB'],
  ['memory in bytes', { container: { resources: { requests: { cpu: 1, memoryInGB: 2 ** 31 } } } }, 'memoryInGB'],
  ['a variable with a dot', { container: { environmentVariables: [{ name: 'a.b', value: '' }] } }, 'alphanumeric'],
  [
    'a variable twice',
    {
      container: {
        environmentVariables: [
          { name: 'A', value: '1' },
          { name: 'A', value: '2' },
        ],
      },
    },
    'twice',
  ],
  ['a variable without a value', { container: { environmentVariables: [{ name: 'A' }] } }, 'one value'],
  [
    'an identity by its name alone',
    { body: { identity: { type: 'UserAssigned', userAssignedIdentities: { converter: {} } } } },
    'userAssignedIdentities',
  ],
  [
    "a registry's identity that is not the group's",
    { properties: { imageRegistryCredentials: [{ server: 'a.azurecr.io', identity: IDENTITY }] } },
    'registry',
  ],
];

test.each(WRONG)('it refuses %s', async (_, group, says) => {
  const { arm } = await useArm();
  const answer = await ask(arm, 'PUT', 'ironviper-00', { body: aGroup(group) });
  expect(answer).toMatchObject({ status: 400, body: { error: { code: 'InvalidRequestContent' } } });
  expect(answer.body.error.message).toContain(says);
  expect(arm.names()).toEqual([]);
});

test.each([['-ironviper'], ['ironviper-'], ['iron_viper'], ['a'.repeat(64)]])(
  'it refuses the name %s',
  async (name) => {
    const { arm } = await useArm();
    expect((await ask(arm, 'PUT', name, { body: aGroup() })).status).toBe(400);
  },
);

test('a name is the same in capitals', async () => {
  const { arm } = await useArm();
  await ask(arm, 'PUT', 'Ironviper-00', { body: aGroup() });
  expect(arm.names()).toEqual(['ironviper-00']);
});

test('it refuses another region, and takes this one as people write it', async () => {
  const { arm } = await useArm();
  const other = await ask(arm, 'PUT', 'a', { body: aGroup({ body: { location: 'eastus' } }) });
  expect(other.body.error.code).toBe('LocationNotAvailableForResourceType');
  expect((await ask(arm, 'PUT', 'a', { body: aGroup({ body: { location: 'West Europe' } }) })).status).toBe(201);
});

test('a secret value goes to the container and is shown to nobody', async () => {
  const { arm } = await useArm();
  const secret = { container: { environmentVariables: [{ name: 'WORD', secureValue: 'sesame' }] } };
  const put = await ask(arm, 'PUT', 'a', { body: aGroup(secret) });
  const got = await ask(arm, 'GET', 'a');
  for (const { body } of [put, got]) {
    expect(body.properties.containers[0].properties.environmentVariables).toEqual([{ name: 'WORD' }]);
  }
  expect(arm.group('a')?.environment).toEqual({ WORD: 'sesame' });
});

test('with an identity of the group a registry is asked by it', async () => {
  const { arm } = await useArm();
  const group = aGroup({
    body: { identity: { type: 'UserAssigned', userAssignedIdentities: { [IDENTITY]: {} } } },
    properties: { imageRegistryCredentials: [{ server: 'a.azurecr.io', identity: IDENTITY }] },
  });
  expect((await ask(arm, 'PUT', 'a', { body: group })).status).toBe(201);
});

test('its tags alone can be changed without making it anew', async () => {
  const { arm, clock } = await useArm();
  await ask(arm, 'PUT', 'a', { body: aGroup() });
  await clock.advance(60_000);
  const patched = await ask(arm, 'PATCH', 'a', { body: { tags: { mine: 'no' } } });
  expect(patched).toMatchObject({ status: 200, body: { tags: { mine: 'no' } } });
  expect(arm.group('a')).toMatchObject({ state: 'Running', lives: 1, tags: { mine: 'no' } });
});
