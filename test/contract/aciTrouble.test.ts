import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { aciFleet } from '../../core/azure/aciFleet.ts';
import type { Fleet, Slot } from '../../core/fleet.ts';
import { OutageError } from '../../core/outage.ts';
import { refusal } from '../../tools/local/arm/answer.ts';
import * as refuse from '../../tools/local/arm/refusals.ts';
import { type ArmWorld, credential, FIRST, fleetOf, openArm, SECOND } from './armFleet.ts';

const NO_CAPACITY = refusal(409, 'ServiceUnavailable', 'The requested resource is not available in the location.');
const NO_QUOTA = refuse.quotaReached('westeurope', 'StandardCores', 10, 10, 1);

async function ended(world: ArmWorld): Promise<Slot> {
  const fleet = fleetOf(world);
  await fleet.start(FIRST);
  await world.clock.advance(30_000);
  world.arm.exit(FIRST, 0);
  await world.clock.advance(20_000);
  const [slot] = await fleet.list();
  world.asked();
  return slot!;
}

async function thrownBy(work: Promise<unknown>): Promise<OutageError> {
  const thrown = await work.then(
    () => expect.unreachable(),
    (error: unknown) => error,
  );
  expect(thrown).toBeInstanceOf(OutageError);
  return thrown as OutageError;
}

describe('what Azure refuses', () => {
  it.each([
    ['throttled', refuse.throttled(40), { retryAfterSeconds: 40 }],
    ['capacity', NO_CAPACITY, {}],
    ['quota', NO_QUOTA, {}],
    ['busy', refuse.transitioning(FIRST), {}],
  ])('is the answer to a start: %s', async (kind, answer, more) => {
    const world = await openArm();
    const fleet = fleetOf(world);
    const stop = world.arm.fail(answer, { method: 'PUT' });
    const refused = await fleet.start(SECOND);
    expect(refused).toEqual({
      kind,
      message: expect.stringContaining('creating container group "ironviper-01"'),
      ...more,
    });
    stop();
    await ended(world);
    for (const action of ['stop', 'start']) {
      world.arm.fail(answer, { path: new RegExp(`${action}$`), times: 1 });
      expect(await fleet.start(FIRST)).toMatchObject({ kind, ...more });
    }
  });

  it('is never tried again by itself', async () => {
    const world = await openArm();
    for (const answer of [refuse.throttled(0), NO_CAPACITY, refusal(503, 'ServiceUnavailable', 'x'), NO_QUOTA]) {
      world.arm.fail(answer, { method: 'PUT', times: 1 });
      await fleetOf(world).start(FIRST);
      expect(world.asked()).toEqual([`GET ${FIRST}`, `PUT ${FIRST}`]);
    }
  });

  it('is not asked for again before the time that Azure named', async () => {
    const world = await openArm();
    const fleet = fleetOf(world);
    world.arm.fail(refuse.throttled(40), { method: 'PUT', times: 1 });
    await fleet.start(FIRST);
    await world.clock.advance(15_000);
    world.asked();
    expect(await fleet.start(SECOND)).toMatchObject({ kind: 'throttled', retryAfterSeconds: 25 });
    expect(world.asked()).toEqual([`GET ${SECOND}`]);
    await world.clock.advance(25_000);
    expect(await fleet.start(FIRST)).toEqual({ kind: 'started' });
  });

  it('makes a reading fail that Azure is too busy for, and is not sent again too soon either', async () => {
    const world = await openArm();
    const fleet = fleetOf(world);
    world.arm.fail(refuse.throttled(30), { times: 1 });
    expect((await thrownBy(fleet.list())).passing).toBe(true);
    expect((await thrownBy(fleet.list())).message).toContain('TooManyRequests');
    expect(world.asked()).toEqual(['GET /']);
    await world.clock.advance(30_000);
    expect(await fleet.list()).toEqual([]);
  });

  it('leaves alone what is being changed by somebody else', async () => {
    const world = await openArm();
    const slot = await ended(world);
    world.arm.fail(refuse.transitioning(FIRST), { method: 'DELETE', times: 1 });
    expect(await fleetOf(world).remove(slot)).toBe('changed');
    world.arm.fail(refuse.throttled(5), { method: 'DELETE', times: 1 });
    await thrownBy(fleetOf(world).remove(slot));
    expect(world.arm.names()).toEqual([FIRST]);
  });
});

