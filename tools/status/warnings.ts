/** Work that will lie there until a person does something. */
import { countText } from '../terminal/words.ts';
import type { ConverterStatus } from './converterStatus.ts';

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
      `${countText(depth.later, 'message')} in jobs-later, and no living converter takes them: ` +
        'IRONVIPER_LATER=yes npm run worker starts one that does.',
    );
  }
  if (depth.poison > 0) {
    warnings.push(`${countText(depth.poison, 'message')} in jobs-poison: texts that name no original.`);
  }
  for (const { name, outage } of live) if (outage) warnings.push(`${name} is kept from working. ${outage}`);
  return warnings;
}
