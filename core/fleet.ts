/**
 * Named places in which converters run, ours alone: what others run beside them is neither shown nor touched. Every method
 * throws `OutageError` when the fleet can't be reached or refuses us; a reading that is not whole is such an error.
 */
export interface Fleet {
  /** Every slot in which something is or was, in order of names. */
  list(): Promise<Slot[]>;
  /**
   * Looks at the slot, and starts a converter in it unless one starts or runs there already. It answers when the platform has
   * accepted it, not when the converter works.
   */
  start(name: string): Promise<Started>;
  /** Ends and removes what is in the slot, if it still is what was seen; `changed` if not, and nothing was done. */
  remove(seen: Slot): Promise<'removed' | 'missing' | 'changed'>;
}

export interface Slot {
  name: string;
  /**
   * `starting`: accepted, and billed perhaps. `running`: its converter's process lives. `ended`: it left with exit code 0,
   * or was stopped; the slot can be started again. `failed`: it ended otherwise, or could not be made. `foreign`: something
   * under this name that is not ours.
   */
  state: 'starting' | 'running' | 'ended' | 'failed' | 'foreign';
  /** Names one life of the slot: another one, once it was started again. */
  life: string;
  /** ISO 8601, UTC: since when its process has lived. Missing while it starts, and where the platform does not say. */
  startedAt?: string;
  /** ISO 8601, UTC. */
  endedAt?: string;
  exitCode?: number;
  /** Made by settings that have changed since: it has to be removed before it is started again. */
  outdated: boolean;
  /** What the platform says of it, for people; empty if it says nothing. */
  detail: string;
}

/** `there`: it starts or runs already, whoever started it. */
export type Started = { kind: 'started' | 'there' } | Refusal;

/**
 * The platform's answer, not an error of ours. `throttled`: too many requests. `quota`: no more of these for this subscription.
 * `capacity`: the region has none left. `denied`: not so, whenever it is asked: an image, a right or a policy has to be mended first.
 * `busy`: this one slot is being changed.
 */
export interface Refusal {
  kind: 'throttled' | 'quota' | 'capacity' | 'denied' | 'busy';
  message: string;
  /** What the platform asks us to wait, if it says so. */
  retryAfterSeconds?: number;
}

/** `ironviper-00`, `ironviper-01`, ...: `most` of them, 100 at most. */
export function slotNames(prefix: string, most: number): string[] {
  return Array.from({ length: most }, (_, i) => `${prefix}-${String(i).padStart(2, '0')}`);
}