describe('an outage', () => {
  const everyCall: [string, (fleet: Fleet, slot: Slot) => Promise<unknown>][] = [
    ['listing container group "converters/…"', (fleet) => fleet.list()],
    ['looking at container group "ironviper-01"', (fleet) => fleet.start(SECOND)],
    ['looking at container group "ironviper-00"', (fleet, slot) => fleet.remove(slot)],
  ];

  it.each([
    ['a server in trouble', refusal(500, 'InternalServerError', 'Encountered internal server error.'), true],
    ['a gateway', { status: 502 }, true],
    ['a connection that breaks', 'drop', true],
    ['silence', 'silence', true],
    ['a missing right', refuse.forbidden('Microsoft.ContainerInstance/containerGroups/read', '/x'), false],
    ['a resource group that is not there', refuse.resourceGroupMissing('converters'), false],
    ['a 404 without a word', { status: 404 }, false],
  ] as const)('of Azure, %s, is told for what it is, and changes nothing', async (_, fault, passing) => {
    const world = await openArm();
    const slot = await ended(world);
    world.arm.fail(fault);
    const fleet = fleetOf(world, fault === 'silence' ? { stallMs: 100 } : {});
    for (const [asked, call] of everyCall) {
      const error = await thrownBy(call(fleet, slot));
      expect(error.message).toContain(`${asked} failed: `);
      expect(error).toMatchObject({ what: 'fleet', passing });
    }
    expect(world.asked().filter((call) => !call.startsWith('GET'))).toEqual([]);
  });

  it.each([
    [
      'no right to give converters their identity',
      refusal(403, 'LinkedAuthorizationFailed', 'No.'),
      'Managed Identity Operator',
    ],
    ['an image that can’t be had', refuse.inaccessibleImage(FIRST, 'x'), 'IRONVIPER_IMAGE'],
    ['a body that Azure does not take', refuse.invalid('x'), 'settings'],
  ])('of what we ask for, %s, says what to do', async (_, answer, advice) => {
    const world = await openArm();
    world.arm.fail(answer, { method: 'PUT' });
    expect(await fleetOf(world).start(FIRST)).toEqual({ kind: 'denied', message: expect.stringContaining(advice) });
    expect(world.arm.names()).toEqual([]);
  });

  it.each([
    ['nothing', { status: 200 }],
    ['a page of its own', { status: 200, body: { hello: 'world' } }],
  ])('something that answers %s in Azure’s place is one, and no empty fleet', async (_, answer) => {
    const world = await openArm();
    const slot = await ended(world);
    world.arm.fail(answer);
    for (const [asked, call] of everyCall) {
      expect((await thrownBy(call(fleetOf(world), slot))).message).toContain(`${asked} failed: something else`);
    }
    expect(world.asked().filter((call) => !call.startsWith('GET'))).toEqual([]);
  });

  it('a delete that nobody answers leaves it open whether it happened', async () => {
    const world = await openArm();
    const slot = await ended(world);
    world.arm.fail('silence', { method: 'DELETE', times: 1 });
    const error = await thrownBy(fleetOf(world, { stallMs: 1000 }).remove(slot));
    expect(error.message).toContain('not a byte came or went for 1 s');
    expect(await fleetOf(world).remove(slot)).toBe('removed');
  });

  it('a token that Azure does not take, or a server we don’t trust, is one', async () => {
    const world = await openArm();
    const wrong = fleetOf(world, { credential: credential('wrong') });
    expect((await thrownBy(wrong.list())).message).toContain('AuthorizationFailed');
    const { ca: _, ...untrusting } = world.options();
    expect((await thrownBy(aciFleet(untrusting).list())).message).toMatch(/certificate/);
    expect(world.asked()).toEqual(['GET /']);
  });

  it('no token at all is one', async () => {
    const world = await openArm();
    const none = async () => {
      throw Object.assign(new Error('no identity here'), { name: 'CredentialUnavailableError' });
    };
    expect((await thrownBy(fleetOf(world, { credential: { getToken: none } }).list())).message).toContain('az login');
    expect(world.asked()).toEqual([]);
  });
});

it('no error holds the token, however it is printed', async () => {
  const world = await openArm();
  const slot = await ended(world);
  const quoting = (status: number) => refusal(status, 'Odd', `Bearer ${world.arm.token} was refused`);
  for (const fault of [quoting(400), quoting(403), quoting(429), quoting(500), 'drop'] as const) {
    const stop = world.arm.fail(fault);
    for (const call of [fleetOf(world).list(), fleetOf(world).remove(slot)]) {
      const error = await thrownBy(call);
      expect(inspect(error, { depth: 20, showHidden: true })).not.toContain(world.arm.token);
      expect(JSON.stringify(error)).not.toContain(world.arm.token);
    }
    stop();
  }
});

it('tells of every call', async () => {
  const world = await openArm();
  let calls = 0;
  const onCall = () => {
    calls += 1;
  };
  const fleet = fleetOf(world, { onCall });
  await fleet.start(FIRST);
  await fleet.list();
  expect(calls).toBe(world.asked().length);
  expect(calls).toBe(4);
});

it('Azure is reached through the proxy that the environment names', async () => {
  const world = await openArm();
  const asked: string[] = [];
  const proxy = createServer();
  proxy.on('connect', (request, socket) => {
    asked.push(`${request.method} ${request.url}`);
    socket.end('HTTP/1.1 502 No\r\n\r\n');
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  const HTTPS_PROXY = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
  await thrownBy(fleetOf(world, { endpoint: 'https://management.invalid', env: { HTTPS_PROXY } }).list());
  expect(asked).toEqual(['CONNECT management.invalid:443']);
  await new Promise((resolve) => proxy.close(resolve));
});
