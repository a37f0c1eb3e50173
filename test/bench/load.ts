/**
 * So many clients that ask as fast as they are answered, each over a connection of its own. Of Node's own client alone: `fetch`
 * takes more than some of the answers do. It runs in this process, which shares the machine with those who answer.
 */
import { Agent, get } from 'node:http';

export interface Load {
  /** What each answer took, in milliseconds, the shortest first. */
  ms: number[];
  /** Of one of the answers. */
  bytes: number;
}

export interface Asking {
  clients: number;
  /** At most, and for how long at most. */
  requests: number;
  forMs?: number;
}

export async function load(urls: readonly string[], asking: Asking): Promise<Load> {
  const { clients, requests, forMs = Number.POSITIVE_INFINITY } = asking;
  const agent = new Agent({ keepAlive: true, maxSockets: clients });
  const ms: number[] = [];
  let [asked, bytes] = [0, 0];
  const until = performance.now() + forMs;
  const client = async () => {
    for (let i = asked++; i < requests && performance.now() < until; i = asked++) {
      const began = performance.now();
      bytes = await ask(agent, urls[i % urls.length]!);
      ms.push(performance.now() - began);
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  agent.destroy();
  return { ms: ms.sort((one, other) => one - other), bytes };
}

/** The answer's length; throws if it is none that was asked for. */
export function ask(agent: Agent | undefined, url: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const request = get(url, { ...(agent && { agent }) }, (response) => {
      let bytes = 0;
      response.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
      });
      response.once('error', reject);
      response.once('end', () => {
        if (response.statusCode === 200) resolve(bytes);
        else reject(new Error(`${url} answered ${response.statusCode}.`));
      });
    });
    request.once('error', reject);
  });
}

/** `part` of 0.99 is the 99th percentile; of sorted numbers. */
export function percentile(sorted: readonly number[], part: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}

export function median(values: readonly number[]): number {
  return percentile(
    values.toSorted((one, other) => one - other),
    0.5,
  );
}
