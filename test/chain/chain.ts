/**
 * The whole chain: originals in, events, a real scaler, Azure's own client, the stand-in for Azure Resource Manager, and real
 * converters as what its container groups run. Only the platform and the storage are made up, and time is not.
 */
import { fileURLToPath } from 'node:url';
import { aciFleet } from '../../core/azure/aciFleet.ts';
import { systemClock as clock } from '../../core/clock.ts';
import { slotNames } from '../../core/fleet.ts';
import type { Plan, Policy } from '../../scaler/observation.ts';
import { runScaler, type ScalerEnd, type ScalerParts } from '../../scaler/runScaler.ts';
import { processesOf } from '../../tools/local/arm/processesOf.ts';
import { standing } from '../../tools/local/arm/run.ts';
import { type Arm, startArm } from '../../tools/local/arm.ts';
import { localAccount } from '../../tools/terminal/account.ts';
import { watchHolds } from '../chaos/holds.ts';
import { startProxy } from '../chaos/proxy.ts';
import { startWorld, type World } from '../chaos/world.ts';

export interface Chain {
  world: World;
  arm: Arm;
  /** The lines of the converters' log so far, each with its slot. */
  lines: { slot: string; event: string; name?: string }[];
  scale(parts?: Partial<ScalerParts>): Scaling;
  /** What 120 seconds do to what dead converters held. */
  endHolds(): Promise<void>;
  stop(): Promise<void>;
}

export interface Scaling {
  plans: Plan[];
  /** The scaler's own log. */
  events: { event: string; [field: string]: unknown }[];
  /** Tells it to leave. */
  leave(): void;
  ended: Promise<ScalerEnd>;
}

export const SLOTS = slotNames('ironviper', 3);

/** In a hurry: one converter alone would be too slow for twenty pictures. */
export const POLICY: Policy = {
  slots: SLOTS,
  targetSeconds: 3,
  idleSeconds: 1,
  startUpSeconds: 0.5,
  dailySeconds: undefined,
};

const GUARD = fileURLToPath(new URL('../../worker/guard.ts', import.meta.url));
const CACHE = fileURLToPath(new URL('../../node_modules/.cache/ironviper', import.meta.url));
const IDENTITY =
  '/subscriptions/s/resourceGroups/g/providers/Microsoft.ManagedIdentity/userAssignedIdentities/converter';
const TEMPLATE = {
  image: 'registry.example/ironviper:1',
  vcpu: 1,
  memoryGb: 2,
  spot: false,
  identity: { id: IDENTITY, clientId: '11111111-2222-3333-4444-555555555555' },
  environment: {
    IRONVIPER_CONCURRENCY: '1',
    IRONVIPER_IDLE_SECONDS: '1',
    IRONVIPER_POLL_SECONDS: '1',
    IRONVIPER_OUTAGE_SECONDS: '1',
  },
};

/** `scratch` is a folder that exists. */
export async function startChain(scratch: string): Promise<Chain> {
  const world = await startWorld();
  const holds = watchHolds();
  const lines: Chain['lines'] = [];
  const seen = await startProxy(world.ports, async (call, forward) => {
    const answer = await forward();
    holds.note(call, answer);
    return answer;
  });
  const converters = processesOf({
    command: [process.execPath, GUARD],
    // A container signs in; a process here needs the emulator's well-known key, which no container group ever carries.
    env: () => ({
      PATH: process.env.PATH ?? '',
      NODE_COMPILE_CACHE: CACHE,
      IRONVIPER_SCRATCH: scratch,
      IRONVIPER_STORAGE: localAccount(seen),
    }),
    onLine: (slot, line) => lines.push({ slot, ...JSON.parse(line) }),
  });
  const strangers = standing();
  const arm = await startArm({
    pace: { acceptMs: 50, pullMs: 100, bootMs: 50 },
    // What a role on the resource group does not give, no scaler may need.
    pollable: false,
    run: (group) => (group.image === TEMPLATE.image ? converters : strangers.run)(group),
  });
  return {
    world,
    arm,
    lines,
    scale(parts = {}) {
      const stop = new AbortController();
      const plans: Plan[] = [];
      const events: Scaling['events'] = [];
      const ended = runScaler({
        storage: world.storage,
        clock,
        log: (event, fields) => events.push({ event, ...fields }),
        stop: stop.signal,
        fleet: fleetOn(arm),
        policy: POLICY,
        takesLater: true,
        name: 'scaler',
        busySeconds: 0.2,
        longestSeconds: 1,
        alone: false,
        dryRun: false,
        until: 'stopped',
        calls: {},
        onPlan: (plan) => plans.push(plan),
        ...parts,
      });
      return { plans, events, leave: () => stop.abort(), ended };
    },
    endHolds: () => holds.end(world.storage),
    async stop() {
      await arm.stop();
      await seen.stop();
      await world.stop();
    },
  };
}

function fleetOn(arm: Arm) {
  const { endpoint, ca, subscriptionId, resourceGroup, location, token } = arm;
  const credential = { getToken: async () => ({ token, expiresOnTimestamp: clock.now() + 3_600_000 }) };
  const account = { library: 'devstoreaccount1', template: TEMPLATE };
  return aciFleet({ ...account, endpoint, ca, subscriptionId, resourceGroup, location, credential, slots: SLOTS });
}

/** How many were billed at once, at most. */
export function mostAtOnce({ meter }: Arm): number {
  const living = (at: number) => meter.filter(({ from, to }) => from <= at && at < (to ?? Infinity)).length;
  return Math.max(0, ...meter.map(({ from }) => living(from)));
}
