import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { armError, RefusedError } from '../../../core/azure/aci/armError.ts';
import { OutageError } from '../../../core/outage.ts';

const ASKED = 'creating container group "ironviper-00"';
const TOKEN = 'eyJ0eXAiOiJKV1QifQ.very.secret';

const NOW = 'Wed, 01 Jul 2026 10:00:00 GMT';

/** As the SDK throws it. */
function restError(statusCode: number | undefined, code: string | undefined, message: string, after?: string) {
  return Object.assign(new Error(message), {
    name: 'RestError',
    ...(statusCode && { statusCode }),
    ...(code && { code }),
    request: { headers: { authorization: `Bearer ${TOKEN}` } },
    response: { headers: { get: (name: string) => ({ 'retry-after': after, date: NOW })[name] } },
  });
}

const NO_CAPACITY =
  "The requested resource is not available in the location 'westeurope' at this moment. Please retry with a different resource request or in another location.";
const QUOTA =
  "Resource type 'Microsoft.ContainerInstance/containerGroups' container group quota 'StandardCores' exceeded in region 'westeurope'. Limit: '10', Usage: '10' Requested: '1'.";

describe('what Azure refuses', () => {
  it.each([
    [429, 'TooManyRequests', 'The request is being throttled.', 'throttled'],
    [429, undefined, 'Too many', 'throttled'],
    [409, 'SubscriptionRequestsThrottled', 'Too many', 'throttled'],
    [409, 'ContainerGroupQuotaReached', QUOTA, 'quota'],
    [400, 'ContainerGroupQuotaReached', QUOTA, 'quota'],
    [409, 'QuotaExceeded', 'no more', 'quota'],
    [409, 'ServiceUnavailable', NO_CAPACITY, 'capacity'],
    [503, 'ServiceUnavailable', 'try later', 'capacity'],
    [409, 'InsufficientCapacity', NO_CAPACITY, 'capacity'],
    [409, 'ContainerGroupTransitioning', 'The container group is still transitioning, please retry later.', 'busy'],
    [409, 'AnotherOperationInProgress', 'wait', 'busy'],
  ])('%d %s is an answer of its own', (status, code, message, kind) => {
    const error = armError(restError(status, code, message), ASKED);
    expect(error).toBeInstanceOf(RefusedError);
    expect(error).toBeInstanceOf(OutageError);
    expect((error as RefusedError).passing).toBe(true);
    expect((error as RefusedError).refusal).toEqual({
      kind,
      message: `${ASKED} was refused: ${[status, code, message].filter(Boolean).join(' ')}`,
    });
  });

  it('says how long to wait if Azure does, in seconds or by a date', () => {
    const wait = (after: string) =>
      (armError(restError(429, 'X', 'x', after), ASKED) as RefusedError).refusal.retryAfterSeconds;
    expect(wait('17')).toBe(17);
    expect(wait('0')).toBe(0);
    expect(wait('Thu, 01 Jan 1970 00:00:00 GMT')).toBe(0);
    expect(wait('Wed, 01 Jul 2026 10:01:30 GMT')).toBe(90);
    expect(wait('soon')).toBeUndefined();
    expect(wait('9'.repeat(30))).toBe(86_400);
  });
});

describe('what is an outage of ours', () => {
  it.each([
    [403, 'AuthorizationFailed', 'Azure Container Instances Contributor Role'],
    [403, 'LinkedAuthorizationFailed', 'Managed Identity Operator'],
    [401, 'InvalidAuthenticationToken', 'clock'],
    [401, 'ExpiredAuthenticationToken', 'clock'],
    [404, 'ResourceGroupNotFound', 'IRONVIPER_RESOURCE_GROUP'],
    [404, 'SubscriptionNotFound', 'IRONVIPER_SUBSCRIPTION'],
    [409, 'MissingSubscriptionRegistration', 'az provider register'],
    [400, 'InaccessibleImage', 'AcrPull'],
    [400, 'FailedIdentityOperation', 'IRONVIPER_IDENTITY'],
    [400, 'LocationNotAvailableForResourceType', 'IRONVIPER_LOCATION'],
    [400, 'SomethingNew', 'settings'],
    [409, 'ScopeLocked', 'lock'],
  ])('%d %s says what to do: %s', (status, code, advice) => {
    const error = armError(restError(status, code, 'No.'), ASKED);
    expect(error).toBeInstanceOf(OutageError);
    expect((error as OutageError).passing).toBe(false);
    // To a start it is an answer: that there is Azure, and who we are, has been settled.
    const denied = error instanceof RefusedError ? error.refusal : undefined;
    expect(denied).toEqual(status === 401 || status === 404 ? undefined : { kind: 'denied', message: error.message });
    expect(error.message).toContain(`${ASKED} failed: ${status} ${code} No. `);
    expect(error.message).toContain(advice);
  });

  it.each([
    [500, 'InternalServerError'],
    [502, undefined],
    [undefined, 'ECONNREFUSED'],
    [undefined, 'ESTALLED'],
  ])('%s %s may pass by itself', (status, code) => {
    const error = armError(restError(status, code, 'No.'), ASKED);
    expect(error).toBeInstanceOf(OutageError);
    expect(error).not.toBeInstanceOf(RefusedError);
    expect((error as OutageError).passing).toBe(true);
  });

  it('no token is one, and says how to get one', () => {
    const error = armError(Object.assign(new Error('No way.\nlong'), { name: 'CredentialUnavailableError' }), ASKED);
    expect(error).toBeInstanceOf(OutageError);
    expect(error.message).toMatch(/failed: there is no token for it: No way\. Sign in \(`az login`\)/);
  });

  it('a mistake of ours stays what it is', () => {
    const mistake = new TypeError('x is not a function');
    expect(armError(mistake, ASKED)).toBe(mistake);
  });
});

it.each([403, 429, 500])('no token is in an error (%d), however it is printed', (status) => {
  const error = armError(restError(status, 'X', `Bearer ${TOKEN} was refused`), ASKED);
  expect(inspect(error, { depth: 20, showHidden: true })).not.toContain(TOKEN);
  expect(JSON.stringify(error)).not.toContain(TOKEN);
});
