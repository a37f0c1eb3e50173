/** A library as a family may have it, file by file in the order of time; the same again for the same seed. */
import type { Metadata } from '../../core/metadata.ts';
import type { UserWishes } from '../../core/record.ts';
import { type Chance, chanceFrom } from './chance.ts';
import type { Drawing } from './drawings.ts';
import { anotherScene, type Likeness, nextOf } from './likeness.ts';
import { type Naming, newNaming } from './naming.ts';
import { type Occasion, occasionOf } from './occasion.ts';
import { outingsOf } from './outings.ts';
import { HOME } from './places.ts';
import { type Invented, pictured, type Shot, wallTime, wished } from './shot.ts';
import { SPECIALS } from './specials.ts';

export interface Inventing {
  files: number;
  seed: number;
}

/** Every fourth shot until each has come once, so that a small library has them all; then far fewer. */
const SPECIAL_FIRST = 4;
const SPECIAL_EVERY = 16;
const BURST_PERCENT = 35;
const FILM_PERCENT = 6;
const BESIDE_PERCENT = 45;
const FAVORITE_PERCENT = 3;
const RATED_PERCENT = 2;

export function* invent({ files, seed }: Inventing, drawings: readonly Drawing[]): Generator<Invented> {
  const chance = chanceFrom(seed);
  const naming = newNaming();
  let [shots, specials] = [0, 0];
  let before: Invented | undefined;
  for (const outing of outingsOf(files, chance)) {
    const occasion = occasionOf(outing, chance);
    let last: Shot | undefined;
    for (let left = outing.files; left > 0; ) {
      shots += 1;
      const shot = shotOf(occasion, last, naming, drawings, chance);
      last = shot;
      const due = shots % (specials < SPECIALS.length ? SPECIAL_FIRST : SPECIAL_EVERY) === 0;
      const special = due && before ? SPECIALS[specials++ % SPECIALS.length] : undefined;
      const made = special && before ? [special({ shot, before, naming, chance })] : filesOf(shot, naming, chance);
      const [still] = made;
      if (!special && still?.record.kind !== 'video') before = still;
      yield* made.slice(0, left);
      left -= Math.min(left, made.length);
    }
  }
}

/** A second later in a burst, a minute later otherwise. */
function shotOf(
  occasion: Occasion,
  last: Shot | undefined,
  naming: Naming,
  drawings: readonly Drawing[],
  chance: Chance,
): Shot {
  const inBurst = last !== undefined && chance.percent(BURST_PERCENT);
  const at = last ? last.at + chance.between(1, inBurst ? 2 : 150) * 1000 : occasion.at;
  const drawing = inBurst ? last.drawing : chance.oneOf(drawings);
  const likeness: Likeness = inBurst ? nextOf(last.likeness, chance) : anotherScene(drawing, chance);
  const base = naming.base(occasion.camera, occasion.folder, at);
  return { occasion, at, base, drawing, likeness, metadata: metadataOf(occasion, at, chance) };
}

/** One file, or two that belong together. */
function filesOf(shot: Shot, naming: Naming, chance: Chance): Invented[] {
  const { camera } = shot.occasion;
  if (camera.film && chance.percent(FILM_PERCENT)) {
    const film = { ...shot, metadata: { ...shot.metadata, durationS: filmSeconds(chance) } };
    return [pictured(naming.free(`${shot.base}.${camera.film}`), 'video', film, chance)];
  }
  const [ext, kind] = camera.still;
  const still = wished(pictured(naming.free(`${shot.base}.${ext}`), kind, shot, chance), wishes(chance));
  if (!camera.beside || !chance.percent(BESIDE_PERCENT)) return [still];
  const [besideExt, besideKind] = camera.beside;
  const moving = besideKind === 'video' ? { ...shot, metadata: { ...shot.metadata, durationS: 2.8 } } : shot;
  return [still, pictured(naming.free(`${shot.base}.${besideExt}`), besideKind, moving, chance)];
}

function wishes(chance: Chance): UserWishes {
  return {
    ...(chance.percent(FAVORITE_PERCENT) && { favorite: true }),
    ...(chance.percent(RATED_PERCENT) && { rating: chance.between(1, 5) }),
  };
}

function filmSeconds(chance: Chance): number {
  return Math.round(100 * Math.min(5400, 20 * Math.exp(1.1 * chance.bell()))) / 100;
}

const ISO = [50, 64, 100, 100, 200, 200, 400, 800, 1600, 3200, 6400];
const APERTURES = [1.4, 1.8, 2, 2.8, 4, 5.6, 8, 11];
const FOCAL_LENGTHS = [4.25, 6.8, 18, 23, 24, 35, 50, 85, 105, 200];
const SHUTTERS = [1 / 4000, 1 / 1000, 1 / 500, 1 / 250, 1 / 125, 1 / 60, 1 / 30, 0.5, 2];
const GPS_PERCENT = { phone: 85, camera: 25 };

function metadataOf({ camera, place }: Occasion, at: number, chance: Chance): Partial<Metadata> {
  const { make, model, lenses, phone } = camera;
  const lens = lenses.length > 0 ? { lens: chance.oneOf(lenses) } : {};
  const exposure = {
    ...{ iso: chance.oneOf(ISO), fNumber: chance.oneOf(APERTURES) },
    ...{ focalMm: chance.oneOf(FOCAL_LENGTHS), seconds: chance.oneOf(SHUTTERS) },
  };
  const near = () => Math.round(1e6 * 0.02 * chance.bell()) / 1e6;
  const gps = { lat: place.lat + near(), lon: Math.min(180, place.lon + near()) };
  const keywords = place.keywords.filter(() => chance.percent(60));
  return {
    ...{ orientation: 1, exposure, camera: { make, model, ...lens } },
    ...{ takenLocal: wallTime(at), takenSource: 'exif' },
    ...(phone && { takenOffsetMin: place.offsetMin }),
    ...(chance.percent(phone ? GPS_PERCENT.phone : GPS_PERCENT.camera) && { gps }),
    ...(chance.percent(15) && keywords.length > 0 && { keywords, xmp: { subject: keywords } }),
    ...(!phone && chance.percent(8) && { rating: chance.between(1, 5) }),
    ...(place !== HOME && chance.percent(4) && { title: `${place.name}, ${chance.oneOf(TITLES)}` }),
    exif: { Make: make, Model: model, ...(lens.lens && { LensModel: lens.lens }), ISO: exposure.iso },
  };
}

const TITLES = ['the first evening', 'looking back', 'before the rain', 'with everybody', 'market day'];
