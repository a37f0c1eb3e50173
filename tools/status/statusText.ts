/** The state of an account, for people. */
import { faultText } from '../terminal/faultText.ts';
import { countText, printable, spanText } from '../terminal/words.ts';
import type { ConverterStatus } from './converterStatus.ts';
import type { Status } from './readStatus.ts';

export function statusText(status: Status & { account: string; url: string }): string {
  const { account, url, depth, converters, files, marks, failures, warnings } = status;
  const total = Object.values(files).reduce((sum, count) => sum + count, 0);
  const states = Object.entries(files).map(([state, count]) => `${count.toLocaleString('en')} ${state}`);
  const paragraphs = [
    [`${account}  ${url}`],
    [`Files       ${total.toLocaleString('en')}: ${states.join(', ')}`],
    [`Waiting     ${depth.jobs} in jobs, ${depth.later} in jobs-later, ${depth.poison} in jobs-poison`],
    marks.length > 0 ? [`To publish  ${countText(marks.length, 'month')}: ${shortList(marks)}`] : [],
    ['', convertersLine(converters), ...converters.flatMap(converterLines)],
    failures.length > 0
      ? ['', 'Last failures', ...failures.map((failure) => `  ${failureLine(failure)}`), ...faultLines(failures), NEXT]
      : [],
    warnings.length > 0 ? ['', 'To do', ...warnings.map((warning) => `  ${warning}`)] : [],
  ];
  return printable(`${paragraphs.flat().join('\n')}\n`);
}

const NEXT = '    npm run inspect -- <name> tells all of a file, npm run reconvert -- --failed tries them again';

function convertersLine(converters: ConverterStatus[]): string {
  if (converters.some((converter) => !converter.silent)) return 'Converters';
  return `No converter is alive.${converters.length > 0 ? ' Last heard of:' : ''}`;
}

function converterLines(converter: ConverterStatus): string[] {
  const { name, state, ageSeconds, silent, jobs, outage, tools, missing, takesLater } = converter;
  const heard = silent ? `silent for ${spanText(ageSeconds)}` : `${state} ${spanText(ageSeconds)} ago`;
  const later = takesLater ? 'takes jobs-later' : 'leaves jobs-later alone';
  return [
    `  ${name}: ${heard}; ${later}; tools: ${tools.join(', ') || 'none'}`,
    ...jobs.map((job) => `    ${job.stage.padEnd(10)} ${job.name}`),
    ...missing.map(({ tool, kinds }) => `    lacks      ${tool}: ${filesText(kinds)} are handed on`),
    ...(outage ? [`    outage     ${outage}`] : []),
  ];
}

/** `heif, image and tiff files`. */
function filesText(kinds: string[]): string {
  return `${new Intl.ListFormat('en-GB').format(kinds)} files`;
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
