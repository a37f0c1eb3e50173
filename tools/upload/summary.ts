/** What came of an upload: as a table for people, as one object for programs. */

import { bytesText, countText } from '../../core/amounts.ts';
import type { Usage } from '../../core/operations.ts';
import { operationsUsd } from '../../core/prices.ts';
import { callsOf, callsText } from '../terminal/calls.ts';
import { table } from '../terminal/table.ts';
import type { Class, Some, Tally } from './tally.ts';

export interface Run {
  tally: Tally;
  usage: Usage;
  /** Its calls cost nothing: what Azure would ask is said. */
  development: boolean;
  dryRun: boolean;
  seconds: number;
  /** By a person, or because the storage stayed away. */
  stopped: boolean;
  /** The list of what failed. */
  failures: string | undefined;
}

const WORDS: Record<Class, string> = {
  sent: 'sent',
  replaced: 'put over other content',
  same: 'there already',
  known: 'there under another name',
  other: 'other content of that name is there',
  changed: 'changed while being read',
  failed: 'failed',
};
const WOULD: Partial<Record<Class, string>> = { sent: 'would be sent', replaced: 'would be put over other content' };

/** Only of what there is anything to say. */
export function summaryText({ tally, usage, development, dryRun }: Run): string {
  const rows = (Object.keys(WORDS) as Class[]).flatMap((as) => {
    const { files, bytes } = tally.ended[as];
    return files > 0 ? [[(dryRun && WOULD[as]) || WORDS[as], countText(files, 'file'), bytesText(bytes)]] : [];
  });
  if (tally.junk > 0) rows.push(['junk, left out', tally.junk.toLocaleString('en'), '']);
  return [...table(rows), ...takeoutLines(tally), lineOf(tally), callsText(usage, development)].join('\n');
}

function lineOf({ sentBytes, stagedBytes }: Tally): string {
  const resumed = stagedBytes > 0 ? `, ${bytesText(stagedBytes)} were there from an interrupted run` : '';
  return `${bytesText(sentBytes)} sent${resumed}`;
}

function takeoutLines({ takeout: { matched, unmatched, orphans, broken } }: Tally): string[] {
  if (matched + unmatched.count + orphans.count + broken.count === 0) return [];
  const all = (matched + unmatched.count).toLocaleString('en');
  return [
    `Google Takeout: ${matched.toLocaleString('en')} of ${all} pictures and films have their sidecar`,
    ...namesLine('without a sidecar', unmatched),
    ...namesLine('sidecars of nothing that is here', orphans),
    ...namesLine('sidecars that can not be read', broken),
  ];
}

function namesLine(what: string, { count, first }: Some): string[] {
  const more = count - first.length;
  return count > 0 ? [`  ${what}: ${first.join(', ')}${more > 0 ? ` and ${more.toLocaleString('en')} more` : ''}`] : [];
}

/** All keys always. */
export function summaryJson({ tally, usage, dryRun, seconds, stopped, failures }: Run) {
  const { ended, junk, sentBytes, stagedBytes, takeout } = tally;
  return {
    ...ended,
    junk,
    sentBytes,
    stagedBytes,
    calls: callsOf(usage),
    usd: operationsUsd(usage),
    seconds,
    dryRun,
    stopped,
    takeout: {
      matched: takeout.matched,
      unmatched: takeout.unmatched.count,
      orphans: takeout.orphans.count,
      broken: takeout.broken.count,
    },
    failures: failures ?? null,
  };
}
