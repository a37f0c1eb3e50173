/** What the service allows a subscription in one region. */
import type { Clock } from '../../../core/clock.ts';
import type { Answer } from './answer.ts';
import { type Group, isLiving } from './group.ts';
import type { GroupBody } from './groupBody.ts';
import { quotaReached, throttled } from './refusals.ts';

/** As documented in November 2025. */
export const LIMITS = {
  groups: 100,
  cores: 100,
  createsPerHour: 300,
  createsPer5Minutes: 100,
  deletesPerHour: 300,
  deletesPer5Minutes: 100,
};

export type Limits = typeof LIMITS;

export interface Quota {
  /** Counts one; a refusal if that is one too many. Starts of what is there are believed not to count. */
  spend(what: 'creates' | 'deletes'): Answer | undefined;
  /** A refusal if there is no room for this one beside the others. */
  room(body: GroupBody, others: readonly Group[]): Answer | undefined;
}

const FIVE_MINUTES_MS = 300_000;
const HOUR_MS = 3_600_000;

export function openQuota(limits: Limits, clock: Clock): Quota {
  const spent = { creates: [] as number[], deletes: [] as number[] };
  /** When there is room again in a window of so many; nothing if there is. */
  const roomAt = (times: number[], ms: number, most: number): number | undefined => {
    const filling = times.filter((at) => at > clock.now() - ms).at(-most);
    return filling === undefined ? undefined : filling + ms;
  };
  return {
    spend(what) {
      const times = spent[what];
      const at =
        roomAt(times, FIVE_MINUTES_MS, limits[`${what}Per5Minutes`]) ??
        roomAt(times, HOUR_MS, limits[`${what}PerHour`]);
      if (at !== undefined) return throttled(Math.ceil((at - clock.now()) / 1000));
      times.push(clock.now());
      return undefined;
    },
    room(body, others) {
      const { location } = body;
      const groups = others.length;
      if (groups >= limits.groups) return quotaReached(location, 'ContainerGroups', limits.groups, groups, 1);
      // Whether the cores of what has ended still count is nowhere said: believed not.
      const used = others.filter(isLiving).reduce((sum, other) => sum + coresOf(other.body), 0);
      const wanted = coresOf(body);
      if (used + wanted <= limits.cores) return undefined;
      return quotaReached(location, 'StandardCores', limits.cores, used, wanted);
    },
  };
}

function coresOf({ properties }: GroupBody): number {
  return properties.containers.reduce((sum, { properties: { resources } }) => sum + resources.requests.cpu, 0);
}
