/** What follows from a thing that never changes: made when first asked for, and kept as long as the thing is. */
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
