/**
 * The stand-in for Azure Resource Manager: HTTPS on this machine, the REST of `Microsoft.ContainerInstance` 2023-05-01 as
 * far as the container groups of one resource group go, after real traces where there were any. What they run can be real.
 */
import { type Clock, systemClock } from '../../core/clock.ts';
import { makeCertificate } from './arm/certificate.ts';
import { type Fate, PACE, type Pace } from './arm/fate.ts';
import { type Fault, type FaultLimits, openFaults } from './arm/faults.ts';
import { openGroups } from './arm/groups.ts';
import type { Billed } from './arm/life.ts';
import { openOperations } from './arm/operations.ts';
import { LIMITS, type Limits, openQuota } from './arm/quota.ts';
import { route } from './arm/route.ts';
import { type Run, standing } from './arm/run.ts';
import { type ArmCall, serve } from './arm/serve.ts';
import { type GroupView, viewOf } from './arm/view.ts';

export interface ArmOptions {
  /** 0 is any free one. */
  port?: number;
  clock?: Clock;
  /** What a container group runs; without it containers stand there until they are ended. */
  run?: Run;
  pace?: Partial<Pace>;
  limits?: Partial<Limits>;
  /** Whether operations may be asked for: a role on the resource group alone does not give that right. */
  pollable?: boolean;
}

export interface Arm {
  endpoint: string;
  /** What a client has to trust, and to show. */
  ca: string;
  token: string;
  /** The one of each that there is. */
  subscriptionId: string;
  resourceGroup: string;
  location: string;
  calls: readonly ArmCall[];
  names(): string[];
  group(name: string): GroupView | undefined;
  /** What is billed, of all groups there ever were. */
  meter: readonly Billed[];
  /** Puts a group there past all rules; the body is that of a PUT. */
  place(name: string, body: unknown): void;
  /** Lets its container end by itself; only where there is no `run`. */
  exit(name: string, code: number): void;
  /** Takes its machine away. */
  evict(name: string): Promise<void>;
  /** For this name's lives from now on. */
  fate(name: string, fate: Fate): void;
  /** From now on; what it gives ends it. */
  fail(fault: Fault, limits?: FaultLimits): () => void;
  /** Lists show what there is now, until what it gives is called. */
  freezeLists(): () => void;
  /** Ends what runs, too. */
  stop(): Promise<void>;
}

const PLACE = {
  subscriptionId: '00000000-0000-0000-0000-00000000d1ce',
  resourceGroup: 'converters',
  location: 'westeurope',
};
const TOKEN = 'the-token-of-the-stand-in';

export async function startArm(options: ArmOptions = {}): Promise<Arm> {
  const { port = 0, clock = systemClock, pollable = true } = options;
  const certificate = await makeCertificate();
  const faults = openFaults();
  const fates = new Map<string, Fate>();
  const stand = standing();
  let frozen: object[] | undefined;

  const subscription = `/subscriptions/${PLACE.subscriptionId}`;
  const type = 'providers/Microsoft.ContainerInstance';
  const idOf = (name: string) =>
    `${subscription}/resourceGroups/${PLACE.resourceGroup}/${type}/containerGroups/${name}`;
  const operations = openOperations(clock, idOf);
  const groups = openGroups({
    ...PLACE,
    clock,
    pace: { ...PACE, ...options.pace },
    run: options.run ?? stand.run,
    quota: openQuota({ ...LIMITS, ...options.limits }, clock),
    idOf,
    fateOf: (name) => fates.get(name) ?? {},
    operation(group) {
      const path = `${subscription}/${type}/locations/${PLACE.location}/operations/${operations.begin(group)}`;
      return { 'azure-asyncoperation': `${server.endpoint}${path}?api-version=2018-06-01` };
    },
  });
  const listed = () => frozen ?? groups.list();
  const routing = { ...PLACE, token: TOKEN, groups, operations, pollable, listed };
  const server = await serve({ port, certificate, faults, answer: (request) => route(request, routing) });

  return {
    ...PLACE,
    endpoint: server.endpoint,
    ca: certificate.cert,
    token: TOKEN,
    calls: server.calls,
    names: groups.names,
    group(name) {
      const found = groups.found(name);
      return found && viewOf(found.group);
    },
    meter: groups.meter,
    place: groups.place,
    exit: stand.end,
    async evict(name) {
      const found = groups.found(name);
      if (!found) throw new Error(`There is no container group ${name}`);
      await found.life.evict();
    },
    fate: (name, fate) => void fates.set(name, fate),
    fail: faults.add,
    freezeLists() {
      frozen = groups.list();
      return () => {
        frozen = undefined;
      };
    },
    async stop() {
      await Promise.all([server.stop(), groups.close()]);
    },
  };
}
