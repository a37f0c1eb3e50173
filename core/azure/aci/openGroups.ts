/** The container groups of one resource group, through Azure's own client: each call is one request, never tried again. */
import { type ContainerGroup, ContainerInstanceManagementClient } from '@azure/arm-containerinstance';
import type { TokenCredential } from '@azure/identity';
import { type Clock, systemClock } from '../../clock.ts';
import { OutageError } from '../../outage.ts';
import { createAgent } from '../agent.ts';
import { counted } from '../counted.ts';
import type { Environment } from '../environment.ts';
import { identity } from '../identity.ts';
import { accepted, type LettingGo } from './accepted.ts';
import { armError } from './armError.ts';
import { createPatience } from './patience.ts';

export interface GroupsOptions {
  subscriptionId: string;
  resourceGroup: string;
  env?: Environment;
  clock?: Clock;
  /** Whose token to use; that of `identity` unless given. */
  credential?: TokenCredential;
  /** Another Azure Resource Manager than the public cloud's, and its certificate. */
  endpoint?: string;
  ca?: string;
  /** How long a connection may be silent. */
  stallMs?: number;
  /** Told of every call as it is sent. */
  onCall?: () => void;
}

/** What changes anything ends when Azure has accepted it. Each throws `RefusedError` or another `OutageError`. */
export interface Groups {
  /** Azure leaves out how they are: only `get` tells their `instanceView`. */
  list(): Promise<ContainerGroup[]>;
  get(name: string): Promise<ContainerGroup | undefined>;
  put(name: string, group: ContainerGroup): Promise<void>;
  start(name: string): Promise<void>;
  stop(name: string): Promise<void>;
  /** Missing or not. */
  remove(name: string): Promise<void>;
}

const PUBLIC_CLOUD = 'https://management.azure.com';

export function openGroups(options: GroupsOptions): Groups {
  const { resourceGroup, clock = systemClock } = options;
  const { containerGroups } = openClient(options, clock);
  const patient = createPatience(clock);
  const call = <T>(doing: string, name: string, work: (asked: string) => Promise<T>): Promise<T> => {
    const asked = `${doing} container group "${name}"`;
    return patient(doing, () => work(asked).catch((error: unknown) => Promise.reject(armError(error, asked))));
  };
  const begin = (doing: string, name: string, work: (options: LettingGo) => Promise<unknown>) =>
    call(doing, name, () => accepted(work));
  return {
    list: () =>
      call('listing', `${resourceGroup}/…`, (asked) => {
        // To the SDK an answer without a list is an empty one.
        const onResponse = ({ status }: { status: number }, page: unknown) => {
          if (status < 300 && !Array.isArray((page as { value?: unknown }).value)) throw notAzure(asked);
        };
        return all(containerGroups.listByResourceGroup(resourceGroup, { onResponse }));
      }),
    get: (name) =>
      call('looking at', name, async (asked) => {
        const group = await containerGroups.get(resourceGroup, name).catch(missing);
        if (group && !Array.isArray(group.containers)) throw notAzure(asked);
        return group;
      }),
    put: (name, group) =>
      begin('creating', name, (letGo) => containerGroups.beginCreateOrUpdate(resourceGroup, name, group, letGo)),
    start: (name) => begin('starting', name, (letGo) => containerGroups.beginStart(resourceGroup, name, letGo)),
    stop: (name) => call('stopping', name, () => containerGroups.stop(resourceGroup, name)),
    remove: (name) => begin('removing', name, (letGo) => containerGroups.beginDelete(resourceGroup, name, letGo)),
  };
}

function openClient(options: GroupsOptions, clock: Clock): ContainerInstanceManagementClient {
  const { subscriptionId, env = {}, credential, endpoint = PUBLIC_CLOUD, ca, stallMs, onCall = () => {} } = options;
  return new ContainerInstanceManagementClient(credential ?? identity(env, clock), subscriptionId, {
    endpoint,
    agent: counted(createAgent(endpoint, env, stallMs, ca), onCall),
    userAgentOptions: { userAgentPrefix: 'ironviper' },
    // The SDK would sleep as long as Azure says, an hour perhaps. The scaler's next round is the next try.
    retryOptions: { maxRetries: 0 },
  });
}

async function all<T>(things: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const thing of things) found.push(thing);
  return found;
}

/** Every other 404 is about the resource group or the subscription. */
function missing(error: unknown): undefined {
  if (error instanceof Error && 'code' in error && error.code === 'ResourceNotFound') return undefined;
  throw error;
}

function notAzure(asked: string): OutageError {
  return new OutageError('fleet', `${asked} failed: something else answers in Azure’s place. Is it a proxy?`);
}
