/** What a converter's last heartbeat means now. */
import { z } from 'zod';
import { HEARTBEAT_SECONDS, type Heartbeat } from './heartbeat.ts';
import { OutageError } from './outage.ts';
import { WorkByClass } from './workClass.ts';

export interface ConverterStatus {
  name: string;
  state: Heartbeat['state'];
  startedAt: string;
  /** Since its last heartbeat. */
  ageSeconds: number;
  /** It has missed two heartbeats and more: it is gone, or cut off; or its clock is so wrong that nobody can tell. */
  silent: boolean;
  jobs: { name: string; stage: string }[];
  /** All that it has in hand: more than `jobs` names, perhaps. */
  inHand: number;
  /** Since it started: jobs that ended well, and that ended in a fault. */
  done: number;
  failed: number;
  /** What it converted since it started, by class. */
  work: WorkByClass;
  /** The most memory it has held since it started, in bytes, without its programs; 0 if it does not say. */
  peakBytes: number;
  /** Its release; empty if it does not say. */
  version: string;
  /** It leaves after so many seconds, whatever happens; 0 if it does not say. */
  lifetimeSeconds: number;
  outage: string;
  tools: string[];
  /** What it hands on, and for want of which tool. */
  missing: { tool: string; of: string; kinds: string[] }[];
  takesLater: boolean;
}

const SILENT_SECONDS = 3 * HEARTBEAT_SECONDS;
/** A word that will be said tells nothing: with such a clock, one that is long gone would seem to live. */
const AHEAD_SECONDS = 600;

const at = z.iso.datetime();
const amount = z.number().min(0);
const count = amount.optional();
const Own = z.object({ startedAt: at, beatAt: at, inHand: count, done: count, failed: count });
const Jobs = z.array(z.object({ name: z.string(), stage: z.string() }));
const Tools = z.array(z.string());
const Missing = z.array(z.object({ tool: z.string(), of: z.string(), kinds: z.array(z.string()) }));

/** Throws `OutageError` for what no converter writes. */
export function converterStatus(beat: Heartbeat, now: number): ConverterStatus {
  try {
    return understood(beat, now);
  } catch (cause) {
    const what = `The heartbeat "${beat.key}" in table "converters" can't be understood`;
    throw new OutageError('heartbeat', `${what}: remove the row, or run the release that wrote it.`, { cause });
  }
}

function understood(beat: Heartbeat, now: number): ConverterStatus {
  const { startedAt, beatAt, ...counts } = Own.parse(beat);
  const age = Math.round((now - Date.parse(beatAt)) / 1000);
  const jobs = Jobs.parse(JSON.parse(beat.jobs));
  // A converter of an earlier release does not say all of this.
  const { inHand = jobs.length, done = 0, failed = 0 } = counts;
  const { work = '{}', peakBytes = 0, version = '', lifetimeSeconds = 0 } = beat;
  return {
    name: beat.key,
    state: beat.state,
    startedAt,
    ageSeconds: Math.max(0, age),
    silent: age > SILENT_SECONDS || age < -AHEAD_SECONDS,
    jobs,
    inHand,
    done,
    failed,
    work: WorkByClass.parse(JSON.parse(work)),
    peakBytes,
    version,
    lifetimeSeconds,
    outage: beat.outage,
    tools: Tools.parse(JSON.parse(beat.tools)),
    missing: Missing.parse(JSON.parse(beat.missing ?? '[]')),
    takesLater: beat.takesLater,
  };
}
