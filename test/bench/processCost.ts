/** What a process that is still alive has cost so far, with the children it has outlived. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type { Cost } from './measure.ts';
import { peakOf } from './peakOf.ts';

/** Linux counts in hundredths of a second, whatever its clock. */
const TICKS = 100;

export function processCost(pid: number): Cost {
  if (process.platform !== 'linux') {
    const [, minutes = 0, seconds = 0] = /(\d+):([\d.]+)/.exec(ps(pid, 'time')) ?? [];
    return { cpu: Number(minutes) * 60 + Number(seconds) };
  }
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  // After the name in brackets, which may hold anything: state, ..., and from the twelfth on user and system, own and children's.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const ticks = fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0);
  return { cpu: ticks / TICKS, peak: peakOf(pid) ?? 0 };
}

function ps(pid: number, field: string): string {
  return execFileSync('ps', ['-o', `${field}=`, '-p', String(pid)], { encoding: 'utf8' });
}
