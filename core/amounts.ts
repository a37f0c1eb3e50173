/** Amounts as people read them. */

const UNITS = ['KB', 'MB', 'GB', 'TB'];

/** `1.2 GB`: thousands, as disks and clouds count. */
export function bytesText(bytes: number): string {
  if (bytes < 1000) return countText(Math.round(bytes), 'byte');
  const step = Math.min(UNITS.length, Math.floor(Math.log10(bytes) / 3));
  const value = bytes / 1000 ** step;
  return `${value.toFixed(value < 10 ? 1 : 0)} ${UNITS[step - 1]}`;
}

/** `8 s`, `2:05` minutes, `3:02:05` hours. */
export function spanText(seconds: number): string {
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  const two = (value: number) => String(value).padStart(2, '0');
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60];
  return hours > 0 ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`;
}

/** `1 file`, `1,234 files`. */
export function countText(count: number, noun: string): string {
  return `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`;
}

/** `$1.23`, `$0.0042`, `nothing`: an estimate, to two digits that mean something. */
export function usdText(usd: number): string {
  if (usd <= 0) return 'nothing';
  if (usd < 0.00005) return 'less than $0.0001';
  return usd < 0.01 ? `$${usd.toFixed(4)}` : `$${usd.toFixed(2)}`;
}
