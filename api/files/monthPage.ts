/** One page of a month, by one request to the index. Trash is left out, so that it may be short, or empty. */
import type { Storage } from '../../core/storage.ts';
import { ProblemError } from '../problem.ts';
import { listed } from '../wire/listed.ts';
import type { Page, PageRequest } from '../wire/page.ts';

export async function monthPage(
  { files }: Pick<Storage, 'files'>,
  month: string,
  { cursor, limit, role }: PageRequest,
): Promise<Page> {
  const page = await files.page(month, { limit, cursor });
  if (page === 'bad cursor') {
    throw new ProblemError(400, 'This cursor is none that this month gave. Begin again without one.');
  }
  const shown = page.entities.filter((row) => row.trashedAt === undefined);
  return { files: shown.map(({ etag: _, ...row }) => listed(row, role)), cursor: page.cursor ?? null };
}
