/** What would be published if the timeline were made anew from all rows: the published one must be the same, byte by byte. */
import { columnsName, layoutName, MANIFEST_NAME, monthName, tintName } from '../../../core/names.ts';
import { type Manifest, monthOfKey } from '../../../core/timeline/manifest.ts';
import { alone } from '../engine/alone.ts';
import { Violation } from '../engine/violation.ts';
import { EMPTY_WORLD, type World } from '../world/world.ts';
import { calmDay } from './calm.ts';
import { jsonOf, rowsOf } from './facts.ts';

export async function mustBeAsRebuilt(world: World): Promise<void> {
  const fresh = await rebuilt(world);
  for (const [container, name] of publishedFiles(fresh)) {
    const [is, should] = [world, fresh].map((each) => each[container].blobs.get(name)?.blob?.bytesAre);
    if (!should || !is?.equals(should)) throw new Violation(`${name} is not what a rebuild from all rows publishes.`);
  }
}

async function rebuilt({ files }: World): Promise<World> {
  const day = alone({ ...EMPTY_WORLD, files }, 0, 'where the protocol does');
  for (const { partition } of rowsOf(day.world())) {
    day.take({ port: 'marks', method: 'put', args: [{ partition: 'month', key: partition }] });
  }
  await calmDay(day);
  return day.world();
}

function publishedFiles(world: World): ['previews' | 'records', string][] {
  const manifest = jsonOf<Manifest>(world.previews, MANIFEST_NAME)!;
  const names: ['previews' | 'records', string][] = [
    ['previews', MANIFEST_NAME],
    ['previews', layoutName(manifest.layout.hash)],
    ['previews', tintName(manifest.tint.hash)],
  ];
  for (const [key, , hash, columns] of manifest.months) {
    if (hash !== '') names.push(['previews', monthName(key, hash)]);
    for (const each of columns) names.push(['records', columnsName(monthOfKey(key), each)]);
  }
  return names;
}
