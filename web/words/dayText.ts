/** `Mon 14 July 2025`, of wall seconds. */
export function dayText(wallSeconds: number): string {
  return day.format(wallSeconds * 1000).replaceAll(',', '');
}

const day = new Intl.DateTimeFormat('en-GB', {
  weekday: 'short',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});
