/** All that the scaler knows in one round, and what it may do: the input of `plan`. */
import type { ConverterStatus } from '../core/converterStatus.ts';
import type { Slot } from '../core/fleet.ts';
import type { ScalerState } from '../core/scalerState.ts';
import type { WorkClass } from '../core/workClass.ts';

export interface Observation {
  /** Milliseconds since 1970, by the scaler's clock. */
  now: number;
  /** `jobs`, then `jobs-later` if our converters take from it. */
  queues: QueueReading[];
  /** Everything that beats, ours and others'; silent ones too. */
  converters: ConverterStatus[];
  slots: Slot[];
  /** As the last round left it; nothing at the very first. */
  known: ScalerState | undefined;
}

/** The service shows 32 messages at most. */
export const PEEKED = 32;

export interface QueueReading {
  /** Waiting, hidden and held: never too low. */
  depth: number;
  /** The first `PEEKED` that can be seen: who sees fewer has seen them all. */
  peeked: PeekedJob[];
}

export interface PeekedJob {
  workClass: WorkClass;
  /** Milliseconds since 1970. */
  sentAt: number;
}

export interface Policy {
  /** The names of all slots there may be: as many as converters at most. */
  slots: string[];
  /** How long after it was sent a message should be done. */
  targetSeconds: number;
  /** How long a converter without work stays. */
  idleSeconds: number;
  /** A guess, until it is learned. */
  startUpSeconds: number;
  /** Converter seconds for one day (UTC); nothing: as many as it takes. */
  dailySeconds: number | undefined;
}

export interface Plan {
  /** Slots to start, in this order. */
  starts: string[];
  /** Slots to clear away, each with the reason, for people. */
  removals: { slot: Slot; why: string }[];
  /** What was decided and why: one line. */
  decision: string;
  /** The numbers it follows from, for the log: with these it can be replayed. */
  figures: Record<string, number>;
  /** Nothing waits, nothing is held, no slot lives or is to be cleared away: there is nothing to do until something comes. */
  idle: boolean;
  /** Why nothing is started though something should be; empty if nothing is amiss. */
  trouble: string;
  /** What to remember, before anything is done. */
  state: ScalerState;
}
