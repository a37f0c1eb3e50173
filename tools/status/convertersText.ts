/** The converters that have been heard of, for people. */

import { bytesText, spanText } from '../../core/amounts.ts';
import type { ConverterStatus } from '../../core/converterStatus.ts';
import { perMinute } from '../../library/status/perMinute.ts';

/** `at` is when they were read, in milliseconds since 1970. */
export function convertersText(converters: ConverterStatus[], at: number): string[] {
  return [headline(converters), ...converters.flatMap((converter) => linesOf(converter, at))];
}

function headline(converters: ConverterStatus[]): string {
  if (converters.some((converter) => !converter.silent)) return 'Converters';
  return `No converter is alive.${converters.length > 0 ? ' Last heard of:' : ''}`;
}

function linesOf(converter: ConverterStatus, at: number): string[] {
  const { name, state, ageSeconds, silent, jobs, inHand, outage, tools, missing, takesLater } = converter;
  const heard = silent ? `silent for ${spanText(ageSeconds)}` : `${state} ${spanText(ageSeconds)} ago`;
  const later = takesLater ? 'takes jobs-later' : 'leaves jobs-later alone';
  const more = inHand - jobs.length;
  return [
    `  ${name}: ${heard}; ${later}; tools: ${tools.join(', ') || 'none'}`,
    // One of an earlier release does not say.
    ...(converter.version ? [`    so far     ${careerText(converter, at)}`] : []),
    ...jobs.map((job) => `    ${job.stage.padEnd(10)} ${job.name}`),
    ...(more > 0 ? [`               and ${more.toLocaleString('en')} more`] : []),
    ...missing.map(({ tool, kinds }) => `    lacks      ${tool}: ${filesText(kinds)} are handed on`),
    ...(outage ? [`    outage     ${outage}`] : []),
  ];
}

/** `120 done, 2 failed, 35 a minute; 180 MB of memory at most; release 0.1.0; leaves in 5:58:12 at the latest`. */
function careerText(converter: ConverterStatus, at: number): string {
  const { startedAt, done, failed, peakBytes, version, lifetimeSeconds, silent, outage } = converter;
  const lived = Math.max(0, (at - Date.parse(startedAt)) / 1000);
  const rate = perMinute(converter, at);
  const left = lifetimeSeconds - lived;
  return [
    [
      `${done.toLocaleString('en')} done, ${failed.toLocaleString('en')} failed`,
      ...(rate ? [`${rateText(rate)} a minute`] : []),
    ].join(', '),
    `${bytesText(peakBytes)} of memory at most`,
    `release ${version}`,
    // Who gave up over an outage has left, and its row stays to tell.
    ...(lifetimeSeconds > 0 && !silent && !outage ? [`leaves in ${spanText(Math.max(0, left))} at the latest`] : []),
  ].join('; ');
}

function rateText(perMinute: number): string {
  return perMinute < 10 ? perMinute.toFixed(1) : Math.round(perMinute).toLocaleString('en');
}

/** `heif, image and tiff files`. */
function filesText(kinds: string[]): string {
  return `${new Intl.ListFormat('en-GB').format(kinds)} files`;
}
