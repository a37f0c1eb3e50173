/** Does something once with each word of a column, and remembers it: dictionaries only grow, and outlive snapshots. */

export function eachWord<Made>(make: (word: string) => Made): (words: readonly string[]) => readonly Made[] {
  const known = new WeakMap<readonly string[], Made[]>();
  return (words) => {
    const made = known.get(words) ?? [];
    for (const word of words.slice(made.length)) made.push(make(word));
    known.set(words, made);
    return made;
  };
}
