/** What comes when, and on what ground: a run of the simulation before anybody scales anything. */
import type { WorkClass } from '../../../core/workClass.ts';

export interface Arrival {
  /** Seconds since the trace began. */
  at: number;
  workClass: WorkClass;
  /** Converter seconds it takes: known to the simulation and to the optimum alone. */
  seconds: number;
  /** `kills`: each attempt ends its converter. `fails`: each attempt ends in an error that is tried again. */
  trouble?: 'kills' | 'fails';
}

/** How the ground differs from an untroubled one. */
export interface Ground {
  /** Of one start, by a number from 0 to 1. */
  startUpSeconds?: (random: number) => number;
  /** How long a converter lives before it is evicted, on average. */
  evictedAfterSeconds?: number;
  /** So many starts a minute are accepted. */
  startsPerMinute?: number;
}

export interface Trace {
  name: string;
  /** In order of time. */
  arrivals: Arrival[];
  /** A fixed fleet is paid for so long at least. */
  spanSeconds: number;
  ground: Ground;
}

/** What a run is held to. */
export interface Setup {
  most: number;
  targetSeconds: number;
  startUpSeconds: number;
  idleSeconds: number;
}
