/** Both images themselves: how they are to be run, what is in them and what is not, and what they weigh. */
import { TARGETS, type Target } from '../../../tools/image/plan.ts';
import type { Closers } from '../../../tools/local/closers.ts';
import { configFaults } from '../configFaults.ts';
import { contentFaults } from '../contentFaults.ts';
import { readDockerfile } from '../dockerfile.ts';
import { floorFaults } from '../floorFaults.ts';
import type { Report } from '../report.ts';
import { type Layer, savedImage } from '../savedImage.ts';
import type { Subject } from '../subject.ts';

/** Of a million bytes, all layers together, as they are pulled. */
const MOST_MB = { converter: 220, stills: 150, control: 75 };

export async function images(subject: Subject, report: Report, closing: Closers): Promise<void> {
  const { arch, video, tags } = subject;
  for (const target of TARGETS) {
    const tag = tags[target];
    report.say(`Taking ${tag} apart`);
    const { architecture, config, layers } = await savedImage(subject, tag, closing);
    report.check(`${tag} is of ${arch}, and says of itself what it should`, [
      ...(architecture === arch ? [] : [`It is of ${architecture}.`]),
      ...configFaults(config, target),
    ]);
    const contents = contentFaults(layers);
    for (const [what, faults] of Object.entries(contents)) report.check(`${tag} ${what}`, faults);
    const reads = target === 'control' ? [] : video ? (['stills', 'video'] as const) : (['stills'] as const);
    report.check(`${tag} has nothing that is older than its floor`, await floorFaults(layers, reads));
    await weigh(tag, layers, target, video, report);
  }
}

async function weigh(tag: string, layers: readonly Layer[], target: Target, video: boolean, report: Report) {
  const names = await namesOf(target);
  const parts = new Map<string, number>();
  for (const [index, { gzipped }] of layers.entries()) {
    const name = names[index] ?? 'compiled code';
    parts.set(name, (parts.get(name) ?? 0) + gzipped);
  }
  const whole = layers.reduce((sum, { gzipped }) => sum + gzipped, 0);
  const most = MOST_MB[target === 'converter' && !video ? 'stills' : target];
  const over = whole > most * 1e6 ? [`It has ${megabytes(whole)}.`] : [];
  report.check(`${tag} has ${most} MB at most`, over);
  for (const [name, bytes] of parts) report.figure(`${target}: ${name}`, megabytes(bytes));
  report.figure(`${target}, all of it`, megabytes(whole), `at most ${most} MB`);
}

/** What each layer brings, as far as files are copied; whatever is run comes after that. */
async function namesOf(target: Target): Promise<string[]> {
  const { stages } = await readDockerfile();
  const copies = stages.find(({ name }) => name === target)?.all('COPY') ?? [];
  return copies.map((copy) => /\/gathered\/(\w+) /.exec(copy)?.[1] ?? copy);
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}
