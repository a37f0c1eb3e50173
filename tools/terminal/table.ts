/** Rows in columns: the first to the left, the second, a number, to the right, and then what more there is. */
export function table(rows: readonly (readonly string[])[]): string[] {
  const width = (column: number) => Math.max(...rows.map((row) => row[column]?.length ?? 0));
  return rows.map(([what = '', count = '', more = '']) =>
    `${what.padEnd(width(0))}  ${count.padStart(width(1))}  ${more}`.trimEnd(),
  );
}
