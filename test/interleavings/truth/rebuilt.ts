/** What follows from the records alone: the index and what is published must be the same, byte by byte. */
import { isDeepStrictEqual } from 'node:util';
import { columnsName, layoutName, MANIFEST_NAME, monthName, tintName } from '../../../core/names.ts';
import { type Manifest, monthOfKey } from '../../../core/timeline/manifest.ts';
import { rebuilder } from '../actors/roles.ts';
import { alone } from '../engine/alone.ts';
import { Violation } from '../engine/violation.ts';
import { EMPTY_WORLD, type World } from '../world/world.ts';
import { calmDay } from './calm.ts';
import { jsonOf, rowsOf } from './facts.ts';

export async function mustBeAsRebuilt(world: World): Promise<void> {
  const fresh = await rebuilt(world);
  if (!isDeepStrictEqual(rowsByKey(world), rowsByKey(fresh)))
    throw new Violation('The rows are not what a rebuild makes.');
  for (const [container, name] of publishedFiles(fresh)) {
    const [is, should] = [world, fresh].map((each) => each[container].blobs.get(name)?.blob?.bytesAre);
    if (!should || !is?.equals(should)) throw new Violation(`${name} is not what a rebuild publishes.`);
  }
}

async function rebuilt({ records }: World): Promise<World> {
  const day = alone({ ...EMPTY_WORLD, records }, 0, 'where the protocol does');
  await day.run(rebuilder.program);
  await calmDay(day);
  return day.world();
}

function rowsByKey(world: World) {
  return new Map(rowsOf(world).map((row) => [`${row.partition}/${row.key}`, row]));
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
