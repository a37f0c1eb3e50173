/** Copies have no sidecar, but their original has: what Google's editor made, and the film of a live photo. */
import { fold, MOST_UNITS, type Parts, parts, sidecarName } from './takeoutName.ts';
import { withoutEdited } from './withoutEdited.ts';

/** The sidecar of the original of each of `copies` that has one, be the original itself here or not. */
export function originalsOf(
  copies: readonly string[],
  sidecarOf: ReadonlyMap<string, string>,
  spare: ReadonlySet<string>,
): Map<string, string> {
  const originals = indexOriginals(sidecarOf, spare);
  const found = new Map<string, string>();
  for (const copy of copies) {
    const sidecar = originalOf(copy, originals);
    if (sidecar !== undefined) found.set(copy, sidecar);
  }
  return found;
}

function originalOf(copy: string, { called, only, beside }: Originals): string | undefined {
  const { stem, number, extension } = parts(copy);
  const edited = withoutEdited(stem);
  if (edited !== undefined) {
    // IMG-edited(1).jpg or IMG(1)-edited.jpg: IMG(1).jpg, IMG(1).heic
    const original = number > 0 ? { stem: edited, number } : parts(edited + extension);
    return called(original.stem + extension, original.number) ?? beside(original.stem, original.number, [ANY]);
  }
  // IMG.MP4: IMG.HEIC; PXL.MP: PXL.MP.jpg
  if (FILM.test(extension)) return beside(stem, number, STILLS) ?? beside(stem + extension, number, STILLS);
  // Nothing is left of `-edited` in a name so long: it has become another of the same name.
  return number > 0 && stem.length >= MOST_UNITS ? only(stem + extension) : undefined;
}

const ANY = /^/;
/** Also `PXL.MP~2`. */
const FILM = /^\.(mp4|mov|m4v|mv|mp)(~\d+)?$/i;
/** What makes live photos today makes them in HEIC; a JPEG of that name may be another's. */
const STILLS = [/^\.hei[cf]$/i, /^\.(jpe?g|png|webp|avif|dng|gif)$/i];

interface Originals {
  called(name: string, number: number): string | undefined;
  /** Whatever its number, if there is one alone. */
  only(name: string): string | undefined;
  /** Whatever its extension; the only one of those that fit the first of the patterns that any fits. */
  beside(stem: string, number: number, extensions: readonly RegExp[]): string | undefined;
}

interface Original extends Parts {
  sidecar: string;
}

function indexOriginals(sidecarOf: ReadonlyMap<string, string>, spare: ReadonlySet<string>): Originals {
  const originals = [
    ...[...sidecarOf].map(([file, sidecar]): Original => ({ ...parts(file), sidecar })),
    ...[...spare].map((sidecar) => absent(sidecar)),
  ];
  const nameOf = ({ stem, extension }: Original) => fold(stem + extension);
  // Names of different extensions are cut at different units.
  const stemKey = (stem: string, number: number) => `${fold(stem.slice(0, MOST_UNITS))}/${number}`;
  const byName = Map.groupBy(originals, nameOf);
  const byNumber = Map.groupBy(originals, (original) => `${nameOf(original)}/${original.number}`);
  const byStem = Map.groupBy(originals, ({ stem, number }) => stemKey(stem, number));
  return {
    called(name, number) {
      const some = byNumber.get(`${fold(name)}/${number}`) ?? [];
      return theOne(some) ?? theOne(some.filter(({ stem, extension }) => stem + extension === name));
    },
    only: (name) => theOne(byName.get(fold(name)) ?? []),
    beside(stem, number, extensions) {
      const some = byStem.get(stemKey(stem, number)) ?? [];
      const fitting = extensions.map((pattern) => some.filter(({ extension }) => pattern.test(extension)));
      return theOne(fitting.find(({ length }) => length > 0) ?? []);
    },
  };
}

/** The original that a sidecar tells of, though it is not here. */
function absent(sidecar: string): Original {
  const { name, number } = sidecarName(sidecar)!;
  const original = parts(name);
  return { ...original, number: number || original.number, sidecar };
}

/** A live photo and its film have the same. */
function theOne(originals: readonly Original[]): string | undefined {
  const [sidecar, another] = new Set(originals.map(({ sidecar }) => sidecar));
  return another === undefined ? sidecar : undefined;
}
