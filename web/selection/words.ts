/** What is said of a wish: what was done, what was not, why, and what to do. */
import type { InferResponseType } from 'hono/client';
import { countText } from '../../core/amounts.ts';
import type { Wish } from '../sources/wish.ts';
import type { api } from '../talk/api.ts';

export type Result = InferResponseType<typeof api.api.files.actions.$post, 200>['results'][number];
export type Refusal = Exclude<Result['outcome'], 'done'>;

interface Words {
  done: string;
  not: string;
}

const WORDS: Record<Wish['op'], Words> = {
  trash: { done: 'moved to the trash', not: 'not moved to the trash' },
  restore: { done: 'restored', not: 'not restored' },
  favorite: { done: 'marked as favourite', not: 'not marked as favourite' },
  unfavorite: { done: 'no longer favourite', not: 'still marked as favourite' },
  reconvert: { done: 'will be converted again', not: 'will not be converted again' },
  turn: { done: 'will be turned', not: 'will not be turned' },
  rate: { done: 'rated', not: 'not rated' },
};

export function doneText(op: Wish['op'], files: number): string {
  return `${countText(files, 'file')} ${WORDS[op].done}.`;
}

/** `trouble` is why some were not asked for at all; those stand among `refusals` as `outage`. */
export function notDoneText(op: Wish['op'], refusals: readonly Refusal[], of: number, trouble?: string): string {
  const reasons = new Map(refusals.map((refusal) => [refusal, refusals.filter((each) => each === refusal).length]));
  const why = [...reasons].map(([refusal, files]) =>
    refusal === 'outage' && trouble !== undefined ? trouble : REASONS[refusal](files),
  );
  return [`${refusals.length.toLocaleString('en')} of ${countText(of, 'file')} ${WORDS[op].not}.`, ...why].join(' ');
}

const REASONS: Record<Refusal, (files: number) => string> = {
  missing: (files) => `${countText(files, 'file')} ${files === 1 ? 'is' : 'are'} not in the library any more.`,
  late: (files) => `${countText(files, 'file')} could not be written in time: try again.`,
  unreadable: (files) =>
    `${countText(files, 'record')} can not be read: the log of the API says which, and what mends ${files === 1 ? 'it' : 'them'}.`,
  outage: () => 'An outage came in between: try again, nothing is done twice.',
};
