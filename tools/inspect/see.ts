/** Reads all that the storage says of one original. */
import { monthOf } from '../../core/month.ts';
import { previewName } from '../../core/names.ts';
import { pool } from '../../core/pool.ts';
import type { FileRecord } from '../../core/record.ts';
import type { Row } from '../../core/row.ts';
import type { Storage } from '../../core/storage.ts';
import { type Manifest, monthOfKey } from '../../core/timeline/manifest.ts';
import { type MonthFile, monthFile } from '../../core/timeline/month.ts';
import { tilesOf } from '../../core/timeline/tiles.ts';
import { readManifest } from '../../library/readManifest.ts';
import { readRecord } from '../../library/readRecord.ts';
import { readMonth, rowsOf } from './readMonth.ts';
import type { Seen, SeenMonth, SeenPreview, Tile } from './seen.ts';

const AT_ONCE = 16;

/** `name` is not known where only an id was given: a record or a row tells it. */
export async function see(storage: Storage, id: string, name?: string): Promise<Seen> {
  const known = await readRecord(storage, id);
  const record = known === 'missing' ? known : known.record;
  const manifest = await readManifest(storage);
  const marked = await monthsMarked(storage);
  const rows = await findRows(storage, id, new Set([...monthsIn(record), ...monthsOf(manifest), ...marked]));
  const called = name ?? (record === 'missing' ? rows[0]?.name : record.name);
  const months: SeenMonth[] = [];
  for (const month of new Set([...monthsIn(record), ...rows.map((row) => row.partition)].sort())) {
    months.push({ month, marked: marked.has(month), ...(await seeMonth(storage, manifest, month, id)) });
  }
  return {
    id,
    name: called,
    original: called === undefined ? 'missing' : await storage.originals.head(called),
    record,
    rows,
    previews: record === 'missing' ? [] : await Promise.all(seePreviews(storage, record)),
    months,
  };
}

function monthsIn(record: FileRecord | 'missing'): string[] {
  if (record === 'missing') return [];
  return record.state === 'deleted' ? record.months : [...record.months, monthOf(record.takenLocal)];
}

function monthsOf(manifest: Manifest | undefined): string[] {
  return manifest?.months.map(([key]) => monthOfKey(key)) ?? [];
}

async function monthsMarked({ marks }: Storage): Promise<Set<string>> {
  const months = new Set<string>();
  for await (const mark of marks.list()) months.add(mark.key);
  return months;
}

/** A row is found by its month: asked for in each there is, since one in a wrong month is what nobody knows of. */
async function findRows({ files }: Storage, id: string, months: ReadonlySet<string>): Promise<Row[]> {
  const rows: Row[] = [];
  await pool(months, AT_ONCE, async (month) => {
    const found = await files.get(month, id);
    if (found === 'missing') return;
    const { etag: _, ...row } = found;
    rows.push(row);
  });
  return rows.sort((a, b) => (a.partition < b.partition ? -1 : 1));
}

function seePreviews({ previews }: Storage, { id, rev, ...record }: FileRecord): Promise<SeenPreview>[] {
  return record.previews.map(async (preview) => ({
    preview,
    stored: await previews.head(previewName(id, rev, preview.name)),
  }));
}

async function seeMonth(storage: Storage, manifest: Manifest | undefined, month: string, id: string) {
  const { lacking, columns, tiles } = await readMonth(storage, manifest, month);
  const rows = rowsOf(month, columns);
  const tile = tilesOf(rows).find(({ row }) => row.key === id);
  return {
    lacking,
    listed: rows.filter((row) => row.key === id),
    shown: tiles.map((file) => tileIn(file, id)).find((shown) => shown !== undefined),
    toShow: tile && tileIn(monthFile([tile]), id),
  };
}

/** Only films have a duration, and only months with films a column of them. */
function tileIn(file: MonthFile, id: string): Tile | undefined {
  const at = file.id.indexOf(id);
  if (at === -1) return undefined;
  const { dur, ...columns } = file;
  const values = Object.entries(columns).map(([name, column]) => [name, column[at] ?? null] as const);
  return Object.fromEntries([...values, ...(dur?.[at] ? [['dur', dur[at]] as const] : [])]);
}
