/** A library that is really published, into memory, and read as the page reads the storage. */
import { MANIFEST_NAME } from '../../../core/names.ts';
import type { Row } from '../../../core/row.ts';
import { compact } from '../../../library/compact.ts';
import { readBlob } from '../../../library/readBlob.ts';
import { publishedFiles } from '../../../web/sources/publishedFiles.ts';
import type { fetchMedia } from '../../../web/talk/media.ts';
import { TalkError } from '../../../web/talk/problem.ts';
import { aLibrary } from '../../rules/aLibrary.ts';
import { aRow } from '../../rules/aRow.ts';
import { moveRow, putRows, removeRow } from '../../rules/library/changes.ts';

export function aPublished() {
  const { storage, clock } = aLibrary();
  /** Names that were asked for, without the hashes: `2026-05`, `manifest`, `layout`, `tint`. */
  const asked: string[] = [];
  const given: string[] = [];
  const held = new Map<string, Promise<void>>();
  let broken = false;

  const read: typeof fetchMedia = async (name, init) => {
    const plain = plainName(name);
    asked.push(plain);
    const { promise: aborted, reject: abort } = Promise.withResolvers<never>();
    aborted.catch(() => undefined);
    init?.signal?.addEventListener('abort', () => abort(new DOMException('It was given up.', 'AbortError')));
    await Promise.race([held.get(plain), aborted]);
    if (broken) throw new TalkError('The storage can not be reached.', { status: 0 });
    const blob = await readBlob(storage.previews, name);
    if (blob === 'missing') throw new TalkError(`There is no ${name}.`, { status: 404 });
    given.push(plain);
    return new Response(new Uint8Array(blob.bytes), { headers: { etag: `"${blob.etag}"` } });
  };

  return {
    clock,
    storage,
    files: publishedFiles(read),
    asked,
    given,
    /** Times that it was asked for. */
    times: (name: string) => asked.filter((each) => each === name).length,
    async publish(...rows: Row[]) {
      await putRows(storage, ...rows);
      await compact(storage);
    },
    async move(row: Row) {
      await moveRow(storage, row);
      await compact(storage);
    },
    async take(...rows: Row[]) {
      for (const row of rows) await removeRow(storage, row.key);
      await compact(storage);
    },
    /** Nothing is answered to whoever asks for it, until the end of it is called. */
    hold(name: string) {
      const { promise, resolve } = Promise.withResolvers<void>();
      held.set(name, promise);
      return () => {
        held.delete(name);
        resolve();
      };
    },
    break(on: boolean) {
      broken = on;
    },
    /** Without the names of the files of `name` that are published now. */
    async sweep(name: string) {
      for await (const blob of storage.previews.list('timeline/')) {
        if (plainName(blob.name) === name) await storage.previews.remove(blob.name);
      }
    },
  };
}

export type Published = ReturnType<typeof aPublished>;

/** So many photos of a month, a day each as far as it goes, newest first. */
export function rowsOf(month: string, count: number, changes: Partial<Row> = {}): Row[] {
  return Array.from({ length: count }, (_, i) => {
    const day = String(Math.max(1, 28 - i)).padStart(2, '0');
    return aRow(`${month}/${String(i).padStart(5, '0')}.jpg`, { takenLocal: `${month}-${day}T12:00:00`, ...changes });
  });
}

function plainName(name: string): string {
  if (name === MANIFEST_NAME) return 'manifest';
  return /^timeline\/(?:m\/)?(.+)-[0-9a-f]+\.\w+$/.exec(name)?.[1] ?? name;
}
