/** What the converters are about, for whoever waits for the first photos. */
import { countText } from '../../../core/amounts.ts';

interface Going {
  depth: number;
  fleet: readonly { silent: boolean }[];
}

export function goingOn({ depth, fleet }: Going): string {
  const converters = fleet.filter(({ silent }) => !silent).length;
  if (depth === 0 && converters === 0) return 'Converters start by themselves when photos arrive.';
  if (depth === 0) return `${countText(converters, 'converter')} ready.`;
  const waiting = `${countText(depth, 'file')} on the way`;
  return converters === 0
    ? `${waiting}. Converters are starting.`
    : `${waiting}, ${countText(converters, 'converter')} at work.`;
}
