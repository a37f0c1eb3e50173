/** What the scaler decided last, for people. */

import { spanText, usdText } from '../../core/amounts.ts';
import { coresUsd } from '../../core/prices.ts';
import type { ScalerStatus } from '../../library/status/readScaler.ts';

/** `at` is when it was read, in milliseconds since 1970. */
export function scalerText(scaler: ScalerStatus, at: number): string[] {
  const { decision, ageSeconds, awake, trouble, backOff, spent } = scaler;
  const waits = backOff ? (Date.parse(backOff.until) - at) / 1000 : 0;
  const usd = usdText(coresUsd(spent.seconds));
  return [
    // An idle one writes nothing; and what its decision says of the trouble comes on a line of its own.
    `Scaler      ${awake ? '' : 'last at work '}${spanText(ageSeconds)} ago: ${decision.replace(trouble, '').trim()}`,
    ...(trouble ? [`  trouble   ${trouble}`] : []),
    ...(backOff && waits > 0 ? [`  waits     ${spanText(waits)} more (${backOff.kind}): ${backOff.message}`] : []),
    `  spent     ${hoursText(spent.seconds)} today (UTC): ${usd} at Azure's list price`,
  ];
}

/** `1.25 converter hours`, below a tenth in seconds. */
export function hoursText(seconds: number): string {
  return seconds < 360 ? `${Math.round(seconds)} converter seconds` : `${(seconds / 3600).toFixed(2)} converter hours`;
}
