/** Pairs what names leave alone by the titles in sidecars: what a picture was called before Google cut and numbered it. */
import { fold, MOST_UNITS, mediaNames, parts, sidecarName } from './takeoutName.ts';

/** A picture or a sidecar, and which of its name it is. */
interface Numbered {
  file: string;
  number: number;
}

/** `titles` by the sidecars' names on the disk. */
export function pairByTitle(media: readonly string[], titles: ReadonlyMap<string, string>): Map<string, string> {
  const readings = media.flatMap((file) => mediaNames(file).map(({ name, number }) => ({ file, name, number })));
  const pictures = Map.groupBy(readings, ({ name }) => name);
  const pictureCalled = search([...pictures.keys()]);
  const sidecars = new Map<string, Numbered[]>();
  for (const [file, title] of titles) {
    const name = pictureCalled(title.normalize('NFD'));
    if (name === undefined) continue;
    const others = sidecars.get(name) ?? [];
    others.push({ file, number: sidecarName(file)!.number });
    sidecars.set(name, others);
  }
  const pairs = new Map<string, string>();
  for (const [name, some] of sidecars) {
    for (const [picture, sidecar] of namesakes(name, pictures.get(name)!, some)) pairs.set(picture.file, sidecar.file);
  }
  return pairs;
}

/** The one name that a title may have become. */
function search(names: readonly string[]): (title: string) => string | undefined {
  const exact = new Set(names);
  const folded = Map.groupBy(names, fold);
  const stems = Map.groupBy(names, (name) => fold(parts(name).stem));
  return (title) => {
    for (const possible of shortened(title)) if (exact.has(possible)) return possible;
    for (const possible of shortened(fold(title))) {
      const found = folded.get(possible) ?? stems.get(possible);
      if (found) return found.length === 1 ? found[0] : undefined;
    }
    return undefined;
  };
}

/** Longest first. Pictures keep their extension when they are cut, and may be cut a unit or two later than sidecars. */
function* shortened(title: string): Generator<string> {
  yield title;
  const { extension } = parts(title);
  const stem = title.slice(0, title.length - extension.length);
  for (let units = stem.length - 1; units >= MOST_UNITS; units--) yield stem.slice(0, units) + extension;
}

/**
 * The second picture has the second sidecar. A cut sidecar is counted among all that look alike, so that its number may be
 * another than the picture's; but both are counted in one order.
 */
function namesakes(name: string, pictures: readonly Numbered[], sidecars: readonly Numbered[]): [Numbered, Numbered][] {
  const isCountedApart = sidecars.every(({ file }) => {
    const sidecar = sidecarName(file)!;
    return sidecar.isCut && fold(sidecar.name) !== fold(name);
  });
  if (isCountedApart && pictures.length === sidecars.length) {
    const [inOrder, sidecarsInOrder] = [pictures, sidecars].map((some) => some.toSorted((a, b) => a.number - b.number));
    return inOrder!.map((picture, index) => [picture, sidecarsInOrder![index]!]);
  }
  const byNumber = Map.groupBy(sidecars, ({ number }) => number);
  return pictures.flatMap((picture): [Numbered, Numbered][] => {
    const [sidecar, another] = byNumber.get(picture.number) ?? [];
    return sidecar && !another ? [[picture, sidecar]] : [];
  });
}
