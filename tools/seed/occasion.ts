/** What the pictures of one outing have in common: who had which camera where, and the folder they were put in. */
import { CAMERAS, type Camera } from './cameras.ts';
import type { Chance } from './chance.ts';
import type { Outing } from './outings.ts';
import { HOME, PLACES, type Place } from './places.ts';

export interface Occasion {
  at: number;
  camera: Camera;
  place: Place;
  folder: string;
}

const OWNERS = ['Anna', 'Jörg', 'Мария', '健太'];
const AT_HOME_PERCENT = 45;

export function occasionOf({ at }: Outing, chance: Chance): Occasion {
  const year = new Date(at).getUTCFullYear();
  const camera = chance.oneOf(CAMERAS.filter(({ years: [first, last] }) => first <= year && year <= last));
  const place = chance.percent(AT_HOME_PERCENT) ? HOME : chance.oneOf(PLACES);
  return { at, camera, place, folder: folderOf(camera, place, at, chance) };
}

function folderOf({ phone, model }: Camera, place: Place, at: number, chance: Chance): string {
  const [year = '', month = '', day = ''] = new Date(at).toISOString().slice(0, 10).split('-');
  if (phone) {
    const owner = chance.oneOf(OWNERS);
    return chance.percent(30) ? `Phones/${owner}/DCIM/${100 + Number(month)}APPLE` : `Phones/${owner}/${year}/${month}`;
  }
  const way = chance.part();
  if (way < 0.5) return `${year}/${year}-${month}-${day} ${place.name}`;
  if (way < 0.75) return `Trips/${place.name}/${year}`;
  if (way < 0.97) return `Archive/Disk ${chance.between(1, 3)}/Backup ${year}/Pictures/${place.name}/${month}/${model}`;
  // Put down where it was easiest.
  return '';
}
