/** A fleet of container groups over the stand-in for Azure Resource Manager, by a clock that tests move. */
import { expect, onTestFinished } from 'vitest';
import { containerGroup } from '../../core/azure/aci/containerGroup.ts';
import { type AciFleetOptions, aciFleet } from '../../core/azure/aciFleet.ts';
import type { Slot } from '../../core/fleet.ts';
import { type Arm, type ArmOptions, startArm } from '../../tools/local/arm.ts';
import { type FakeClock, fakeClock } from '../fakes/clock.ts';

const IDENTITY =
  '/subscriptions/s/resourceGroups/g/providers/Microsoft.ManagedIdentity/userAssignedIdentities/converter';

export const FIRST = 'ironviper-00';
export const SECOND = 'ironviper-01';

export const TEMPLATE: AciFleetOptions['template'] = {
  image: 'ghcr.io/ironviper/converter:1',
  vcpu: 1,
  memoryGb: 2,
  spot: false,
  identity: { id: IDENTITY, clientId: '11111111-2222-3333-4444-555555555555' },
  environment: { IRONVIPER_LATER: 'no' },
};

export interface ArmWorld {
  arm: Arm;
  clock: FakeClock;
  /** Options for a fleet there, with these changes. */
  options(changes?: Partial<AciFleetOptions>): AciFleetOptions;
  /** Requests since this was last asked: `PUT ironviper-00`, `POST ironviper-00/start`, `GET /` for a list. */
  asked(): string[];
}

export async function openArm(options: ArmOptions = {}): Promise<ArmWorld> {
  const clock = fakeClock();
  const arm = await startArm({ clock, ...options });
  onTestFinished(() => arm.stop());
  let told = 0;
  return {
    arm,
    clock,
    options: (changes) => ({
      subscriptionId: arm.subscriptionId,
      resourceGroup: arm.resourceGroup,
      location: arm.location,
      slots: ['ironviper-00', 'ironviper-01', 'ironviper-02', 'ironviper-03'],
      library: 'photos',
      template: TEMPLATE,
      clock,
      credential: credential(arm.token),
      endpoint: arm.endpoint,
      ca: arm.ca,
      ...changes,
    }),
    asked() {
      const news = arm.calls.slice(told);
      told = arm.calls.length;
      return news.map(({ method, path }) => `${method} ${path.split(/containerGroups\/?/)[1] || '/'}`);
    },
  };
}

export function credential(token: string) {
  return { getToken: async () => ({ token, expiresOnTimestamp: Date.now() + 3_600_000 }) };
}

export function fleetOf(world: ArmWorld, changes?: Partial<AciFleetOptions>) {
  return aciFleet(world.options(changes));
}

export const slotIn = (slots: Slot[], name = FIRST) => slots.find((slot) => slot.name === name)!;

/** Started, and its process lives. */
export async function running(world: ArmWorld, name = FIRST): Promise<void> {
  expect(await fleetOf(world).start(name)).toEqual({ kind: 'started' });
  await world.clock.advance(30_000);
  expect(world.arm.group(name)?.state).toBe('Running');
  world.asked();
}

/** A container group as it goes over the line. */
export function body(options: Parameters<typeof containerGroup>[1]): Record<string, unknown> {
  const { containers, osType, restartPolicy, ...rest } = containerGroup('', options);
  return {
    ...rest,
    properties: {
      osType,
      restartPolicy,
      containers: containers.map(({ name, ...properties }) => ({ name, properties })),
    },
  };
}
