/** What came of a download: as a table for people, as one object for programs. */

import { bytesText, countText } from '../../core/amounts.ts';
import type { Usage } from '../../core/operations.ts';
import { operationsUsd } from '../../core/prices.ts';
import { callsOf, callsText } from '../terminal/calls.ts';
import { table } from '../terminal/table.ts';
import type { Charge } from './charge.ts';
import { UNNAMEABLE } from './locate.ts';
import type { Measured } from './measure.ts';
import { NAMES } from './noteName.ts';
import { type Class, problemsOf, type Tally } from './tally.ts';

export interface Run {
  measured: Measured;
  charge: Charge;
  tally: Tally;
  usage: Usage;
  /** Its calls cost nothing: what Azure would ask is said. */
  development: boolean;
  dryRun: boolean;
  seconds: number;
  /** By a person, or because the storage stayed away, or the disk took no more. */
  stopped: boolean;
}

const WORDS: Readonly<Record<Class, string>> = {
  fetched: 'fetched',
  replaced: 'put over other content',
  same: 'there already',
  other: 'other content is in their place',
  archived: 'in the archive tier',
  nameless: 'of a name nobody can ask for',
  wrong: 'not the content that was uploaded',
  restless: 'changed while being read',
  gone: 'not found any more',
  failed: 'failed',
};
const WOULD: Partial<Record<Class, string>> = {
  fetched: 'would be fetched',
  replaced: 'would be put over other content',
};

const RECORDS: Readonly<Record<keyof Tally['records'], string>> = {
  saved: 'records',
  same: 'records there already',
  none: 'without a record',
  taken: 'records whose name is an original’s',
  other: 'records with other content in their place',
  failed: 'records that failed',
};

/** Only of what there is anything to say. */
export function summaryText({ tally, usage, development, dryRun }: Run): string {
  const rows: string[][] = [];
  const add = (label: string, files: number, more: string) => {
    if (files > 0) rows.push([label, countText(files, 'file'), more]);
  };
  for (const [how, label] of entries(WORDS)) {
    const { files, bytes } = tally.classes[how];
    add((dryRun && WOULD[how]) || label, files, bytesText(bytes));
  }
  add('of these under another name', tally.refused, `see ${UNNAMEABLE}/${NAMES}`);
  add('of these not verified', tally.unverified, 'nobody knows their hash');
  for (const [how, label] of entries(RECORDS)) add(label, tally.records[how], '');
  return [...table(rows), callsText(usage, development)].join('\n');
}

/** All keys always. */
export function summaryJson({ measured, charge, tally, usage, dryRun, seconds, stopped }: Run) {
  const { classes, refused, unverified, records, bytes } = tally;
  return {
    ...classes,
    fetchedBytes: bytes,
    refused,
    unverified,
    records,
    problems: problemsOf(tally),
    originals: { files: measured.files, bytes: measured.bytes },
    toCome: { files: measured.toCome.files, bytes: measured.toCome.bytes },
    expectedUsd: charge,
    calls: callsOf(usage),
    usd: operationsUsd(usage),
    seconds,
    dryRun,
    stopped,
  };
}

function entries<Key extends string>(words: Readonly<Record<Key, string>>): [Key, string][] {
  return Object.entries(words) as [Key, string][];
}
