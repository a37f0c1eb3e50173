/** Where the path of a folder goes on to the next one in it. */

/** `path` up to there is the folder that lies in `path` up to `end`, 0 for the root. Slashes at the start are names. */
export function endOfNext(path: string, end: number): number {
  const slash = path.indexOf('/', end + 1);
  return slash === -1 ? path.length : slash;
}
