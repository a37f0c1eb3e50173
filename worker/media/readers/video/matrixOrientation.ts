/** A film's display matrix as EXIF orientation. Films are turned by quarters and mirrored like photos, in other numbers. */

/** What the first two rows do: where they send "right" and where they send "down", as signs. */
const ORIENTATIONS: Readonly<Record<string, number>> = {
  '1 0 0 1': 1,
  '-1 0 0 1': 2,
  '-1 0 0 -1': 3,
  '1 0 0 -1': 4,
  '0 1 1 0': 5,
  '0 1 -1 0': 6,
  '0 -1 -1 0': 7,
  '0 -1 1 0': 8,
};

/**
 * `text` as ffprobe prints it: three rows of three numbers, each row behind its own number. The point (x, y) goes to
 * (a x + c y, b x + d y), for rows that begin with a, b and c, d. An angle between two quarters counts as the nearer.
 */
export function matrixOrientation(text: string): number {
  const rows = text
    .split('\n')
    .filter((line) => line.includes(':'))
    .map((line) => line.replace(/^.*:/, '').trim().split(/\s+/).map(Number));
  const [[a = 0, b = 0] = [], [c = 0, d = 0] = []] = rows;
  const upright = Math.abs(a) + Math.abs(d) >= Math.abs(b) + Math.abs(c);
  const signs = (upright ? [a, 0, 0, d] : [0, b, c, 0]).map((value) => Math.sign(value) + 0);
  return ORIENTATIONS[signs.join(' ')] ?? 1;
}
