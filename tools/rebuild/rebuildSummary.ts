/** What came of a rebuild: as lines for people, as one object for programs. */

import { countText } from '../../core/amounts.ts';
import type { Usage } from '../../core/operations.ts';
import { operationsUsd } from '../../core/prices.ts';
import { callsOf, callsText } from '../terminal/calls.ts';
import type { Far } from './rebuild.ts';

export interface Run {
  far: Far;
  usage: Usage;
  /** Its calls cost nothing: what Azure would ask is said. */
  development: boolean;
  seconds: number;
}

export function summaryText({ far, usage, development }: Run): string {
  const { records, rows, months, problems, published } = far;
  const removed = rows.removed > 0 ? `, ${countText(rows.removed, 'row')} of no record removed` : '';
  return [
    `${countText(records, 'record')}: ${countText(rows.written, 'row')} written${removed}`,
    `${countText(months, 'month')} ${published ? 'published' : 'to publish'}`,
    ...(problems > 0 ? [`${countText(problems, 'record')} could not be read: what the index had of them stays`] : []),
    callsText(usage, development),
  ].join('\n');
}

/** All keys always. */
export function summaryJson({ far, usage, seconds }: Run) {
  const { records, rows, months, problems, published } = far;
  const cost = { calls: callsOf(usage), usd: operationsUsd(usage), seconds };
  return { records, written: rows.written, removed: rows.removed, months, problems, ...cost, stopped: !published };
}
