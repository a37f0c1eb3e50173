/** How a container group comes to run: a machine, the image, a container; or what comes in between. */
import type { Fate, Pace } from './fate.ts';
import type { Group, GroupEvent } from './group.ts';
import { noMachine } from './refusals.ts';

export interface Steps {
  pace: Pace;
  fate: Fate;
  /** False if it was ordered to end meanwhile. */
  passed(ms: number): Promise<boolean>;
  note(name: string, message: string, type?: GroupEvent['type']): void;
  /** From now on it is paid for. */
  bill(): void;
}

/** After so long the service says that it has failed, and goes on trying. */
const GIVEN_UP_MS = 1_800_000;

/** Whether its container can be run. */
export async function provision(group: Group, { pace, fate, passed, note, bill }: Steps): Promise<boolean> {
  const image = group.body.properties.containers[0]?.properties.image ?? '';
  const stuck = async () => {
    if (await passed(GIVEN_UP_MS)) group.provisioningState = 'Failed';
    return false;
  };
  if (fate.hangs) return stuck();
  if (!(await passed(pace.acceptMs))) return false;
  if (fate.starved) {
    // So spelt, with its full stop, in a trace of 2025.
    note('InsufficientCapacity.', noMachine(group.body), 'Warning');
    Object.assign(group, { provisioningState: 'Failed', state: 'Failed' });
    return false;
  }
  group.provisioningState = 'Creating';
  group.container = { state: 'Waiting', detailStatus: '' };
  note('Pulling', `pulling image "${image}"`);
  bill();
  if (!(await passed(fate.pullMs ?? pace.pullMs))) return false;
  if (fate.unpullable) {
    note('Failed', `Failed to pull image "${image}": not found`, 'Warning');
    group.container.detailStatus = 'ImagePullBackOff';
    return stuck();
  }
  note('Pulled', `Successfully pulled image "${image}"`);
  return passed(pace.bootMs);
}
