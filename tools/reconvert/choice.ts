/** Which originals a person wants converted again: exactly one way to say so. */
import { FAULT_CODES, type FaultCode } from '../../core/fault.ts';
import { UsageError } from '../terminal/command.ts';

export type Choice =
  | { by: 'all' }
  | { by: 'failed' }
  | { by: 'fault'; fault: FaultCode }
  | { by: 'folder'; folder: string }
  | { by: 'name'; name: string }
  | { by: 'pipeline'; before: number };

export const CHOICES = {
  failed: { type: 'boolean' },
  fault: { type: 'string' },
  folder: { type: 'string' },
  name: { type: 'string' },
  'pipeline-before': { type: 'string' },
  all: { type: 'boolean' },
} as const;

type Said = { [Word in keyof typeof CHOICES]?: string | boolean | undefined };

/** Throws `UsageError`. */
export function choiceOf(said: Said): Choice {
  const words = (Object.keys(CHOICES) as (keyof typeof CHOICES)[]).filter((word) => said[word] !== undefined);
  const [word, ...others] = words;
  if (word === undefined || others.length > 0) {
    const ways = new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(
      Object.keys(CHOICES).map((way) => `--${way}`),
    );
    throw new UsageError(`Say what to convert again, in one way: ${ways}.`);
  }
  const value = String(said[word]);
  switch (word) {
    case 'all':
    case 'failed':
      return { by: word };
    case 'fault':
      return { by: 'fault', fault: faultOf(value) };
    case 'folder':
      return { by: 'folder', folder: folderOf(value) };
    case 'name':
      return { by: 'name', name: value };
    case 'pipeline-before':
      return { by: 'pipeline', before: versionOf(value) };
  }
}

function faultOf(text: string): FaultCode {
  const fault = FAULT_CODES.find((code) => code === text);
  if (fault === undefined) throw new UsageError(`There is no fault ${text}. There are ${FAULT_CODES.join(', ')}.`);
  return fault;
}

/** As originals' names have it: without a slash at its ends. */
function folderOf(text: string): string {
  const folder = text.replace(/^\/+|\/+$/g, '');
  if (folder === '') throw new UsageError('--folder needs the name of a folder; everything is --all.');
  return folder;
}

function versionOf(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new UsageError(`--pipeline-before needs a whole number, not ${text}.`);
  return Number(text);
}
