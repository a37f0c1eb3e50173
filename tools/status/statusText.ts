/** The state of an account, for people. */

import { countText, usdText } from '../../core/amounts.ts';
import type { ProgramUsage } from '../../library/status/readUsage.ts';
import { faultText } from '../terminal/faultText.ts';
import { printable } from '../terminal/printable.ts';
import { convertersText } from './convertersText.ts';
import type { Status } from './readStatus.ts';
import { hoursText, scalerText } from './scalerText.ts';

export function statusText(status: Status & { account: string; url: string }): string {
  const { account, url, depth, scaler, converters, usage, files, marks, failures, warnings } = status;
  const at = Date.parse(status.at);
  const total = Object.values(files).reduce((sum, count) => sum + count, 0);
  const states = Object.entries(files).map(([state, count]) => `${count.toLocaleString('en')} ${state}`);
  const paragraphs = [
    [`${account}  ${url}`],
    [`Files       ${total.toLocaleString('en')}: ${states.join(', ')}`],
    [`Waiting     ${depth.jobs} in jobs, ${depth.later} in jobs-later, ${depth.poison} in jobs-poison`],
    marks.length > 0 ? [`To publish  ${countText(marks.length, 'month')}: ${shortList(marks)}`] : [],
    scaler ? ['', ...scalerText(scaler, at)] : [],
    ['', ...convertersText(converters, at)],
    usage.length > 0 ? ['', "Today (UTC), at Azure's list prices", ...usage.map(usageLine)] : [],
    failures.length > 0
      ? ['', 'Last failures', ...failures.map((failure) => `  ${failureLine(failure)}`), ...faultLines(failures), NEXT]
      : [],
    warnings.length > 0 ? ['', 'To do', ...warnings.map((warning) => `  ${warning}`)] : [],
  ];
  return printable(`${paragraphs.flat().join('\n')}\n`);
}

const NEXT = '    npm run inspect -- <name> tells all of a file, npm run reconvert -- --failed tries them again';

function usageLine({ program, seconds, operations, usd }: ProgramUsage): string {
  const calls = Object.values(operations).reduce((sum, count) => sum + count, 0);
  const hours = program === 'worker' ? [hoursText(seconds)] : [];
  return `  ${program.padEnd(9)} ${[...hours, countText(calls, 'call')].join(', ')}: ${usdText(usd)}`;
}

/** What can be done, once a fault. */
function faultLines(failures: Status['failures']): string[] {
  return [...new Set(failures.map(({ fault }) => fault))].map((fault) => `    ${faultText(fault)}`);
}

function failureLine({ name, fault, message }: Status['failures'][number]): string {
  return [name, fault, message.split('\n')[0]].filter(Boolean).join(': ');
}

function shortList(words: string[]): string {
  const shown = words.slice(-5).reverse();
  return `${shown.join(', ')}${words.length > shown.length ? ', ...' : ''}`;
}
