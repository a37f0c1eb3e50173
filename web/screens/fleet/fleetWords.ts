/** What goes on, in words. */
import { countText, spanText } from '../../../core/amounts.ts';

interface Going {
  depth: number;
  later: number;
  fleet: readonly { silent: boolean; state: string }[];
}

/** The first thing that is read. */
export function stateSentence({ depth, later, fleet }: Going): string {
  const living = fleet.filter(({ silent }) => !silent);
  const working = living.filter(({ state }) => state === 'working').length;
  const toDo = depth + later;
  if (toDo === 0) {
    return living.length === 0
      ? 'Nothing to do. Converters start when photos arrive.'
      : 'Nothing to do. Converters leave by themselves after a while.';
  }
  const waits = `${countText(toDo, 'file')} to do.`;
  if (living.length === 0) return `${waits} No converter is there yet.`;
  if (working === 0) return `${waits} No converter is at work yet.`;
  return `${waits} ${working === 1 ? '1 converter is' : `${working} converters are`} at work.`;
}

const UNITS = [
  { unit: 'day', seconds: 86_400, digits: 1 },
  { unit: 'hour', seconds: 3600, digits: 1 },
  { unit: 'minute', seconds: 60, digits: 0 },
];

/** As one says it: `8 s`, `29 minutes`, `1.5 hours`, `12 days`. */
export function waitText(seconds: number): string {
  const step = UNITS.find((each) => seconds >= each.seconds);
  if (!step) return spanText(seconds);
  const amount = seconds / step.seconds;
  return countText(Number(amount.toFixed(amount < 10 ? step.digits : 0)), step.unit);
}

/** Of files a minute; a fleet that does nothing has none. */
export function rateText(perMinute: number): string {
  if (perMinute === 0) return '–';
  return perMinute < 10 ? perMinute.toFixed(1) : Math.round(perMinute).toLocaleString('en');
}

interface Beating {
  state: string;
  silent: boolean;
  ageSeconds: number;
}

/** How a converter is. */
export function converterState({ state, silent, ageSeconds }: Beating): string {
  return silent ? `silent for ${waitText(ageSeconds)}` : state;
}
