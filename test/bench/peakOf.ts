/** The most memory a process has had resident so far, in MiB; unknown where the system does not tell. */
import { readFileSync } from 'node:fs';

/** Not from `process.resourceUsage()`, where there is another way: on Linux that begins with what its parent had. */
export function peakOf(pid: number): number | undefined {
  if (process.platform === 'linux') {
    const [, peak = 0] = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return Number(peak) / 1024;
  }
  return pid === process.pid ? process.resourceUsage().maxRSS / 1024 : undefined;
}
