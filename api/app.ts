/** The API, put together from its parts: who calls, then the routes, then one way to say what went wrong. */
import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Schema } from 'hono';
import { requestId } from 'hono/request-id';
import { documentOf } from './documentOf.ts';
import type { ApiParts } from './parts.ts';
import { ProblemError } from './problem.ts';
import { type ApiEnv, routes } from './route.ts';
import { actionRoutes } from './routes/actions.ts';
import { docsRoutes } from './routes/docs.ts';
import { duplicateRoutes } from './routes/duplicates.ts';
import { failureRoutes } from './routes/failures.ts';
import { fileRoutes } from './routes/files.ts';
import { folderRoutes } from './routes/folders.ts';
import { originalRoutes } from './routes/original.ts';
import { peopleRoutes } from './routes/people.ts';
import { previewRoutes } from './routes/previews.ts';
import { searchRoutes } from './routes/search.ts';
import { sessionRoutes } from './routes/session.ts';
import { similarRoutes } from './routes/similar.ts';
import { stackRoutes } from './routes/stacks.ts';
import { statsRoutes } from './routes/stats.ts';
import { statusRoutes } from './routes/status.ts';
import { timelineRoutes } from './routes/timeline.ts';
import { trashRoutes } from './routes/trash.ts';
import { uploadRoutes } from './routes/uploads.ts';
import { versionRoutes } from './routes/version.ts';
import { answerError, answerProblem } from './shell/answerError.ts';
import { fromPage } from './shell/fromPage.ts';
import { cacheHeaders, safeHeaders, sameAnswer } from './shell/headers.ts';
import { knowCaller } from './shell/knowCaller.ts';
import { limitBody, limitQuery } from './shell/limits.ts';
import { logRequest } from './shell/logRequest.ts';
import { otherMethods } from './shell/otherMethods.ts';

const GROUPS = [
  versionRoutes,
  sessionRoutes,
  statusRoutes,
  actionRoutes,
  peopleRoutes,
  failureRoutes,
  fileRoutes,
  folderRoutes,
  originalRoutes,
  previewRoutes,
  stackRoutes,
  statsRoutes,
  timelineRoutes,
  trashRoutes,
  uploadRoutes,
  searchRoutes,
  similarRoutes,
  duplicateRoutes,
] as const;

type SchemaOf<App> = App extends OpenAPIHono<ApiEnv, infer Routes, string> ? (routes: Routes) => void : never;
type AllOf<Union> = [Union] extends [(routes: infer Routes extends Schema) => void] ? Routes : never;
/** All groups at once: a chain of `.route()` costs the compiler the square of their number. */
type Group = ReturnType<(typeof GROUPS)[number]> | ReturnType<typeof docsRoutes>;

export type Api = OpenAPIHono<ApiEnv, AllOf<SchemaOf<Group>>>;

export function createApp(parts: ApiParts): Api {
  const app = routes();
  app.onError(answerError(parts.log));
  app.notFound((c) => answerProblem(c, new ProblemError(404, 'There is no such path. /docs shows those there are.')));
  app.use(requestId({ limitLength: 64 }), logRequest(parts), safeHeaders, cacheHeaders);
  if (parts.origin !== undefined) app.use(fromPage(parts.origin));
  app.use(sameAnswer, limitQuery, limitBody, knowCaller(parts.access), otherMethods(app));
  const document = () => documentOf(app, parts.version);
  for (const group of GROUPS) app.route('/', group(parts));
  app.route('/', docsRoutes(document));
  return app as Api;
}
