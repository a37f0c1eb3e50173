/** `GET /api/folders`: the library as people have ordered it. */
import { z } from '@hono/zod-openapi';
import type { Role } from '../../core/person.ts';
import { dayOf } from '../folds/dayOf.ts';
import type { Folder } from '../folds/folderAt.ts';
import { folderPage, type PlaceInFolder } from '../folds/folderPage.ts';
import type { ApiParts } from '../parts.ts';
import { ProblemError } from '../problem.ts';
import { route, routes } from '../route.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { cursorText, readCursor } from '../wire/cursor.ts';
import { fold } from '../wire/fold.ts';
import { listed } from '../wire/listed.ts';
import { Page, pageQuery } from '../wire/page.ts';

const day = z.string().optional();

const FolderListed = z
  .object({
    path: z.string(),
    name: z
      .string()
      .openapi({ description: 'What its path adds to that of the folder it lies in; / where that is nothing' }),
    files: z.number().openapi({ description: 'Files in it' }),
    deepFiles: z.number().openapi({ description: 'Files in it and in all folders below' }),
    bytes: z.number().openapi({ description: 'As all that follow: in it and below' }),
    covers: z
      .array(z.object({ id: z.string(), rev: z.string(), thumbhash: z.string() }))
      .max(4)
      .openapi({ description: 'The newest that have previews' }),
    from: day.openapi({ description: 'The day of the oldest capture, YYYY-MM-DD; missing where nothing has a date' }),
    to: day.openapi({ description: 'The day of the newest' }),
  })
  .openapi('Folder');

const FolderPage = Page.extend({
  path: z.string(),
  parent: z.string().nullable().openapi({ description: 'The path of the folder it lies in; null for the root' }),
  folders: z.array(FolderListed),
  totalFolders: z.number().openapi({ description: 'Folders in it' }),
  total: z.number().openapi({ description: 'Files in it' }),
}).openapi('FolderPage');

const folders = route('viewer', {
  method: 'get',
  path: '/api/folders',
  summary: 'What is in a folder',
  description:
    'First the folders in it, then its own files, both by name whatever its case. One cursor goes through both: a page ' +
    'holds at most `limit` of them together. Every file is listed, sidecars and unsupported ones too, but not the trash. ' +
    'A path is all of a name before its last slash, as it stands: follow `path` of `folders`, and make none up.',
  request: {
    query: z.object({
      ...pageQuery,
      path: z.string().max(1024).default('').openapi({ description: 'Empty for the root', example: '2019/Norway' }),
    }),
  },
  responses: { 200: { description: 'A page', content: { 'application/json': { schema: FolderPage } } } },
});

const Place = z.tuple([z.enum(['folder', 'file']), z.string()]);

interface Asked {
  path: string;
  cursor?: string | undefined;
  limit: number;
}

export const folderRoutes = (parts: Pick<ApiParts, 'published' | 'version'>) =>
  routes().openapi(folders, (c) => {
    const asked = c.req.valid('query');
    return fold(c, parts, (snapshot, role) => answer(snapshot, role, asked));
  });

function answer(snapshot: Snapshot, role: Role, { path, cursor, limit }: Asked): z.output<typeof FolderPage> {
  const after: PlaceInFolder | undefined = cursor === undefined ? undefined : readCursor(Place, cursor);
  const page = folderPage(snapshot, path, { after, limit });
  if (!page) throw new ProblemError(404, 'There is no such folder: no file has a name that begins with this path.');
  const { folder, folders, files, last } = page;
  return {
    path,
    parent: folder.parent ?? null,
    folders: folders.map((below) => folderListed(snapshot, below, path)),
    files: Array.from(files, (position) => listed(snapshot.row(position), role)),
    totalFolders: folder.folders.length,
    total: folder.files.length,
    cursor: last ? cursorText(last) : null,
  };
}

function folderListed(
  { id, picture, thumbhash, taken }: Snapshot,
  folder: Folder,
  parent: string,
): z.output<typeof FolderListed> {
  const { covers, newest, oldest, files, deepFiles, bytes } = folder;
  const path = folder.path.name;
  // Leading slashes belong to the name: `/a` lies in the root, as `a` does.
  const name = parent === '' ? path : path.slice(parent.length + 1);
  return {
    path,
    name: name || '/',
    files,
    deepFiles,
    bytes,
    covers: covers.map((at) => ({ id: id[at]!, rev: picture[at]!, thumbhash: thumbhash[at]! })),
    ...(oldest !== undefined && newest !== undefined && { from: dayOf(taken[oldest]!), to: dayOf(taken[newest]!) }),
  };
}
