/** What a piece of work costs: CPU seconds of all its threads and processes, and its peak of memory. */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { promisify } from 'node:util';
import { peakOf } from './peakOf.ts';

export interface Cost {
  /** Seconds, user and system. */
  cpu: number;
  /** MiB resident at most; unknown where the system has no tool that tells. */
  peak?: number;
}

const run = promisify(execFile);

/** Of a command and all it starts, from a process that knows nothing yet. */
export async function commandCost(command: string, args: string[]): Promise<Cost> {
  // Only GNU time tells memory as well; every shell tells time.
  if (existsSync('/usr/bin/time') && process.platform === 'linux') {
    const { stderr } = await run('/usr/bin/time', ['-f', '%U %S %M', command, ...args]);
    const [user = 0, system = 0, peak = 0] = stderr.trim().split('\n').at(-1)?.split(' ').map(Number) ?? [];
    return { cpu: user + system, peak: peak / 1024 };
  }
  const { stdout } = await run('sh', ['-c', '"$@" >&2; times', 'sh', command, ...args]);
  const ofChildren = stdout.trim().split('\n').at(-1) ?? '';
  const parts = [...ofChildren.matchAll(/(\d+)m([\d.]+)s/g)];
  return { cpu: parts.reduce((sum, [, minutes, seconds]) => sum + Number(minutes) * 60 + Number(seconds), 0) };
}

/** Of the very process it is called in. */
export async function ownCost(work: () => Promise<unknown>): Promise<Cost> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return { cpu: (user + system) / 1e6, peak: peakOf(process.pid) ?? 0 };
}

/** One after the other, round after round, so that a noisy neighbour disturbs all alike; medians, and the highest peak. */
export async function sideBySide<Name extends string>(
  rounds: number,
  contenders: Record<Name, () => Promise<Cost>>,
): Promise<Record<Name, Cost>> {
  const names = Object.keys(contenders) as Name[];
  const costs = new Map<Name, Cost[]>(names.map((name) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (const name of names) costs.get(name)?.push(await contenders[name]());
  }
  return Object.fromEntries(names.map((name) => [name, summary(costs.get(name) ?? [])])) as Record<Name, Cost>;
}

function summary(costs: Cost[]): Cost {
  const sorted = costs.map(({ cpu }) => cpu).sort((one, other) => one - other);
  const middle = (sorted.length - 1) / 2;
  const cpu = (sorted[Math.floor(middle)]! + sorted[Math.ceil(middle)]!) / 2;
  const peaks = costs.flatMap(({ peak }) => peak ?? []);
  return peaks.length > 0 ? { cpu, peak: Math.max(...peaks) } : { cpu };
}
