/** What follows from a thing that never changes, as a snapshot: made when first asked for, kept as long as that is. */
export function once<Thing extends object, Made>(make: (thing: Thing) => Made): (thing: Thing) => Made {
  const kept = new WeakMap<Thing, { made: Made }>();
  return (thing) => {
    let known = kept.get(thing);
    if (!known) {
      known = { made: make(thing) };
      kept.set(thing, known);
    }
    return known.made;
  };
}
