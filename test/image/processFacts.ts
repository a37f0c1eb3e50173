/** What Linux says of a process: when it began, and what it may do. */
import { readFile } from 'node:fs/promises';

/** Of a second, in which Linux tells times. */
const TICK_MS = 10;
/** Counted from the end of the name in brackets, which may hold anything. */
const STARTED = 19;

/** In milliseconds since 1970, to about 20 of them. */
export async function startedAt(pid: number): Promise<number> {
  const [stat, uptime] = await Promise.all([readFile(`/proc/${pid}/stat`, 'utf8'), readFile('/proc/uptime', 'utf8')]);
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return Date.now() - Number.parseFloat(uptime) * 1000 + Number(fields[STARTED]) * TICK_MS;
}

/** `Uid`, `CapEff` and the like, as they stand there. */
export async function statusOf(pid: number): Promise<Readonly<Record<string, string>>> {
  const text = await readFile(`/proc/${pid}/status`, 'utf8');
  return Object.fromEntries([...text.matchAll(/^(\w+):\s+(.*)$/gm)].map(([, name = '', value = '']) => [name, value]));
}
