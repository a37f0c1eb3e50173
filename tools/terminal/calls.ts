/** How many calls a tool has made, and what Azure asks for them: an estimate. */

import { countText, usdText } from '../../core/amounts.ts';
import type { Usage } from '../../core/operations.ts';
import { operationsUsd } from '../../core/prices.ts';

export function callsOf(usage: Usage): number {
  return Object.values(usage).reduce((sum, calls) => sum + calls, 0);
}

/** Those to an emulator cost nothing: what Azure would ask is said. */
export function callsText(usage: Usage, development: boolean): string {
  const usd = usdText(operationsUsd(usage));
  const cost = usd.startsWith('$') ? `about ${usd}` : usd;
  return `${countText(callsOf(usage), 'call')}, ${development ? 'in Azure ' : ''}${cost}`;
}
