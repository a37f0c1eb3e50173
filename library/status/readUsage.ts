/** What ironviper's programs used today (UTC), and what Azure would ask for it. */
import type { Clock } from '../../core/clock.ts';
import { newUsage, type Operation, type Usage } from '../../core/operations.ts';
import { OutageError } from '../../core/outage.ts';
import { pool } from '../../core/pool.ts';
import { coresUsd, operationsUsd } from '../../core/prices.ts';
import type { Storage } from '../../core/storage.ts';
import { DailyUsage } from '../../core/usage.ts';
import { readBlob } from '../readBlob.ts';

export interface ProgramUsage {
  program: string;
  /** Of all its lives together. */
  seconds: number;
  /** Calls to the storage. */
  operations: Usage;
  /** By the list price: calls, and of converters a core each. */
  usd: number;
}

const AT_ONCE = 16;
/** What runs in containers that are billed by the second. */
const CONVERTER = 'worker';

/** In order of the programs' names. */
export async function readUsage({ state }: Pick<Storage, 'state'>, clock: Clock): Promise<ProgramUsage[]> {
  const today = new Date(clock.now()).toISOString().slice(0, 10);
  const sums = new Map<string, Omit<ProgramUsage, 'usd'>>();
  await pool(state.list(`usage/${today}/`), AT_ONCE, async ({ name }) => {
    const blob = await readBlob(state, name);
    if (blob === 'missing') return;
    const { program, seconds, operations } = usageIn(name, blob.bytes);
    const sum = sums.get(program) ?? { program, seconds: 0, operations: newUsage() };
    sum.seconds += seconds;
    // A scaler counts its calls to the platform too, for which nobody asks anything.
    for (const kind of Object.keys(sum.operations) as Operation[]) sum.operations[kind] += operations[kind] ?? 0;
    sums.set(program, sum);
  });
  return [...sums.values()]
    .map((sum) => ({ ...sum, usd: usdOf(sum) }))
    .sort((a, b) => (a.program < b.program ? -1 : 1));
}

function usageIn(name: string, bytes: Buffer): DailyUsage {
  try {
    return DailyUsage.parse(JSON.parse(bytes.toString('utf8')));
  } catch (cause) {
    const what = `${name} in container "state" is not what a program writes of its usage`;
    throw new OutageError('usage', `${what}. Remove the blob.`, { cause });
  }
}

function usdOf({ program, seconds, operations }: Omit<ProgramUsage, 'usd'>): number {
  return operationsUsd(operations) + (program === CONVERTER ? coresUsd(seconds) : 0);
}
