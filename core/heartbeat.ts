/** What a converter says of itself every 15 seconds: partition `converter`, key its name. */
import type { MediaKind } from './kind.ts';
import type { Entity } from './table.ts';

export const HEARTBEAT_SECONDS = 15;

export interface MissingTool {
  tool: string;
  /** Whose it is: FFmpeg, of `ffprobe`. */
  of: string;
  /** Kinds of files that are handed on for want of it. */
  kinds: readonly MediaKind[];
}

export interface Heartbeat extends Entity {
  /** ISO 8601, UTC. */
  startedAt: string;
  beatAt: string;
  state: 'working' | 'idle' | 'waiting out an outage';
  /** Names of the originals in hand, as a JSON list, each with its stage. */
  jobs: string;
  /** How many it has in hand: `jobs` may name fewer. Like all below that may be missing, an earlier release does not say. */
  inHand?: number;
  /** Since it started: jobs that ended well, and that ended in a fault. */
  done?: number;
  failed?: number;
  /** What it converted since it started: `WorkByClass`, as JSON. */
  work?: string;
  /** The most memory its process has held, in bytes. */
  peakBytes?: number;
  /** Its release, as in package.json. */
  version?: string;
  /** It leaves after so many seconds, whatever happens. */
  lifetimeSeconds?: number;
  /** What is broken, empty if nothing is. */
  outage: string;
  /** Tools found at the start, as a JSON list. */
  tools: string;
  /** Tools that were not found, as a JSON list of `MissingTool`. */
  missing: string;
  takesLater: boolean;
}
