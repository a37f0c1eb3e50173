/** Names in one folder that another system takes for one. */

export interface Alike {
  name: string;
  message: string;
}

/** Each name that is like one before it, and how. */
export function* alike(names: readonly string[]): Generator<Alike> {
  const seen = new Map<string, string>();
  for (const name of names) {
    const folded = name.normalize('NFD').toLowerCase();
    const other = seen.get(folded);
    if (other === undefined) seen.set(folded, name);
    else yield { name, message: `It differs from ${other} ${howFrom(name, other)}` };
  }
}

function howFrom(name: string, other: string): string {
  return name.normalize() === other.normalize()
    ? 'only in how its accents are written. Both are kept; on a Mac they would be one file.'
    : 'only in small and capital letters. Both are kept; on a Mac or under Windows they would be one file.';
}
