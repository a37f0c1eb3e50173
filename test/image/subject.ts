/** The images that are checked, and what runs them. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { OutageError } from '../../core/outage.ts';
import { emulate, ownArch } from '../../tools/image/emulate.ts';
import { type Engine, openEngine } from '../../tools/image/engine.ts';
import { type Arch, nameOf, TARGETS, type Target, tagOf } from '../../tools/image/plan.ts';
import type { Closers } from '../../tools/local/closers.ts';

export interface Subject {
  engine: Engine;
  arch: Arch;
  /** Of another architecture than this machine's: no time that it takes says anything. */
  emulated: boolean;
  /** False for the converter without ffmpeg. */
  video: boolean;
  tags: Readonly<Record<Target, string>>;
}

/** Throws `OutageError` if an image is not there. */
export async function openSubject(arch: Arch, { video }: { video: boolean }): Promise<Subject> {
  const engine = await openEngine();
  const [converter, control] = TARGETS.map((target) => tagOf(nameOf(target, { video }), arch)) as [string, string];
  for (const tag of [converter, control]) {
    const { failed } = await execa(engine.program, ['image', 'inspect', tag], { env: engine.env, reject: false });
    const words = `npm run image -- --arch ${arch}${video ? '' : ' --no-video'}`;
    if (failed) throw new OutageError('image', `There is no image ${tag} on this machine. First: ${words}`);
  }
  await emulate(arch);
  return { engine, arch, emulated: arch !== ownArch, video, tags: { converter, control } };
}

/** A folder that is gone when the check is over. */
export async function temporaryFolder(closing: Closers): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'ironviper-image-'));
  closing.add(() => rm(folder, { recursive: true, force: true }));
  return folder;
}
