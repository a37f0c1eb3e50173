/** The average colour of a thumbhash: its first three bytes, without the library, which draws the rest when there is time. */

/** As `rgb(...)`; empty where there is no thumbhash. */
export function averageColour(thumbhash: string): string {
  const [low = 0, middle = 0, high = 0] = bytesOfHash(thumbhash.slice(0, 4));
  if (thumbhash === '') return '';
  // Six bits each: lightness, yellow against blue, red against green.
  const bits = low | (middle << 8) | (high << 16);
  const l = (bits & 63) / 63;
  const p = ((bits >> 6) & 63) / 31.5 - 1;
  const q = ((bits >> 12) & 63) / 31.5 - 1;
  const b = l - (2 / 3) * p;
  const r = (3 * l - b + q) / 2;
  const byte = (part: number) => Math.round(Math.min(1, Math.max(0, part)) * 255);
  return `rgb(${byte(r)} ${byte(r - q)} ${byte(b)})`;
}

export function bytesOfHash(base64: string): Uint8Array {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}
