/** Converters in Azure Container Instances: each slot is a container group, and those that carry our tag are ours. */
import type { ContainerGroup } from '@azure/arm-containerinstance';
import { systemClock } from '../clock.ts';
import type { Fleet, Slot, Started } from '../fleet.ts';
import { pool } from '../pool.ts';
import { RefusedError } from './aci/armError.ts';
import { containerGroup, LIBRARY_TAG, type Template } from './aci/containerGroup.ts';
import { type GroupsOptions, openGroups } from './aci/openGroups.ts';
import { isLeaving, slotOf } from './aci/slotOf.ts';

export interface AciFleetOptions extends GroupsOptions {
  location: string;
  /** The names of our slots; what is ours beyond them, since there were more of them once, is listed too. */
  slots: string[];
  /** The name of the library's storage account: the value of the tag that says whose a group is. */
  library: string;
  template: Template;
}

const READS_AT_ONCE = 8;
/** Azure takes no conditions: what was looked at longer ago than this is looked at again before anything is done to it. */
const FRESH_MS = 10_000;

/** Sends nothing yet; throws a `SettingsError` if the template's environment holds anything like a secret. */
export function aciFleet(options: AciFleetOptions): Fleet {
  const { slots, library, clock = systemClock } = options;
  const groups = openGroups(options);
  const { tags = {} } = containerGroup('', options);
  const mine = new Set(slots);
  const isOurs = (group: ContainerGroup) => group.tags?.[LIBRARY_TAG] === library;

  /** What ended by itself is not stopped in Azure's books, and is not started again reliably until it is. */
  const startAgain = async (name: string, { instanceView }: ContainerGroup) => {
    if (instanceView?.state !== 'Stopped') await groups.stop(name);
    await groups.start(name);
  };

  const tryToStart = async (name: string): Promise<Started> => {
    const asked = clock.now();
    const group = await groups.get(name);
    if (group && isLeaving(group)) return busy(name, 'is being removed');
    const slot = group && slotOf(group, tags);
    if (slot?.state === 'starting' || slot?.state === 'running') return { kind: 'there' };
    if (slot?.state === 'foreign') return busy(name, 'is a container group that is not ours');
    if (slot?.outdated) return busy(name, 'was made by other settings: it has to be removed first');
    if (slot?.state === 'failed') return busy(name, 'has failed: it has to be removed first');
    if (clock.now() - asked > FRESH_MS) return busy(name, 'was looked at too long ago');
    try {
      await (group ? startAgain(name, group) : groups.put(name, containerGroup(name, options)));
      return { kind: 'started' };
    } catch (error) {
      // It has answered our look: it is there and knows us, and will not have this.
      if (error instanceof RefusedError) return error.refusal;
      throw error;
    }
  };

  return {
    async list() {
      const seen: Slot[] = [];
      const shown = (await groups.list()).filter((group) => isOurs(group) || mine.has(group.name ?? ''));
      await pool(shown, READS_AT_ONCE, async (group) => {
        const now = isOurs(group) ? await groups.get(group.name ?? '') : group;
        if (now && !isLeaving(now)) seen.push(slotOf(now, tags));
      });
      return seen.sort((a, b) => (a.name < b.name ? -1 : 1));
    },
    start: (name) =>
      tryToStart(name).catch((error: unknown) => {
        if (error instanceof RefusedError && error.passing) return error.refusal;
        throw error;
      }),
    async remove(seen) {
      const asked = clock.now();
      const group = await groups.get(seen.name);
      if (!group || isLeaving(group)) return 'missing';
      const { state, life } = slotOf(group, tags);
      if (state === 'foreign' || state !== seen.state || life !== seen.life) return 'changed';
      if (clock.now() - asked > FRESH_MS) return 'changed';
      try {
        await groups.remove(seen.name);
        return 'removed';
      } catch (error) {
        if (error instanceof RefusedError && error.refusal.kind === 'busy') return 'changed';
        throw error;
      }
    },
  };
}

function busy(name: string, why: string): Started {
  return { kind: 'busy', message: `${name} ${why}` };
}
