/** Who is let in, and what is refused before any group is looked at. */
import { expect, test } from 'vitest';
import { type AskOptions, ask } from './ask.ts';
import { useArm } from './useArm.ts';

const USAGES =
  '/subscriptions/00000000-0000-0000-0000-00000000d1ce/providers/Microsoft.ContainerInstance/locations/westeurope/usages';

const REFUSED: [what: string, method: string, path: string, options: AskOptions, status: number, code: string][] = [
  ['no token', 'GET', '', { token: '' }, 401, 'AuthenticationFailed'],
  ['a token without rights', 'GET', '', { token: 'another' }, 403, 'AuthorizationFailed'],
  ['no version', 'GET', '', { version: '' }, 400, 'MissingApiVersionParameter'],
  ['a version that it does not speak', 'GET', '', { version: '2017-08-01-preview' }, 400, 'NoRegisteredProviderFound'],
  ['a subscription that is not there', 'GET', '', { subscription: 'other' }, 404, 'SubscriptionNotFound'],
  ['a resource group that is not there', 'GET', '', { resourceGroup: 'other' }, 404, 'ResourceGroupNotFound'],
  ['a group that is not there', 'GET', 'nobody', {}, 404, 'ResourceNotFound'],
  ['a start of nothing', 'POST', 'nobody/start', {}, 404, 'ResourceNotFound'],
  ['a stop of nothing', 'POST', 'nobody/stop', {}, 404, 'ResourceNotFound'],
  ['the usage of the subscription', 'GET', USAGES, {}, 403, 'AuthorizationFailed'],
  ['a method of no meaning', 'POST', 'nobody', {}, 405, 'MethodNotAllowed'],
  ['what is no JSON', 'PUT', 'ironviper-00', { body: '{' }, 400, 'InvalidRequestContent'],
];

test.each(REFUSED)('it refuses %s', async (_, method, path, options, status, code) => {
  const { arm } = await useArm();
  const answer = await ask(arm, method, path, options);
  expect([answer.status, answer.body.error.code]).toEqual([status, code]);
  expect(answer.body.error.message).toMatch(/\w/);
  expect(arm.calls).toEqual([{ method, path: expect.stringMatching(/^\/subscriptions\//), status }]);
});

test('whoever does not trust its certificate gets no word out of it', async () => {
  const { arm } = await useArm();
  await expect(ask({ ...arm, ca: '' }, 'GET', '')).rejects.toThrow(/certificate/);
  expect(arm.calls).toEqual([]);
});

test('a resource group is the same in capitals', async () => {
  const { arm } = await useArm();
  expect(await ask(arm, 'GET', '', { resourceGroup: arm.resourceGroup.toUpperCase() })).toMatchObject({
    status: 200,
    body: { value: [] },
  });
});
