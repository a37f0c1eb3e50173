/** Renders as one of few at once, and within the memory and the programs that this converter has. */
import { FaultError } from '../core/fault.ts';
import { OutageError } from '../core/outage.ts';
import { HandOnError } from '../core/outcome.ts';
import type { Turn } from '../core/pipeline.ts';
import type { Attempt } from './attempt.ts';
import type { Workshop } from './make.ts';
import type { Inspection, Rendering } from './media/media.ts';
import { OWN_BYTES } from './memoryBudget.ts';
import { removeBeside } from './removeBeside.ts';
import { WAITING } from './tally.ts';

/** Throws `HandOnError` for what does not fit here, and may where there is more; where nobody is left to hand it on to, that is the file's fault. */
export async function renderWithin(
  workshop: Workshop,
  file: string,
  inspection: Inspection,
  turn: Turn,
  attempt: Attempt,
): Promise<Rendering> {
  const { media, slots, memory: whole, memoryBytes } = workshop;
  const { last, signal } = attempt;
  refuseWithoutTools(inspection, last);
  if (inspection.memory > memoryBytes) throw tooMuch(inspection.memory, memoryBytes, last);
  const renderIn = (memory: number) => {
    attempt.enter(WAITING);
    return slots.with(1, signal, () =>
      whole.with(memory, signal, () => {
        attempt.enter('picture');
        return media.render(file, inspection, turn, { signal, memory });
      }),
    );
  };
  try {
    return await renderIn(inspection.memory);
  } catch (error) {
    if (!(error instanceof FaultError) || error.code !== 'out-of-memory') throw error;
    if (!last) throw new HandOnError(error.message, { cause: error });
    if (inspection.memory === memoryBytes) throw error;
    await removeBeside(file);
    // All the memory only for what needs it: most of what waits in `jobs-later` are reconversions, many of them at once.
    return await renderIn(memoryBytes);
  }
}

function tooMuch(needed: number, allowed: number, last: boolean): Error {
  const has = `this converter has ${mebibytes(allowed)} for pictures (IRONVIPER_MEMORY less ${mebibytes(OWN_BYTES)} of its own)`;
  const need = `It needs about ${mebibytes(needed)} of memory; ${has}.`;
  return last ? new FaultError('out-of-memory', need) : new HandOnError(need);
}

/** As sizes are set; never less than it is. */
function mebibytes(bytes: number): string {
  return `${Math.ceil(bytes / 2 ** 20)} MiB`;
}

/** What was missing at the start is known to be; who takes what was handed on has everything. */
function refuseWithoutTools({ kind, missing }: Inspection, last: boolean): void {
  const [first] = missing;
  if (first === undefined) return;
  const need = `The ${kind} needs ${missing.join(' and ')}, which this converter did not find when it started.`;
  throw last ? new OutageError(first, need) : new HandOnError(need);
}
