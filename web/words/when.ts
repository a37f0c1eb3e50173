/** Times as they are read: captures by the clock of the place, events by that of whoever looks. */
import { dayText } from './dayText.ts';

const CLOCK = { hour: '2-digit', minute: '2-digit' } as const;

const time = new Intl.DateTimeFormat('en-GB', { ...CLOCK, second: '2-digit', timeZone: 'UTC' });
const moment = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', ...CLOCK });
const ago = new Intl.RelativeTimeFormat('en-GB', { numeric: 'auto' });

/** `Mon 14 July 2025 18:32:05`, of a local time without a zone. */
export function wallText(takenLocal: string): string {
  const wall = Date.parse(`${takenLocal}Z`);
  return `${dayText(wall / 1000)} ${time.format(wall)}`;
}

/** `14 Jul 2025 18:32`, of an instant. */
export function momentText(iso: string): string {
  return moment.format(Date.parse(iso)).replaceAll(',', '');
}

const STEPS = [
  { unit: 'day', ms: 86_400_000 },
  { unit: 'hour', ms: 3_600_000 },
  { unit: 'minute', ms: 60_000 },
] as const;

/** `3 days ago`, `yesterday`, `just now`. `now` in milliseconds, by the clock that the time was taken from. */
export function agoText(iso: string, now: number): string {
  const past = now - Date.parse(iso);
  const step = STEPS.find(({ ms }) => past >= ms);
  return step ? ago.format(-Math.floor(past / step.ms), step.unit) : 'just now';
}
