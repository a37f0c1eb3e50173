/** What a converter's last heartbeat means now. */
import { z } from 'zod';
import { HEARTBEAT_SECONDS, type Heartbeat } from '../../core/heartbeat.ts';

export interface ConverterStatus {
  name: string;
  state: Heartbeat['state'];
  startedAt: string;
  /** Since its last heartbeat. */
  ageSeconds: number;
  /** It has missed two heartbeats and more: it is gone, or cut off. */
  silent: boolean;
  jobs: { name: string; stage: string }[];
  outage: string;
  tools: string[];
  /** What it hands on, and for want of which tool. */
  missing: { tool: string; of: string; kinds: string[] }[];
  takesLater: boolean;
}

const SILENT_SECONDS = 3 * HEARTBEAT_SECONDS;

const Jobs = z.array(z.object({ name: z.string(), stage: z.string() }));
const Tools = z.array(z.string());
const Missing = z.array(z.object({ tool: z.string(), of: z.string(), kinds: z.array(z.string()) }));

export function converterStatus(beat: Heartbeat, now: number): ConverterStatus {
  const ageSeconds = Math.max(0, Math.round((now - Date.parse(beat.beatAt)) / 1000));
  return {
    name: beat.key,
    state: beat.state,
    startedAt: beat.startedAt,
    ageSeconds,
    silent: ageSeconds > SILENT_SECONDS,
    jobs: Jobs.parse(JSON.parse(beat.jobs)),
    outage: beat.outage,
    tools: Tools.parse(JSON.parse(beat.tools)),
    // A converter of an earlier release does not say.
    missing: Missing.parse(JSON.parse(beat.missing ?? '[]')),
    takesLater: beat.takesLater,
  };
}
