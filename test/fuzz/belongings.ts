/** What a process has of the machine: what grows here while it does the same work again and again is a leak. */
import { descendants, descriptorsOf, residentMemory } from '../fixtures/processes.ts';

interface Belongings {
  /** MiB resident. */
  rss: number;
  /** Open files and pipes. Not sockets: those to the storage come and go. */
  descriptors: string[];
  /** Commands of all that descends from it. */
  processes: string[];
}

/** Nothing where the system does not tell. */
export function belongingsOf(pid: number): Belongings | undefined {
  if (process.platform !== 'linux') return undefined;
  return {
    rss: residentMemory(pid) / 2 ** 20,
    descriptors: descriptorsOf(pid).filter((link) => !link.startsWith('socket:')),
    processes: descendants(pid).map(({ command }) => command),
  };
}

/** What the heaps of Node and libc may differ by at two moments of rest: 39 were measured after 2,000 mutants. */
const MOST_GROWTH_MIB = 64;

/** In words; nothing if there is no more than before. */
export function grown(before: Belongings | undefined, after: Belongings | undefined): string[] {
  if (!before || !after) return [];
  const found: string[] = [];
  const more = after.rss - before.rss;
  if (more > MOST_GROWTH_MIB) found.push(`memory grew by ${more.toFixed(0)} MiB, from ${before.rss.toFixed(0)}`);
  for (const what of ['descriptors', 'processes'] as const) {
    if (after[what].length > before[what].length)
      found.push(`${what} were ${before[what].join(' ')}, and are ${after[what].join(' ')}`);
  }
  return found;
}
