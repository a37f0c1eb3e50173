/** When a file was last written to where it came from, as its uploader says in the blob's metadata. */

/** Metadata is anybody's: without a zone it is no moment, and beyond four digits of a year no disk has it. */
const ISO = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:?\d\d)$/;

/** Nothing if it says none, or nonsense. */
export function sourceTime({ mtime = '' }: Readonly<Record<string, string>>): Date | undefined {
  const said = new Date(ISO.test(mtime) ? mtime : Number.NaN);
  return Number.isNaN(said.getTime()) ? undefined : said;
}
