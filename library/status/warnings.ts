/** Work that will lie there until a person does something. */

import { countText, spanText } from '../../core/amounts.ts';
import type { ConverterStatus } from '../../core/converterStatus.ts';
import type { ScalerStatus } from './readScaler.ts';

export function warningsOf(
  depth: { jobs: number; later: number; poison: number },
  converters: ConverterStatus[],
  scaler?: ScalerStatus,
): string[] {
  const warnings: string[] = [];
  const nobody = converters.every((converter) => converter.silent);
  if (scaler?.awake && scaler.trouble) warnings.push(`The scaler: ${scaler.trouble}`);
  else if (depth.jobs > 0 && nobody) warnings.push(...nobodyWarnings(depth.jobs, scaler));
  warnings.push(...laterWarnings(depth.later, converters, scaler));
  if (depth.poison > 0) {
    warnings.push(
      `${countText(depth.poison, 'message')} in jobs-poison: texts that name no original, or originals of which not even ` +
        'a failure could be recorded. Nobody takes them: look at them with any tool for Azure queues.',
    );
  }
  // Its trouble tells of them already.
  const failed = scaler?.awake && scaler.trouble ? scaler.failures.map(({ slot }) => slot) : [];
  for (const { name, outage, silent, ageSeconds } of converters.filter(({ name }) => !failed.includes(name))) {
    if (outage && !silent) warnings.push(`${name} is kept from working. ${outage}`);
    // Where others work, what one has left over is its own trouble, and told above.
    else if (outage && nobody)
      warnings.push(`${name} gave up, and was last heard ${spanText(ageSeconds)} ago. ${outage}`);
  }
  return warnings;
}

/** A scaler that is awake needs nobody's help: what it can't do is its trouble, what is hidden comes back by itself. */
function nobodyWarnings(waiting: number, scaler: ScalerStatus | undefined): string[] {
  const nobody = `${countText(waiting, 'message')} in jobs, and no converter is alive`;
  if (!scaler) return [`${nobody}: npm run worker starts one, npm run scaler as many as it takes.`];
  return scaler.awake ? [] : [`${nobody}. ${asleepText(scaler)}`];
}

/** Nobody can tell an idle scaler, which writes nothing, from one that does not run. */
function asleepText({ ageSeconds }: Pick<ScalerStatus, 'ageSeconds'>): string {
  return `The scaler was at work ${spanText(ageSeconds)} ago: if it does not run any more, npm run scaler starts it.`;
}

/** Of what waits in `jobs-later`, where nobody takes it. */
export function laterWarnings(
  depth: number,
  converters: ConverterStatus[],
  scaler?: Pick<ScalerStatus, 'awake' | 'ageSeconds' | 'takesLater'>,
): string[] {
  const live = converters.filter((converter) => !converter.silent);
  if (depth === 0 || live.some((converter) => converter.takesLater)) return [];
  if (scaler?.takesLater) {
    return scaler.awake ? [] : [`${countText(depth, 'message')} in jobs-later. ${asleepText(scaler)}`];
  }
  return [
    `${countText(depth, 'message')} in jobs-later, and no living converter takes them: files to be converted again, or ` +
      'that need a program or more memory than the converter that had them has. On a machine with all programs, ' +
      'IRONVIPER_LATER=yes npm run worker starts one that takes them.',
    ...live.flatMap(wayOut),
  ];
}

/** What would make this very converter take what it hands on. */
function wayOut({ name, missing }: ConverterStatus): string[] {
  if (missing.length === 0) return [];
  const makers = [...new Set(missing.map(({ of }) => of))].join(', ');
  return [`${name} lacks ${missing.map(({ tool }) => tool).join(', ')}: install ${makers} there, and start it anew.`];
}
