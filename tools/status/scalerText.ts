/** What the scaler decided last, for people. */
import { coresUsd } from '../../core/prices.ts';
import { spanText, usdText } from '../terminal/words.ts';
import type { ScalerStatus } from './readScaler.ts';

/** `at` is when it was read, in milliseconds since 1970. */
export function scalerText({ decision, ageSeconds, trouble, backOff, spent }: ScalerStatus, at: number): string[] {
  const waits = backOff ? (Date.parse(backOff.until) - at) / 1000 : 0;
  const usd = usdText(coresUsd(spent.seconds));
  return [
    `Scaler      ${spanText(ageSeconds)} ago: ${decision}`,
    ...(trouble ? [`  trouble   ${trouble}`] : []),
    ...(backOff && waits > 0 ? [`  waits     ${spanText(waits)} more (${backOff.kind}): ${backOff.message}`] : []),
    `  spent     ${hoursText(spent.seconds)} today (UTC): ${usd} at Azure's list price`,
  ];
}

/** `1.25 converter hours`, below a tenth in seconds. */
export function hoursText(seconds: number): string {
  return seconds < 360 ? `${Math.round(seconds)} converter seconds` : `${(seconds / 3600).toFixed(2)} converter hours`;
}
