/** All files through one converter, in a storage of its own, until it leaves by itself; and what came of it. */
import type { FileRecord } from '../../core/record.ts';
import type { Storage } from '../../core/storage.ts';
import { readBlob } from '../../library/readBlob.ts';
import type { Closers } from '../../tools/local/closers.ts';
import type { Ports } from '../../tools/terminal/account.ts';
import { startWorld } from '../chaos/world.ts';
import type { Running } from './container.ts';
import type { CorpusFile } from './corpus.ts';

export interface Converted {
  code: number | string;
  complaint: string;
  /** By name. */
  records: Map<string, FileRecord>;
  /** What is left, by queue; months that wait to be published. */
  left: Readonly<Record<'jobs' | 'later' | 'poison' | 'marks', number>>;
  /** Files in a second, from its first word to the end of its last file. */
  pace: number;
}

export async function convertAll(
  files: readonly CorpusFile[],
  start: (ports: Ports) => Promise<Running>,
  closing: Closers,
): Promise<Converted> {
  const world = await startWorld();
  closing.add(() => world.stop());
  for (const { name, read } of files) await world.upload(name, await read());
  await world.send(world.takeEvents());
  const running = await start(world.ports);
  const code = await running.ended;
  const { jobs, later, poison, marks } = world.storage;
  let unpublished = 0;
  for await (const _ of marks.list()) unpublished += 1;
  const depths = { jobs: await jobs.depth(), later: await later.depth(), poison: await poison.depth() };
  return {
    code,
    complaint: running.complaint(),
    records: await recordsOf(world.storage),
    left: { ...depths, marks: unpublished },
    pace: paceOf(running),
  };
}

export async function recordsOf({ records }: Storage): Promise<Map<string, FileRecord>> {
  const found = new Map<string, FileRecord>();
  for await (const { name } of records.list('')) {
    if (name.startsWith('columns/')) continue;
    const blob = await readBlob(records, name);
    if (blob === 'missing') continue;
    const record = JSON.parse(blob.bytes.toString('utf8')) as FileRecord;
    found.set(record.name, record);
  }
  return found;
}

function paceOf({ lines }: Running): number {
  const ended = lines.filter(({ event }) => event === 'attempt.ended');
  const [from, to] = [lines.find(({ event }) => event === 'converter.started'), ended.at(-1)];
  return from && to ? ended.length / ((Date.parse(to.at) - Date.parse(from.at)) / 1000) : 0;
}
