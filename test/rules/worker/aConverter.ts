/** A converter of words over memory storage, with a real scratch folder, and what its tests look up. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { lookText } from '../../../core/event.ts';
import { idOf } from '../../../core/id.ts';
import type { Job } from '../../../core/job.ts';
import type { Outcome } from '../../../core/outcome.ts';
import type { FileRecord } from '../../../core/record.ts';
import type { Storage } from '../../../core/storage.ts';
import { readBlob } from '../../../library/readBlob.ts';
import { readRecord } from '../../../library/readRecord.ts';
import type { Attempt, Desk } from '../../../worker/attempt.ts';
import { convert } from '../../../worker/convert.ts';
import { fetchOriginal } from '../../../worker/fetchOriginal.ts';
import { limit } from '../../../worker/limit.ts';
import { makeIn, type Workshop } from '../../../worker/make.ts';
import type { Media } from '../../../worker/media/media.ts';
import { openScratch } from '../../../worker/scratch.ts';
import { aLibrary, type Library } from '../aLibrary.ts';
import { PIPELINE } from '../aRecord.ts';
import { fakeMedia } from './fakeMedia.ts';

export const NAME = '2026/IMG_1.JPG';
export const ID = idOf(NAME);

const MEMORY = 1000;

export interface Parts extends Partial<Pick<Workshop, 'pipeline' | 'memoryBytes' | 'memory' | 'slots'>> {
  media?: Partial<Media>;
  scratchBytes?: number;
  /** Stands before the library's own storage, for the converter alone. */
  watched?: (storage: Storage) => Storage;
  library?: Library;
}

export async function aConverter(asked: Parts = {}) {
  const { media: change = {}, scratchBytes = 10_000, watched = (all) => all, library = aLibrary(), ...parts } = asked;
  const { storage, clock } = library;
  const media = fakeMedia(change);
  const parent = await mkdtemp(join(tmpdir(), 'converter-test-'));
  onTestFinished(() => rm(parent, { recursive: true, force: true }));
  const workshop: Workshop = {
    clock,
    pipeline: PIPELINE,
    media,
    fetch: fetchOriginal,
    scratch: await openScratch(parent, scratchBytes),
    slots: limit(2),
    memory: limit(MEMORY),
    memoryBytes: MEMORY,
    ...parts,
  };
  const logged: { event: string; fields: object }[] = [];
  const stages: string[] = [];
  const ends: { kind: string; bytes: number | undefined }[] = [];
  const desk: Desk = {
    storage: watched(storage),
    clock,
    pipeline: workshop.pipeline,
    make: makeIn(workshop),
    log: (event, fields = {}) => logged.push({ event, fields }),
    onStage: (_, stage) => stages.push(stage),
    onEnd: (_, { kind }, bytes) => ends.push({ kind, bytes }),
  };
  return {
    storage,
    clock,
    media,
    desk,
    logged,
    stages,
    ends,
    upload: async (text: string, metadata: Record<string, string> = {}) => {
      await storage.originals.put(NAME, Buffer.from(text), { contentType: 'image/jpeg', metadata });
    },
    convert: (job: Partial<Job> = {}, attempt: Partial<Attempt> = {}): Promise<Outcome> =>
      convert(desk, { id: ID, name: NAME, force: false, tries: 0, ...job }, anAttempt(attempt)),
    ...lookUps(storage),
  };
}

function lookUps(storage: Storage) {
  return {
    stored: async () => {
      const stored = await readRecord(storage, ID);
      if (stored === 'missing') throw new Error('There is no record.');
      return stored;
    },
    record: async (): Promise<FileRecord> => {
      const stored = await readRecord(storage, ID);
      if (stored === 'missing') throw new Error('There is no record.');
      return stored.record;
    },
    /** What a preview of the record says, or `missing`. */
    preview: async (name: string): Promise<string> => {
      const stored = await readRecord(storage, ID);
      const rev = stored === 'missing' ? '' : stored.record.rev;
      const blob = await readBlob(storage.previews, `${ID.slice(0, 2)}/${ID}/${rev}/${name}`);
      return blob === 'missing' ? blob : blob.bytes.toString();
    },
    /** Sends a message and takes it. */
    take: async (text = lookText({ name: NAME }), queue = storage.jobs) => {
      await queue.send(text);
      const [message] = await queue.receive(1, 120);
      if (!message) throw new Error('There is no message.');
      return { message, queue };
    },
  };
}

function anAttempt(changes: Partial<Attempt> = {}): Attempt {
  let stage = 'look';
  return {
    signal: new AbortController().signal,
    count: 1,
    last: false,
    enter: (next) => {
      stage = next;
    },
    weigh: () => {},
    stage: () => stage,
    ...changes,
  };
}
