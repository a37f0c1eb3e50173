/** What two files have in common besides their looks. */
import { z } from '@hono/zod-openapi';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { plainName } from './plainName.ts';

export const Share = z.enum(['time', 'camera', 'size', 'name']).openapi('Share', {
  description:
    '`time`: captured within a second. `size`: in pixels. `name`: but for folder, extension and "(1)" or "copy"',
});
export type Share = z.output<typeof Share>;

export function shares(snapshot: Snapshot, one: number, other: number): Share[] {
  const { taken, camera, width, height, name } = snapshot;
  const are: Record<Share, boolean> = {
    time: Math.abs((taken[one] as number) - (taken[other] as number)) < 1,
    camera: camera.codes[one] !== 0 && camera.codes[one] === camera.codes[other],
    size: width[one] !== 0 && width[one] === width[other] && height[one] === height[other],
    name: plainName(name[one] as string) === plainName(name[other] as string),
  };
  return Share.options.filter((share) => are[share]);
}
