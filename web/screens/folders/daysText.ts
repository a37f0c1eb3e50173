/** A span of days in few words: `11 Mar 2004`, `11–24 Mar 2004`, `Mar – Oct 2004`, `2004 – 2012`. */

const month = new Intl.DateTimeFormat('en-GB', { month: 'short', timeZone: 'UTC' });

/** Both `YYYY-MM-DD`, the oldest first. */
export function daysText(from: string, to: string): string {
  const [a, b] = [partsOf(from), partsOf(to)];
  if (a.year !== b.year) return `${a.year} – ${b.year}`;
  if (a.month !== b.month) return `${a.month} – ${b.month} ${b.year}`;
  const days = a.day === b.day ? b.day : `${a.day}–${b.day}`;
  return `${days} ${b.month} ${b.year}`;
}

function partsOf(date: string) {
  const at = new Date(`${date}T00:00:00Z`);
  return { year: date.slice(0, -'-MM-DD'.length), month: month.format(at), day: String(at.getUTCDate()) };
}
