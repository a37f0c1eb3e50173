/** Pairs pictures and sidecars by their names alone, each with one. What could be the one or the other is left alone. */
import { fold, type MediaName, mediaNames, type SidecarName, sidecarName } from './takeoutName.ts';

export interface Pairs {
  sidecarOf: Map<string, string>;
  spare: Set<string>;
}

export function pairByName(media: readonly string[], files: readonly string[]): Pairs {
  const sidecars = together(files);
  const exact = openShelf(sidecars, ({ name }) => name);
  const folded = openShelf(sidecars, ({ name }) => fold(name));
  const sidecarOf = new Map<string, string>();
  const taken = new Set<Sidecar>();

  const alone = () => media.filter((file) => !sidecarOf.has(file));
  const take = (claims: readonly Claim[]) => {
    for (const { file, sidecar } of claims) {
      sidecarOf.set(file, sidecar.files[0]!);
      taken.add(sidecar);
      exact.take(sidecar);
      folded.take(sidecar);
    }
  };
  take(undisputed(claimsOf(alone(), exact, ({ name }) => [name])));
  take(undisputed(claimsOf(alone(), folded, ({ name }) => [fold(name)])));
  take(complete(undisputed(claimsOf(alone(), folded, cut)), folded));
  return { sidecarOf, spare: new Set(sidecars.filter((one) => !taken.has(one)).flatMap((one) => one.files)) };
}

/** `IMG.jpg`: `IMG.j.json`, `IMG.json`; a name of more than 46 units: its first 46. Best first. */
function* cut({ name, least }: MediaName): Generator<string> {
  const folded = fold(name);
  for (let units = folded.length - 1; units >= least; units--) yield folded.slice(0, units);
}

interface Sidecar extends SidecarName {
  /** Several, where exports of different years lie in one folder: all tell of the same picture. */
  files: string[];
}

/** The longest first: the later the export, the more is in its sidecars. */
function together(files: readonly string[]): Sidecar[] {
  const sidecars = new Map<string, Sidecar>();
  for (const file of files.toSorted((one, other) => other.length - one.length)) {
    const parsed = sidecarName(file)!;
    const key = `${parsed.name}/${parsed.number}`;
    const known = sidecars.get(key);
    if (known) known.files.push(file);
    else sidecars.set(key, { ...parsed, files: [file] });
  }
  return [...sidecars.values()];
}

/** The sidecars that nobody has taken yet. */
interface Shelf {
  called(name: string, number: number): Sidecar[];
  left(name: string): number;
  nameOf(sidecar: Sidecar): string;
  take(sidecar: Sidecar): void;
}

function openShelf(sidecars: readonly Sidecar[], nameOf: (sidecar: Sidecar) => string): Shelf {
  const byName = Map.groupBy(sidecars, (sidecar) => `${nameOf(sidecar)}/${sidecar.number}`);
  const left = new Map<string, number>();
  const add = (name: string, change: number) => left.set(name, (left.get(name) ?? 0) + change);
  for (const sidecar of sidecars) add(nameOf(sidecar), 1);
  return {
    called: (name, number) => byName.get(`${name}/${number}`) ?? [],
    left: (name) => left.get(name) ?? 0,
    nameOf,
    take(sidecar) {
      const key = `${nameOf(sidecar)}/${sidecar.number}`;
      byName.set(
        key,
        (byName.get(key) ?? []).filter((one) => one !== sidecar),
      );
      add(nameOf(sidecar), -1);
    },
  };
}

interface Claim {
  file: string;
  sidecar: Sidecar;
}

/** Several for one file, if its sidecar may be any of them. */
function claimsOf(files: readonly string[], shelf: Shelf, namesOf: (media: MediaName) => Iterable<string>): Claim[] {
  return files.flatMap((file) => {
    for (const media of mediaNames(file)) {
      for (const name of namesOf(media)) {
        const found = shelf.called(name, media.number);
        if (found.length > 0) return found.map((sidecar) => ({ file, sidecar }));
      }
    }
    return [];
  });
}

/** One sidecar for one picture. */
function undisputed(claims: readonly Claim[]): Claim[] {
  const byFile = Map.groupBy(claims, ({ file }) => file);
  const bySidecar = Map.groupBy(claims, ({ sidecar }) => sidecar);
  return claims.filter(({ file, sidecar }) => byFile.get(file)!.length === 1 && bySidecar.get(sidecar)!.length === 1);
}

/**
 * `…a.jpg` and `…b.jpg` are equal as far as their sidecars tell, so that the second has `…(1).json`, and `…a(1).jpg` the third:
 * numbers count only where each of these sidecars is claimed once.
 */
function complete(claims: readonly Claim[], shelf: Shelf): Claim[] {
  const claimed = Map.groupBy(claims, ({ sidecar }) => shelf.nameOf(sidecar));
  return [...claimed].flatMap(([name, some]) => (some.length === shelf.left(name) ? some : []));
}
