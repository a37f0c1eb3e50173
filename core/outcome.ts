/** How an attempt ended. A failed job is a value; `verdict` is the one place that makes it from an error. */
import { FaultError } from './fault.ts';
import { OutageError } from './outage.ts';

export type Outcome =
  | { kind: 'done' }
  | { kind: 'skipped'; reason: string }
  | { kind: 'failed'; fault: FaultError }
  | { kind: 'handedOn'; reason: string }
  | { kind: 'outage'; error: OutageError }
  | { kind: 'again'; error: Error }
  | { kind: 'stopped' }
  | { kind: 'overtaken' };

/** This converter lacks what the file needs (memory, a tool); another one may have it. */
export class HandOnError extends Error {
  override readonly name = 'HandOnError';
}

/** Our hold on the message ended: whoever has it now settles it. */
export class OvertakenError extends Error {
  override readonly name = 'OvertakenError';
}

/** The converter has to leave: what it holds is given back. */
export class StoppedError extends Error {
  override readonly name = 'StoppedError';
}

/** What the operating system says when the machine, not the file, is in trouble. */
const MACHINE_TROUBLE = new Set(['ENOSPC', 'EDQUOT', 'EROFS', 'EIO', 'EMFILE', 'ENFILE', 'ENOMEM', 'EACCES', 'EPERM']);

export function verdict(thrown: unknown): Outcome {
  const error = thrown instanceof Error ? thrown : new Error(String(thrown));
  if (error instanceof FaultError) return { kind: 'failed', fault: error };
  // One damaged record: no waiting mends it, and no other file has to wait.
  if (error instanceof OutageError && error.what === 'record') return { kind: 'again', error };
  if (error instanceof OutageError) return { kind: 'outage', error };
  if (error instanceof HandOnError) return { kind: 'handedOn', reason: error.message };
  if (error instanceof OvertakenError) return { kind: 'overtaken' };
  if (error instanceof StoppedError) return { kind: 'stopped' };
  const { code } = error as NodeJS.ErrnoException;
  if (code !== undefined && MACHINE_TROUBLE.has(code)) {
    return { kind: 'outage', error: new OutageError('machine', error.message, { cause: error }) };
  }
  return { kind: 'again', error };
}
