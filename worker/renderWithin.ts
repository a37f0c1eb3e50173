/** Renders as one of few at once, and within the memory and the programs that this converter has. */
import { FaultError } from '../core/fault.ts';
import { OutageError } from '../core/outage.ts';
import { HandOnError } from '../core/outcome.ts';
import type { Turn } from '../core/pipeline.ts';
import type { Attempt } from './attempt.ts';
import type { Workshop } from './make.ts';
import type { Inspection, Rendering } from './media/media.ts';
import { OWN_BYTES } from './memoryBudget.ts';

/** Throws `HandOnError` for what does not fit here, and may where there is more; alone, that is the file's fault. */
export async function renderWithin(
  workshop: Workshop,
  file: string,
  inspection: Inspection,
  turn: Turn,
  attempt: Attempt,
): Promise<Rendering> {
  const { media, slots, memory: whole, memoryBytes } = workshop;
  const { alone, signal } = attempt;
  refuseWithoutTools(inspection, alone);
  if (inspection.memory > memoryBytes) throw tooMuch(inspection.memory, memoryBytes, alone);
  const memory = alone ? memoryBytes : inspection.memory;
  const rendering = slots.with(1, signal, () =>
    whole.with(memory, signal, () => {
      attempt.enter('picture');
      return media.render(file, inspection, turn, { signal, memory });
    }),
  );
  return rendering.catch((error: unknown) => {
    if (alone || !(error instanceof FaultError) || error.code !== 'out-of-memory') throw error;
    throw new HandOnError(error.message, { cause: error });
  });
}

function tooMuch(needed: number, allowed: number, alone: boolean): Error {
  const has = `this converter has ${mebibytes(allowed)} for pictures (IRONVIPER_MEMORY less ${mebibytes(OWN_BYTES)} of its own)`;
  const need = `It needs about ${mebibytes(needed)} of memory; ${has}.`;
  return alone ? new FaultError('out-of-memory', need) : new HandOnError(need);
}

/** As sizes are set; never less than it is. */
function mebibytes(bytes: number): string {
  return `${Math.ceil(bytes / 2 ** 20)} MiB`;
}

/** What was missing at the start is known to be; who takes what was handed on has everything. */
function refuseWithoutTools({ kind, missing }: Inspection, alone: boolean): void {
  const [first] = missing;
  if (first === undefined) return;
  const need = `The ${kind} needs ${missing.join(' and ')}, which this converter did not find when it started.`;
  throw alone ? new OutageError(first, need) : new HandOnError(need);
}
