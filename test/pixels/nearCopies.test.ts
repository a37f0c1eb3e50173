/** The near copies of the corpus, from files to groups: every pair that is one is found, and nothing else. */
import { describe, expect, test } from 'vitest';
import { bandsOf } from '../../api/alike/bands.ts';
import { groupsOf, togetherIn } from '../../api/alike/groups.ts';
import { isFlat } from '../../api/alike/isFlat.ts';
import { snapshotOf } from '../../api/snapshot/snapshotOf.ts';
import type { Row } from '../../core/row.ts';
import { ample, openMedia } from '../fixtures/openMedia.ts';
import { sampleFile, samples, rows as table } from '../fixtures/samples.ts';
import { withCopy } from '../fixtures/withFile.ts';
import { made } from '../rules/api/prints.ts';
import { shaOf } from '../rules/aRecord.ts';
import { aRow } from '../rules/aRow.ts';

const corpus = samples();

/** As a converter would list it. */
async function rowOfSample(path: string): Promise<Row> {
  const media = await openMedia();
  return withCopy(sampleFile(path), async (copy) => {
    const inspection = await media.inspect(copy, path, ample.signal);
    const { memory, kind } = inspection;
    const { fingerprint, width, height } = await media.render(copy, inspection, 0, { ...ample, memory });
    return aRow(path, { kind, width, height, fingerprint: fingerprint?.hex, sha256: shaOf(path.slice(-32)) });
  });
}

describe.runIf(corpus)('of the samples', () => {
  const paths = corpus?.map(({ path }) => path) ?? [];
  const pictures = paths.filter((path) => /^neardup\/.*\.(jpg|png|webp)$/.test(path));
  // Eight pixels of one colour, in whatever was made to show some tags.
  const plain = paths.filter((path) => /^jpeg\/(et__|exiv2__FujiTags)/.test(path));

  test('every near copy is in the group of its original, and no flat picture in any', {
    timeout: 120_000,
  }, async () => {
    const rows: Row[] = [];
    for (const path of [...pictures, ...plain]) rows.push(await rowOfSample(path));
    const snapshot = snapshotOf(rows);
    const groups = made(groupsOf(snapshot, made(togetherIn(snapshot, made(bandsOf(snapshot))))));
    const found = groups.map(({ members }) => members.map((at) => snapshot.name[at]!.replace('neardup/', '')).sort());
    expect(found.sort(byFirst)).toEqual(families().sort(byFirst));
    const flat = plain.filter((path) => isFlat(snapshot.fingerprint, positionOf(path)));
    expect(flat.length).toBeGreaterThan(20);
    function positionOf(path: string) {
      return snapshot.name.indexOf(path);
    }
  });
});

/** Each original and its copies. A crop is another picture to a hash of blocks. */
function families(): string[][] {
  const all = new Map<string, string[]>();
  for (const [original = '', copy = '', , verdict = ''] of table('neardup/GROUNDTRUTH.tsv')) {
    if (!verdict.startsWith('near') || copy.includes('crop')) continue;
    all.set(original, [...(all.get(original) ?? [original]), copy]);
  }
  return [...all.values()].map((family) => family.sort());
}

function byFirst([a = '']: string[], [b = '']: string[]): number {
  return a < b ? -1 : 1;
}
