/** Says which packages of an image are older than they may be, and which of those that it needs it lacks. */
import { compareVersions } from './compareVersions.ts';
import { FLOORS, type Floor, type Reads } from './floors.ts';

/** Versions by package. */
export type Installed = Readonly<Record<Floor['from'], Readonly<Record<string, string>>>>;

/** A sentence for each fault, with its reason; none is well. `reads` is what the image is for. */
export function checkFloors(installed: Installed, reads: readonly Reads[], floors = FLOORS): string[] {
  return floors.flatMap((floor) => {
    const versions = installed[floor.from];
    const present = floor.packages.filter((name) => versions[name] !== undefined);
    if (present.length === 0) return floor.reads && reads.includes(floor.reads) ? [lack(floor, floor.reads)] : [];
    return present
      .filter((name) => compareVersions(versions[name]!, floor.least) < 0)
      .map((name) => `${name} ${versions[name]} is older than ${floor.least}, which mends ${floor.mends}.`);
  });
}

function lack({ packages, from }: Floor, reads: Reads): string {
  const none = packages.length > 1 ? `None of ${packages.join(', ')}` : `No ${packages[0]}`;
  return `${none} is among the ${from} packages of an image that reads ${reads}.`;
}
