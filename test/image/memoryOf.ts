/** The memory of a container, as the kernel counts it: looked at while it lives, for its group goes with it. */
import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Container } from './container.ts';

export interface MemoryUse {
  /** Bytes at most at one moment, with all that was read of files and could be dropped; it may well be all it may have. */
  peak: number;
  /** Bytes at most that could not be dropped, its scratch among them; as often as it was looked at. */
  held: number;
  /** Processes that the kernel killed for want of memory. */
  killed: number;
}

const LOOK_MS = 50;

/** Settles when the container has ended; nothing where the kernel does not tell. */
export async function memoryOf(container: Container): Promise<MemoryUse | undefined> {
  const group = groupIn(await readFile(`/proc/${await container.pid()}/cgroup`, 'utf8'));
  let ended = false;
  void container.ended.then(() => {
    ended = true;
  });
  let use: MemoryUse | undefined;
  while (!ended) {
    const now = await lookAt(group);
    if (now) use = { ...now, held: Math.max(now.held, use?.held ?? 0) };
    await sleep(LOOK_MS);
  }
  return use;
}

interface Group {
  folder: string;
  peak: string;
  /** Where kills are counted. */
  events: string;
  held: RegExp;
}

/** Of the first version of control groups, or of the second. */
function groupIn(text: string): Group {
  const first = /^\d+:(?:[^:]*,)?memory(?:,[^:]*)?:(.*)$/m.exec(text)?.[1];
  if (first !== undefined) {
    const files = { peak: 'memory.max_usage_in_bytes', events: 'memory.oom_control' };
    return { folder: `/sys/fs/cgroup/memory${first}`, ...files, held: /^total_(?:rss|shmem) (\d+)$/gm };
  }
  const second = /^0::(.*)$/m.exec(text)?.[1] ?? '';
  const files = { peak: 'memory.peak', events: 'memory.events' };
  return { folder: `/sys/fs/cgroup${second}`, ...files, held: /^(?:anon|shmem) (\d+)$/gm };
}

async function lookAt({ folder, peak, events, held }: Group): Promise<MemoryUse | undefined> {
  try {
    const files = [peak, events, 'memory.stat'].map((name) => readFile(`${folder}/${name}`, 'utf8'));
    const [most = '', kills = '', stat = ''] = await Promise.all(files);
    return {
      peak: Number(most),
      held: [...stat.matchAll(held)].reduce((sum, [, bytes]) => sum + Number(bytes), 0),
      killed: Number(/^oom_kill (\d+)$/m.exec(kills)?.[1] ?? 0),
    };
  } catch {
    // It is just ending, or this system keeps no such count.
    return undefined;
  }
}
