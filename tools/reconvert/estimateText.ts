/** An estimate for people: `1,234 files, 5.6 GB: about 25 minutes of one core.` */
import { bytesText, countText, usdText } from '../../core/amounts.ts';
import type { Estimate } from './estimate.ts';

/** On a development account nobody sends a bill. */
export function estimateText({ files, bytes, seconds, usd }: Estimate, development: boolean): string {
  const work = `${countText(files, 'file')}, ${bytesText(bytes)}: about ${roughSpan(seconds)} of one core.`;
  if (development) return work;
  const { containers, storage } = usd;
  return `${work} Estimated cost: ${usdText(containers)} in Azure Container Instances, ${usdText(storage)} for storage.`;
}

function roughSpan(seconds: number): string {
  if (seconds < 90) return countText(Math.max(1, Math.round(seconds)), 'second');
  const minutes = seconds / 60;
  return minutes < 90 ? countText(Math.round(minutes), 'minute') : countText(Math.round(minutes / 60), 'hour');
}
