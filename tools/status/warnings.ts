/** Work that will lie there until a person does something. */
import { countText } from '../terminal/words.ts';
import type { ConverterStatus } from './converterStatus.ts';

/** What would make this very converter take what it hands on. */
function wayOut({ name, missing }: ConverterStatus): string[] {
  if (missing.length === 0) return [];
  const makers = [...new Set(missing.map(({ of }) => of))].join(', ');
  return [`${name} lacks ${missing.map(({ tool }) => tool).join(', ')}: install ${makers} there, and start it anew.`];
}

export function warningsOf(
  depth: { jobs: number; later: number; poison: number },
  converters: ConverterStatus[],
): string[] {
  const live = converters.filter((converter) => !converter.silent);
  const warnings: string[] = [];
  if (depth.jobs > 0 && live.length === 0) {
    warnings.push(`${countText(depth.jobs, 'message')} in jobs, and no converter is alive: npm run worker starts one.`);
  }
  if (depth.later > 0 && !live.some((converter) => converter.takesLater)) {
    warnings.push(
      `${countText(depth.later, 'message')} in jobs-later, and no living converter takes them. These files need a ` +
        'program, or more memory, than the converter that had them has. On a machine with both, ' +
        'IRONVIPER_LATER=yes npm run worker starts one that takes them.',
      ...live.flatMap(wayOut),
    );
  }
  if (depth.poison > 0) {
    warnings.push(`${countText(depth.poison, 'message')} in jobs-poison: texts that name no original.`);
  }
  for (const { name, outage } of live) if (outage) warnings.push(`${name} is kept from working. ${outage}`);
  return warnings;
}
