/** Work that will lie there until a person does something. */
import { countText, spanText } from '../terminal/words.ts';
import type { ConverterStatus } from './converterStatus.ts';

export function warningsOf(
  depth: { jobs: number; later: number; poison: number },
  converters: ConverterStatus[],
): string[] {
  const warnings: string[] = [];
  const nobody = converters.every((converter) => converter.silent);
  if (depth.jobs > 0 && nobody) {
    warnings.push(`${countText(depth.jobs, 'message')} in jobs, and no converter is alive: npm run worker starts one.`);
  }
  warnings.push(...laterWarnings(depth.later, converters));
  if (depth.poison > 0) {
    warnings.push(
      `${countText(depth.poison, 'message')} in jobs-poison: texts that name no original, or originals of which not even ` +
        'a failure could be recorded. Nobody takes them: look at them with any tool for Azure queues.',
    );
  }
  for (const { name, outage, silent, ageSeconds } of converters) {
    if (outage && !silent) warnings.push(`${name} is kept from working. ${outage}`);
    // Where others work, what one has left over is its own trouble, and told above.
    else if (outage && nobody)
      warnings.push(`${name} gave up, and was last heard ${spanText(ageSeconds)} ago. ${outage}`);
  }
  return warnings;
}

/** Of what waits in `jobs-later`, where nobody takes it. */
export function laterWarnings(depth: number, converters: ConverterStatus[]): string[] {
  const live = converters.filter((converter) => !converter.silent);
  if (depth === 0 || live.some((converter) => converter.takesLater)) return [];
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
