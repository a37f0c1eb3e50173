/** What the first photos of a visit wait for, of all paths that it asked for, in their order. */

const FIRST_PHOTO = /\/thumb\.webp$/;
/** Nobody waits for these. */
const BESIDE = /^\/icon\.svg$|^\/api\/status$|\/tint-/;
/** Small months are read side by side. */
const MONTH = /\/m\/.*/;

export function waitedFor(paths: readonly string[]): string[] {
  const before = paths.slice(
    0,
    paths.findIndex((path) => FIRST_PHOTO.test(path)),
  );
  return [...new Set(before.filter((path) => !BESIDE.test(path)).map((path) => path.replace(MONTH, '/m')))];
}
