/** The row of a good JPEG called `name`, changed as a test likes. */
import { idOf } from '../../core/id.ts';
import { monthOf } from '../../core/month.ts';
import { partsOf } from '../../core/names.ts';
import type { Row } from '../../core/row.ts';

export function aRow(name = '2026/IMG_1.JPG', changes: Partial<Row> = {}): Row {
  const { folder, ext } = partsOf(name);
  const takenLocal = 'takenLocal' in changes ? changes.takenLocal : '2026-05-04T18:32:10';
  return {
    partition: monthOf(takenLocal),
    key: idOf(name),
    rev: 'abcdefgh',
    name,
    folder,
    ext,
    state: 'ok',
    kind: 'jpeg',
    bytes: 1_000,
    sha256: 'ab'.repeat(32),
    uploadedAt: '2026-06-01T10:00:00.000Z',
    takenSource: 'exif',
    width: 3000,
    height: 2000,
    takenLocal,
    ...changes,
  };
}
