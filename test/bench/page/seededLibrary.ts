/** A stack with 100,000 photos, seeded at the first time and kept for the next. */
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStorage } from '../../../core/azure/openStorage.ts';
import { PIPELINE_VERSION } from '../../../core/pipeline.ts';
import { seedLibrary } from '../../../tools/seed/seedLibrary.ts';
import { type RunningScene, startScene } from '../../page/scene.ts';

const RECORDS = 100_000;

export async function seededLibrary(): Promise<RunningScene> {
  const folder = join(tmpdir(), `ironviper-page-${RECORDS}-${PIPELINE_VERSION}`);
  const scene = await startScene([], { IRONVIPER_STATE: folder });
  // Whoever breaks it off leaves nobody in the folder, which has room for one.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void scene.stop().finally(() => process.exit(1)));
  }
  try {
    const stats = (await (await fetch(`${scene.url}/api/stats`)).json()) as { files: number };
    // A library that was broken off is gone on with: what is there stays.
    if (stats.files < RECORDS * 0.9) {
      console.log(`Seeding ${RECORDS.toLocaleString('en')} records into ${folder}, which takes some minutes ...`);
      await seedLibrary(openStorage(scene.account), { records: RECORDS });
    }
    return scene;
  } catch (error) {
    await scene.stop();
    throw error;
  }
}
