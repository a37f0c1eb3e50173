/** The API's two queries to the storage by the SDK alone, so many at once, in a process of their own. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { buffer } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { openAccount } from '../../core/azure/openAccount.ts';
import { recordName } from '../../core/names.ts';
import { CONTAINERS, TABLES } from '../../core/storage.ts';

interface Queries {
  what: 'file' | 'month';
  /** Ids, or months: by turns. */
  of: readonly string[];
  clients: number;
  /** At most, and for how long at most. */
  requests: number;
  forMs: number;
}

export interface BareQueries {
  /** What each took, in milliseconds, the shortest first. */
  run(queries: Queries): Promise<number[]>;
  end(): void;
}

export function startBareQueries(account: string): BareQueries {
  const child = fork(fileURLToPath(import.meta.url), [account], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const gone = once(child, 'exit').then(([code]) => Promise.reject(new Error(`The SDK's process ended with ${code}.`)));
  gone.catch(() => undefined);
  return {
    async run(queries) {
      child.send(queries);
      const [ms] = await Promise.race([once(child, 'message'), gone]);
      return ms as number[];
    },
    end: () => child.disconnect(),
  };
}

async function run(account: string, { what, of, clients, requests, forMs }: Queries): Promise<number[]> {
  const { container, table } = openAccount(account);
  const [records, files] = [container(CONTAINERS.records), table(TABLES.files)];
  const file = async (id: string) => {
    const { readableStreamBody } = await records.getBlobClient(recordName(id)).download();
    await buffer(readableStreamBody!);
  };
  const month = async (month: string) => {
    const queryOptions = { filter: `PartitionKey eq '${month}'` };
    await files.listEntities({ queryOptions }).byPage({ maxPageSize: 100 }).next();
  };
  const query = what === 'file' ? file : month;
  const ms: number[] = [];
  let asked = 0;
  const until = performance.now() + forMs;
  const client = async () => {
    for (let i = asked++; i < requests && performance.now() < until; i = asked++) {
      const began = performance.now();
      await query(of[i % of.length]!);
      ms.push(performance.now() - began);
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  return ms.sort((one, other) => one - other);
}

if (import.meta.main) {
  const [, , account = ''] = process.argv;
  process.on('message', (queries: Queries) => {
    run(account, queries).then(
      (ms) => process.send?.(ms),
      (error) => {
        console.error(error);
        process.exit(1);
      },
    );
  });
}
