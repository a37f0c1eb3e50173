/** What of an image is older than it may be, by what the image says of itself. */
import { checkFloors } from '../../infra/image/checkFloors.ts';
import type { Reads } from '../../infra/image/floors.ts';
import { installedIn } from '../../infra/image/installedIn.ts';
import type { Layer } from './savedImage.ts';

export async function floorFaults(layers: readonly Layer[], reads: readonly Reads[]): Promise<string[]> {
  return checkFloors(await installedIn(layers.map(({ folder }) => folder)), reads);
}
